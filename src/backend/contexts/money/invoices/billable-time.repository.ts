/** SQL of the time that may be billed: approved, billable, and on no invoice yet. */
import { sql } from 'kysely';
import type { BillableEntry } from '../../../../domain/invoice-builder.ts';
import type { LeftOutTime } from '../../../../domain/invoice-draft-checks.ts';
import { type Money, priceTimes, sumByCurrency, toDecimalString } from '../../../../domain/money.ts';
import type { TimesheetState } from '../../../../domain/timesheet-states.ts';
import type { Scope } from '../../../platform/http/actor.ts';
import type { Reader } from '../../../schema.ts';
import type { UnbilledTime } from './invoices.ports.ts';
import type { InvoiceHead } from './invoices.repository.ts';

export interface BillableQuery {
  readonly organizationId: string;
  readonly clientId: string;
  readonly timesheetIds?: readonly string[] | undefined;
  readonly period?: { readonly from: string; readonly to: string } | undefined;
}

/** Entries with what a line needs of them; joined with projects, which know the client. */
function billableColumns(db: Reader) {
  return db
    .selectFrom('time_entries')
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .select([
      'time_entries.id',
      'time_entries.project_id',
      'projects.name as project_name',
      'time_entries.task_id',
      'time_entries.note',
      'time_entries.seconds',
      'time_entries.local_date',
      'time_entries.rate_minor',
      'time_entries.rate_currency',
    ]);
}
type BillableRow = Awaited<ReturnType<ReturnType<typeof billableColumns>['execute']>>[number];

function toBillable(row: BillableRow): BillableEntry {
  return {
    id: row.id,
    projectId: row.project_id,
    projectName: row.project_name,
    taskId: row.task_id ?? undefined,
    note: row.note,
    seconds: row.seconds ?? 0,
    date: row.local_date,
    hourlyRate: { minor: row.rate_minor, currency: row.rate_currency },
  };
}

/** Approved, billable, and on no invoice, a draft included. */
function unbilledOf(db: Reader, organizationId: string) {
  return billableColumns(db)
    .innerJoin('timesheets', 'timesheets.id', 'time_entries.timesheet_id')
    .leftJoin('billed_entries', 'billed_entries.entry_id', 'time_entries.id')
    .where('time_entries.organization_id', '=', organizationId)
    .where('timesheets.state', '=', 'approved')
    .where('time_entries.billable', '=', 1)
    .where('time_entries.seconds', '>', 0)
    .where('billed_entries.entry_id', 'is', null);
}

/** All that may be billed, by client. */
export async function listUnbilledByClient(
  db: Reader,
  organizationId: string,
): Promise<ReadonlyMap<string, BillableEntry[]>> {
  const rows = await unbilledOf(db, organizationId).select('projects.client_id').execute();
  const groups = Map.groupBy(rows, (row) => row.client_id);
  return new Map([...groups].map(([clientId, own]) => [clientId, own.map(toBillable)]));
}

export async function listUnbilled(db: Reader, query: BillableQuery): Promise<BillableEntry[]> {
  let select = unbilledOf(db, query.organizationId).where('projects.client_id', '=', query.clientId);
  if (query.timesheetIds) select = select.where('time_entries.timesheet_id', 'in', query.timesheetIds);
  if (query.period) {
    select = select
      .where('time_entries.local_date', '>=', query.period.from)
      .where('time_entries.local_date', '<=', query.period.to);
  }
  return (await select.execute()).map(toBillable);
}

