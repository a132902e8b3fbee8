/** Rows of time entries as the grid of a week. */
import { splitByDay } from '../../../../domain/day-parts.ts';
import { workOf } from '../../../../domain/invoice-builder.ts';
import { type Money, priceTimes, sumOwnFirst, toDecimalString } from '../../../../domain/money.ts';
import { billedSeconds, isExact, type RoundableEntry } from '../../../../domain/rounding.ts';
import { locksEntries } from '../../../../domain/timesheet-states.ts';
import { arrangeRows, rowKey, sumAll, sumCell } from '../../../../domain/week-grid.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { billedSecondsOf, type ProjectTimeRules } from '../../account/model/time-rule-fields.ts';
import { findRefusalOf, listFinished, revisionOf } from '../model/open-week.ts';
import type { SharedTimes } from '../model/overlaps.ts';
import type { WeekEntryRow } from './weeks.repository.ts';
import type { Week, WeekEntry, WeekRow } from './weeks.schema.ts';

type Placed = WeekEntryRow & {
  readonly projectId: string;
  readonly taskId: string | null;
  localDate: string;
};

/**
 * The parts of entries on the days that they were worked on, each by its own zone, as reports have them: rows of these
 * days and seconds. A running timer has none.
 */
export function splitEntries(entries: readonly WeekEntryRow[], dates: readonly string[]): WeekEntryRow[] {
  return entries.flatMap((row) =>
    splitByDay({ startMs: row.started_at, endMs: row.ended_at ?? row.started_at }, row.zone)
      .filter(({ date }) => dates.includes(date))
      .map(({ date, seconds }) => ({ ...row, local_date: date, seconds })),
  );
}

export interface RowFacts {
  readonly entries: readonly WeekEntryRow[];
  /** The parts of the entries. */
  readonly worked: readonly WeekEntryRow[];
  readonly dates: readonly string[];
  /** By project. */
  readonly rules: ReadonlyMap<string, ProjectTimeRules>;
  readonly shared: SharedTimes;
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

function toPlaced(row: WeekEntryRow): Placed {
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
  readonly worked: readonly Placed[];
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
      billedSeconds: addRounding(billableSeconds, cells.flat(), rules.get(first.project_id)),
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

/** Null where a rule adds up whole lines of an invoice, of which other weeks may be, too. */
function addRounding(
  billableSeconds: number,
  entries: readonly Placed[],
  rules: ProjectTimeRules | undefined,
): number | null {
  const finished = entries.filter(({ billable, seconds }) => billable === 1 && seconds !== null);
  if (finished.length === 0) return billableSeconds;
  if (rules === undefined) return null;
  const rule = rules.rules.rounding;
  if (rule.scope === 'line' && !isExact(rule)) return null;
  // Each rate has lines of its own.
  const byRate = Map.groupBy(finished, (row) => `${row.rate_currency} ${row.rate_minor}`);
  const roundings = [...byRate.values()].map(
    (group) => billedSeconds(group.map(toRoundable), rule) - sumCell(group),
  );
  return billableSeconds + sumAll(roundings);
}

function toRoundable({ id, seconds, localDate, taskId, note }: Placed): RoundableEntry {
  return { id, seconds: seconds ?? 0, date: localDate, work: workOf({ taskId: taskId ?? undefined, note }) };
}

/** Null where that of one row is not known. */
export function sumBilled(rows: readonly WeekRow[]): number | null {
  return rows.reduce<number | null>(
    (sum, { billedSeconds }) => (sum === null || billedSeconds === null ? null : sum + billedSeconds),
    0,
  );
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
  const state = sheets.find(isUndecided)?.state ?? 'draft';
  return {
    openSharedSeconds: shared.sum(finished.map(({ id }) => id)),
    openRevision: revisionOf(finished, shared),
    submitRefusal: findRefusalOf(open, { state, ...facts }),
  };
}

function isUndecided({ state }: OpenFacts['sheets'][number]): boolean {
  return state !== 'approved' && state !== 'invoiced';
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

/** Net value of billable time: the seconds of one rate together, rounded once; the practice's own currency first. */
export function netValue(entries: readonly WeekEntryRow[], currency: string): Money[] {
  const byRate = new Map<string, { readonly rate: Money; readonly seconds: number }>();
  for (const row of entries.filter(({ billable }) => billable === 1)) {
    const key = `${row.rate_currency} ${row.rate_minor}`;
    const seconds = (byRate.get(key)?.seconds ?? 0) + (row.seconds ?? 0);
    byRate.set(key, { rate: { minor: row.rate_minor, currency: row.rate_currency }, seconds });
  }
  const amounts = [...byRate.values()].map(({ rate, seconds }) =>
    priceTimes(rate.currency, {
      quantity: String(seconds),
      unitPrice: toDecimalString(rate),
      baseQuantity: 3600,
    }),
  );
  return [...sumOwnFirst(amounts, currency)];
}
