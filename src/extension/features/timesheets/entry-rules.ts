/** What the rules of time say of an entry by hand: a question before it takes time from others, warnings after it. */
import * as vscode from 'vscode';
import type { CreateTimeEntry, TimeEntry, TimeEntryPreview } from '../../../api-client/index.ts';
import { orWithout } from '../../../api-client/or-without.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { nameOf } from '../../../pages/records.ts';
import { formatMarkedSpan, formatTime } from '../../../pages/time/formats.ts';
import { runCommand } from '../../platform/commands.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { type ChangeName, undoChangeOf } from '../../platform/undo-entries.ts';
import { pickRecord } from '../records/index.ts';
import { describeCrops, describeWarnings, type SavedFacts } from './entry-rule-words.ts';
import { readEntry } from './stale-entry.ts';

/** True when no other entry gives time away for it, or when the user lets them. */
export async function mayTakeTime(services: Services, body: CreateTimeEntry): Promise<boolean> {
  const { backend, t } = services;
  const preview = backend.ask((api, options) => api.previewTimeEntry({ ...options, body }));
  const { neighbours } = await orWithout(preview, { neighbours: [] });
  if (neighbours.length === 0) return true;
  const take = t('Take It');
  const zone = body.zone ?? 'UTC';
  const spanOf = ({ startedAt, endedAt }: TimeEntryPreview['neighbours'][number]['before']) =>
    `${formatTime(startedAt, zone)}–${formatTime(endedAt, zone)}`;
  return (await vscode.window.showWarningMessage(describeCrops(neighbours, spanOf, t), take)) === take;
}

type Told = Pick<TimeEntry, 'overlaps' | 'warnings'>;

/** What was done to an entry, and what an undo of it undoes. */
export interface DoneChange {
  readonly sentence: string;
  readonly change: ChangeName;
}

/** Resolves once it is shown: whether anybody looks at it makes no difference to what was done. */
export async function warnOfRules(services: Services, told: Told): Promise<void> {
  await show(services, told);
}

/** With an undo, and with what the rules have to say of it. */
export async function tellChange(
  services: Services,
  done: DoneChange,
  told: Told = { overlaps: [], warnings: [] },
): Promise<void> {
  await show(services, told, done);
}

async function show(services: Services, { overlaps, warnings }: Told, done?: DoneChange): Promise<void> {
  const { t } = services;
  const shared = overlaps.length === 0 ? { count: 0, names: [] } : await nameShared(services, overlaps);
  const warning = describeWarnings({ warnings, shared }, t);
  const text = [done?.sentence, warning].filter(Boolean).join(' ');
  if (text === '') return;
  const editOther = async () => {
    await editShared(services, overlaps);
    // The press of any button closes the notification: what was done can be undone anyway.
    if (done !== undefined) await tellChange(services, done);
  };
  const buttons = [
    // First, since the editor has a key for the first one alone.
    ...(done === undefined
      ? []
      : [{ label: t('Undo'), run: async () => void (await undoChangeOf(services, done.change)) }]),
    ...(shared.count === 0 ? [] : [{ label: t('Edit Other Entry…'), run: editOther }]),
  ];
  const tell =
    warning === undefined ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  Promise.resolve(tell(text, ...buttons.map(({ label }) => label)))
    .then(async (chosen) => await buttons.find(({ label }) => label === chosen)?.run())
    .catch((error: unknown) => showFailure(services, error));
}

/** A notification has few lines. */
const mostNamed = 4;

/** One deleted in the meantime overlaps nothing any more. */
async function nameShared(services: Services, ids: readonly string[]): Promise<SavedFacts['shared']> {
  const [directory, read] = await Promise.all([
    services.records.load(),
    Promise.all(ids.slice(0, mostNamed).map((id) => readIfExists(services, id))),
  ]);
  const entries = read.filter((entry) => entry !== undefined);
  const zone = ownZone();
  const names = entries.map((entry) =>
    [formatMarkedSpan(entry, { zone }), nameOf(directory, entry.projectId).project].filter(Boolean).join(' '),
  );
  return { count: ids.length - (read.length - entries.length), names };
}

async function readIfExists(services: Services, id: string): Promise<TimeEntry | undefined> {
  try {
    return await readEntry(services, id);
  } catch (error) {
    if (isApiFailure(error, 'not_found')) return undefined;
    throw error;
  }
}

/** Of several the user chooses. */
async function editShared(services: Services, ids: readonly string[]): Promise<void> {
  const picked = await pickRecord(services, { kind: 'entries', ids: [...ids] });
  if (picked.state === 'chosen') await runCommand('vireo.editEntry', { record: picked.record });
}
