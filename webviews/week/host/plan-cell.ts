/**
 * What is to be written so that a cell of the week says what was typed into it; pure. A length is the day's total of the
 * row: it moves the end of the one entry, or of the last of several; where there is none an entry is made where find-place.ts
 * says. Never two at once, and never invented without being shown.
 */

import { findPlace, type TakenTime } from '../../../src/domain/find-place.ts';
import { fail, type Result, succeed } from '../../../src/domain/result.ts';
import { parseTypedTime, type TypedTime } from '../../../src/domain/typed-time.ts';
import { addDays, findInstant } from '../../../src/domain/zones.ts';
import { findChangedTimes } from '../../../src/pages/time/entry-text.ts';
import { formatWallClock } from '../../../src/pages/time/formats.ts';
import type { CellFault } from '../grid/cell-faults.ts';

/** Instants in epoch milliseconds; no end while the timer runs. */
export interface PlannedSpan {
  readonly startMs: number;
  readonly endMs: number;
}

export interface PlanEntry {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly zone: string;
  readonly isLocked: boolean;
}

export interface CellFacts {
  readonly date: string;
  /** Of new entries. */
  readonly zone: string;
  /** When a working day begins, `HH:MM`. */
  readonly dayStart: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  readonly isArchived: boolean;
  /** True while the week waits for its decision. */
  readonly isSubmitted: boolean;
  /** Of the cell, in order of start. */
  readonly entries: readonly PlanEntry[];
  /** Where the cell has none: what may share the day's time, of whatever row, date and zone. */
  readonly taken: readonly TakenTime[];
}

export type CellAct =
  | { readonly kind: 'create'; readonly span: PlannedSpan }
  | { readonly kind: 'move'; readonly id: string; readonly span: PlannedSpan }
  | { readonly kind: 'delete'; readonly id: string };

export type CellPlan = Result<readonly CellAct[], CellFault>;

export function planCell(text: string, facts: CellFacts): CellPlan {
  const typed = parseTypedTime(text.trim() === '' ? '0' : text);
  if (!typed.ok) return typed;
  if (facts.isSubmitted) return fail('submitted');
  if (facts.entries.some(({ isLocked }) => isLocked)) return fail('locked');
  if (facts.entries.some(({ endMs }) => endMs === undefined)) return fail('running');
  if (facts.isArchived && facts.entries.length === 0) return fail('archived');
  return typed.value.kind === 'span' ? planSpan(typed.value, facts) : planLength(typed.value, facts);
}

function planLength(typed: Exclude<TypedTime, { kind: 'span' }>, facts: CellFacts): CellPlan {
  const { entries } = facts;
  const held = entries.map(lengthOf).reduce((sum, ms) => sum + ms, 0);
  const wanted = typed.seconds * 1000 + (typed.kind === 'change' ? held : 0);
  if (wanted < 0) return fail('too_little');
  if (wanted === held) return succeed([]);
  if (wanted === 0) return succeed(entries.map(({ id }) => ({ kind: 'delete', id })));
  const last = entries.at(-1);
  if (last === undefined) return planNew(wanted, facts);
  const length = lengthOf(last) + wanted - held;
  if (length <= 0) return fail('several');
  return succeed([
    { kind: 'move', id: last.id, span: { startMs: last.startMs, endMs: last.startMs + length } },
  ]);
}

function planNew(lengthMs: number, facts: CellFacts): CellPlan {
  const place = findPlace(lengthMs, facts);
  return place === undefined ? fail('no_room') : succeed([{ kind: 'create', span: place }]);
}

function planSpan(typed: Extract<TypedTime, { kind: 'span' }>, facts: CellFacts): CellPlan {
  const { entries } = facts;
  const [only] = entries;
  if (entries.length > 1) return fail('several_times');
  if (only === undefined) {
    const span = resolveSpan(typed, facts.date, facts.zone);
    return span.ok ? succeed([{ kind: 'create', span: span.value }]) : span;
  }
  const span = resolveOver(typed, { ...only, endMs: only.endMs ?? only.startMs });
  return span.ok ? succeed([{ kind: 'move', id: only.id, span: span.value }]) : span;
}

/** Times as they are typed, on a wall clock. */
interface TypedSpan {
  readonly start: string;
  readonly end: string;
}

/**
 * The instants of times that are typed over those of an entry: what reads as it was shown, to the minute, keeps its second.
 * An end that was shown as that of a later day than the typed times could mean stays there where `isOnItsDay`.
 */
export function resolveOver(
  typed: TypedSpan,
  { startMs, endMs, zone }: PlannedSpan & { readonly zone: string },
  { isOnItsDay = false } = {},
): Result<PlannedSpan, CellFault> {
  const shown = { startedAt: printClock(startMs, zone), endedAt: printClock(endMs, zone) };
  const date = shown.startedAt.slice(0, 10);
  const isPastADay = shown.endedAt >= addDays(date, 1) + shown.startedAt.slice(10);
  const endDate = isOnItsDay && isPastADay ? shown.endedAt.slice(0, 10) : endDateOf(typed, date);
  const changed = findChangedTimes(shown, {
    startedAt: `${date}T${typed.start}`,
    endedAt: `${endDate}T${typed.end}`,
  });
  const from = changed.startedAt === undefined ? succeed(startMs) : findMoment(changed.startedAt, zone);
  const to = changed.endedAt === undefined ? succeed(endMs) : findMoment(changed.endedAt, zone);
  if (!from.ok) return from;
  return to.ok ? succeed({ startMs: from.value, endMs: to.value }) : to;
}

/** The same length from the same time of day on another date. */
export function moveToDate(
  { startMs, endMs, zone }: PlannedSpan & { readonly zone: string },
  date: string,
): Result<PlannedSpan, CellFault> {
  const from = findMoment(`${date}${printClock(startMs, zone).slice(10)}`, zone);
  return from.ok ? succeed({ startMs: from.value, endMs: from.value + endMs - startMs }) : from;
}

function printClock(instantMs: number, zone: string): string {
  return formatWallClock(new Date(instantMs).toISOString(), zone);
}

/** The instants of times on a wall clock; an end that is not later than the start is on the next day. */
export function resolveSpan(typed: TypedSpan, date: string, zone: string): Result<PlannedSpan, CellFault> {
  const from = findMoment(`${date}T${typed.start}`, zone);
  const to = findMoment(`${endDateOf(typed, date)}T${typed.end}`, zone);
  if (!from.ok) return from;
  return to.ok ? succeed({ startMs: from.value, endMs: to.value }) : to;
}

function endDateOf({ start, end }: TypedSpan, date: string): string {
  return end > start ? date : addDays(date, 1);
}

/** The instant of `YYYY-MM-DDTHH:MM`, with seconds or without. */
function findMoment(wallClock: string, zone: string): Result<number, CellFault> {
  const [date = '', time = ''] = wallClock.split('T');
  const found = findInstant(date, time, { zone });
  if (found.ok) return found;
  const { error } = found;
  return fail(error === 'in_gap' || error === 'repeated' ? error : 'not_a_time');
}

function lengthOf({ startMs, endMs }: PlanEntry): number {
  return (endMs ?? startMs) - startMs;
}
