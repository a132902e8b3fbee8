/**
 * Rows of the Timesheets view: week → day → entry; pure. A week gets its sheet when it is submitted: until then its
 * row is made of what no sheet has.
 */
import type {
  SharedTime,
  TimeEntry,
  Timesheet,
  TimesheetWeek,
  WeekSummaries,
} from '../../../api-client/index.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { type DayPart, daysOf } from '../../../domain/day-parts.ts';
import { findShownRest, formatDuration, formatMinutes } from '../../../domain/duration.ts';
import {
  nameOverlapping,
  nameTimes,
  type OverlapFormats,
  type OverlappingEntry,
} from '../../../domain/overlap-names.ts';
import { type ClockTimes, labelOtherZone, labelSpan } from '../../../domain/time-zone-labels.ts';
import { findCurrentSheet } from '../../../domain/timesheet-states.ts';
import { sumAll } from '../../../domain/week-grid.ts';
import { formatSpan } from '../../../pages/time/formats.ts';
import { weekOf } from '../../../pages/time/iso-week.ts';
import type { Translate } from '../../../pages/words.ts';
import type { Row } from '../../platform/row.ts';
import type { Seen } from './decide-if-unchanged.ts';
import { describeReason } from './sheet-reason.ts';

/** A week, with or without a sheet. */
export interface WeekRow extends Row {
  readonly weekStart: string;
  /** Of the sheet that it shows: a decision is on this one, and on none that came since. */
  readonly version?: number;
  /** Whose it is, where weeks of several people are shown. */
  readonly owner?: string;
  /** Of somebody else, who alone submits it. */
  readonly isOthers?: true;
  /** All timesheets of the week; without any, it was never submitted. */
  readonly covers: RecordLink;
  /** An approved part beside the one that the row stands for. */
  readonly approved?: SeenTarget;
}

/** A sheet in the version that was shown. */
interface SeenTarget extends CommandTarget {
  readonly version: number;
}

/** An entry, with the sheet that it was shown on. */
export interface EntryRow extends Row {
  readonly sheet?: Seen;
}

/** What an entry shares: how much, with how many others, and some of them. */
interface SharedFacts extends Pick<SharedTime, 'seconds' | 'count'> {
  readonly others: readonly OverlappingEntry[];
}

/** What a row shows of an entry; both forms of the API have it. */
export interface EntryFacts {
  readonly id: string;
  readonly projectName: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly zone: string;
  readonly localDate: string;
  readonly seconds: number | null;
  /** What it bills by itself; null where nothing is. */
  readonly billedSeconds: number | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly billable: boolean;
  readonly shared: SharedFacts | null;
  /** Branch and commits of the work; what is submitted is listed without. */
  readonly git?: TimeEntry['git'];
  /** What was decided about it alone. */
  readonly verdict?: { readonly verdict: 'approved' | 'rejected'; readonly reason: string | null } | null;
}

/** A week that no sheet has, or what came to it since its sheets were decided. */
export interface OpenTime {
  readonly entries: readonly EntryFacts[];
  /** As the Week tells them: time over midnight is of each of its days. */
  readonly days: readonly DayPart[];
}

export interface TimesheetRowPorts {
  readonly t: Translate;
  /** Of the user: times of another clock are marked. */
  readonly zone: string;
  /** `Monday, 16 November`. */
  readonly formatDay: (date: string) => string;
  readonly loadWeek: (timesheetId: string) => Promise<TimesheetWeek>;
  /** What no sheet has of a week. */
  readonly loadOpen: (weekStart: string) => Promise<OpenTime>;
  /** Today, so that this week is open when the view appears. */
  readonly today: string;
}

const stateIcons: Readonly<Record<Timesheet['state'], string>> = {
  draft: 'circle-outline',
  submitted: 'clock',
  approved: 'pass',
  rejected: 'error',
  invoiced: 'lock',
};

const stateColors: Readonly<Partial<Record<Timesheet['state'], string>>> = {
  rejected: 'list.errorForeground',
  approved: 'gitDecoration.untrackedResourceForeground',
};

export function stateWord(state: Timesheet['state'], t: Translate): string {
  const words: Readonly<Record<Timesheet['state'], string>> = {
    draft: t('draft'),
    submitted: t('submitted'),
    approved: t('approved'),
    rejected: t('rejected'),
    invoiced: t('invoiced'),
  };
  return words[state];
}

type OpenWeek = WeekSummaries['items'][number];

export interface TimesheetFacts {
  readonly sheets: readonly Timesheet[];
  /** Weeks of the user. */
  readonly weeks: readonly OpenWeek[];
  /** Of the user. */
  readonly userId: string;
}

