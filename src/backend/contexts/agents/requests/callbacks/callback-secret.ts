/** What signs the messages of a request: sealed in its row, so that no backup holds it. */
import { type SqlBool, sql } from 'kysely';
import type { SystemActor } from '../../../../../domain/policy/actor.ts';
import { acrossOrganizations } from '../../../../platform/reach/reads.ts';
import type { Seal } from '../../../../platform/secrets/seal.ts';
import type { SecretPlace } from '../../../../platform/secrets/secrets.ts';
import type { RequestPorts } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';

type Signed = Pick<RequestRow, 'id' | 'organization_id' | 'callback_secret'>;

function placeOf({ id, organization_id: organizationId }: Signed): SecretPlace {
  return { organizationId, kind: 'request-callback', name: id };
}

export function sealCallbackSecret(seal: Seal, row: Signed): string | null {
  return row.callback_secret === null ? null : seal.seal(placeOf(row), row.callback_secret);
}

/** Undefined where its key is not here. */
export function openCallbackSecret(seal: Seal, row: Signed): string | undefined {
  return row.callback_secret === null ? undefined : seal.open(placeOf(row), row.callback_secret);
}

/** Of versions that kept them as they are. */
export async function sealPlainCallbackSecrets({
  db,
  seal,
  writes,
}: Pick<RequestPorts, 'db' | 'seal' | 'writes'>): Promise<void> {
  const plain = await acrossOrganizations(db, 'requests', 'upkeep')
    .select(['id', 'organization_id', 'callback_secret'])
    // Literally as the index has it.
    .where(sql<SqlBool>`callback_secret like 'whsec_%'`)
    .execute();
  for (const row of plain) {
    const actor: SystemActor = { kind: 'system', organizationId: row.organization_id, task: 'callbacks' };
    await writes(actor)
      .invariant('requests')
      .update()
      .set({ callback_secret: sealCallbackSecret(seal, row) })
      .where('id', '=', row.id)
      .execute();
  }
}
