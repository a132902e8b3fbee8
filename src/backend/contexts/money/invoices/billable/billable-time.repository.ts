/** SQL of the time that may be billed: approved, billable, and on no invoice yet. */
import { sql } from 'kysely';
import { findDays } from '../../../../../domain/figures/worked-time.ts';
import type { BillableEntry } from '../../../../../domain/invoice-builder.ts';
import type { LeftOutTime } from '../../../../../domain/invoice-draft-checks.ts';
import type { TimesheetState } from '../../../../../domain/timesheet-states.ts';
import type { Reads, Rows } from '../../../../platform/reach/reads.ts';
import type { InvoiceHead } from '../invoices.repository.ts';

export interface BillableQuery {
  readonly clientId: string;
  readonly timesheetIds?: readonly string[] | undefined;
  readonly period?: LocalDates | undefined;
  /** Leaves out entries under a minute. */
  readonly withoutShort?: boolean | undefined;
}

/** Seconds of the shortest entry that is not taken for a slip. */
export const shortest = 60;

/** Both inclusive. */
export interface LocalDates {
  readonly from: string;
  readonly to: string;
}

export function beganWithin({ from, to }: LocalDates) {
  return sql<boolean>`time_entries.local_date between ${from} and ${to}`;
}

/** An invoice bills the time of everyone, and says which it leaves out. */
const timeOfAll = (reads: Reads) => reads.whole('time_entries', 'billing');

/** Entries with what a line needs of them; joined with projects, which know the client. */
function billableColumns(reads: Reads, entries: Rows<'time_entries'>) {
  return entries
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('users', ['id', 'time_entries.user_id']))
    .select([
      'time_entries.id',
      'time_entries.project_id',
      'projects.name as project_name',
      'time_entries.user_id',
      'users.name as user_name',
      'time_entries.task_id',
      'time_entries.note',
      'time_entries.seconds',
      'time_entries.local_date',
      'time_entries.zone',
      'time_entries.started_at',
      'time_entries.ended_at',
      'time_entries.rate_minor',
      'time_entries.rate_currency',
    ]);
}
type BillableRow = Awaited<ReturnType<ReturnType<typeof billableColumns>['execute']>>[number];

function toBillable(row: BillableRow): BillableEntry {
  const { local_date: date, zone, started_at: startMs, ended_at: endMs } = row;
  return {
    id: row.id,
    projectId: row.project_id,
    projectName: row.project_name,
    personId: row.user_id,
    personName: row.user_name,
    taskId: row.task_id ?? undefined,
    note: row.note,
    seconds: row.seconds ?? 0,
    date,
    days: findDays({ date, zone, startMs, endMs: endMs ?? startMs }),
    hourlyRate: { minor: row.rate_minor, currency: row.rate_currency },
  };
}

/** What domain/figures/billing-stage.ts calls ready: approved, billable, and on no invoice, a draft included. */
function unbilledOf(reads: Reads, entries: Rows<'time_entries'>) {
  return billableColumns(reads, entries)
    .innerJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .leftJoin('billed_entries', reads.joinInvariant('billed_entries', ['entry_id', 'time_entries.id']))
    .where('timesheets.state', '=', 'approved')
    .where('time_entries.billable', '=', 1)
    .where('time_entries.seconds', '>', 0)
    .where('billed_entries.entry_id', 'is', null);
}

export async function listUnbilled(reads: Reads, query: BillableQuery): Promise<BillableEntry[]> {
  let select = unbilledOf(reads, timeOfAll(reads)).where('projects.client_id', '=', query.clientId);
  if (query.timesheetIds) select = select.where('time_entries.timesheet_id', 'in', query.timesheetIds);
  if (query.period) select = select.where(beganWithin(query.period));
  if (query.withoutShort) select = select.where('time_entries.seconds', '>=', shortest);
  return (await select.execute()).map(toBillable);
}

