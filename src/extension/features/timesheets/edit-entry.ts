/** Everything of an entry from one list, each change by the version that was shown and with an undo. */
import * as vscode from 'vscode';
import type { PatchTimeEntry, TimeEntry } from '../../../api-client/index.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { type ApiFailure, isApiFailure } from '../../../pages/failures.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { listOpenTasks } from '../../../pages/practice/open-tasks.ts';
import { nameOf } from '../../../pages/records.ts';
import { type ChangedTimes, findChangedTimes, findSpan } from '../../../pages/time/entry-text.ts';
import { formatMarkedSpan, formatSpan, formatWallClock } from '../../../pages/time/formats.ts';
import { today } from '../../../pages/time/iso-week.ts';
import { runCommand } from '../../platform/commands.ts';
import { showBriefly } from '../../platform/notify.ts';
import { pickProject } from '../../platform/practice/pick-project.ts';
import { pickTask } from '../../platform/practice/pick-task.ts';
import type { Services } from '../../platform/services.ts';
import { nameDeletion } from '../../platform/undo-entries.ts';
import { askEntryRate, readEntryRate } from '../rates/index.ts';
import { askSpan, sayUnderstood } from './ask-span.ts';
import { askNewTags, askOldTags } from './ask-tags.ts';
import { parseCut, parseMove } from './entry-moves.ts';
import { mayTakeTime, tellChange } from './entry-rules.ts';
import { nameOfEntry } from './read-selected.ts';
import { tellStale } from './stale-entry.ts';

export type EntryAct = (services: Services, entry: TimeEntry) => Promise<void>;

interface Field extends vscode.QuickPickItem {
  readonly act: EntryAct;
}

export const editEntry: EntryAct = async (services, entry) => {
  const { t } = services;
  const chosen = await vscode.window.showQuickPick(await listFields(services, entry), {
    placeHolder: t('What do you change?'),
    title: t('Edit Entry'),
    matchOnDescription: true,
  });
  if (chosen !== undefined) await unlessStale(services, entry, () => chosen.act(services, entry));
};

async function listFields(services: Services, entry: TimeEntry): Promise<readonly Field[]> {
  const { t, records } = services;
  const { note, tags, billable, endedAt } = entry;
  const { client, project } = nameOf(await records.load(), entry.projectId);
  return [
    toField('note', t('Note'), endedAt === null ? editTimerNote : patchBy(askForNote), note),
    ...(endedAt === null ? [] : listTimeFields(entry, t)),
    toField('project', t('Project'), patchBy(askForProject), `${client} · ${project}`),
    toField('checklist', t('Task'), patchBy(askForTask), await readTaskName(services, entry)),
    toField('tag', t('Add Tags…'), patchBy(askForTags), tags.join(', ')),
    ...(tags.length === 0
      ? []
      : [toField('close', t('Remove Tags…'), patchBy(askForFewerTags), tags.join(', '))]),
    billable
      ? toField('circle-slash', t('Make not billable'), patchBy(toggleBillable), t('billable'))
      : toField('check', t('Make billable'), patchBy(toggleBillable), t('not billable')),
    toField('symbol-number', t('Rate'), patchBy(askEntryRate), await readEntryRate(services, entry)),
    ...(endedAt === null
      ? []
      : [toField('split-horizontal', t('Split…'), splitEntry), toField('trash', t('Delete'), removeEntry)]),
  ];
}

/** What a timer that runs has not yet: it is stopped, discarded and begun earlier by commands of its own. */
function listTimeFields(entry: TimeEntry, t: Services['t']): readonly Field[] {
  return [
    toField('clock', t('Times'), patchBy(askForTimes), formatMarkedSpan(entry, { zone: ownZone() })),
    toField('calendar', t('Day'), patchBy(askForDay), entry.localDate),
  ];
}

function toField(icon: string, label: string, act: EntryAct, description = ''): Field {
  return { label: `$(${icon}) ${label}`, description: description.replace(/\s+/g, ' '), act };
}

/** It offers what branch and earlier entries say. */
const editTimerNote: EntryAct = async () => void (await runCommand('vireo.editTimerNote'));

async function readTaskName({ backend, t }: Services, { taskId }: TimeEntry): Promise<string> {
  if (taskId === null) return t('No task');
  return (await backend.ask((api, options) => api.getTask({ ...options, path: { id: taskId } }))).name;
}

/** Undefined when the question was left, and where nothing is to change. */
type Asking = (services: Services, entry: TimeEntry) => Promise<PatchTimeEntry | undefined>;

function patchBy(ask: Asking): EntryAct {
  return async (services, entry) => {
    const { backend, t } = services;
    const body = await ask(services, entry);
    if (body === undefined) return;
    const changed = await backend.ask((api, options) =>
      api.patchTimeEntry({ ...options, path: { id: entry.id }, body, headers: ifMatch(entry) }),
    );
    // What changed nothing has nothing to undo.
    if (changed.version === entry.version) return;
    const change = { entryId: changed.id, version: changed.version };
    await tellChange(services, { sentence: t('The entry was changed.'), change }, changed);
  };
}

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

const askForNote: Asking = async ({ t }, { note }) => {
  const text = await vscode.window.showInputBox({ title: t('Edit Entry'), value: note, prompt: t('Note') });
  return text === undefined ? undefined : { note: text };
};

