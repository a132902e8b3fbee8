/** SQL of the rate that some work has: what a slice reads that records time, one entry at a time. */
import type { Money } from '../../../../domain/money.ts';
import { createRateBook, findRate, type RatedWork } from '../../../../domain/rates/rate.ts';
import type { Reader } from '../../../schema.ts';

export interface FoundRate {
  readonly amount: Money;
  /** Null where no rate reaches the work: it is worth nothing yet. */
  readonly rateId: string | null;
}

export type WorkDone = Omit<RatedWork, 'clientId' | 'currency'>;

/** Undefined when the project is gone. */
export async function findRateOfWork(db: Reader, work: WorkDone): Promise<FoundRate | undefined> {
  const { organizationId, projectId, taskId } = work;
  const project = await db
    .selectFrom('projects')
    .select(['client_id', 'currency'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', projectId)
    .executeTakeFirst();
  if (project === undefined) return undefined;
  const { client_id: clientId, currency } = project;
  const ids = [organizationId, clientId, projectId, ...(taskId === null ? [] : [taskId])];
  const rows = await db
    .selectFrom('rates')
    .select(['id', 'scope', 'scope_id', 'actor', 'minor', 'currency', 'valid_from'])
    .where('organization_id', '=', organizationId)
    .where('scope_id', 'in', ids)
    .where('valid_from', '<=', work.date)
    .execute();
  const book = createRateBook(
    rows.map((row) => ({
      id: row.id,
      scope: row.scope,
      scopeId: row.scope_id,
      actorId: row.actor,
      amount: { minor: row.minor, currency: row.currency },
      validFrom: row.valid_from,
    })),
  );
  const found = findRate(book, { ...work, clientId, currency });
  return { amount: found?.amount ?? { minor: 0, currency }, rateId: found?.id ?? null };
}
