/** Confirms the submission of weeks with overlapping time: how much, where, with links. Part of the bundle of sheet-actions.ts. */
import * as vscode from 'vscode';
import type { TimesheetEntry, TimesheetWeek } from '../../../api-client/index.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { formatDuration } from '../../../domain/duration.ts';
import { nameTimes } from '../../../domain/overlap-names.ts';
import { sayOnce } from '../../../domain/overlapping-spans.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import type { Translate } from '../../platform/words.ts';
import { formatDay } from './formats.ts';
import { describeOverlap, overlapFormats } from './timesheet-rows.ts';

interface Answer extends vscode.QuickPickItem {
  /** The week that it shows; without one it submits. */
  readonly shows?: TimesheetWeek;
}

/** More would not be read in a list; the Week marks all. */
const mostPlaces = 50;

/** Undefined when the user cancels, or opens a week instead. */
export type Permission = { readonly wasAsked: boolean } | undefined;

/**
 * Asks about overlapping time, if there is any; not about weeks that would be rejected. `isChanged`: the week changed after
 * the user confirmed it, so it is asked about again in any case.
 */
export async function maySubmit(
  { t }: Pick<Services, 't'>,
  weeks: readonly TimesheetWeek[],
  isChanged = false,
): Promise<Permission> {
  const asked = weeks.filter(
    ({ sharedSeconds, submitRefusal }) => (sharedSeconds > 0 || isChanged) && submitRefusal === null,
  );
  if (asked.length === 0) return { wasAsked: false };
  const changed = isChanged ? [t('The week was changed elsewhere.')] : [];
  const chosen = await vscode.window.showQuickPick(listAnswers(asked, { count: weeks.length, t }), {
    title: [...changed, ...asked.flatMap((week) => describeWeek(week, { isChanged, t }))].join(' '),
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

function describeWeek(
  { week, seconds, sharedSeconds }: TimesheetWeek,
  { isChanged, t }: { readonly isChanged: boolean; readonly t: Translate },
): readonly string[] {
  return [
    ...(isChanged ? [t('Week {0} has {1} now.', week, formatDuration(seconds))] : []),
    ...(sharedSeconds > 0
      ? [t('{0} of week {1} is recorded more than once.', formatDuration(sharedSeconds), week)]
      : []),
  ];
}

/** The harmless choice comes first: a key that is held down picks it. */
function listAnswers(
  weeks: readonly TimesheetWeek[],
  { count, t }: { readonly count: number; readonly t: Translate },
): readonly Answer[] {
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
  ];
}

function listPlaces({ days }: TimesheetWeek): readonly TimesheetEntry[] {
  return sayOnce(days.flatMap(({ entries }) => entries));
}

function toItem(entry: TimesheetEntry, t: Translate): vscode.QuickPickItem {
  const ports = { t, zone: ownZone(), formatDay: (date: string) => formatDay(date, userLocale()) };
  const { localDate, shared, projectName } = entry;
  const label = `$(layers) ${ports.formatDay(localDate)}, ${nameTimes(entry, overlapFormats(ports))} ${projectName}`;
  return { label, detail: describeOverlap(shared, localDate, ports) };
}
