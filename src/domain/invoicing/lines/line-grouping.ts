/**
 * How the time of an invoice becomes lines: by entry, task, day, person or project, under subheads. Rounding by entry, or by
 * day and task, does not depend on it: the same time is billed whatever the lines. A line bills one rate.
 */
import type { DatePeriod } from '../../invoice-document.ts';
import { billEach } from '../../rounding.ts';
import {
  type BillableEntry,
  daysOf,
  firstLine,
  roundingOf,
  type TimeRounding,
  toRoundable,
  workOf,
} from './billable-entry.ts';

/** What one line bills. An entry that crosses midnight is of the day on which it began. */
export type LineUnit = 'entry' | 'task' | 'day' | 'person' | 'project';
export type HeadUnit = 'project' | 'person';

export interface LineGrouping {
  readonly lines: LineUnit;
  /** Subheads with their sums; none without it. */
  readonly heads?: HeadUnit | undefined;
}

export const usualGrouping: LineGrouping = { lines: 'task' };

/** Entries of one line, by day of their beginning. */
export type LineEntries = readonly [BillableEntry, ...BillableEntry[]];

/** The entries of each line: heads in the order of their first entry, below each its lines likewise. */
export function groupTime(
  entries: readonly BillableEntry[],
  grouping: LineGrouping = usualGrouping,
): readonly LineEntries[] {
  const sorted = [...entries].sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
  const heads = Map.groupBy(sorted, (entry) => headKey(entry, grouping));
  return [...heads.values()].flatMap((ofHead) =>
    [...Map.groupBy(ofHead, (entry) => lineKey(entry, grouping)).values()].map(
      (line) => line as unknown as LineEntries,
    ),
  );
}

/** The seconds that each entry is billed with, by its id. Those of a line add up to what the line bills. */
export function billEntries(
  entries: readonly BillableEntry[],
  terms: TimeRounding & { readonly grouping?: LineGrouping | undefined },
): ReadonlyMap<string, number> {
  const { grouping = usualGrouping } = terms;
  const scopes = Map.groupBy(entries, (entry) =>
    roundingOf(entry.projectId, terms).scope === 'line'
      ? `line ${headKey(entry, grouping)} ${lineKey(entry, grouping)} ${entry.projectId}`
      : `task ${taskKey(entry)}`,
  );
  const billed = new Map<string, number>();
  for (const scope of scopes.values()) {
    const parts = scope.flatMap(toRoundable);
    const seconds = billEach(parts, roundingOf(scope[0]?.projectId ?? '', terms));
    for (const [index, { id }] of parts.entries())
      billed.set(id, (billed.get(id) ?? 0) + (seconds[index] ?? 0));
  }
  return billed;
}

/** What a line says of its entries. */
export interface LineText {
  readonly description: string;
  readonly group?: string;
  readonly period?: DatePeriod;
}

export function describeLine(entries: LineEntries, { lines, heads }: LineGrouping = usualGrouping): LineText {
  const [first] = entries;
  const group = heads === 'project' ? first.projectName : heads === 'person' ? first.personName : undefined;
  return {
    description: describe(entries, { lines, isUnderProject: heads === 'project' }),
    ...(group === undefined || group === '' ? {} : { group }),
    ...(lines === 'entry' || lines === 'day' ? { period: periodOf(entries, lines) } : {}),
  };
}

function describe(
  entries: LineEntries,
  { lines, isUnderProject }: { readonly lines: LineUnit; readonly isUnderProject: boolean },
): string {
  const [first] = entries;
  switch (lines) {
    case 'project':
      return first.projectName;
    case 'person':
      return first.personName || first.projectName;
    case 'day':
      return list(entries.map((entry) => describeWork(entry, isUnderProject)));
    case 'entry':
    case 'task':
      return describeWork(first, isUnderProject);
  }
}

/** First line of the note, after the project: a client with two projects must see which is which. */
function describeWork({ projectName, note }: BillableEntry, isUnderProject: boolean): string {
  const work = firstLine(note);
  if (work === '') return projectName;
  return isUnderProject ? work : `${projectName}: ${work}`;
}

const longestList = 300;

/** Each once, as many as fit. */
function list(texts: readonly string[]): string {
  const [first = '', ...others] = new Set(texts);
  let text = first;
  for (const other of others) {
    if (text.length + other.length > longestList) return `${text}; …`;
    text = `${text}; ${other}`;
  }
  return text;
}

/** Of an entry the days that it was worked on. */
function periodOf(entries: LineEntries, lines: LineUnit): DatePeriod {
  const [first] = entries;
  const days = lines === 'entry' ? daysOf(first).map(({ date }) => date) : [first.date];
  return { start: days[0] ?? first.date, end: days.at(-1) ?? first.date };
}

function lineKey(entry: BillableEntry, { lines }: LineGrouping): string {
  const rate = entry.hourlyRate.minor;
  switch (lines) {
    case 'entry':
      return entry.id;
    case 'task':
      return taskKey(entry);
    case 'day':
      return JSON.stringify([entry.date, rate]);
    case 'person':
      return JSON.stringify([entry.personId ?? '', rate]);
    case 'project':
      return JSON.stringify([entry.projectId, rate]);
  }
}

function headKey({ projectId, personId = '' }: BillableEntry, { heads }: LineGrouping): string {
  return heads === 'project' ? projectId : heads === 'person' ? personId : '';
}

function taskKey(entry: BillableEntry): string {
  return JSON.stringify([entry.projectId, workOf(entry), entry.hourlyRate.minor]);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
