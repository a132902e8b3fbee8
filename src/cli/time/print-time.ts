/** Entries and the timer as a person reads them. */
import type { TimeEntry, Timer } from '../../api-client/index.ts';
import { ownZone } from '../../contract/own-zone.ts';
import { splitByDay } from '../../domain/day-parts.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { formatMoney } from '../../domain/money.ts';
import { labelSpan } from '../../domain/time-zone-labels.ts';
import { isoWeekOf, localDate, localTime } from '../../domain/zones.ts';
import { type NamedProject, nameOf } from '../backend/find-project.ts';

export type ProjectNames = ReadonlyMap<string, string>;

export function toProjectNames(projects: readonly NamedProject[]): ProjectNames {
  return new Map(projects.map((named) => [named.project.id, nameOf(named)]));
}

/** What control characters in a note would do to a terminal is not the note's to decide. */
function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

export function elapsedSeconds(entry: TimeEntry, nowMs: number): number {
  return entry.seconds ?? Math.max(0, Math.floor((nowMs - Date.parse(entry.startedAt)) / 1000));
}

function clock(instant: string, zone: string): string {
  return localTime(Date.parse(instant), zone).slice(0, 5);
}

export interface DaySpan {
  /** Both days count, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** What of an entry is of these days: what crosses midnight is split there, in the entry's own zone. */
export function secondsOn({ from, to }: DaySpan, entry: TimeEntry, nowMs: number): number {
  const endMs = entry.endedAt === null ? nowMs : Date.parse(entry.endedAt);
  return splitByDay({ startMs: Date.parse(entry.startedAt), endMs }, entry.zone)
    .filter(({ date }) => date >= from && date <= to)
    .reduce((sum, { seconds }) => sum + seconds, 0);
}

/** With what was typed of it as marks, so that each is seen to have been understood. */
export function formatEntry(entry: TimeEntry, names: ProjectNames, nowMs: number): string {
  const line = formatEntryLine(entry, names, { seconds: elapsedSeconds(entry, nowMs) });
  return [line, plain(listMarks(entry).join(' '))].filter(Boolean).join('  ');
}

/** Its tags, and `!` where it is not billable. */
export function listMarks({ tags, billable }: TimeEntry): readonly string[] {
  return [...tags.map((tag) => `+${tag}`), ...(billable ? [] : ['!'])];
}

/**
 * `2026-11-22 22:00–01:30 +1 UTC-5`: by the entry's own clock, with the days that it ends later, and marked as the Week does
 * where that clock is not the reader's.
 */
export function formatSpan(entry: Pick<TimeEntry, 'localDate' | 'startedAt' | 'endedAt' | 'zone'>): string {
  const { localDate: date, startedAt, endedAt, zone } = entry;
  const end = endedAt === null ? '…    ' : clock(endedAt, zone);
  return [`${date} ${clock(startedAt, zone)}–${end}`, labelSpan(entry, ownZone())].filter(Boolean).join(' ');
}

export interface LineShape {
  /** What of the entry is told. */
  readonly seconds: number;
  /** Of the column of times, where lines stand under one another. */
  readonly spanWidth?: number;
}

export function formatEntryLine(
  entry: TimeEntry,
  names: ProjectNames,
  { seconds, spanWidth = 0 }: LineShape,
): string {
  const span = formatSpan(entry).padEnd(spanWidth);
  const duration = formatMinutes(seconds).padStart(6);
  const name = names.get(entry.projectId) ?? entry.projectId;
  return [span, duration, plain(name), plain(entry.note)].filter(Boolean).join('  ');
}

export function formatTimer(timer: Timer, names: ProjectNames, nowMs: number): string {
  const { entry } = timer;
  const today = localDate(nowMs, ownZone());
  const week = isoWeekOf(today);
  const runningOn = (span: DaySpan) => (entry === null ? 0 : secondsOn(span, entry, nowMs));
  const unbilled = timer.unbilled.map((amount) =>
    formatMoney(amount, Intl.DateTimeFormat().resolvedOptions().locale),
  );
  const sums = [
    `Today ${formatMinutes(timer.todaySeconds + runningOn({ from: today, to: today }))}`,
    `week ${formatMinutes(timer.weekSeconds + runningOn({ from: week.start, to: week.end }))}`,
    ...(unbilled.length > 0 ? [`unbilled ${unbilled.join(' + ')}`] : []),
  ].join(' · ');
  const head = entry ? `Running: ${formatEntry(entry, names, nowMs)}` : 'No timer is running.';
  return `${head}\n${sums}\n`;
}
