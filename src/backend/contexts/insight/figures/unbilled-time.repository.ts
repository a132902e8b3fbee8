/**
 * SQL of unbilled time. Only time in a
 * timesheet is ever billed, so the rest is summed from the indexes `time_entries_open…` alone; their conditions stand as
 * literals, since a bound value would hide from the planner that an index fits.
 */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { OpenSum, UnbilledEntry } from '../../../../domain/figures/billed-value.ts';
import { type BillingStage, findBillingStage } from '../../../../domain/figures/billing-stage.ts';
import type { FigureFilter, FigureList } from '../../../../domain/figures/figures.ts';
import { findDays } from '../../../../domain/figures/worked-time.ts';
import { roundingOf } from '../../../../domain/invoice-builder.ts';
import type { InvoiceState } from '../../../../domain/invoice-document.ts';
import type { TimesheetState } from '../../../../domain/timesheet-states.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Schema } from '../../../schema.ts';
import { type InvoiceRounding, readRounding } from '../../money/model/stored-rounding.ts';
import { projectsOf } from '../../time/model/projects-of.ts';
import { workConditions } from '../model/work-conditions.ts';
import type { FigureProject } from './figure-projects.repository.ts';
import type { ValuedProjects } from './project-roundings.ts';
import type { TimeRows } from './time-rows.ts';

export interface UnbilledAsked {
  readonly time: TimeRows;
  readonly filter: FigureFilter;
}

type EntryQuery<Output> = SelectQueryBuilder<Schema, 'time_entries', Output>;

function narrow<Output>(
  select: EntryQuery<Output>,
  reads: Reads,
  { projectId, clientId, period, billable, conditions }: FigureFilter,
): EntryQuery<Output> {
  let narrowed = workConditions(reads, conditions).reduce(
    (some, condition) => some.where(condition),
    select.where('time_entries.seconds', '>', 0),
  );
  if (billable === false) narrowed = narrowed.where(sql<boolean>`1 = 0`);
  if (projectId !== undefined) narrowed = narrowed.where('time_entries.project_id', '=', projectId);
  if (clientId !== undefined) {
    narrowed = narrowed.where('time_entries.project_id', 'in', projectsOf(reads, [clientId]));
  }
  return period === undefined
    ? narrowed
    : narrowed
        .where('time_entries.local_date', '>=', period.from)
        .where('time_entries.local_date', '<=', period.to);
}

/** In no timesheet. */
function loose({ time: { reads, entries }, filter }: UnbilledAsked) {
  const select = entries
    .where('time_entries.timesheet_id', 'is', null)
    .where('time_entries.billable', '=', sql.lit(1));
  return narrow(select, reads, filter);
}

interface SheetedAsked extends Pick<UnbilledAsked, 'filter'> {
  readonly time: Pick<TimeRows, 'reads' | 'sheets' | 'inSheets'>;
}

/** In a timesheet, which is of the entry's own person, and on no invoice that was issued. A sheet is invoiced once all its billable time is. */
function sheeted({ time: { reads, sheets, inSheets }, filter }: SheetedAsked) {
  const open = sheets.select('timesheets.id').where('timesheets.state', '<>', 'invoiced');
  const select = inSheets(open).where('time_entries.billable', '=', 1);
  return narrow(select, reads, filter)
    .innerJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .leftJoin(...reads.named('billed_entries', ['entry_id', 'time_entries.id']))
    .leftJoin('invoices', reads.joinWhole('invoices', 'narrowing', ['id', 'billed_entries.invoice_id']))
    .where(({ eb, or }) => or([eb('invoices.id', 'is', null), eb('invoices.state', '=', 'draft')]));
}

const monthOf = sql<string>`substr(time_entries.local_date, 1, 7)`;

function selectSums(asked: UnbilledAsked, { byLength, byEntry }: ValuedProjects) {
  let select = loose(asked);
  if (byEntry.length > 0) select = select.where('time_entries.project_id', 'not in', byEntry);
  const length = sql<number>`case when time_entries.project_id in (${sql.join(byLength)}) then time_entries.seconds else 0 end`;
  return (byLength.length > 0 ? select.groupBy(length) : select)
    .select([
      'time_entries.project_id',
      'time_entries.rate_currency',
      'time_entries.rate_minor',
      sql<number>`sum(time_entries.seconds)`.as('seconds'),
      sql<number>`count(*)`.as('entries'),
    ])
    .groupBy(['time_entries.project_id', 'time_entries.rate_currency', 'time_entries.rate_minor']);
}

/** Sums by project and rate of what no timesheet holds; of some projects by the length of entries, too. */
export async function sumLoose(asked: UnbilledAsked, valued: ValuedProjects): Promise<readonly OpenSum[]> {
  return (await selectSums(asked, valued).execute()).map(toSum);
}

/** The same by month of the day on which entries began, `YYYY-MM`. */
export async function sumLooseMonths(
  asked: UnbilledAsked,
  valued: ValuedProjects,
): Promise<readonly (OpenSum & { readonly month: string })[]> {
  const rows = await selectSums(asked, valued).select(monthOf.as('month')).groupBy(monthOf).execute();
  return rows.map(({ month, ...row }) => ({ ...toSum(row), month }));
}

interface SumRow {
  readonly project_id: string;
  readonly rate_currency: string;
  readonly rate_minor: number;
  readonly seconds: number;
  readonly entries: number;
}

