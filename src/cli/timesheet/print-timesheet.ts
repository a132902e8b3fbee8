/** Timesheets for a person at a terminal. */
import type {
  SubmittedEntry,
  Timesheet,
  TimesheetComment,
  TimesheetDecisions,
  TimesheetDifferences,
  TimesheetEntry,
  TimesheetStep,
  TimesheetWeek,
} from '../../api-client/index.ts';
import { formatDuration } from '../../domain/duration.ts';
import { localTime } from '../../domain/zones.ts';
import { shortId } from '../backend/short-id.ts';
import { oneLine, plural, withoutControls } from '../scan/plain-line.ts';

function plain(text: string): string {
  return withoutControls(oneLine(text));
}

function weekOf({ year, week, supplement }: Timesheet): string {
  const name = `${year}-W${String(week).padStart(2, '0')}`;
  return supplement === 0 ? name : `${name}+${supplement}`;
}

/** One line: `0c5d2a91  2026-W47  31:15  submitted  Mara Voss  2 differences`. */
export function formatSheet(sheet: Timesheet): string {
  const { differenceCount, commentCount } = sheet;
  const marks = [
    differenceCount ? plural(differenceCount, 'difference') : '',
    commentCount > 0 ? plural(commentCount, 'comment') : '',
    sheet.reason === null ? '' : `"${plain(sheet.reason)}"`,
  ].filter(Boolean);
  return [
    shortId(sheet),
    weekOf(sheet).padEnd(10),
    formatDuration(sheet.seconds).padStart(6),
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

function clock(instant: string, zone: string): string {
  return localTime(Date.parse(instant), zone).slice(0, 5);
}

function formatEntry(entry: TimesheetEntry | SubmittedEntry): string {
  const { startedAt, endedAt, zone } = entry;
  const span = `${clock(startedAt, zone)}–${endedAt === null ? '…' : clock(endedAt, zone)}`;
  const duration = formatDuration(entry.seconds ?? 0).padStart(6);
  const name = plain(`${entry.clientName} / ${entry.projectName}`);
  const billable = entry.billable ? '' : 'not billable';
  const tags = (entry.tags ?? []).map((tag) => plain(`+${tag}`)).join(' ');
  return [shortId(entry), entry.localDate, span, duration, name, plain(entry.note), tags, billable]
    .filter(Boolean)
    .join('  ');
}

function formatJudged(entry: TimesheetEntry): string {
  const { verdict } = entry;
  if (verdict === null) return formatEntry(entry);
  const why = verdict.reason === null ? '' : `: ${plain(verdict.reason)}`;
  return `${formatEntry(entry)}  [${verdict.verdict}${why}]`;
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
function headOf(week: TimesheetWeek): string {
  return `${formatSheet(week)}  version ${week.version}`;
}

/** What a decision is about. */
export function printEntries(week: TimesheetWeek): string {
  const entries = week.days.flatMap((day) => day.entries);
  return `${[headOf(week), ...entries.map((entry) => `  ${formatJudged(entry)}`)].join('\n')}\n`;
}

export function printWeek({ week, differences, comments }: Shown): string {
  const entries = week.days.flatMap((day) => day.entries);
  const changed = differences.changed.flatMap(({ before, after }) => [
    `was ${formatEntry(before)}`,
    `now ${formatEntry(after)}`,
  ]);
  return [
    headOf(week),
    ...section('Entries', entries.map(formatJudged)),
    ...section('Added since', differences.added.map(formatEntry)),
    ...section('Removed since', differences.removed.map(formatEntry)),
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

export const changedMeanwhile = 'The week was changed meanwhile, so nothing was decided.';

export function printDecisions({ results }: TimesheetDecisions): string {
  const lines = results.map(({ id, timesheet, error }) =>
    timesheet === null ? `${shortId({ id })}  not decided: ${whyOf(error)}` : formatSheet(timesheet),
  );
  return `${lines.join('\n')}\n`;
}
