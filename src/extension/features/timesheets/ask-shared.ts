/** Before weeks go out in which time is recorded more than once: how much, where, and a way there. Part of the bundle of sheet-actions.ts. */
import * as vscode from 'vscode';
import type { TimesheetEntry, TimesheetWeek } from '../../../api-client/index.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { formatDuration } from '../../../domain/duration.ts';
import { nameTimes } from '../../../domain/name-sharing.ts';
import { sayOnce } from '../../../domain/shared-time.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import type { Translate } from '../../platform/words.ts';
import { formatDay } from './formats.ts';
import { describeShared, sharingFormats } from './timesheet-rows.ts';

interface Answer extends vscode.QuickPickItem {
  /** The week that it shows; without one it submits. */
  readonly shows?: TimesheetWeek;
}

/** As many as a list can be looked through; the Week marks all. */
const mostPlaces = 50;

/**
 * True where nothing is shared, or the user submits all the same; what is looked at instead is not submitted. Nothing is asked
 * of what would be refused. `isChanged`: it was about to go out, and is not what it was.
 */
export async function maySubmit(
  { t }: Pick<Services, 't'>,
  weeks: readonly TimesheetWeek[],
  isChanged = false,
): Promise<boolean> {
  const sharing = weeks.filter(
    ({ sharedSeconds, submitRefusal }) => sharedSeconds > 0 && submitRefusal === null,
  );
  if (sharing.length === 0) return true;
  const changed = isChanged ? [t('The week was changed meanwhile.')] : [];
  const chosen = await vscode.window.showQuickPick(listAnswers(sharing, t), {
    title: [...changed, ...sharing.map((week) => describeWeek(week, t))].join(' '),
    placeHolder: t('Nothing is submitted yet'),
    // What is looked at beside it takes the focus.
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  if (chosen?.shows === undefined) return chosen !== undefined;
  const { id } = chosen.shows;
  await runCommand('vireo.openWeek', { record: { kind: 'timesheet', ids: [id] } });
  return false;
}

function describeWeek({ week, sharedSeconds }: TimesheetWeek, t: Translate): string {
  return t('{0} of week {1} is recorded more than once.', formatDuration(sharedSeconds), week);
}

/** What changes nothing comes first: that is what a key that is held down takes. */
function listAnswers(weeks: readonly TimesheetWeek[], t: Translate): readonly Answer[] {
  return [
    ...weeks.map((shows) => ({ label: `$(calendar) ${t('Show Week {0}', shows.week)}`, shows })),
    { label: `$(check) ${t('Submit All the Same')}` },
    { label: t('Recorded more than once'), kind: vscode.QuickPickItemKind.Separator },
    ...weeks
      .flatMap((shows) => listPlaces(shows).map((entry) => ({ ...toItem(entry, t), shows })))
      .slice(0, mostPlaces),
  ];
}

function listPlaces({ days }: TimesheetWeek): readonly TimesheetEntry[] {
  return sayOnce(days.flatMap(({ entries }) => entries));
}

function toItem(entry: TimesheetEntry, t: Translate): vscode.QuickPickItem {
  const ports = { t, zone: ownZone(), formatDay: (date: string) => formatDay(date, userLocale()) };
  const { localDate, shared, projectName } = entry;
  const label = `$(layers) ${ports.formatDay(localDate)}, ${nameTimes(entry, sharingFormats(ports))} ${projectName}`;
  return { label, detail: describeShared(shared, localDate, ports) };
}