/** The client's billable time within the draft's period that no invoice has, and whether its sheet is approved. */
export async function listLeftOut(db: Reader, invoice: InvoiceHead): Promise<LeftOutTime[]> {
  const rows = await db
    .selectFrom('time_entries')
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .leftJoin('timesheets', 'timesheets.id', 'time_entries.timesheet_id')
    .leftJoin('billed_entries', 'billed_entries.entry_id', 'time_entries.id')
    .select(['time_entries.local_date', 'time_entries.seconds', 'timesheets.state'])
    .where('time_entries.organization_id', '=', invoice.organization_id)
    .where('projects.client_id', '=', invoice.client_id)
    .where('time_entries.billable', '=', 1)
    .where('time_entries.seconds', '>', 0)
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
export async function listClaimed(db: Reader, invoice: InvoiceHead): Promise<BillableEntry[]> {
  const rows = await billableColumns(db)
    .innerJoin('billed_entries', 'billed_entries.entry_id', 'time_entries.id')
    .where('billed_entries.organization_id', '=', invoice.organization_id)
    .where('billed_entries.invoice_id', '=', invoice.id)
    .execute();
  return rows.map(toBillable);
}

/** State by id; another organization's sheets are not among them. */
export async function findSheetStates(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TimesheetState>> {
  const rows = await db
    .selectFrom('timesheets')
    .select(['id', 'state'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** True when some of the client's time that the query asks for is on an invoice already. */
export async function hasBilled(db: Reader, query: BillableQuery): Promise<boolean> {
  let select = db
    .selectFrom('billed_entries')
    .innerJoin('time_entries', 'time_entries.id', 'billed_entries.entry_id')
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .select('billed_entries.entry_id')
    .where('billed_entries.organization_id', '=', query.organizationId)
    .where('projects.client_id', '=', query.clientId);
  if (query.timesheetIds) select = select.where('time_entries.timesheet_id', 'in', query.timesheetIds);
  if (query.period) {
    select = select
      .where('time_entries.local_date', '>=', query.period.from)
      .where('time_entries.local_date', '<=', query.period.to);
  }
  return (await select.limit(1).execute()).length > 0;
}

interface RateSum {
  readonly rate_minor: number;
  readonly rate_currency: string;
  readonly seconds: number;
}

/** The port that the timer asks: billable time that no issued invoice bills; one sum a rate, each rounded once. */
export async function sumUnbilled(db: Reader, scope: Scope): Promise<UnbilledTime> {
  const sums = [...(await sumOpen(db, scope)), ...(await sumInSheets(db, scope))];
  const byRate = new Map<string, RateSum>();
  for (const sum of sums) {
    const key = `${sum.rate_currency} ${sum.rate_minor}`;
    byRate.set(key, { ...sum, seconds: sum.seconds + (byRate.get(key)?.seconds ?? 0) });
  }
  const rates = [...byRate.values()];
  return {
    seconds: rates.reduce((total, rate) => total + rate.seconds, 0),
    amounts: sumByCurrency(rates.map(toAmount)).toSorted((one, other) =>
      one.currency < other.currency ? -1 : 1,
    ),
  };
}

/**
 * Only time in a sheet is ever billed, so the rest is summed from the index `time_entries_open` alone. Its
 * conditions stand as literals: a bound value would hide from the planner that the index fits.
 */
async function sumOpen(db: Reader, scope: Scope): Promise<RateSum[]> {
  let select = db
    .selectFrom('time_entries')
    .select((columns) => ['rate_minor', 'rate_currency', columns.fn.sum<number>('seconds').as('seconds')])
    .where('organization_id', '=', scope.organizationId)
    .where('timesheet_id', 'is', null)
    .where('billable', '=', sql.lit(1))
    .where('seconds', 'is not', null);
  if (scope.userId !== undefined) select = select.where('user_id', '=', scope.userId);
  return await select.groupBy(['rate_currency', 'rate_minor']).execute();
}

async function sumInSheets(db: Reader, scope: Scope): Promise<RateSum[]> {
  let select = db
    .selectFrom('timesheets')
    .innerJoin('time_entries', 'time_entries.timesheet_id', 'timesheets.id')
    .leftJoin('billed_entries', 'billed_entries.entry_id', 'time_entries.id')
    .leftJoin('invoices', (join) =>
      join.onRef('invoices.id', '=', 'billed_entries.invoice_id').on('invoices.state', '<>', 'draft'),
    )
    .select((columns) => [
      'time_entries.rate_minor',
      'time_entries.rate_currency',
      columns.fn.sum<number>('time_entries.seconds').as('seconds'),
    ])
    .where('timesheets.organization_id', '=', scope.organizationId)
    .where('timesheets.state', 'in', ['submitted', 'approved'])
    .where('time_entries.billable', '=', 1)
    .where('invoices.id', 'is', null);
  if (scope.userId !== undefined) select = select.where('timesheets.user_id', '=', scope.userId);
  return await select.groupBy(['time_entries.rate_currency', 'time_entries.rate_minor']).execute();
}

function toAmount(row: RateSum): Money {
  const unitPrice = toDecimalString({ minor: row.rate_minor, currency: row.rate_currency });
  return priceTimes(row.rate_currency, { quantity: String(row.seconds), unitPrice, baseQuantity: 3600 });
}