/** Newest week first, one row for each week of a person: time that came after a decision continues its week. */
export function buildTimesheetRows(
  { sheets, weeks, userId }: TimesheetFacts,
  ports: TimesheetRowPorts,
): readonly WeekRow[] {
  const openWeeks = new Map(
    weeks.filter(({ openCount }) => openCount > 0).map((week) => [week.weekStart, week]),
  );
  // Beside one's own weeks alone a name says nothing; another person's are named also where there are no others.
  const isNamed = sheets.some((sheet) => sheet.userId !== userId);
  const groups = Map.groupBy(sheets, (sheet) => `${sheet.userId} ${sheet.weekStart}`);
  const rows = [...groups.values()].flatMap((ofWeek): readonly WeekRow[] => {
    const [first, ...rest] = ofWeek;
    if (first === undefined) return [];
    const submitted = { sheets: [first, ...rest] as const, isNamed };
    if (first.userId !== userId) return [{ ...weekRow(submitted, ports), isOthers: true }];
    const open = openWeeks.get(first.weekStart);
    openWeeks.delete(first.weekStart);
    return [weekRow({ ...submitted, ...(open && { open }) }, ports)];
  });
  const unsubmitted = [...openWeeks.values()].map((open) => openRow({ open, sheets: [], isNamed }, ports));
  return [...rows, ...unsubmitted].sort((one, other) => other.weekStart.localeCompare(one.weekStart));
}

/** All that is known of one person's week. */
interface WeekParts {
  /** Of the week, each with its own part of the time. */
  readonly sheets: readonly Timesheet[];
  /** What no sheet holds yet. */
  readonly open?: OpenWeek;
  readonly isNamed: boolean;
}

interface Submitted {
  readonly sheets: readonly [Timesheet, ...(readonly Timesheet[])];
}

function weekRow(parts: WeekParts & Submitted, ports: TimesheetRowPorts): WeekRow {
  const { sheets, open } = parts;
  const [first] = sheets;
  const current = findCurrentSheet(sheets, open !== undefined);
  return current === undefined && open !== undefined
    ? openRow({ ...parts, open }, ports)
    : sheetRow(current ?? first, parts, ports);
}

/** Entries that no sheet holds are those of an open sheet; a submitted one leaves them waiting. */
function holdsOpenTime({ state }: Pick<Timesheet, 'state'>): boolean {
  return state === 'draft' || state === 'rejected';
}

/** What each part of a week is: `6:30 invoiced`, without the part that the row itself stands for. */
function describeParts(sheets: readonly Timesheet[], { t }: TimesheetRowPorts): readonly string[] {
  const byState = Map.groupBy(sheets, ({ state }) => state);
  return [...byState].map(
    ([state, ofState]) =>
      `${formatMinutes(sumAll(ofState.map(({ workedSeconds }) => workedSeconds)))} ${stateWord(state, t)}`,
  );
}

/** Of a decided sheet beside the one that the row stands for, so that it can still be opened again. */
function listApproved(sheets: readonly Timesheet[]): Pick<WeekRow, 'approved'> {
  const approved = sheets.findLast(({ state }) => state === 'approved');
  if (approved === undefined) return {};
  return {
    approved: { record: { kind: 'timesheet', ids: [approved.id] }, version: approved.version },
  };
}

function sheetRow(sheet: Timesheet, parts: WeekParts, ports: TimesheetRowPorts): WeekRow {
  const { t } = ports;
  const { isNamed, sheets } = parts;
  const others = sheets.filter(({ id }) => id !== sheet.id);
  const color = stateColors[sheet.state];
  const label = weekLabel(sheet, ports);
  const description = describeSheet(sheet, parts, ports);
  const told = [describeWhole(sheet, ports), describeReason(sheet, t)].filter(Boolean);
  const approved = sheet.state === 'approved' ? {} : listApproved(others);
  return {
    id: `timesheet/${sheet.id}`,
    record: { kind: 'timesheet', ids: [sheet.id] },
    covers: { kind: 'timesheet', ids: sheets.map(({ id }) => id) },
    weekStart: sheet.weekStart,
    version: sheet.version,
    ...(isNamed ? { owner: sheet.userName } : {}),
    label,
    description,
    icon: stateIcons[sheet.state],
    ...(color === undefined ? {} : { iconColor: color }),
    ...approved,
    kind: kindOf(sheet.state, approved),
    // A screen reader says the tooltip in place of the row.
    ...(told.length === 0 ? {} : { tooltip: [`${label} · ${description}`, ...told].join('\n') }),
    expanded: isThisWeek(sheet.weekStart, ports),
    loadChildren: () => loadDays(parts, ports),
  };
}

