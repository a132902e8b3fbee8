/** Before weeks go out in which time is recorded more than once: how much, where, and a way there. Part of the bundle of sheet-actions.ts. */
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

/** As many as a list can be looked through; the Week marks all. */
const mostPlaces = 50;

/** Undefined where the user leaves it, or looks at a week instead. */
export type Permission = { readonly wasAsked: boolean } | undefined;

/**
 * Asks about what is shared, if anything is; nothing of what would be refused. `isChanged`: the user has let it go out, and it
 * is not what it was: that is asked about whatever it is now.
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
    // What is looked at beside it takes the focus.
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

/** What changes nothing comes first: that is what a key that is held down takes. */
function listAnswers(
  weeks: readonly TimesheetWeek[],
  { count, t }: { readonly count: number; readonly t: Translate },
): readonly Answer[] {
  const places = weeks
    .flatMap((shows) => listPlaces(shows).map((entry) => ({ ...toItem(entry, t), shows })))
    .slice(0, mostPlaces);
  return [
    ...weeks.map((shows) => ({ label: `$(calendar) ${t('Show Week {0}', shows.week)}`, shows })),
    // Those about which nothing is to be asked go out with the others.
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