/** How many of the entries that could be billed are under a minute, by client; who has none is not in it. */
export async function countShort(reads: Reads, period: LocalDates): Promise<ReadonlyMap<string, number>> {
  const rows = await unbilledOf(reads, reads.from('time_entries'))
    .where(beganWithin(period))
    .where('time_entries.seconds', '<', shortest)
    .clearSelect()
    .select('projects.client_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy('projects.client_id')
    .execute();
  return new Map(rows.map(({ client_id, count }) => [client_id, Number(count)]));
}

export interface ReadySheet {
  readonly clientId: string;
  readonly timesheetId: string;
  readonly weekStart: string;
  readonly userName: string;
  /** As recorded. */
  readonly seconds: number;
  readonly projectIds: readonly string[];
}

/** The timesheets whose time would be billed, by client, the newest week first. */
export async function listReadySheets(reads: Reads, period: LocalDates): Promise<readonly ReadySheet[]> {
  const columns = ['projects.client_id', 'timesheets.id', 'timesheets.week_start', 'users.name'] as const;
  const rows = await unbilledOf(reads, reads.from('time_entries'))
    .where(beganWithin(period))
    .clearSelect()
    .select([...columns, 'time_entries.project_id'])
    .select(({ fn }) => fn.sum<number>('time_entries.seconds').as('sum'))
    .groupBy([...columns, 'time_entries.project_id'])
    .orderBy('timesheets.week_start', 'desc')
    .orderBy('users.name')
    .orderBy('timesheets.id')
    .orderBy('time_entries.project_id')
    .execute();
  return [...Map.groupBy(rows, ({ client_id, id }) => `${client_id} ${id}`).values()].flatMap((ofSheet) =>
    ofSheet.slice(0, 1).map(({ client_id, id, week_start, name }) => ({
      clientId: client_id,
      timesheetId: id,
      weekStart: week_start,
      userName: name,
      seconds: ofSheet.reduce((total, { sum }) => total + Number(sum), 0),
      projectIds: ofSheet.map(({ project_id }) => project_id),
    })),
  );
}

/**
 * The client's billable time within the draft's period that no invoice has, and whether its sheet is approved. Entries under
 * a minute are left out on purpose.
 */
export async function listLeftOut(reads: Reads, invoice: InvoiceHead): Promise<LeftOutTime[]> {
  const rows = await timeOfAll(reads)
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .leftJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .leftJoin('billed_entries', reads.joinInvariant('billed_entries', ['entry_id', 'time_entries.id']))
    .select(['time_entries.local_date', 'time_entries.seconds', 'timesheets.state'])
    .where('projects.client_id', '=', invoice.client_id)
    .where('time_entries.billable', '=', 1)
    .where('time_entries.seconds', '>=', shortest)
    .where('time_entries.local_date', '>=', invoice.period_start)
    .where('time_entries.local_date', '<=', invoice.period_end)
    .where('billed_entries.entry_id', 'is', null)
    .execute();
  return rows.map(({ local_date, seconds, state }) => ({
    date: local_date,
    seconds: seconds ?? 0,
    approved: state === 'approved' || state === 'invoiced',
  }));
}

/** The entries that a draft has claimed. */
export async function listClaimed(reads: Reads, invoice: InvoiceHead): Promise<BillableEntry[]> {
  const rows = await billableColumns(reads, timeOfAll(reads))
    .innerJoin('billed_entries', reads.joinInvariant('billed_entries', ['entry_id', 'time_entries.id']))
    .where('billed_entries.invoice_id', '=', invoice.id)
    .execute();
  return rows.map(toBillable);
}

/** State by id; another organization's sheets are not among them. */
export async function findSheetStates(
  reads: Reads,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TimesheetState>> {
  const rows = await reads.namesOf('timesheets', ['id', ids]).select(['id', 'state']).execute();
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** Drafts that hold time of the client that a draft of these days would take, the newest first. */
export async function listHoldingDrafts(
  reads: Reads,
  { clientId, period }: Pick<BillableQuery, 'clientId' | 'period'>,
): Promise<readonly { readonly id: string; readonly from: string; readonly to: string }[]> {
  let select = reads
    .from('invoices')
    .innerJoin('billed_entries', reads.joinInvariant('billed_entries', ['invoice_id', 'invoices.id']))
    .innerJoin(...reads.named('time_entries', ['id', 'billed_entries.entry_id']))
    .select(['invoices.id', 'invoices.period_start as from', 'invoices.period_end as to'])
    .where('invoices.client_id', '=', clientId)
    .where('invoices.state', '=', 'draft')
    .distinct()
    .orderBy('invoices.id', 'desc');
  if (period) select = select.where(beganWithin(period));
  return await select.execute();
}

/** True when some of the client's time that the query asks for is on an invoice already. */
export async function hasBilled(reads: Reads, query: BillableQuery): Promise<boolean> {
  let select = reads
    .invariant('billed_entries')
    .innerJoin(...reads.named('time_entries', ['id', 'billed_entries.entry_id']))
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .select('billed_entries.entry_id')
    .where('projects.client_id', '=', query.clientId);
  if (query.timesheetIds) select = select.where('time_entries.timesheet_id', 'in', query.timesheetIds);
  if (query.period) select = select.where(beganWithin(query.period));
  return (await select.limit(1).execute()).length > 0;
}
