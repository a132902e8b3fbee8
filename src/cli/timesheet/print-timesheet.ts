/** Timesheets for a person at a terminal. */

import type {
  SharedTime,
  SubmittedEntry,
  Timesheet,
  TimesheetComment,
  TimesheetDecisions,
  TimesheetDifferences,
  TimesheetEntry,
  TimesheetStep,
  TimesheetWeek,
} from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { projectLabel } from '../../domain/names/project-label.ts';
import { sayOnce } from '../../domain/overlapping-spans.ts';
import { shortId } from '../backend/short-id.ts';
import { oneLine, plural, withoutControls } from '../scan/plain-line.ts';
import { formatSpan } from '../time/print-time.ts';

function plain(text: string): string {
  return withoutControls(oneLine(text));
}

/** `2026-W46`, a supplement `2026-W46+1`. */
export function weekOf({ year, week, supplement }: Pick<Timesheet, 'year' | 'week' | 'supplement'>): string {
  const name = `${year}-W${String(week).padStart(2, '0')}`;
  return supplement === 0 ? name : `${name}+${supplement}`;
}

/** One line, with what was worked on the days of the week: `0c5d2a91  2026-W47  31:15  submitted  Mara Voss  2 differences`. */
export function formatSheet(sheet: Timesheet): string {
  const { differenceCount, commentCount } = sheet;
  const whole =
    sheet.seconds === sheet.workedSeconds
      ? ''
      : `${formatMinutes(sheet.seconds)} with whole entries over midnight`;
  const marks = [
    whole,
    differenceCount ? plural(differenceCount, 'difference') : '',
    commentCount > 0 ? plural(commentCount, 'comment') : '',
    sheet.reason === null ? '' : `"${plain(sheet.reason)}"`,
  ].filter(Boolean);
  return [
    shortId(sheet),
    weekOf(sheet).padEnd(10),
    formatMinutes(sheet.workedSeconds).padStart(6),
    sheet.state.padEnd(9),
    plain(sheet.userName),
    marks.join(', '),
  ]
    .filter(Boolean)
    .join('  ');
}

export function printSheets(sheets: readonly Timesheet[]): string {
  return sheets.length === 0 ? 'No timesheets.\n' : `${sheets.map(formatSheet).join('\n')}\n`;
}

type ShownEntry = TimesheetEntry | SubmittedEntry;

function formatEntry(entry: ShownEntry, spanWidth: number): string {
  const span = formatSpan(entry).padEnd(spanWidth);
  const duration = formatMinutes(entry.seconds ?? 0).padStart(6);
  const name = plain(projectLabel(entry.clientName, entry.projectName));
  const billable = entry.billable ? '' : 'not billable';
  const tags = (entry.tags ?? []).map((tag) => plain(`+${tag}`)).join(' ');
  return [shortId(entry), span, duration, name, plain(entry.note), tags, billable].filter(Boolean).join('  ');
}

function formatVerdict(entry: ShownEntry): string {
  if (!('verdict' in entry) || entry.verdict === null) return '';
  const { verdict, reason } = entry.verdict;
  return `  [${verdict}${reason === null ? '' : `: ${plain(reason)}`}]`;
}

/** A line each, with what is decided about it; durations stand under one another. */
function formatEntries(entries: readonly ShownEntry[]): readonly string[] {
  const spanWidth = Math.max(0, ...entries.map((entry) => formatSpan(entry).length));
  return entries.map((entry) => `${formatEntry(entry, spanWidth)}${formatVerdict(entry)}`);
}

/** The same, each followed by how much of it is shared, and with what. */
function formatSharing(entries: readonly TimesheetEntry[]): readonly string[] {
  const lines = formatEntries(entries);
  return entries.flatMap(({ shared }, at) => [lines[at] ?? '', ...formatShared(shared)]);
}

function formatShared(shared: SharedTime | null): readonly string[] {
  if (shared === null) return [];
  const more = shared.count - shared.others.length;
  const named = shared.others.map((other, at) => {
    const name = plain(projectLabel(other.clientName, other.projectName));
    const shares = at === 0 ? `shares ${formatMinutes(shared.seconds)} with` : 'and with';
    return `${shares} ${[shortId(other), formatSpan(other), name].join('  ')}`;
  });
  return [...named, ...(more > 0 ? [`and with ${more} more`] : [])].map((line) => `    ${line}`);
}

/** What of the week is recorded more than once, and where; nothing for a week in which nothing is. */
export function printShared(week: TimesheetWeek): string {
  if (week.sharedSeconds === 0) return '';
  const entries = sayOnce(entriesOf(week));
  const title = `vireo: ${formatMinutes(week.sharedSeconds)} of ${weekOf(week)} is recorded more than once:`;
  return `${[title, ...formatSharing(entries).map((line) => `  ${line}`)].join('\n')}\n`;
}

function entriesOf({ days }: TimesheetWeek): readonly TimesheetEntry[] {
  return days.flatMap(({ entries }) => entries);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

export interface Shown {
  readonly week: TimesheetWeek;
  readonly differences: TimesheetDifferences;
  readonly comments: readonly TimesheetComment[];
}

/** With the version that a decision may be bound to. */
function headOf(week: TimesheetWeek): readonly string[] {
  const { sharedSeconds: seconds } = week;
  const shared = seconds === 0 ? [] : [`  ${formatMinutes(seconds)} of it is recorded more than once.`];
  return [`${formatSheet(week)}  version ${week.version}`, ...shared];
}

/** What a decision is about. */
export function printEntries(week: TimesheetWeek): string {
  const lines = formatSharing(entriesOf(week)).map((line) => `  ${line}`);
  return `${[...headOf(week), ...lines].join('\n')}\n`;
}

export function printWeek({ week, differences, comments }: Shown): string {
  const changed = formatEntries(differences.changed.flatMap(({ before, after }) => [before, after])).map(
    (line, index) => `${index % 2 === 0 ? 'was' : 'now'} ${line}`,
  );
  return [
    ...headOf(week),
    ...section('Entries', formatSharing(entriesOf(week))),
    ...section('Added since', formatEntries(differences.added)),
    ...section('Removed since', formatEntries(differences.removed)),
    ...section('Changed since', changed),
    ...section(
      'Comments',
      comments.map(
        ({ createdAt, authorName, text }) => `${at(createdAt)}  ${plain(authorName)}  ${plain(text)}`,
      ),
    ),
    '',
  ].join('\n');
}

function at(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`;
}

export function printSteps(steps: readonly TimesheetStep[]): string {
  const lines = steps.flatMap((step) => {
    const why = step.reason === null ? '' : `  "${plain(step.reason)}"`;
    const verdicts = step.verdicts.map(({ id, verdict, reason }) => {
      const told = reason === null ? '' : `  "${plain(reason)}"`;
      return `  ${shortId({ id })}  ${verdict}${told}`;
    });
    return [`${at(step.at)}  ${step.action.padEnd(9)}  ${plain(step.actorName)}${why}`, ...verdicts];
  });
  return `${lines.join('\n')}\n`;
}

type Refusal = TimesheetDecisions['results'][number]['error'];

function whyOf(error: Refusal): string {
  return error?.code === 'stale_version' ? changedMeanwhile : (error?.message ?? '');
}

export const changedMeanwhile = 'The week was changed elsewhere, so nothing was decided.';

export function printDecisions({ results }: TimesheetDecisions): string {
  const lines = results.map(({ id, timesheet, error }) =>
    timesheet === null ? `${shortId({ id })}  not decided: ${whyOf(error)}` : formatSheet(timesheet),
  );
  return `${lines.join('\n')}\n`;
}
