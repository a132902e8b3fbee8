/** A row of rates as the API shows it, and as the domain looks it up. */
import type { Rate, RateKey } from '../../../../domain/rates/rate.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { RateRow } from './rates.repository.ts';
import type { RateEffectReply, RateRecord } from './rates.schema.ts';

export function toRate({ id, scope, scope_id, actor, minor, currency, valid_from }: RateRow): Rate {
  const amount = { minor, currency };
  return { id, scope, scopeId: scope_id, actorId: actor, amount, validFrom: valid_from };
}

export function keyOfRow({ scope, scope_id: scopeId, actor: actorId }: RateRow): RateKey {
  return { scope, scopeId, actorId };
}

export function toRecord(row: RateRow, effect: RateEffectReply | null = null): RateRecord {
  return {
    ...toRate(row),
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    source: row.source,
    effect,
  };
}
