/** Entries in the form that was asked for. */
import Papa from 'papaparse';
import type { TimeEntry } from '../../api-client/index.ts';
import { formatDuration } from '../../domain/duration.ts';
import { toDecimalString } from '../../domain/money.ts';
import { shortId } from '../backend/short-id.ts';
import { elapsedSeconds, formatEntry, type ProjectNames } from './print-time.ts';

export interface Listed {
  readonly names: ProjectNames;
  readonly tasks: ReadonlyMap<string, string>;
  readonly nowMs: number;
}

/** One line an entry, with the end of its id, its task, its tags, `!` where it is not billable, and its branch and commits. */
export function printEntryLines(entries: readonly TimeEntry[], { names, tasks, nowMs }: Listed): string {
  const lines = entries.map((entry) => {
    const task = tasks.get(entry.taskId ?? '');
    const marks = [
      ...(task ? [`@${task}`] : []),
      ...entry.tags.map((tag) => `+${tag}`),
      ...(entry.billable ? [] : ['!']),
      ...gitMarks(entry),
    ];
    const facts = marks.join(' ').replace(/\p{Cc}+/gu, ' ');
    return `${[shortId(entry), formatEntry(entry, names, nowMs), facts].filter(Boolean).join('  ')}\n`;
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
export function printEntrySum(entries: readonly TimeEntry[], nowMs: number): string {
  const seconds = entries.reduce((sum, entry) => sum + elapsedSeconds(entry, nowMs), 0);
  const billable = entries.reduce(
    (sum, entry) => sum + (entry.billable ? elapsedSeconds(entry, nowMs) : 0),
    0,
  );
  return `Total ${formatDuration(seconds)}, billable ${formatDuration(billable)}\n`;
}

const header = [
  ...['id', 'date', 'started at', 'ended at', 'zone', 'seconds', 'project', 'task', 'note', 'tags'],
  ...['billable', 'hourly rate', 'currency', 'branch'],
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
  return `${Papa.unparse([header, ...rows], { escapeFormulae: true })}\r\n`;
}
