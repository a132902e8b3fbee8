/** SQL of time entries: every statement is scoped by organization, and by user where the caller reaches only their own. */
import type { Selectable, Updateable } from 'kysely';
import type { Interval } from '../../../domain/intervals.ts';
import { requireUpdated } from '../../platform/db/changes.ts';
import { selectPage } from '../../platform/db/select-page.ts';
import type { Scope } from '../../platform/http/actor.ts';
import { decodeNumberCursor } from '../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../schema.ts';
import type { ListTimeEntries } from './time-entries.schema.ts';
import type { TimeEntryTable } from './time-entries.tables.ts';

export type TimeEntryRow = Selectable<TimeEntryTable>;

function inScope(db: Reader, scope: Scope) {
  const select = db.selectFrom('time_entries').where('organization_id', '=', scope.organizationId);
  return scope.userId === undefined ? select : select.where('user_id', '=', scope.userId);
}

export async function findEntry(db: Reader, scope: Scope, id: string): Promise<TimeEntryRow | undefined> {
  return await inScope(db, scope).selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findRunning(
  db: Reader,
  organizationId: string,
  userId: string,
): Promise<TimeEntryRow | undefined> {
  return await inScope(db, { organizationId, userId })
    .selectAll()
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Newest first, one row more than the limit. */
export async function listEntries(db: Reader, scope: Scope, query: ListTimeEntries): Promise<TimeEntryRow[]> {
  let select = inScope(db, scope).selectAll();
  if (query.userId) select = select.where('user_id', '=', query.userId);
  if (query.projectId) select = select.where('project_id', '=', query.projectId);
  if (query.timesheetId) select = select.where('timesheet_id', '=', query.timesheetId);
  if (query.from) select = select.where('local_date', '>=', query.from);
  if (query.to) select = select.where('local_date', '<=', query.to);
  return await selectPage(select, query, {
    by: 'started_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

/** No entry is longer: what began earlier cannot reach into a span, and need not be read. */
const longestEntryMs = 31 * 24 * 3_600_000;

/** Entries of the person that share time with the span; a running one reaches into the future. */
export async function listOverlapping(
  db: Reader,
  row: Pick<TimeEntryRow, 'id' | 'organization_id' | 'user_id' | 'started_at' | 'ended_at'>,
): Promise<Interval[]> {
  const others = inScope(db, { organizationId: row.organization_id, userId: row.user_id })
    .select(['id', 'started_at as startMs', 'ended_at as endMs'])
    .where('id', '!=', row.id);
  const ended = others
    .where('started_at', '>', row.started_at - longestEntryMs)
    .where('started_at', '<', row.ended_at ?? Number.MAX_SAFE_INTEGER)
    .where('ended_at', '>', row.started_at);
  const rows = await ended.unionAll(others.where('ended_at', 'is', null)).execute();
  return rows.map(({ id, startMs, endMs }) => ({ id, startMs, endMs: endMs ?? undefined }));
}

export async function insertEntry(trx: Trx, row: TimeEntryRow): Promise<void> {
  await trx.insertInto('time_entries').values(row).execute();
}

/** Many at once, none of them running; as many as one statement takes. */
export async function insertEntries(trx: Trx, rows: readonly TimeEntryRow[]): Promise<void> {
  await trx.insertInto('time_entries').values(rows).execute();
}

export async function updateEntry(
  trx: Trx,
  row: TimeEntryRow,
  change: Updateable<TimeEntryTable>,
): Promise<TimeEntryRow> {
  const updated = await trx
    .updateTable('time_entries')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteEntry(trx: Trx, row: TimeEntryRow): Promise<void> {
  await trx
    .deleteFrom('time_entries')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .execute();
}

export async function sumSeconds(
  db: Reader,
  scope: Scope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  const { total } = await inScope(db, scope)
    .select((select) => select.fn.sum<number | null>('seconds').as('total'))
    .where('local_date', '>=', from)
    .where('local_date', '<=', to)
    .executeTakeFirstOrThrow();
  return Number(total ?? 0);
}

export async function sumByProject(
  db: Reader,
  scope: Scope,
): Promise<{ projectId: string; seconds: number }[]> {
  const rows = await inScope(db, scope)
    .select((select) => ['project_id as projectId', select.fn.sum<number | null>('seconds').as('total')])
    .groupBy('project_id')
    .execute();
  return rows.map(({ projectId, total }) => ({ projectId, seconds: Number(total ?? 0) }));
}

export async function hasRunningTimer(
  db: Reader,
  organizationId: string,
  projectId: string,
): Promise<boolean> {
  const row = await inScope(db, { organizationId })
    .select('id')
    .where('project_id', '=', projectId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasEntries(db: Reader, organizationId: string, projectId: string): Promise<boolean> {
  const row = await inScope(db, { organizationId })
    .select('id')
    .where('project_id', '=', projectId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
