/** SQL of time entries. */
import { type Selectable, sql, type Updateable } from 'kysely';
import { type DayPart, splitByDay } from '../../../../domain/day-parts.ts';
import type { TimeSpan } from '../../../../domain/spans.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { headOf } from '../../../platform/events/event-log.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import { type EntryDays, type EntryFilter, type EntrySelect, filterDays } from '../model/entry-filter.ts';
import { longestMs } from '../model/longest-entry.ts';
import type { ListTimeEntries } from './time-entries.schema.ts';
import type { TimeEntryTable } from './time-entries.tables.ts';

export type TimeEntryRow = Selectable<TimeEntryTable>;

/** What is looked at, or what is looked at in order to be changed. */
export type EntryReads = Pick<Reads, 'from'>;

export async function findEntry(reads: EntryReads, id: string): Promise<TimeEntryRow | undefined> {
  return await reads.from('time_entries').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Of the organization, be it one that the person does not see. */
export async function isEntry(reads: Reads, id: string): Promise<boolean> {
  const found = await reads.invariant('time_entries').select('id').where('id', '=', id).executeTakeFirst();
  return found !== undefined;
}

/** An entry of one person. */
export async function findEntryOf(
  reads: EntryReads,
  userId: string,
  id: string,
): Promise<TimeEntryRow | undefined> {
  return await reads
    .from('time_entries')
    .selectAll()
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
}

function entriesOf(reads: Reads, userId: string): EntrySelect {
  return reads.invariant('time_entries').where('user_id', '=', userId);
}

export async function findRunning(reads: Reads, userId: string): Promise<TimeEntryRow | undefined> {
  return await entriesOf(reads, userId).selectAll().where('ended_at', 'is', null).executeTakeFirst();
}

/** One whose timer the actor may stop. */
export async function findEntryToStop(writes: Writes, id: string): Promise<TimeEntryRow | undefined> {
  const stopping = writes.by('timer:stop');
  return await stopping.from('time_entries').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The finished entry that began last: what is planned for later has not begun. */
export async function findLatestEnded(
  reads: EntryReads,
  userId: string,
  now: number,
): Promise<TimeEntryRow | undefined> {
  return await reads
    .from('time_entries')
    .selectAll()
    .where('user_id', '=', userId)
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
export async function listEntries(reads: Reads, query: ListTimeEntries): Promise<ListedEntryRow[]> {
  const { from, to, spanning, timesheetId, limit, cursor, ...filter } = query;
  const entries = reads.from('time_entries');
  let select = await filterDays(reads, { entries, filter }, { from, to, spanning });
  if (timesheetId) select = select.where('time_entries.timesheet_id', '=', timesheetId);
  const head = headOf(reads);
  return await selectPage(
    select.selectAll('time_entries').select(head.as('head')),
    { limit, cursor },
    { by: 'started_at', direction: 'desc', decode: decodeNumberCursor },
  ).execute();
}

/** The earliest start of an entry that can reach as far as the instant. */
function beganSince(reads: Reads, instant: number) {
  return sql<number>`${instant} - ${longestMs(reads)}`;
}

/**
 * Entries of the person that share time with the span. What runs has got as far as now: with what is recorded for later
 * it shares nothing yet.
 */
export async function listOverlapping(
  reads: Reads,
  row: Pick<TimeEntryRow, 'id' | 'user_id' | 'started_at' | 'ended_at'>,
  now: number,
): Promise<TimeEntryRow[]> {
  const others = entriesOf(reads, row.user_id).selectAll().where('id', '!=', row.id);
  const ended = others
    .where('started_at', '>=', beganSince(reads, row.started_at))
    .where('started_at', '<', row.ended_at ?? now + 1)
    .where('ended_at', '>', row.started_at);
  if (row.started_at > now) return await ended.execute();
  return await ended.unionAll(others.where('ended_at', 'is', null)).execute();
}

/** The spans of a person's time within `span`; what runs goes on to its end. */
export async function listRecorded(
  reads: Reads,
  { userId, span }: { readonly userId: string; readonly span: TimeSpan },
): Promise<TimeSpan[]> {
  const own = entriesOf(reads, userId)
    .select(['started_at', 'ended_at'])
    .where('started_at', '<', span.endMs);
  const ended = own
    .where('started_at', '>=', beganSince(reads, span.startMs))
    .where('ended_at', '>', span.startMs);
  const rows = await ended.unionAll(own.where('ended_at', 'is', null)).execute();
  return rows.map((row) => ({ startMs: row.started_at, endMs: row.ended_at ?? span.endMs }));
}

export async function insertEntry(writes: Writes, row: TimeEntryRow): Promise<void> {
  await writes.insert('time_entries', row).execute();
}

/** Many at once, none of them running; as many as one statement takes. */
export async function insertEntries(writes: Writes, rows: readonly TimeEntryRow[]): Promise<void> {
  await writes.insert('time_entries', rows).execute();
}

export async function updateEntry(
  writes: Writes,
  { id, version }: TimeEntryRow,
  change: Updateable<TimeEntryTable>,
): Promise<TimeEntryRow> {
  if (change.project_id !== undefined) writes.into('time_entries', change);
  const updated = await writes
    .update('time_entries')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteEntry(writes: Writes, { id, version }: TimeEntryRow): Promise<void> {
  const deleted = await writes
    .remove('time_entries')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

/** What of a day's time is counted: all of it, a client's or a project's. */
export type CountedTime = Pick<EntryFilter, 'projectId' | 'clientId'>;

/** Some of an entry on one day. */
export interface EntryPart extends DayPart {
  readonly id: string;
}

interface DaysOf {
  readonly userId: string;
  readonly from: string;
  readonly to: string;
  readonly counted?: CountedTime;
}

/**
 * Finished time of a person's days, entry by entry: what crosses midnight is split by the zone of its entry, as in
 * reports.
 */
export async function listDayParts(
  reads: Reads,
  { userId, from, to, counted = {} }: DaysOf,
): Promise<EntryPart[]> {
  const filtered = { entries: entriesOf(reads, userId), filter: counted };
  const rows = await (await filterDays(reads, filtered, { from, to, spanning: true }))
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

export async function sumByProject(reads: Reads): Promise<{ projectId: string; seconds: number }[]> {
  const rows = await reads
    .from('time_entries')
    .select((select) => ['project_id as projectId', select.fn.sum<number | null>('seconds').as('total')])
    .groupBy('project_id')
    .execute();
  return rows.map(({ projectId, total }) => ({ projectId, seconds: Number(total ?? 0) }));
}

/** Each tag once, in no order; few sets of tags stand on many entries. */
export async function listTags(reads: Reads, days: EntryDays): Promise<string[]> {
  const select = await filterDays(reads, { entries: reads.from('time_entries'), filter: {} }, days);
  const rows = await select.select('time_entries.tags').distinct().execute();
  return [...new Set(rows.flatMap(({ tags }): string[] => JSON.parse(tags)))];
}

export async function hasRunningTimer(reads: Reads, projectId: string): Promise<boolean> {
  const row = await reads
    .invariant('time_entries')
    .select('id')
    .where('project_id', '=', projectId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasEntries(reads: Reads, projectId: string): Promise<boolean> {
  const row = await reads
    .invariant('time_entries')
    .select('id')
    .where('project_id', '=', projectId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
