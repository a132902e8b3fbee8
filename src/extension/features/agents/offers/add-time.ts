/** Records the time of a request as an entry: with its span and its note, both as the user leaves them. */
import * as vscode from 'vscode';
import { loadOffer } from '../../../../../webviews/run/host/load-offer.ts';
import { ownZone } from '../../../../contract/own-zone.ts';
import { findChangedTimes, type TypedSpan } from '../../../../pages/time/entry-text.ts';
import { formatSpan, formatWallClock } from '../../../../pages/time/formats.ts';
import type { Services } from '../../../platform/services.ts';
import { askSpan, mayTakeTime, nameOfEntry, tellChange } from '../../timesheets/index.ts';

export async function addTime(services: Services, id: string): Promise<void> {
  const { t, backend } = services;
  const offer = await loadOffer(services, id);
  if (!offer?.time) {
    vscode.window.showInformationMessage(t('The time of this run is recorded already, or there is none.'));
    return;
  }
  const { entryId, startedAt, endedAt } = offer.time;
  const zone = ownZone();
  const times = await askTimes(services, { startedAt, endedAt }, zone);
  if (times === undefined) return;
  const note = await vscode.window.showInputBox({
    title: t('Add Time'),
    value: offer.time.note,
    prompt: t('Note (optional, you can change it later)'),
    ignoreFocusOut: true,
  });
  if (note === undefined) return;
  const body = { id: entryId, projectId: offer.projectId, ...times, zone, note };
  if (!(await mayTakeTime(services, body))) return;
  const entry = await backend.ask((api, options) => api.createTimeEntry({ ...options, body }));
  const sentence = t('{0} was recorded.', nameOfEntry(entry));
  await tellChange(services, { sentence, change: { entryId: entry.id, version: entry.version } }, entry);
}

/** What stands in the box as it was keeps its seconds. Undefined when the question was left. */
async function askTimes(
  services: Services,
  offered: TypedSpan,
  zone: string,
): Promise<TypedSpan | undefined> {
  const { startedAt, endedAt } = offered;
  const shown = { startedAt: formatWallClock(startedAt, zone), endedAt: formatWallClock(endedAt, zone) };
  // Of less than a minute the box could show nothing that is not a day.
  if (shown.startedAt.slice(0, 16) === shown.endedAt.slice(0, 16)) return offered;
  const date = shown.startedAt.slice(0, 10);
  const value = `${date} ${formatSpan({ ...offered, zone }, '-')}`;
  const typed = await askSpan(services, services.t('Add Time'), value, { date, zone });
  return typed && { ...offered, ...findChangedTimes(shown, typed) };
}
