/** The coach's read-only queries over entries: scoped by organization, and by user where the caller reaches only their own. */
import { sql } from 'kysely';
import type { Scope } from '../../../platform/http/actor.ts';
import type { Db } from '../../../schema.ts';
import type { Period } from './built-in/periods.ts';
import type { DaySum, EntryFact, WorkFilter } from './practice-data.ts';

/** Finished, and in no timesheet; the person's index begins with the user. */
function loose(db: Db, { organizationId, userId }: Scope, { from, to }: Period) {
  const select = db
    .selectFrom('time_entries')
    .where('time_entries.organization_id', '=', organizationId)
    .where('time_entries.seconds', 'is not', null)
    .where('time_entries.timesheet_id', 'is', null)
    .where('time_entries.local_date', '>=', from)
    .where('time_entries.local_date', '<=', to);
  return userId === undefined ? select : select.where('time_entries.user_id', '=', userId);
}

export async function listLooseIds(
  db: Db,
  scope: Scope,
  { period, limit }: { readonly period: Period; readonly limit: number },
): Promise<string[]> {
  const rows = await loose(db, scope, period)
    .select('time_entries.id')
    .orderBy('time_entries.started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function sumLooseDays(db: Db, scope: Scope, period: Period): Promise<DaySum[]> {
  const rows = await loose(db, scope, period)
    .select(['time_entries.local_date as localDate', sql<number>`sum(time_entries.seconds)`.as('seconds')])
    .groupBy('time_entries.local_date')
    .orderBy('time_entries.local_date', 'desc')
    .execute();
  return rows.map(({ localDate, seconds }) => ({ localDate, seconds: Number(seconds) }));
}

function entryFacts(db: Db, scope: Scope) {
  const select = db
    .selectFrom('time_entries')
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .where('time_entries.organization_id', '=', scope.organizationId)
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
  return scope.userId === undefined ? select : select.where('time_entries.user_id', '=', scope.userId);
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
