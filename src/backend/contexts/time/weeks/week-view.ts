/** Rows of time entries as the grid of a week. */
import { splitByDay } from '../../../../domain/day-parts.ts';
import { type BilledDay, billWork, priceWork } from '../../../../domain/figures/worked-value.ts';
import { workOf } from '../../../../domain/invoice-builder.ts';
import { type Money, sumOwnFirst } from '../../../../domain/money.ts';
import { exactTime } from '../../../../domain/rounding.ts';
import { isUndecided, locksEntries } from '../../../../domain/timesheet-states.ts';
import { arrangeRows, rowKey, sumAll, sumCell } from '../../../../domain/week-grid.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { billedSecondsOf, type ProjectTimeRules } from '../../account/model/time-rule-fields.ts';
import { findRefusalOf, listFinished, revisionOf } from '../model/open-week.ts';
import type { OverlappingTimes } from '../model/overlaps.ts';
import type { WeekEntryRow } from './weeks.repository.ts';
import type { Week, WeekEntry, WeekRow } from './weeks.schema.ts';

interface Place {
  readonly projectId: string;
  readonly taskId: string | null;
  readonly localDate: string;
}

type Placed = WeekEntryRow & Place;
type PlacedWork = WorkedRow & Place;

/** A day of an entry with what is billed for it: 0 where it is not billable. */
export type WorkedRow = WeekEntryRow & Pick<BilledDay, 'billedSeconds'>;

/**
 * The parts of entries on the days that they were worked on, each by its own zone, as reports have them: rows of these
 * days and seconds, billed as an invoice of the week would bill them. A running timer has none.
 */
export function splitEntries(
  entries: readonly WeekEntryRow[],
  { dates, rules }: Pick<RowFacts, 'dates' | 'rules'>,
): WorkedRow[] {
  const period = { from: dates[0] ?? '', to: dates.at(-1) ?? '' };
  const roundingOf = (id: string) => rules.get(id)?.rules.rounding ?? exactTime;
  const billable = entries.filter((row) => row.billable === 1).map(toBillable);
  const billed = billWork(billable, { period, roundingOf });
  return entries
    .flatMap((row) =>
      (billed.get(row.id) ?? splitUnbilled(row)).map(({ date, seconds, billedSeconds }) => ({
        ...row,
        local_date: date,
        seconds,
        billedSeconds,
      })),
    )
    .filter(({ local_date: date }) => dates.includes(date));
}

function toBillable(row: WeekEntryRow) {
  const { id, project_id: projectId, task_id: taskId, note, started_at: startMs } = row;
  return {
    id,
    projectId,
    startMs,
    work: workOf({ taskId: taskId ?? undefined, note }),
    hourlyRate: rateOf(row),
    days: daysOf(row),
  };
}

function splitUnbilled(row: WeekEntryRow): readonly BilledDay[] {
  return daysOf(row).map((day) => ({ ...day, billedSeconds: 0 }));
}

function daysOf({ started_at: startMs, ended_at: endMs, zone }: WeekEntryRow) {
  return splitByDay({ startMs, endMs: endMs ?? startMs }, zone);
}

function rateOf({ rate_minor: minor, rate_currency: currency }: WeekEntryRow): Money {
  return { minor, currency };
}

export interface RowFacts {
  readonly entries: readonly WeekEntryRow[];
  /** The parts of the entries. */
  readonly worked: readonly WorkedRow[];
  readonly dates: readonly string[];
  /** By project. */
  readonly rules: ReadonlyMap<string, ProjectTimeRules>;
  readonly shared: OverlappingTimes;
}

export function toRows({ entries, worked, dates, ...facts }: RowFacts): WeekRow[] {
  const begun = entries.filter((row) => dates.includes(row.local_date)).map(toPlaced);
  const parts = Map.groupBy(worked.map(toPlaced), rowKey);
  const reaching = new Set(worked.map(({ id }) => id));
  const isEarlier = ({ id, local_date: date }: WeekEntryRow) => date < (dates[0] ?? '') && reaching.has(id);
  const earlier = Map.groupBy(entries.filter(isEarlier).map(toPlaced), rowKey);
  const rows = new Map(arrangeRows(begun, dates).map((row) => [rowKey(row), row.cells]));
  const keys = new Set([...rows.keys(), ...parts.keys()]);
  const nameOf = (row: WeekRow) => [row.clientName, row.projectName, row.taskName ?? '', row.projectId];
  return [...keys]
    .flatMap((key) => {
      const cells = rows.get(key) ?? dates.map(() => []);
      const own = { earlier: earlier.get(key) ?? [], worked: parts.get(key) ?? [] };
      return toRow({ cells, ...own, dates, ...facts });
    })
    .toSorted((one, other) => compareNames(nameOf(one), nameOf(other)));
}

