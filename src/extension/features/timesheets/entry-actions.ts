/** Entries by hand: what their commands do, in a bundle of its own. */
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../api-client/index.ts';
import type { RecordLink } from '../../../contract/coach-chat.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { runCommand } from '../../platform/commands.ts';
import { describeConflict } from '../../platform/conflict-words.ts';
import { type ApiFailure, isApiFailure } from '../../platform/failures.ts';
import { ifMatch } from '../../platform/if-match.ts';
import { showFailure } from '../../platform/notify.ts';
import { nameOf } from '../../platform/records.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { undoDeletionOf } from '../../platform/undo-entries.ts';
import { pickProject } from '../projects/pick-project.ts';
import { zoneQuery } from '../timer/timer-model.ts';
import { mayTakeTime, warnOfRules } from './entry-rules.ts';
import {
  checkSpan,
  findChangedTimes,
  parseSpan,
  type TypedAt,
  type TypedSpan,
  toCopyLine,
} from './entry-text.ts';
import { formatSpan, formatWallClock } from './formats.ts';
import { today } from './iso-week.ts';

export { warnOfRules };

/** What no view shows is opened by itself. */
export async function openEntry(services: Services, { ids: [id] }: RecordLink): Promise<boolean> {
  if (id === undefined) return false;
  await editEntry(services, await readEntry(services, id));
  return true;
}

type EntryAct = (services: Services, entry: TimeEntry) => Promise<void>;

export async function withEntry(
  services: Services,
  target: CommandTarget | undefined,
  act: EntryAct,
): Promise<void> {
  const id = recordIdOf(target, 'entry');
  if (id !== undefined) await act(services, await readEntry(services, id));
}

async function readEntry({ backend }: Services, id: string): Promise<TimeEntry> {
  return await backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } }));
}

export async function addEntry(services: Services): Promise<void> {
  const { t, backend } = services;
  const projectId = await pickProject(services, { placeholder: t('On which project was it?') });
  if (projectId === undefined) return;
  const span = await askSpan(services, t('Add Entry ({0}/{1})', 1, 2), '');
  if (span === undefined) return;
  const note = await vscode.window.showInputBox({
    title: t('Add Entry ({0}/{1})', 2, 2),
    prompt: t('What was done? It can be empty, and changed later.'),
    ignoreFocusOut: true,
  });
  if (note === undefined) return;
  const body = { projectId, note, ...span, ...zoneQuery() };
  if (!(await mayTakeTime(services, body))) return;
  const entry = await backend.ask((api, options) =>
    api.createTimeEntry({ ...options, body: { ...body, id: api.newId() } }),
  );
  warnOfRules(services, entry);
}

export const editEntry: EntryAct = async (services, entry) => {
  const { t } = services;
  if (entry.endedAt === null) return void (await runCommand('vireo.editTimerNote'));
  const directory = await services.records.load();
  const { client, project } = nameOf(directory, entry.projectId);
  const fields = [
    { label: `$(note) ${t('Note')}`, description: entry.note, change: changeNote },
    { label: `$(clock) ${t('Times')}`, description: formatSpan(entry), change: changeTimes },
    { label: `$(project) ${t('Project')}`, description: `${client} · ${project}`, change: changeProject },
    {
      label: `$(${entry.billable ? 'circle-slash' : 'check'}) ${entry.billable ? t('Make not billable') : t('Make billable')}`,
      description: entry.billable ? t('billable') : t('not billable'),
      change: changeBillable,
    },
  ];
  const placeHolder = t('What do you change?');
  const chosen = await vscode.window.showQuickPick(fields, { placeHolder, title: t('Edit Entry') });
  const body = await chosen?.change(services, entry);
  if (body === undefined) return;
  await unlessStale(services, entry, async () => {
    const changed = await services.backend.ask((api, options) =>
      api.patchTimeEntry({ ...options, path: { id: entry.id }, body, headers: ifMatch(entry) }),
    );
    warnOfRules(services, changed);
  });
};

