/**
 * SQL of timesheets: every statement is scoped by organization. An entry that carries a `timesheet_id` is locked, an
 * open sheet holds its week's entries without one.
 */
import { type Selectable, sql, type Updateable } from 'kysely';
import { Scope } from '../../../../domain/policy/scope.ts';
import { locksEntries } from '../../../../domain/timesheet-states.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import { wholeWrites } from '../../../platform/reach/whole.ts';
import { within } from '../../../platform/within.ts';
import type { Reader, Trx } from '../../../schema.ts';
import { type MovedEntry, unlockEntries } from '../entries/index.ts';
import { listDayEnds, listNights, type Night } from '../model/day-split.ts';
import { begunOn, selectEntries } from '../model/entry-filter.ts';
import { findReachingFrom } from '../model/longest-entry.ts';
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

export async function findTimesheet(db: Reader, scope: Scope, id: string): Promise<TimesheetRow | undefined> {
  return await db
    .selectFrom('timesheets')
    .selectAll()
    .where(within(scope, 'timesheets'))
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Newest week first, one row more than the limit. */
export async function listTimesheets(
  db: Reader,
  scope: Scope,
  query: ListTimesheets,
): Promise<TimesheetRow[]> {
  let select = db.selectFrom('timesheets').selectAll().where(within(scope, 'timesheets'));
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
  db: Reader,
  week: Pick<TimesheetRow, 'organization_id' | 'user_id' | 'week_start'>,
): Promise<TimesheetRow[]> {
  return await db
    .selectFrom('timesheets')
    .selectAll()
    .where('organization_id', '=', week.organization_id)
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

export async function insertTimesheet(trx: Trx, row: TimesheetRow): Promise<void> {
  await trx.insertInto('timesheets').values(row).execute();
}

/** The transaction is tried again when another one changed the row since it was read. */
export async function updateTimesheet(
  trx: Trx,
  row: TimesheetRow,
  change: Updateable<TimesheetTable>,
): Promise<TimesheetRow> {
  const updated = await trx
    .updateTable('timesheets')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** The entries of a sheet: those it locks, or while it is open those of its week that no sheet has. */
function entriesOf(db: Reader, row: TimesheetRow) {
  const select = db
    .selectFrom('time_entries')
    .where('time_entries.organization_id', '=', row.organization_id);
  return locksEntries(row.state)
    ? select.where('time_entries.timesheet_id', '=', row.id)
    : select
        .where('user_id', '=', row.user_id)
        .where('time_entries.timesheet_id', 'is', null)
        .where('local_date', '>=', row.week_start)
        .where('local_date', '<=', row.week_end);
}

export async function listSheetEntries(db: Reader, row: TimesheetRow) {
  return await entriesOf(db, row)
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .leftJoin('timesheet_verdicts', 'timesheet_verdicts.entry_id', 'time_entries.id')
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
export async function hasRunningEntry(db: Reader, row: TimesheetRow): Promise<boolean> {
  const running = await entriesOf(db, row)
    .select('time_entries.id')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return running !== undefined;
}

/** True when an entry, be it running, is on a day of the sheet. */
export async function holdsEntry(db: Reader, row: TimesheetRow): Promise<boolean> {
  const held = await entriesOf(db, row).select('time_entries.id').limit(1).executeTakeFirst();
  return held !== undefined;
}

const sumColumns = [
  sql<number>`coalesce(sum(time_entries.seconds), 0)`.as('seconds'),
  sql<number>`coalesce(sum(case when time_entries.billable = 1 then time_entries.seconds else 0 end), 0)`.as(
    'billableSeconds',
  ),
  sql<number>`count(*)`.as('entryCount'),
] as const;

export async function sumSheet(db: Reader, row: TimesheetRow): Promise<SheetSums> {
  const sums = await entriesOf(db, row)
    .select(sumColumns)
    .where('ended_at', 'is not', null)
    .executeTakeFirst();
  return sums ?? nothing;
}

/** The sums of many sheets in two statements; a sheet without entries has none in the map. */
export async function sumSheets(
  db: Reader,
  rows: readonly TimesheetRow[],
): Promise<ReadonlyMap<string, SheetSums>> {
  const ids = (locked: boolean) =>
    rows.filter((row) => locksEntries(row.state) === locked).map((row) => row.id);
  const organizationId = rows[0]?.organization_id ?? '';
  const locked = await sumLocked(db, organizationId, ids(true));
  const open = await sumOpen(db, organizationId, ids(false));
  return new Map([...locked, ...open].map(({ id, ...sums }) => [id, sums]));
}

async function sumLocked(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<(SheetSums & { id: string })[]> {
  return ids.length === 0
    ? []
    : await db
        .selectFrom('timesheets')
        .innerJoin('time_entries', 'time_entries.timesheet_id', 'timesheets.id')
        .select(['timesheets.id as id', ...sumColumns])
        .where('timesheets.organization_id', '=', organizationId)
        .where('timesheets.id', 'in', ids)
        .groupBy('timesheets.id')
        .execute();
}

async function sumOpen(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<(SheetSums & { id: string })[]> {
  return ids.length === 0
    ? []
    : await db
        .selectFrom('timesheets')
        .innerJoin('time_entries', 'time_entries.user_id', 'timesheets.user_id')
        .select(['timesheets.id as id', ...sumColumns])
        .where('timesheets.organization_id', '=', organizationId)
        .where('timesheets.id', 'in', ids)
        .whereRef('time_entries.local_date', '>=', 'timesheets.week_start')
        .whereRef('time_entries.local_date', '<=', 'timesheets.week_end')
        .where('time_entries.timesheet_id', 'is', null)
        .where('time_entries.ended_at', 'is not', null)
        .groupBy('timesheets.id')
        .execute();
}

/** Finished entries over midnight that began in the weeks of the sheets, or reach into one; some only touch a midnight. */
export async function listSheetNights(db: Reader, rows: readonly TimesheetRow[]): Promise<Night[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const organizationId = first.organization_id;
  const [monday = ''] = rows.map(({ week_start }) => week_start).sort();
  const [sunday = ''] = rows
    .map(({ week_end }) => week_end)
    .sort()
    .reverse();
  const days = { from: await findReachingFrom(db, organizationId, monday), to: sunday };
  const finished = begunOn(selectEntries(db, Scope.everybody(organizationId), {}), days)
    .where('time_entries.user_id', 'in', [...new Set(rows.map(({ user_id }) => user_id))])
    .where('time_entries.ended_at', 'is not', null);
  return await listNights(finished, await listDayEnds(finished));
}

export async function listVersions(
  db: Reader,
  organizationId: string,
  entryIds: readonly string[],
): Promise<readonly MovedEntry[]> {
  return await db
    .selectFrom('time_entries')
    .select(['id', 'version'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', entryIds)
    .execute();
}

/**
 * Frees what a sheet of an import holds. Its week may have an open sheet, of which there is one: this one leaves the
 * week before it is opened.
 */
export async function releaseEntries(trx: Trx, row: TimesheetRow, now: number): Promise<void> {
  await trx
    .updateTable('timesheets')
    .set({ state: 'draft', week_start: 'undone', supplement: 0 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .execute();
  await unlockEntries(wholeWrites(trx, row.organization_id), row, { now });
}

/** The database refuses it for a sheet that locks. */
export async function deleteSheet(trx: Trx, row: TimesheetRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('timesheets')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function findUserNames(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The port that time entries ask before they change: the state of a sheet that locks, else undefined. */
export async function findTimesheetLock(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<string | undefined> {
  const row = await findTimesheet(db, Scope.everybody(organizationId), id);
  return row !== undefined && locksEntries(row.state) ? row.state : undefined;
}

export async function listSheetsById(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<TimesheetRow[]> {
  return ids.length === 0
    ? []
    : await db
        .selectFrom('timesheets')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('id', 'in', ids)
        .execute();
}

/** Sheets among `ids` whose billable entries are all on invoices that are issued; one of no length is never billed. */
export async function listFullyBilled(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<TimesheetRow[]> {
  return ids.length === 0
    ? []
    : await db
        .selectFrom('timesheets')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('id', 'in', ids)
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('time_entries')
                .leftJoin('billed_entries', 'billed_entries.entry_id', 'time_entries.id')
                .leftJoin('invoices', (join) =>
                  join
                    .onRef('invoices.id', '=', 'billed_entries.invoice_id')
                    .on('invoices.state', '<>', 'draft'),
                )
                .select('time_entries.id')
                .whereRef('time_entries.timesheet_id', '=', 'timesheets.id')
                .where('time_entries.billable', '=', 1)
                .where('time_entries.seconds', '>', 0)
                .where('invoices.id', 'is', null),
            ),
          ),
        )
        .execute();
}
