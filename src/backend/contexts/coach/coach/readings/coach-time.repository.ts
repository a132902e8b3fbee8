/** The coach's read-only queries over entries. */
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { EntryFact, WorkFilter } from '../practice-data.ts';

function entryFacts(reads: Reads) {
  return reads
    .from('time_entries')
    .innerJoin(
      'projects',
      reads.joinWhole('projects', 'time is named with its project', ['id', 'time_entries.project_id']),
    )
    .innerJoin(
      'clients',
      reads.joinWhole('clients', 'time is named with its client', ['id', 'projects.client_id']),
    )
    .select([
      'time_entries.id',
      'projects.name as projectName',
      'clients.name as clientName',
      'time_entries.note',
      'time_entries.started_at as startedAt',
      'time_entries.zone',
      'time_entries.local_date as localDate',
      'time_entries.seconds',
    ]);
}

const toEntryFact = <Row extends { readonly seconds: number | null }>(row: Row) => ({
  ...row,
  seconds: row.seconds ?? undefined,
});

interface WorkAsked {
  readonly filter: WorkFilter;
  /** Whose `mine` is. */
  readonly userId: string;
}

export async function listLastEntries(
  reads: Reads,
  { filter, userId, limit }: WorkAsked & { readonly limit: number },
): Promise<EntryFact[]> {
  let select = entryFacts(reads);
  if (filter.mine) select = select.where('time_entries.user_id', '=', userId);
  if (filter.projectId) select = select.where('time_entries.project_id', '=', filter.projectId);
  if (filter.clientId) select = select.where('projects.client_id', '=', filter.clientId);
  const rows = await select
    .orderBy('time_entries.started_at', 'desc')
    .orderBy('time_entries.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toEntryFact);
}

export async function findRunning(reads: Reads, userId: string): Promise<EntryFact | undefined> {
  const row = await entryFacts(reads)
    .where('time_entries.user_id', '=', userId)
    .where('time_entries.ended_at', 'is', null)
    .executeTakeFirst();
  return row && toEntryFact(row);
}
