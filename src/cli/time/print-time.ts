/** Entries and the timer as a person reads them. */
import type { TimeEntry, Timer } from '../../api-client/index.ts';
import { formatDuration } from '../../domain/duration.ts';
import { formatMoney } from '../../domain/money.ts';
import { localTime } from '../../domain/zones.ts';
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

export function formatEntry(entry: TimeEntry, names: ProjectNames, nowMs: number): string {
  const end = entry.endedAt === null ? '…    ' : clock(entry.endedAt, entry.zone);
  const span = `${entry.localDate} ${clock(entry.startedAt, entry.zone)}–${end}`;
  const duration = formatDuration(elapsedSeconds(entry, nowMs)).padStart(6);
  const name = names.get(entry.projectId) ?? entry.projectId;
  return [span, duration, plain(name), plain(entry.note)].filter(Boolean).join('  ');
}

export function formatTimer(timer: Timer, names: ProjectNames, nowMs: number): string {
  const running = timer.entry ? elapsedSeconds(timer.entry, nowMs) : 0;
  const unbilled = timer.unbilled.map((amount) =>
    formatMoney(amount, Intl.DateTimeFormat().resolvedOptions().locale),
  );
  const sums = [
    `Today ${formatDuration(timer.todaySeconds + running)}`,
    `week ${formatDuration(timer.weekSeconds + running)}`,
    ...(unbilled.length > 0 ? [`unbilled ${unbilled.join(' + ')}`] : []),
  ].join(' · ');
  const head = timer.entry ? `Running: ${formatEntry(timer.entry, names, nowMs)}` : 'No timer is running.';
  return `${head}\n${sums}\n`;
}
