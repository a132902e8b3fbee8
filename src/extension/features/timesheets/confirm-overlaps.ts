/**
 * Confirms the submission of weeks with overlapping time, or with time that has not passed yet: how much, where, with links.
 * Part of the bundle of sheet-actions.ts.
 */
import * as vscode from 'vscode';
import type { TimesheetEntry, TimesheetWeek } from '../../../api-client/index.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { formatDuration } from '../../../domain/duration.ts';
import { nameTimes } from '../../../domain/overlap-names.ts';
import { sayOnce } from '../../../domain/overlapping-spans.ts';
import { endsInFuture } from '../../../domain/time/future-time.ts';
import { formatDay } from '../../../pages/time/formats.ts';
import type { Translate } from '../../../pages/words.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { describeOverlap, overlapFormats } from './timesheet-rows.ts';

interface Answer extends vscode.QuickPickItem {
  /** The week that it shows; without one it submits. */
  readonly shows?: TimesheetWeek;
}

/** More would not be read in a list; the Week marks all. */
const mostPlaces = 50;

/** Undefined when the user cancels, or opens a week instead. */
export type Permission = { readonly wasAsked: boolean } | undefined;

interface Asking {
  /** The week changed after the user confirmed it, so it is asked about again in any case. */
  readonly isChanged?: boolean;
  /** A page has asked about overlapping time. */
  readonly wasAskedOnPage?: boolean;
}

/** Asks about overlapping and future time, if there is any; not about weeks that would be rejected. */
export async function maySubmit(
  { t, clock }: Pick<Services, 't' | 'clock'>,
  weeks: readonly TimesheetWeek[],
  { isChanged = false, wasAskedOnPage = false }: Asking = {},
): Promise<Permission> {
  const now = clock.now();
  const isShared = ({ sharedSeconds }: TimesheetWeek): boolean => sharedSeconds > 0 && !wasAskedOnPage;
  const asked = weeks.filter(
    (week) => week.submitRefusal === null && (isChanged || isShared(week) || listAhead(week, now).length > 0),
  );
  if (asked.length === 0) return { wasAsked: false };
  const changed = isChanged ? [t('The week was changed elsewhere.')] : [];
  const chosen = await vscode.window.showQuickPick(listAnswers(asked, { count: weeks.length, now, t }), {
    title: [...changed, ...asked.flatMap((week) => describeWeek(week, { isChanged, now, t }))].join(' '),
    placeHolder: t('Nothing is submitted yet'),
    // Opening a week beside it takes the focus.
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  if (chosen?.shows === undefined) return chosen && { wasAsked: true };
  const { id } = chosen.shows;
  await runCommand('vireo.openWeek', { record: { kind: 'timesheet', ids: [id] } });
  return undefined;
}

/** Entries that end in the future. */
function listAhead({ days }: TimesheetWeek, now: number): readonly TimesheetEntry[] {
  const entries = days.flatMap((day) => day.entries);
  return entries.filter(({ endedAt }) => endedAt !== null && endsInFuture(Date.parse(endedAt), now));
}

function describeWeek(
  week: TimesheetWeek,
  { isChanged, now, t }: { readonly isChanged: boolean; readonly now: number; readonly t: Translate },
): readonly string[] {
  const { seconds, sharedSeconds } = week;
  const ahead = listAhead(week, now).length;
  return [
    ...(isChanged ? [t('Week {0} has {1} now.', week.week, formatDuration(seconds))] : []),
    ...(sharedSeconds > 0
      ? [t('{0} of week {1} is recorded more than once.', formatDuration(sharedSeconds), week.week)]
      : []),
    ...(ahead === 0 ? [] : [t('Entries of week {0} that end in the future: {1}.', week.week, ahead)]),
  ];
}

/** The harmless choice comes first: a key that is held down picks it. */
function listAnswers(
  weeks: readonly TimesheetWeek[],
  { count, now, t }: { readonly count: number; readonly now: number; readonly t: Translate },
): readonly Answer[] {
  const ahead = weeks
    .flatMap((shows) => listAhead(shows, now).map((entry) => ({ ...toAheadItem(entry, t), shows })))
    .slice(0, mostPlaces);
  const places = weeks
    .flatMap((shows) => listPlaces(shows).map((entry) => ({ ...toItem(entry, t), shows })))
    .slice(0, mostPlaces);
  return [
    ...weeks.map((shows) => ({ label: `$(calendar) ${t('Show Week {0}', shows.week)}`, shows })),
    // Weeks without overlaps are submitted with the others.
    { label: `$(check) ${t('Submit Anyway')}`, description: count > 1 ? t('{0} weeks', count) : '' },
    ...(places.length === 0
      ? []
      : [{ label: t('Recorded more than once'), kind: vscode.QuickPickItemKind.Separator }, ...places]),
    ...(ahead.length === 0
      ? []
      : [{ label: t('Ends in the future'), kind: vscode.QuickPickItemKind.Separator }, ...ahead]),
  ];
}

function listPlaces({ days }: TimesheetWeek): readonly TimesheetEntry[] {
  return sayOnce(days.flatMap(({ entries }) => entries));
}

const portsOf = (t: Translate) => ({
  t,
  zone: ownZone(),
  formatDay: (date: string) => formatDay(date, userLocale()),
});

function toAheadItem(entry: TimesheetEntry, t: Translate): vscode.QuickPickItem {
  const ports = portsOf(t);
  const times = nameTimes(entry, overlapFormats(ports));
  return { label: `$(watch) ${ports.formatDay(entry.localDate)}, ${times} ${entry.projectName}` };
}

function toItem(entry: TimesheetEntry, t: Translate): vscode.QuickPickItem {
  const ports = portsOf(t);
  const { localDate, shared, projectName } = entry;
  const label = `$(layers) ${ports.formatDay(localDate)}, ${nameTimes(entry, overlapFormats(ports))} ${projectName}`;
  return { label, detail: describeOverlap(shared, localDate, ports) };
}
