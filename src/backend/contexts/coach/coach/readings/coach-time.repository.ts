/** The coach's read-only query over the running entry. */
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { RunningFact } from '../../model/practice-data.ts';

function entryFacts(reads: Reads) {
  return reads
    .from('time_entries')
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .select([
      'time_entries.id',
      'projects.id as projectId',
      'clients.id as clientId',
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

export async function findRunning(reads: Reads, userId: string): Promise<RunningFact | undefined> {
  const row = await entryFacts(reads)
    .where('time_entries.user_id', '=', userId)
    .where('time_entries.ended_at', 'is', null)
    .executeTakeFirst();
  return row && toEntryFact(row);
}