function toPlaced<Row extends WeekEntryRow>(row: Row): Row & Place {
  return { ...row, projectId: row.project_id, taskId: row.task_id, localDate: row.local_date };
}

function compareNames(one: readonly string[], other: readonly string[]): number {
  const index = one.findIndex((name, at) => name !== other[at]);
  return index < 0 ? 0 : (one[index] ?? '').localeCompare(other[index] ?? '');
}

interface OneRow extends Pick<RowFacts, 'dates' | 'rules' | 'shared'> {
  readonly cells: readonly (readonly Placed[])[];
  /** Began before the days. */
  readonly earlier: readonly Placed[];
  readonly worked: readonly PlacedWork[];
}

function toRow({ cells, earlier, worked, dates, rules, shared }: OneRow): WeekRow[] {
  const first = cells.flat().at(0) ?? worked.at(0);
  if (first === undefined) return [];
  const shown = cells.map((cell) => cell.map((row) => toEntry(row, { rules, shared })));
  const billableSeconds = sumCell(worked.filter(({ billable }) => billable === 1));
  const ofDays = dates.map((date) => worked.filter(({ localDate }) => localDate === date));
  const seconds = ofDays.map(sumCell);
  return [
    {
      projectId: first.project_id,
      projectName: first.project_name,
      clientId: first.client_id,
      clientName: first.client_name,
      taskId: first.task_id,
      taskName: first.task_name,
      isArchived: first.project_archived_at !== null,
      seconds: sumAll(seconds),
      billableSeconds,
      billedSeconds: sumAll(worked.map(({ billedSeconds }) => billedSeconds)),
      cells: shown,
      earlier: earlier.map((row) => toEntry(row, { rules, shared })),
      nights: seconds.map((ofDay, day) => ofDay - sumCell(cells[day] ?? [])),
      fromBefore: ofDays.map((parts, day) => sumCell(withoutThose(parts, cells[day] ?? []))),
    },
  ];
}

function withoutThose(parts: readonly Placed[], entries: readonly Placed[]): readonly Placed[] {
  const ids = new Set(entries.map(({ id }) => id));
  return parts.filter(({ id }) => !ids.has(id));
}

/** State of the timesheet that holds it; null while it can be changed. */
function lockOf({ sheet_state: state }: WeekEntryRow): WeekEntry['lock'] {
  return state !== null && locksEntries(state) ? state : null;
}

interface OpenFacts extends Pick<RowFacts, 'entries' | 'dates' | 'shared' | 'rules'> {
  readonly sheets: readonly Pick<Week['sheets'][number], 'state'>[];
  readonly actorIsAuthor: boolean;
}

/** What the timesheet of the week would take, which is nothing that runs, and whether it could now. */
export function describeOpen({
  entries,
  dates,
  shared,
  sheets,
  ...facts
}: OpenFacts): Pick<Week, 'openSharedSeconds' | 'openRevision' | 'submitRefusal'> {
  const open = entries.filter((row) => dates.includes(row.local_date) && lockOf(row) === null);
  const finished = listFinished(open);
  // Once all are decided the next one begins.
  const state = sheets.find((sheet) => isUndecided(sheet.state))?.state ?? 'draft';
  return {
    openSharedSeconds: shared.sum(finished.map(({ id }) => id)),
    openRevision: revisionOf(finished, shared),
    submitRefusal: findRefusalOf(open, { state, ...facts }),
  };
}

function toEntry(row: WeekEntryRow, { rules, shared }: Pick<RowFacts, 'rules' | 'shared'>): WeekEntry {
  return {
    id: row.id,
    version: row.version,
    startedAt: toInstant(row.started_at),
    endedAt: toInstantOrNull(row.ended_at),
    zone: row.zone,
    seconds: row.seconds,
    billedSeconds: billedSecondsOf(row, rules.get(row.project_id)),
    note: row.note,
    tags: JSON.parse(row.tags),
    billable: row.billable === 1,
    lock: lockOf(row),
    shared: shared.find(row.id),
  };
}

/** What the billable time is worth, as every figure prices work; the practice's own currency first. */
export function priceWeek(worked: readonly WorkedRow[], currency: string): Money[] {
  const billed = worked
    .filter(({ billable }) => billable === 1)
    .map((row) => ({ clientId: row.client_id, hourlyRate: rateOf(row), billedSeconds: row.billedSeconds }));
  return [...sumOwnFirst(priceWork(billed), currency)];
}

/** Unbilled time, as every figure counts it: a week that goes on after its invoice has more to bill. */
export function sumToInvoice(
  worked: readonly WorkedRow[],
  unbilled: ReadonlySet<string>,
  currency: string,
): Week['toInvoice'] {
  const left = worked.filter(({ id }) => unbilled.has(id));
  return { billableSeconds: sumCell(left), amounts: priceWeek(left, currency) };
}
