/** SQL of time entries: every statement is scoped by organization, and by user where the caller reaches only their own. */
import { type Selectable, sql, type Updateable } from 'kysely';
import { type DayPart, splitByDay } from '../../../../domain/day-parts.ts';
import { Scope } from '../../../../domain/policy/scope.ts';
import type { TimeSpan } from '../../../../domain/spans.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import { within } from '../../../platform/within.ts';
import type { Reader, Trx } from '../../../schema.ts';
import { type EntryDays, type EntryFilter, selectWithin } from '../model/entry-filter.ts';
import { longestMs } from '../model/longest-entry.ts';
import type { ListTimeEntries } from './time-entries.schema.ts';
import type { TimeEntryTable } from './time-entries.tables.ts';

export type TimeEntryRow = Selectable<TimeEntryTable>;

function inScope(db: Reader, scope: Scope) {
  return db.selectFrom('time_entries').where(within(scope, 'time_entries'));
}

export async function findEntry(db: Reader, scope: Scope, id: string): Promise<TimeEntryRow | undefined> {
  return await inScope(db, scope).selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findRunning(
  db: Reader,
  organizationId: string,
  userId: string,
): Promise<TimeEntryRow | undefined> {
  return await inScope(db, Scope.own({ organizationId, userId }))
    .selectAll()
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** The finished entry that began last: what is planned for later has not begun. */
export async function findLatestEnded(
  db: Reader,
  scope: Scope,
  now: number,
): Promise<TimeEntryRow | undefined> {
  return await inScope(db, scope)
    .selectAll()
    .where('ended_at', 'is not', null)
    .where('started_at', '<=', now)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** With the number of the organization's last event as it was when the row was read; null before the first. */
export type ListedEntryRow = TimeEntryRow & { readonly head: number | null };

/** Newest first, one row more than the limit. */
export async function listEntries(
  db: Reader,
  scope: Scope,
  query: ListTimeEntries,
): Promise<ListedEntryRow[]> {
  const { from, to, spanning, timesheetId, limit, cursor, ...filter } = query;
  let select = await selectWithin(db, { scope, filter }, { from, to, spanning });
  if (timesheetId) select = select.where('time_entries.timesheet_id', '=', timesheetId);
  const head = sql<
    number | null
  >`(select seq from event_heads where organization_id = ${scope.wholeOrganization})`;
  return await selectPage(
    select.selectAll('time_entries').select(head.as('head')),
    { limit, cursor },
    { by: 'started_at', direction: 'desc', decode: decodeNumberCursor },
  ).execute();
}

/** The earliest start of an entry that can reach as far as the instant. */
function beganSince(instant: number, organizationId: string) {
  return sql<number>`${instant} - ${longestMs(organizationId)}`;
}

/**
 * Entries of the person that share time with the span. What runs has got as far as now: with what is recorded for later
 * it shares nothing yet.
 */
export async function listOverlapping(
  db: Reader,
  row: Pick<TimeEntryRow, 'id' | 'organization_id' | 'user_id' | 'started_at' | 'ended_at'>,
  now: number,
): Promise<TimeEntryRow[]> {
  const others = inScope(db, Scope.own({ organizationId: row.organization_id, userId: row.user_id }))
    .selectAll()
    .where('id', '!=', row.id);
  const ended = others
    .where('started_at', '>=', beganSince(row.started_at, row.organization_id))
    .where('started_at', '<', row.ended_at ?? now + 1)
    .where('ended_at', '>', row.started_at);
  if (row.started_at > now) return await ended.execute();
  return await ended.unionAll(others.where('ended_at', 'is', null)).execute();
}

/** The spans of a person's time within `span`; what runs goes on to its end. */
export async function listRecorded(
  db: Reader,
  { organizationId, userId, span }: { organizationId: string; userId: string; span: TimeSpan },
): Promise<TimeSpan[]> {
  const own = inScope(db, Scope.own({ organizationId, userId }))
    .select(['started_at', 'ended_at'])
    .where('started_at', '<', span.endMs);
  const ended = own
    .where('started_at', '>=', beganSince(span.startMs, organizationId))
    .where('ended_at', '>', span.startMs);
  const rows = await ended.unionAll(own.where('ended_at', 'is', null)).execute();
  return rows.map((row) => ({ startMs: row.started_at, endMs: row.ended_at ?? span.endMs }));
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
  const deleted = await trx
    .deleteFrom('time_entries')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

/** What of a day's time is counted: all of it, a client's or a project's. */
export type CountedTime = Pick<EntryFilter, 'projectId' | 'clientId'>;

/** Some of an entry on one day. */
export interface EntryPart extends DayPart {
  readonly id: string;
}

/** Finished time of the days, entry by entry: what crosses midnight is split by the zone of its entry, as in reports. */
export async function listDayParts(
  db: Reader,
  scope: Scope,
  { from, to, counted = {} }: { readonly from: string; readonly to: string; readonly counted?: CountedTime },
): Promise<EntryPart[]> {
  const select = await selectWithin(db, { scope, filter: counted }, { from, to, spanning: true });
  const rows = await select
    .select(['time_entries.id', 'started_at', 'ended_at', 'time_entries.zone'])
    .where('ended_at', 'is not', null)
    .execute();
  return rows.flatMap(({ id, started_at: startMs, ended_at: endMs, zone }) =>
    splitByDay({ startMs, endMs: endMs ?? startMs }, zone)
      .filter(({ date }) => date >= from && date <= to)
      .map((part) => ({ id, ...part })),
  );
}

/** Whole seconds in all. */
export function sumParts(parts: readonly DayPart[]): number {
  return parts.reduce((sum, { seconds }) => sum + seconds, 0);
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

/** Each tag once, in no order; few sets of tags stand on many entries. */
export async function listTags(db: Reader, scope: Scope, days: EntryDays): Promise<string[]> {
  const select = await selectWithin(db, { scope, filter: {} }, days);
  const rows = await select.select('time_entries.tags').distinct().execute();
  return [...new Set(rows.flatMap(({ tags }): string[] => JSON.parse(tags)))];
}

export async function hasRunningTimer(
  db: Reader,
  organizationId: string,
  projectId: string,
): Promise<boolean> {
  const row = await inScope(db, Scope.everybody(organizationId))
    .select('id')
    .where('project_id', '=', projectId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasEntries(db: Reader, organizationId: string, projectId: string): Promise<boolean> {
  const row = await inScope(db, Scope.everybody(organizationId))
    .select('id')
    .where('project_id', '=', projectId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