const askForTimes: Asking = async (services, entry) => {
  const { zone, startedAt, endedAt, localDate } = entry;
  const start = { wallClock: formatWallClock(startedAt, zone).slice(0, 16), ms: Date.parse(startedAt) };
  const value = `${localDate} ${formatSpan(entry, '-')}`;
  const typed = await askSpan(services, services.t('Edit Entry'), value, { date: localDate, start, zone });
  if (typed === undefined || endedAt === null) return undefined;
  const shown = { startedAt: formatWallClock(startedAt, zone), endedAt: formatWallClock(endedAt, zone) };
  return await unlessKept(services, entry, findChangedTimes(shown, typed));
};

const askForDay: Asking = async (services, entry) => {
  const { t, clock } = services;
  const date = today(clock.now());
  const text = await vscode.window.showInputBox({
    title: t('Edit Entry'),
    value: entry.localDate,
    prompt: t('On which day was it?'),
    validateInput: (typed) => {
      const moved = parseMove(typed, entry, date);
      return moved === undefined
        ? t(
            'A day such as yesterday, fri, 20.11. or 2026-11-19, on which the clock shows the time of its start once.',
          )
        : sayUnderstood(services, findSpan(moved, entry), entry);
    },
  });
  const moved = text === undefined ? undefined : parseMove(text, entry, date);
  if (moved === undefined || Date.parse(moved.startedAt) === Date.parse(entry.startedAt)) return undefined;
  return await unlessKept(services, entry, moved);
};

/** Asks before the entry takes time from others where it goes. */
async function unlessKept(
  services: Services,
  entry: TimeEntry,
  changed: ChangedTimes,
): Promise<ChangedTimes | undefined> {
  const { id, projectId, taskId, zone, note, tags, startedAt, endedAt } = entry;
  if (endedAt === null || Object.keys(changed).length === 0) return undefined;
  const moved = { id, projectId, taskId, zone, note, tags, startedAt, endedAt, ...changed };
  return (await mayTakeTime(services, moved)) ? changed : undefined;
}

const askForProject: Asking = async (services, { projectId: except }) => {
  const placeholder = services.t('On which project was it?');
  const projectId = await pickProject(services, { placeholder, except });
  return projectId === undefined ? undefined : { projectId };
};

const askForTask: Asking = async (services, { projectId, taskId }) => {
  if (taskId === null && (await listOpenTasks(services, projectId)).length === 0) {
    showBriefly(services.t('The project has no tasks.'));
    return undefined;
  }
  const task = await pickTask(services, projectId);
  return task === undefined ? undefined : { taskId: task.taskId };
};

const askForTags: Asking = async (services, { tags }) => {
  const added = await askNewTags(services);
  return added === undefined ? undefined : { tags: [...new Set([...tags, ...added])] };
};

const askForFewerTags: Asking = async (services, entry) => {
  const gone = await askOldTags(services, [entry]);
  return gone === undefined ? undefined : { tags: entry.tags.filter((tag) => !gone.includes(tag)) };
};

const toggleBillable: Asking = async (_services, { billable }) => ({ billable: !billable });

/** The second part is an entry of its own, to be changed like any other. */
const splitEntry: EntryAct = async (services, entry) => {
  const { backend, t } = services;
  const title = t('Split Entry');
  const at = await askForCut(services, entry, title);
  if (at === undefined) return;
  const prompt = t('Note for the time from {0}', at.slice(11));
  const note = await vscode.window.showInputBox({ title, value: entry.note, prompt });
  if (note === undefined) return;
  const { items } = await backend.ask((api, options) =>
    api.splitTimeEntry({
      ...options,
      path: { id: entry.id },
      body: { at, second: { id: api.newId(), note } },
      headers: ifMatch(entry),
    }),
  );
  const [first] = items;
  if (first === undefined) return;
  const told = {
    overlaps: [...new Set(items.flatMap(({ overlaps }) => overlaps))],
    warnings: [
      ...new Map(items.flatMap(({ warnings }) => warnings.map((one) => [one.message, one]))).values(),
    ],
  };
  const change = { entryId: first.id, version: first.version };
  await tellChange(services, { sentence: t('The entry was split at {0}.', at.slice(11)), change }, told);
};

async function askForCut({ t }: Services, entry: TimeEntry, title: string): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt: t('When does the second part start?'),
    placeHolder: formatSpan(entry),
    validateInput: (typed) =>
      parseCut(typed, entry) === undefined
        ? t('A time such as 10:30 between its start and its end, {0}.', formatSpan(entry))
        : undefined,
  });
  return text === undefined ? undefined : parseCut(text, entry);
}

const removeEntry: EntryAct = async (services, entry) => {
  const { backend, t } = services;
  await backend.ask((api, options) =>
    api.deleteTimeEntry({ ...options, path: { id: entry.id }, headers: ifMatch(entry) }),
  );
  const sentence = t('The entry of {0} was deleted.', nameOfEntry(entry));
  await tellChange(services, { sentence, change: nameDeletion(entry) });
};

/** No question before, an undo after: the entry comes back as it was, with its id and its rate. */
export const deleteEntry: EntryAct = async (services, entry) =>
  await unlessStale(services, entry, () => removeEntry(services, entry));