function kindOf(state: Timesheet['state'], { approved }: Pick<WeekRow, 'approved'>): string {
  return approved === undefined ? `timesheet.${state}` : `timesheet.${state}.approved`;
}

/** The days of a week with the entries of all its parts. */
async function loadDays({ sheets, open }: WeekParts, ports: TimesheetRowPorts): Promise<readonly Row[]> {
  const held = sheets.map(async (sheet): Promise<WeekPart> => {
    const week = await ports.loadWeek(sheet.id);
    const entries = week.days.flatMap((day) => day.entries);
    return { entries, days: week.days, kind: entryKinds[sheet.state], sheet: week };
  });
  const [first] = sheets;
  const weekStart = first?.weekStart ?? open?.weekStart ?? '';
  const isLeft = open !== undefined && !sheets.some(holdsOpenTime);
  const left = isLeft ? [ports.loadOpen(weekStart)] : [];
  const loose = left.map(async (time): Promise<WeekPart> => ({ ...(await time), kind: 'entry.open' }));
  return dayRows(await Promise.all([...held, ...loose]), { ...ports, within: first?.id ?? weekStart });
}

function describeSheet(
  sheet: Timesheet,
  { sheets, open, isNamed }: WeekParts,
  ports: TimesheetRowPorts,
): string {
  const { t } = ports;
  const { differenceCount, commentCount, userName } = sheet;
  const others = sheets.filter(({ id }) => id !== sheet.id);
  const late = open !== undefined && sheet.state === 'submitted' ? open.openSeconds : undefined;
  const whole = others.length === 0 && late === undefined ? sheet.workedSeconds : open?.seconds;
  return [
    isNamed ? userName : '',
    formatMinutes(whole ?? sumAll(sheets.map(({ workedSeconds }) => workedSeconds))),
    stateWord(sheet.state, t),
    ...describeParts(others, ports),
    late === undefined ? '' : t('{0} added since it was submitted', formatMinutes(late)),
    differenceCount ? t('{0} changed since last time', differenceCount) : '',
    commentCount === 0 ? '' : commentCount === 1 ? t('1 comment') : t('{0} comments', commentCount),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What is submitted where that is not what the week tells: entries over the midnight after Sunday are whole. */
function describeWhole(
  { seconds, workedSeconds }: Pick<Timesheet, 'seconds' | 'workedSeconds'>,
  { t }: TimesheetRowPorts,
): string {
  return seconds === workedSeconds
    ? ''
    : t(
        '{0} are submitted: entries over midnight as a whole, with the week they began in',
        formatMinutes(seconds),
      );
}

/** A week with time to submit: never submitted, or continued after what was decided. */
function openRow(parts: WeekParts & { readonly open: OpenWeek }, ports: TimesheetRowPorts): WeekRow {
  const { open, sheets } = parts;
  const { weekStart, openSeconds, seconds } = open;
  const label = weekLabel(open, ports);
  const description = [
    formatMinutes(seconds),
    stateWord('draft', ports.t),
    ...describeParts(sheets, ports),
  ].join(' · ');
  const shownSeconds = sheets.length === 0 ? seconds : openSeconds;
  const whole = describeWhole({ seconds: openSeconds, workedSeconds: shownSeconds }, ports);
  const approved = listApproved(sheets);
  return {
    id: `week/${weekStart}`,
    // Its entries are loaded when it is expanded.
    record: { kind: 'entries', ids: [] },
    covers: { kind: 'timesheet', ids: sheets.map(({ id }) => id) },
    weekStart,
    label,
    description,
    icon: stateIcons.draft,
    ...approved,
    kind: kindOf('draft', approved),
    ...(whole === '' ? {} : { tooltip: `${label} · ${description}\n${whole}` }),
    expanded: isThisWeek(weekStart, ports),
    loadChildren: () => loadDays(parts, ports),
  };
}

export function weekLabel(
  { year, week }: { readonly year: number; readonly week: number },
  { t, today }: TimesheetRowPorts,
): string {
  return year === weekOf(today).year ? t('Week {0}', week) : t('Week {0}, {1}', week, year);
}

function isThisWeek(weekStart: string, { today }: TimesheetRowPorts): boolean {
  return weekOf(today).start === weekStart;
}

/** Entries of a submitted week can be decided on one by one. */
const entryKinds: Readonly<Record<Timesheet['state'], EntryKind>> = {
  draft: 'entry.open',
  rejected: 'entry.open',
  submitted: 'entry.submitted',
  approved: 'entry.locked',
  invoiced: 'entry.locked',
};
type EntryKind = 'entry.open' | 'entry.submitted' | 'entry.locked';

const verdictIcons = {
  approved: { icon: 'pass', iconColor: 'gitDecoration.untrackedResourceForeground' },
  rejected: { icon: 'error', iconColor: 'list.errorForeground' },
} as const;

/** Entries of a week that one sheet holds, or none. */
interface WeekPart extends OpenTime {
  readonly kind: EntryKind;
  readonly sheet?: Seen;
}

interface DayRowPorts extends TimesheetRowPorts {
  /** Id of the first sheet, or the start of the week without one. */
  readonly within: string;
}

type EntryPorts = TimesheetRowPorts & Pick<WeekPart, 'kind' | 'sheet'>;

/** Newest day first; days without time have no row. */
function dayRows(parts: readonly WeekPart[], ports: DayRowPorts): readonly Row[] {
  const placed = parts.flatMap(({ entries, kind, sheet }) =>
    entries.map((entry) => ({ entry, kind, ...(sheet && { sheet }) })),
  );
  const worked = parts.flatMap(({ days }) => days.filter(({ seconds }) => seconds > 0));
  const dates = new Set([...worked.map(({ date }) => date), ...placed.map(({ entry }) => entry.localDate)]);
  return [...dates]
    .sort()
    .reverse()
    .map((date) => {
      const ofDay = placed
        .filter(({ entry }) => entry.localDate === date)
        .sort((one, other) => one.entry.startedAt.localeCompare(other.entry.startedAt));
      const seconds = sumAll(worked.filter((part) => part.date === date).map((part) => part.seconds));
      return dayRow({ date, ofDay, seconds }, ports);
    });
}

interface Day {
  readonly date: string;
  readonly ofDay: readonly (Pick<WeekPart, 'kind' | 'sheet'> & { readonly entry: EntryFacts })[];
  readonly seconds: number;
}

function dayRow({ date, ofDay, seconds }: Day, ports: DayRowPorts): Row {
  const entries = ofDay.map(({ entry }) => entry);
  return {
    // What stands open stays so, whichever of its entries comes or goes.
    id: `day/${ports.within}/${date}`,
    record: { kind: 'entries', ids: entries.map(({ id }) => id) },
    label: ports.formatDay(date),
    description: describeDay(entries, seconds, ports),
    icon: 'calendar',
    kind: dayKindOf(ofDay.map(({ kind }) => kind)),
    expanded: date === ports.today,
    children: ofDay.map(({ entry, ...held }) => entryRow(entry, { ...ports, ...held })),
  };
}

/** Of a day with entries of several kinds the one that allows most; each entry is acted on by itself. */
function dayKindOf(kinds: readonly EntryKind[]): string {
  const order = ['entry.open', 'entry.submitted', 'entry.locked'] as const;
  return order.find((kind) => kinds.includes(kind))?.replace('entry', 'day') ?? 'day.night';
}

/** What was worked on the day; where its entries go on after midnight, or others before did, what that is. */
function describeDay(entries: readonly EntryFacts[], seconds: number, { t }: TimesheetRowPorts): string {
  const laterSeconds = sumAll(entries.map(sumLater));
  const own = sumAll(entries.map((entry) => entry.seconds ?? 0)) - laterSeconds;
  return [
    formatMinutes(seconds),
    seconds === own ? '' : t('{0} from the day before', formatMinutes(findShownRest(seconds, own))),
    laterSeconds === 0 ? '' : t('and {0} after midnight', formatMinutes(laterSeconds)),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Seconds of an entry on days after the one that it began on. */
function sumLater(entry: EntryFacts): number {
  const later = daysOf(entry).filter(({ date }) => date !== entry.localDate);
  return sumAll(later.map(({ seconds }) => seconds));
}

/** What was recorded, and what is billed where that is another length. */
function lengthOf({ billedSeconds }: EntryFacts, seconds: number, t: Translate): string {
  const recorded = formatMinutes(seconds);
  return billedSeconds === null || billedSeconds === seconds
    ? recorded
    : t('{0} recorded, {1} billed', formatDuration(seconds), formatDuration(billedSeconds));
}

const mostCommitsShown = 5;

/** The branch, and the subjects of the commits: a rebase leaves both as they are, and not the hashes. */
function gitLines({ git }: EntryFacts, t: Translate): readonly string[] {
  if (!git) return [];
  const more = git.commits.length - mostCommitsShown;
  return [
    git.branch ?? '',
    ...git.commits.slice(0, mostCommitsShown).map(({ subject }) => `• ${subject}`),
    more > 0 ? t('and {0} more', more) : '',
  ];
}

type SharingPorts = Pick<TimesheetRowPorts, 't' | 'zone' | 'formatDay'>;

/** `Shares 0:30 with 9:30–10:30 API rewrite`, by the date of the entry; empty where it shares none. */
export function describeOverlap(shared: SharedFacts | null, date: string, ports: SharingPorts): string {
  if (shared === null) return '';
  return ports.t('Overlaps {0} with {1}', formatDuration(shared.seconds), nameShared(shared, date, ports));
}

/** `9:30–10:30 API rewrite, Tuesday 17 November 0:30–1:30 +1 UTC-5 Support, and 2 more`; `date` is that of the entry. */
function nameShared({ count, others }: SharedFacts, date: string, ports: SharingPorts): string {
  const { t } = ports;
  const more = count - others.length;
  const names = nameOverlapping(others, date, overlapFormats(ports));
  return [...names, ...(more > 0 ? [t('and {0} more', more)] : [])].join(', ');
}

/** As the rows tell times: with the days that they end later. */
export function overlapFormats({ t, zone, formatDay }: SharingPorts): OverlapFormats {
  return {
    zone,
    spanOf: (times) => `${formatSpan(times)}${times.endedAt === null ? t('now') : ''}`,
    dayOf: (date) => formatDay(date).replaceAll(',', ''),
  };
}

function spanOf(entry: ClockTimes, ports: SharingPorts): string {
  return nameTimes(entry, overlapFormats(ports));
}

const mostTagsShown = 2;

/** `9:00–11:15 (2:15) API rewrite`: the edge of the view cuts off the end of a long name, and times never. */
function nameEntry(entry: EntryFacts, ports: TimesheetRowPorts): string {
  const length = entry.seconds === null ? [] : [`(${formatMinutes(entry.seconds)})`];
  return [overlapFormats(ports).spanOf(entry), ...length, entry.projectName].join(' ');
}

/** What marks its times, then what was done: what comes behind may be cut off. */
function describeEntry(entry: EntryFacts, { zone }: TimesheetRowPorts): string {
  const { tags, note } = entry;
  const shown = tags.slice(0, mostTagsShown).map((tag) => `+${tag}`);
  const tagged = [...shown, ...(tags.length > mostTagsShown ? ['…'] : [])].join(' ');
  return [labelSpan(entry, zone), note.replace(/\s+/g, ' '), tagged].filter(Boolean).join(' · ');
}

function tooltipLines(entry: EntryFacts, ports: TimesheetRowPorts): readonly string[] {
  const { t } = ports;
  const { verdict } = entry;
  return [
    `${spanOf(entry, ports)} (${entry.zone})`,
    entry.seconds === null ? t('running') : lengthOf(entry, entry.seconds, t),
    entry.projectName,
    entry.note,
    entry.tags.map((tag) => `+${tag}`).join(' '),
    entry.billable ? '' : t('not billable'),
    describeOverlap(entry.shared, entry.localDate, ports),
    ...gitLines(entry, t),
    verdict?.verdict === 'rejected' ? t('Sent back: {0}', verdict.reason ?? '') : '',
    verdict?.verdict === 'approved' ? t('approved') : '',
  ].filter(Boolean);
}

/** Times of another clock than the user's are marked where the name leaves no room for it. */
function iconOfEntry(entry: EntryFacts, { zone }: TimesheetRowPorts): string {
  if (entry.endedAt === null) return 'play-circle';
  return labelOtherZone(entry, zone) === '' ? 'circle-small' : 'globe';
}

function entryRow(entry: EntryFacts, ports: EntryPorts): EntryRow {
  const { kind, sheet } = ports;
  const { verdict } = entry;
  const lines = tooltipLines(entry, ports);
  return {
    id: `entry/${entry.id}`,
    record: { kind: 'entry', ids: [entry.id] },
    ...(sheet === undefined ? {} : { sheet: { id: sheet.id, version: sheet.version } }),
    label: nameEntry(entry, ports),
    description: describeEntry(entry, ports),
    icon: iconOfEntry(entry, ports),
    ...(verdict ? verdictIcons[verdict.verdict] : {}),
    kind: entry.endedAt === null ? 'entry.running' : kind,
    tooltip: lines.join('\n'),
    spoken: lines.join(', ').replace(/\s+/g, ' '),
    ...(kind === 'entry.open' ? { open: 'vireo.editEntry' as const } : {}),
  };
}
