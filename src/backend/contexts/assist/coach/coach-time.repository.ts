/** The coach's read-only queries over entries: scoped by organization, and by user where the caller reaches only their own. */
import type { Scope } from '../../../../domain/policy/scope.ts';
import { within } from '../../../platform/within.ts';
import type { Db } from '../../../schema.ts';
import type { EntryFact, WorkFilter } from './practice-data.ts';

function entryFacts(db: Db, scope: Scope) {
  return db
    .selectFrom('time_entries')
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .where(within(scope, 'time_entries'))
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

export async function listLastEntries(
  db: Db,
  scope: Scope,
  { filter, limit }: { readonly filter: WorkFilter; readonly limit: number },
): Promise<EntryFact[]> {
  let select = entryFacts(db, scope);
  if (filter.projectId) select = select.where('time_entries.project_id', '=', filter.projectId);
  if (filter.clientId) select = select.where('projects.client_id', '=', filter.clientId);
  const rows = await select
    .orderBy('time_entries.started_at', 'desc')
    .orderBy('time_entries.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toEntryFact);
}

export async function findRunning(db: Db, scope: Scope): Promise<EntryFact | undefined> {
  const row = await entryFacts(db, scope).where('time_entries.ended_at', 'is', null).executeTakeFirst();
  return row && toEntryFact(row);
}
