/** Entries in the form that was asked for. */
import Papa from 'papaparse';
import type { TimeEntry } from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { escapeFormula } from '../../domain/escape-formula.ts';
import { toDecimalString } from '../../domain/money.ts';
import { shortId } from '../backend/short-id.ts';
import {
  elapsedSeconds,
  formatEntryLine,
  formatSpan,
  listMarks,
  type ProjectNames,
  secondsOn,
} from './print-time.ts';

export interface Listed {
  readonly names: ProjectNames;
  readonly tasks: ReadonlyMap<string, string>;
  readonly nowMs: number;
  /** By id, where they are of several. */
  readonly people?: ReadonlyMap<string, string>;
  /** The day that they are shown for, `YYYY-MM-DD`: of what crosses midnight its part of that day counts. */
  readonly day?: string;
}

function secondsOf(entry: TimeEntry, { day, nowMs }: Pick<Listed, 'day' | 'nowMs'>): number {
  return day === undefined ? elapsedSeconds(entry, nowMs) : secondsOn({ from: day, to: day }, entry, nowMs);
}

/** One line an entry, with the end of its id, its task, its tags, `!` where it is not billable, and its branch and commits. */
export function printEntryLines(entries: readonly TimeEntry[], listed: Listed): string {
  const { names, tasks, people } = listed;
  const spanWidth = Math.max(0, ...entries.map((entry) => formatSpan(entry).length));
  const lines = entries.map((entry) => {
    const task = tasks.get(entry.taskId ?? '');
    const person = people?.get(entry.userId);
    const by = person === undefined ? [] : [`(${person})`];
    const marks = [...by, ...(task ? [`@${task}`] : []), ...listMarks(entry), ...gitMarks(entry)];
    const facts = marks.join(' ').replace(/\p{Cc}+/gu, ' ');
    const line = formatEntryLine(entry, names, { seconds: secondsOf(entry, listed), spanWidth });
    return `${[shortId(entry), line, facts].filter(Boolean).join('  ')}\n`;
  });
  return lines.length > 0 ? lines.join('') : 'No entries.\n';
}

/** `[feature/login: Add login; Test login]`: what `--text` finds an entry by is there to be seen. */
function gitMarks({ git }: TimeEntry): readonly string[] {
  const subjects = (git?.commits ?? []).map(({ subject }) => subject).join('; ');
  const facts = [git?.branch ?? '', subjects].filter(Boolean).join(': ');
  return facts === '' ? [] : [`[${facts}]`];
}

/** The sum below the entries of a day. */
export function printEntrySum(
  entries: readonly TimeEntry[],
  at: { readonly day: string; readonly nowMs: number },
): string {
  const sum = (some: readonly TimeEntry[]) =>
    some.reduce((seconds, entry) => seconds + secondsOf(entry, at), 0);
  const billable = entries.filter((entry) => entry.billable);
  return `Total ${formatMinutes(sum(entries))}, billable ${formatMinutes(sum(billable))}\n`;
}

const header = [
  'id',
  'date',
  'started at',
  'ended at',
  'zone',
  'seconds',
  'project',
  'task',
  'note',
  'tags',
  'billable',
  'hourly rate',
  'currency',
  'branch',
];

export function writeEntriesCsv(entries: readonly TimeEntry[], { names, tasks }: Listed): string {
  const rows = entries.map((entry) => [
    entry.id,
    entry.localDate,
    entry.startedAt,
    entry.endedAt ?? '',
    entry.zone,
    entry.seconds === null ? '' : String(entry.seconds),
    names.get(entry.projectId) ?? entry.projectId,
    tasks.get(entry.taskId ?? '') ?? '',
    entry.note,
    entry.tags.length === 0 ? '' : Papa.unparse([entry.tags]),
    entry.billable ? 'yes' : 'no',
    toDecimalString(entry.rate),
    entry.rate.currency,
    entry.git?.branch ?? '',
  ]);
  // A note that begins like a formula must not be one to the spreadsheet that opens the file.
  return `${Papa.unparse([header, ...rows.map((row) => row.map(escapeFormula))])}\r\n`;
}