function toSum(row: SumRow): OpenSum {
  return {
    projectId: row.project_id,
    hourlyRate: { minor: row.rate_minor, currency: row.rate_currency },
    seconds: Number(row.seconds),
    entries: Number(row.entries),
  };
}

const entryColumns = [
  'time_entries.id',
  'time_entries.project_id',
  'time_entries.task_id',
  'time_entries.note',
  'time_entries.seconds',
  'time_entries.local_date',
  'time_entries.zone',
  'time_entries.started_at',
  'time_entries.ended_at',
  'time_entries.rate_minor',
  'time_entries.rate_currency',
] as const;

interface UnbilledProjects {
  readonly projects: ReadonlyMap<string, FigureProject>;
}

/** The entries that have to be valued one by one: all in timesheets, and of other time that of the named projects. */
export async function listUnbilledEntries(
  asked: UnbilledAsked,
  { byEntry, projects }: Pick<ValuedProjects, 'byEntry'> & UnbilledProjects,
): Promise<readonly UnbilledEntry[]> {
  const held = await listSheetedEntries(asked, { projects });
  const free =
    byEntry.length === 0
      ? []
      : await loose(asked).where('time_entries.project_id', 'in', byEntry).select(entryColumns).execute();
  const unheld = { sheet: null, invoiceId: null, invoice: null, draftRounding: null };
  const facts = { projects, roundings: new Map<string, InvoiceRounding>() };
  return [...held, ...free.flatMap((row) => toUnbilled({ ...row, ...unheld }, facts))];
}

/** Those of them in timesheets. */
export async function listSheetedEntries(
  asked: SheetedAsked,
  { projects }: UnbilledProjects,
): Promise<readonly UnbilledEntry[]> {
  const held = await sheeted(asked)
    .select(entryColumns)
    .select([
      'timesheets.state as sheet',
      'invoices.id as invoiceId',
      'invoices.state as invoice',
      'invoices.rounding as draftRounding',
    ])
    .execute();
  // A draft holds many entries: its rules are read once.
  const texts = new Set(held.flatMap(({ draftRounding }) => draftRounding ?? []));
  const roundings = new Map([...texts].map((text) => [text, readRounding(text)]));
  return held.flatMap((row) => toUnbilled(row, { projects, roundings }));
}

interface UnbilledRow {
  readonly id: string;
  readonly project_id: string;
  readonly task_id: string | null;
  readonly note: string;
  readonly seconds: number | null;
  readonly local_date: string;
  readonly zone: string;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly rate_minor: number;
  readonly rate_currency: string;
  readonly sheet: TimesheetState | null;
  readonly invoiceId: string | null;
  readonly invoice: InvoiceState | null;
  /** JSON, as the invoice keeps it. */
  readonly draftRounding: string | null;
}

interface UnbilledFacts extends UnbilledProjects {
  /** Of drafts, by their stored text. */
  readonly roundings: ReadonlyMap<string, InvoiceRounding>;
}

function toUnbilled(row: UnbilledRow, { projects, roundings }: UnbilledFacts): UnbilledEntry[] {
  const seconds = row.seconds ?? 0;
  const draftRounding = roundings.get(row.draftRounding ?? '');
  const facts = { billable: true, seconds, sheet: row.sheet ?? undefined, invoice: row.invoice ?? undefined };
  const stage: BillingStage | undefined = findBillingStage(facts);
  if (stage === undefined) return [];
  return [
    {
      id: row.id,
      projectId: row.project_id,
      projectName: projects.get(row.project_id)?.name ?? '',
      taskId: row.task_id ?? undefined,
      note: row.note,
      seconds,
      date: row.local_date,
      days: findDays(toSpan(row)),
      hourlyRate: { minor: row.rate_minor, currency: row.rate_currency },
      stage,
      invoiceId: row.invoiceId ?? undefined,
      draftRule: draftRounding && roundingOf(row.project_id, draftRounding),
    },
  ];
}

function toSpan({ local_date: date, zone, started_at: startMs, ended_at: endMs }: UnbilledRow) {
  return { date, zone, startMs, endMs: endMs ?? startMs };
}

/** The newest first. */
export async function listUnbilledIds(
  time: TimeRows,
  { filter, limit, ready }: FigureList & { readonly ready: boolean },
): Promise<readonly string[]> {
  const asked = { time, filter };
  const held = sheeted(asked);
  const rows = ready
    ? await newest(
        held.where('timesheets.state', '=', 'approved').where('billed_entries.entry_id', 'is', null),
        limit,
      )
    : [...(await newest(loose(asked), limit)), ...(await newest(held, limit))];
  return rows
    .toSorted((one, other) => other.started_at - one.started_at)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Those of `ids` that are unbilled. */
export async function listUnbilledAmong(
  time: TimeRows,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const asked = { time, filter: {} };
  const among = async (select: ReturnType<typeof loose> | ReturnType<typeof sheeted>) =>
    await (select as ReturnType<typeof loose>)
      .where('time_entries.id', 'in', ids)
      .select('time_entries.id')
      .execute();
  const rows = [...(await among(loose(asked))), ...(await among(sheeted(asked)))];
  return new Set(rows.map(({ id }) => id));
}

async function newest(select: ReturnType<typeof loose> | ReturnType<typeof sheeted>, limit: number) {
  // What is joined to the entries does not matter to the columns that are read.
  return await (select as ReturnType<typeof loose>)
    .select(['time_entries.id', 'time_entries.started_at'])
    .orderBy('time_entries.started_at', 'desc')
    .limit(limit)
    .execute();
}
