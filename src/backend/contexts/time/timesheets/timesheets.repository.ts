/**
 * SQL of timesheets. An entry that carries a `timesheet_id` is locked, an open sheet holds its week's entries without
 * one.
 */
import { type Selectable, sql, type Updateable } from 'kysely';
import { locksEntries, type TimesheetState } from '../../../../domain/timesheet-states.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { type MovedEntry, unlockEntries } from '../entries/index.ts';
import { listDayEnds, listNights, type Night } from '../model/day-split.ts';
import { begunOn } from '../model/entry-filter.ts';
import { findEarliest } from '../model/longest-entry.ts';
import type { ListTimesheets } from './timesheets.schema.ts';
import type { TimesheetTable } from './timesheets.tables.ts';

export type TimesheetRow = Selectable<TimesheetTable>;

/** What a sheet adds up to; a running entry counts nowhere. */
export interface SheetSums {
  readonly seconds: number;
  readonly billableSeconds: number;
  readonly entryCount: number;
}

const nothing: SheetSums = { seconds: 0, billableSeconds: 0, entryCount: 0 };

export async function findTimesheet(reads: Reads, id: string): Promise<TimesheetRow | undefined> {
  return await reads.from('timesheets').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In any state: its act is judged by a permission of its own. */
export async function findToActOn(reads: Reads, id: string): Promise<TimesheetRow | undefined> {
  return await reads.invariant('timesheets').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Newest week first, one row more than the limit. */
export async function listTimesheets(reads: Reads, query: ListTimesheets): Promise<TimesheetRow[]> {
  let select = reads.from('timesheets').selectAll();
  if (query.userId) select = select.where('user_id', '=', query.userId);
  if (query.state) select = select.where('state', '=', query.state);
  if (query.from) select = select.where('week_start', '>=', query.from);
  if (query.to) select = select.where('week_start', '<=', query.to);
  return await selectPage(select, query, {
    by: 'week_start',
    direction: 'desc',
    decode: decodeTextCursor,
  }).execute();
}

export async function listWeek(
  reads: Reads,
  week: Pick<TimesheetRow, 'user_id' | 'week_start'>,
): Promise<TimesheetRow[]> {
  return await reads
    .invariant('timesheets')
    .selectAll()
    .where('user_id', '=', week.user_id)
    .where('week_start', '=', week.week_start)
    .orderBy('supplement')
    .execute();
}

/** Sheets of an import that was undone leave gaps in the numbers. */
export function nextAfter(week: readonly Pick<TimesheetRow, 'supplement'>[]): number {
  return week.reduce((next, { supplement }) => Math.max(next, supplement + 1), 0);
}

/** The one sheet of a week that is not approved yet. */
export function findOpenSheet(week: readonly TimesheetRow[]): TimesheetRow | undefined {
  return week.find(({ state }) => state !== 'approved' && state !== 'invoiced');
}

export async function insertTimesheet(writes: Writes, row: TimesheetRow): Promise<void> {
  await writes.insert('timesheets', row).execute();
}

function sheetsOf(writes: Writes) {
  return writes.invariant('timesheets');
}

/** The transaction is tried again when another one changed the row since it was read. */
export async function updateTimesheet(
  writes: Writes,
  { id, version }: TimesheetRow,
  change: Updateable<TimesheetTable>,
): Promise<TimesheetRow> {
  const updated = await sheetsOf(writes)
    .update()
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** A sheet stands for all time of its week, by any reader. */
const timeOfAll = (reads: Reads) => reads.whole('time_entries', 'sheet');

/** The entries of a sheet: those it locks, or while it is open those of its week that no sheet has. */
function entriesOf(reads: Reads, row: TimesheetRow) {
  const select = timeOfAll(reads);
  return locksEntries(row.state)
    ? select.where('time_entries.timesheet_id', '=', row.id)
    : select
        .where('user_id', '=', row.user_id)
        .where('time_entries.timesheet_id', 'is', null)
        .where('local_date', '>=', row.week_start)
        .where('local_date', '<=', row.week_end);
}

export async function listSheetEntries(reads: Reads, row: TimesheetRow) {
  const verdict = reads.joinInvariant('timesheet_verdicts', ['entry_id', 'time_entries.id']);
  return await entriesOf(reads, row)
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .leftJoin('timesheet_verdicts', verdict)
    .selectAll('time_entries')
    .select([
      'projects.name as project_name',
      'clients.name as client_name',
      'timesheet_verdicts.verdict',
      'timesheet_verdicts.reason as verdict_reason',
      'timesheet_verdicts.decided_at as verdict_at',
      'timesheet_verdicts.decided_by as verdict_by',
    ])
    .orderBy('started_at')
    .orderBy('time_entries.id')
    .execute();
}
export type SheetEntryRow = Awaited<ReturnType<typeof listSheetEntries>>[number];

/** True when the author's timer runs on a day of the sheet. */
export async function hasRunningEntry(reads: Reads, row: TimesheetRow): Promise<boolean> {
  const running = await entriesOf(reads, row)
    .select('time_entries.id')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return running !== undefined;
}

/** True when an entry, be it running, is on a day of the sheet. */
export async function holdsEntry(reads: Reads, row: TimesheetRow): Promise<boolean> {
  const held = await entriesOf(reads, row).select('time_entries.id').limit(1).executeTakeFirst();
  return held !== undefined;
}

const sumColumns = [
  sql<number>`coalesce(sum(time_entries.seconds), 0)`.as('seconds'),
  sql<number>`coalesce(sum(case when time_entries.billable = 1 then time_entries.seconds else 0 end), 0)`.as(
    'billableSeconds',
  ),
  sql<number>`count(*)`.as('entryCount'),
] as const;

export async function sumSheet(reads: Reads, row: TimesheetRow): Promise<SheetSums> {
  const sums = await entriesOf(reads, row)
    .select(sumColumns)
    .where('ended_at', 'is not', null)
    .executeTakeFirst();
  return sums ?? nothing;
}

/** The sums of many sheets in two statements; a sheet without entries has none in the map. */
export async function sumSheets(
  reads: Reads,
  rows: readonly TimesheetRow[],
): Promise<ReadonlyMap<string, SheetSums>> {
  const ids = (locked: boolean) =>
    rows.filter((row) => locksEntries(row.state) === locked).map((row) => row.id);
  const sums = [...(await sumLocked(reads, ids(true))), ...(await sumOpen(reads, ids(false)))];
  return new Map(sums.map(({ id, ...sum }) => [id, sum]));
}

type IdentifiedSums = SheetSums & { readonly id: string };

async function sumLocked(reads: Reads, ids: readonly string[]): Promise<IdentifiedSums[]> {
  return ids.length === 0
    ? []
    : await reads
        .invariant('timesheets')
        .innerJoin(
          'time_entries',
          reads.joinWhole('time_entries', 'sheet', ['timesheet_id', 'timesheets.id']),
        )
        .select(['timesheets.id as id', ...sumColumns])
        .where('timesheets.id', 'in', ids)
        .groupBy('timesheets.id')
        .execute();
}

async function sumOpen(reads: Reads, ids: readonly string[]): Promise<IdentifiedSums[]> {
  return ids.length === 0
    ? []
    : await reads
        .invariant('timesheets')
        .innerJoin(
          'time_entries',
          reads.joinWhole('time_entries', 'sheet', ['user_id', 'timesheets.user_id']),
        )
        .select(['timesheets.id as id', ...sumColumns])
        .where('timesheets.id', 'in', ids)
        .whereRef('time_entries.local_date', '>=', 'timesheets.week_start')
        .whereRef('time_entries.local_date', '<=', 'timesheets.week_end')
        .where('time_entries.timesheet_id', 'is', null)
        .where('time_entries.ended_at', 'is not', null)
        .groupBy('timesheets.id')
        .execute();
}

/** Finished entries over midnight that began in the weeks of the sheets, or reach into one; some only touch a midnight. */
export async function listSheetNights(reads: Reads, rows: readonly TimesheetRow[]): Promise<Night[]> {
  if (rows.length === 0) return [];
  const [monday = ''] = rows.map(({ week_start }) => week_start).sort();
  const [sunday = ''] = rows
    .map(({ week_end }) => week_end)
    .sort()
    .reverse();
  const days = { from: await findEarliest(reads, monday), to: sunday };
  const finished = begunOn(timeOfAll(reads), days)
    .where('time_entries.user_id', 'in', [...new Set(rows.map(({ user_id }) => user_id))])
    .where('time_entries.ended_at', 'is not', null);
  return await listNights(finished, await listDayEnds(finished));
}

export async function listVersions(
  reads: Reads,
  entryIds: readonly string[],
): Promise<readonly MovedEntry[]> {
  return await timeOfAll(reads).select(['id', 'version']).where('id', 'in', entryIds).execute();
}

/**
 * Frees what a sheet of an import holds. Its week may have an open sheet, of which there is one: this one leaves the
 * week before it is opened.
 */
export async function releaseEntries({ writes, now }: Work, row: TimesheetRow): Promise<void> {
  await sheetsOf(writes)
    .update()
    .set({ state: 'draft', week_start: 'undone', supplement: 0 })
    .where('id', '=', row.id)
    .execute();
  await unlockEntries(writes, row, { now });
}

/** The database refuses it for a sheet that locks. */
export async function deleteSheet(writes: Writes, { id, version }: TimesheetRow): Promise<void> {
  const deleted = await sheetsOf(writes)
    .remove()
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function findUserNames(
  reads: Reads,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) {
    return new Map();
  }
  const rows = await reads
    .namesOf('users', ['id', [...new Set(ids)]])
    .select(['id', 'name'])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The port that time entries ask before they change: the state of a sheet that locks, else undefined. */
export async function findTimesheetLock(reads: Reads, id: string): Promise<TimesheetState | undefined> {
  const row = await reads.invariant('timesheets').select('state').where('id', '=', id).executeTakeFirst();
  return row !== undefined && locksEntries(row.state) ? row.state : undefined;
}

export async function listSheetsById(reads: Reads, ids: readonly string[]): Promise<TimesheetRow[]> {
  return ids.length === 0
    ? []
    : await reads.invariant('timesheets').selectAll().where('id', 'in', ids).execute();
}

/** Sheets among `ids` whose billable entries are all on invoices that are issued; one of no length is never billed. */
export async function listFullyBilled(reads: Reads, ids: readonly string[]): Promise<TimesheetRow[]> {
  if (ids.length === 0) return [];
  const [invoices, ofInvoice] = reads.named('invoices', ['id', 'billed_entries.invoice_id']);
  const left = timeOfAll(reads)
    .leftJoin(...reads.named('billed_entries', ['entry_id', 'time_entries.id']))
    .leftJoin(invoices, (join) => ofInvoice(join).on('invoices.state', '<>', 'draft'))
    .select('time_entries.id')
    .where('time_entries.timesheet_id', '=', sql.ref<string>('timesheets.id'))
    .where('time_entries.billable', '=', 1)
    .where('time_entries.seconds', '>', 0)
    .where('invoices.id', 'is', null);
  return await reads
    .invariant('timesheets')
    .selectAll()
    .where('id', 'in', ids)
    .where(({ not, exists }) => not(exists(left)))
    .execute();
}