/** What was changed elsewhere since it was read stands, and is shown as it is now beside what was wanted. */
async function unlessStale(services: Services, entry: TimeEntry, write: () => Promise<void>): Promise<void> {
  let stale: ApiFailure;
  try {
    await write();
    return;
  } catch (error) {
    if (!isApiFailure(error, 'stale_version')) throw error;
    stale = error;
  }
  await editEntry(services, await tellStale(services, entry, stale));
}

/** Both versions in a sentence; gives the entry as it is now. */
export async function tellStale(
  services: Services,
  { id }: TimeEntry,
  { conflict }: ApiFailure,
): Promise<TimeEntry> {
  const current = await readEntry(services, id);
  const sentence = services.t(
    'The entry was changed elsewhere meanwhile, so nothing was done. This is how it is now.',
  );
  const sides = conflict && describeConflict(conflict, services.t);
  // Not awaited: the entry is shown beside it.
  vscode.window.showWarningMessage([sentence, sides].filter(Boolean).join(' '));
  return current;
}

async function changeNote({ t }: Services, { note }: TimeEntry) {
  const text = await vscode.window.showInputBox({ title: t('Edit Entry'), value: note, prompt: t('Note') });
  return text === undefined ? undefined : { note: text };
}

async function changeTimes(services: Services, entry: TimeEntry) {
  const { id, projectId, taskId, zone, note, tags, startedAt, endedAt } = entry;
  const start = { wallClock: formatWallClock(startedAt, zone).slice(0, 16), ms: Date.parse(startedAt) };
  const value = `${entry.localDate} ${formatSpan(entry, '-')}`;
  const typed = await askSpan(services, services.t('Edit Entry'), value, { date: entry.localDate, start });
  if (typed === undefined || endedAt === null) return undefined;
  const shown = { startedAt: formatWallClock(startedAt, zone), endedAt: formatWallClock(endedAt, zone) };
  const changed = findChangedTimes(shown, typed);
  if (Object.keys(changed).length === 0) return undefined;
  const moved = { id, projectId, taskId, zone, note, tags, startedAt, endedAt, ...changed };
  return (await mayTakeTime(services, moved)) ? changed : undefined;
}

async function changeProject(services: Services, { projectId: except }: TimeEntry) {
  const placeholder = services.t('On which project was it?');
  const projectId = await pickProject(services, { placeholder, except });
  return projectId === undefined ? undefined : { projectId };
}

async function changeBillable(_services: Services, { billable }: TimeEntry) {
  return { billable: !billable };
}

export const copyEntry: EntryAct = async ({ records }, entry) => {
  const { client, project } = nameOf(await records.load(), entry.projectId);
  await vscode.env.clipboard.writeText(
    toCopyLine({ ...entry, span: formatSpan(entry), name: `${client} · ${project}` }),
  );
};

/** No question before, an undo after: the entry comes back as it was, with its id and its rate. */
export const deleteEntry: EntryAct = async (services, entry) => {
  await unlessStale(services, entry, async () => {
    await services.backend.ask((api, options) =>
      api.deleteTimeEntry({ ...options, path: { id: entry.id }, headers: ifMatch(entry) }),
    );
    offerUndo(services, entry);
  });
};

function offerUndo(services: Services, entry: TimeEntry): void {
  const { t } = services;
  const undo = t('Undo');
  vscode.window
    .showInformationMessage(
      t('The entry of {0} was deleted.', `${entry.localDate} ${formatSpan(entry)}`),
      undo,
    )
    .then(async (chosen) => {
      if (chosen === undo) await undoDeletionOf(services, entry);
    })
    .then(undefined, (error: unknown) => showFailure(services, error));
}

/** @param of the day that is meant where none is typed, and the entry whose times are changed; without it today. */
export async function askSpan(
  { t, clock }: Services,
  title: string,
  value: string,
  of: Partial<Omit<TypedAt, 'nowMs'>> = {},
): Promise<TypedSpan | undefined> {
  const at: TypedAt = { date: today(clock.now()), nowMs: clock.now(), ...of };
  const text = await vscode.window.showInputBox({
    title,
    value,
    prompt: t('When was it?'),
    placeHolder: '9:00-11:15',
    ignoreFocusOut: true,
    validateInput: (typed) => checkSpan(typed, at, t),
  });
  return text === undefined ? undefined : parseSpan(text, at);
}
