/** SQL of the rate that some work has: what a slice reads that records time, one entry at a time. */
import type { Money } from '../../../../domain/money.ts';
import { createRateBook, findRate, type RatedWork } from '../../../../domain/rates/rate.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

export interface FoundRate {
  readonly amount: Money;
  /** Null where no rate reaches the work: it is worth nothing yet. */
  readonly rateId: string | null;
}

export type WorkDone = Omit<RatedWork, 'clientId' | 'currency' | 'organizationId'>;

/** Undefined when the project is gone. */
export async function findRateOfWork(reads: Reads, work: WorkDone): Promise<FoundRate | undefined> {
  const { organizationId } = reads.actor;
  const { projectId, taskId } = work;
  const project = await reads
    .namesOf('projects', ['id', [projectId]])
    .select(['client_id', 'currency'])
    .executeTakeFirst();
  if (project === undefined) return undefined;
  const { client_id: clientId, currency } = project;
  const ids = [organizationId, clientId, projectId, ...(taskId === null ? [] : [taskId])];
  const rows = await reads
    .whole('rates', 'rates')
    .select(['id', 'scope', 'scope_id', 'actor', 'minor', 'currency', 'valid_from'])
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
  const found = findRate(book, { ...work, organizationId, clientId, currency });
  return { amount: found?.amount ?? { minor: 0, currency }, rateId: found?.id ?? null };
}
