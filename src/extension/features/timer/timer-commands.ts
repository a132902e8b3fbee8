/** What the timer's commands do, and what they ask; a bundle of its own, loaded with the first of them. */
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../api-client/index.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { nameOf } from '../../../pages/records.ts';
import { showBriefly, showFailure } from '../../platform/notify.ts';
import { type Picked, pickWork } from '../../platform/practice/pick-project.ts';
import { suggestProject } from '../../platform/practice/suggest-project.ts';
import type { Services } from '../../platform/services.ts';
import { readSetting } from '../../platform/settings.ts';
import { undoDeletionOf } from '../../platform/undo-entries.ts';
import { markDone } from '../../platform/walkthrough/progress.ts';
import { loadEntryActions } from '../timesheets/index.ts';
import { askNote } from './ask-note.ts';
import { type EntryWarnings, listStartWarnings, warningsOfEnded } from './entry-warnings.ts';
import { keepTypedNote, offerTypedNote } from './keep-typed-note.ts';
import { createOneStart } from './one-start.ts';
import { pickSwitch } from './pick-switch.ts';
import { stopOrAskEnd } from './stop/ask-end.ts';
import {
  changeNote,
  discardEntry,
  resumeTimer,
  startTimer,
  stopTimer,
  type TimerEnd,
} from './timer-actions.ts';
import type { TimerModel } from './timer-model.ts';

export { answerQuestion } from './answer-question.ts';

export interface TimerFeature {
  readonly services: Services;
  readonly model: TimerModel;
}

const oneStart = createOneStart();

/** Asks the records, not the picture on the screen: another window may have stopped it a moment ago. */
async function findRunning({ model }: TimerFeature): Promise<TimeEntry | undefined> {
  const facts = await model.refresh();
  return facts?.timer.entry ?? undefined;
}

async function requireRunning(timer: TimerFeature): Promise<TimeEntry | undefined> {
  const running = await findRunning(timer);
  if (running === undefined) {
    const { t } = timer.services;
    showBriefly(t('No timer is running.'));
  }
  return running;
}

export async function toggle(timer: TimerFeature): Promise<void> {
  const running = await findRunning(timer);
  await (running === undefined ? start(timer) : stopRunning(timer, running));
}

interface AskedStart {
  readonly projectId: string;
  /** The moment of the key press. */
  readonly at: number;
}

export async function start(timer: TimerFeature, asked?: string): Promise<void> {
  const at = timer.services.clock.now();
  await oneStart(`start ${asked}`, () =>
    startOn(timer, asked === undefined ? undefined : { projectId: asked, at }),
  );
}

/** Where it has to be asked on what, the answer is the moment. */
async function startOn(timer: TimerFeature, asked: AskedStart | undefined): Promise<void> {
  const { services, model } = timer;
  const running = await findRunning(timer);
  const picked = asked ?? (await pickNext(services, running));
  if (picked === undefined) return;
  if ('entryId' in picked) return await resumeAt(timer, picked.entryId, services.clock.now());
  const { projectId } = picked;
  if (projectId === running?.projectId) return;
  const at = asked?.at ?? services.clock.now();
  const started = await model.change(() => startTimer(services, projectId, { at, running }));
  markDone('timer', services);
  await warnOf(services, listStartWarnings(started));
}

async function pickNext(services: Services, running: TimeEntry | undefined): Promise<Picked | undefined> {
  return running === undefined
    ? await pickWork(services, { placeholder: services.t('What do you work on?') }, [])
    : await pickSwitch(services, running);
}

/** On the project of the open place, without a question where that is beyond doubt; else as Start does. */
export async function startHere(timer: TimerFeature): Promise<void> {
  const at = timer.services.clock.now();
  await oneStart('start here', () => startHereAt(timer, at));
}

async function startHereAt(timer: TimerFeature, at: number): Promise<void> {
  const { sure } = await suggestProject(timer.services);
  // What runs is not switched without a word.
  const running = sure === undefined ? undefined : await findRunning(timer);
  if (sure === undefined || running !== undefined) return await startOn(timer, undefined);
  await startOn(timer, { projectId: sure, at });
  await printRunning(timer, sure);
}

async function printRunning({ services: { records, t } }: TimerFeature, projectId: string): Promise<void> {
  const { client, project } = nameOf(await records.load(), projectId);
  showBriefly(t('The timer runs on {0} · {1}.', client, project));
}

/** The work of an entry again: project, task, note, tags; without an id that of the last one. */
export async function resume(timer: TimerFeature, entryId?: string): Promise<void> {
  const at = timer.services.clock.now();
  await oneStart(`resume ${entryId}`, () => resumeAt(timer, entryId, at));
}

async function resumeAt(timer: TimerFeature, entryId: string | undefined, at: number): Promise<void> {
  const running = await findRunning(timer);
  if (running !== undefined && entryId === undefined) return await printRunning(timer, running.projectId);
  const started = await timer.model.change(() => resumeTimer(timer.services, entryId, { at, running }));
  markDone('timer', timer.services);
  await warnOf(timer.services, listStartWarnings(started));
}

export async function stop(timer: TimerFeature): Promise<void> {
  const running = await requireRunning(timer);
  if (running !== undefined) await stopRunning(timer, running);
}

/** The time ends when the user says stop, not when the note is written. */
async function stopRunning({ services, model }: TimerFeature, running: TimeEntry): Promise<void> {
  const { t, clock } = services;
  const endedAt = new Date(Math.max(clock.now(), Date.parse(running.startedAt)));
  const asks = readSetting('vireo.timer.askForNote');
  const note = asks ? await askNote(services, running, t('Stop Timer')) : running.note;
  if (note === undefined) return;
  const stopWith = (end: TimerEnd) => model.change(() => stopTimer(services, running, end));
  const stopping = stopOrAskEnd({ services, running, stop: stopWith }, { note, endedAt });
  const ended = await stopping.catch(async (error: unknown) => {
    const kept = await keepTypedNote(services, running, { note, error });
    await model.refresh();
    return kept;
  });
  if (ended !== null) await offerTypedNote(services, ended, { typed: note, before: running.note });
  await warnOf(services, [warningsOfEnded(ended)]);
}

/** It is saved anyway; that there is something to tell is rare, and the words are loaded then. */
async function warnOf(services: Services, told: readonly (EntryWarnings | undefined)[]): Promise<void> {
  for (const one of told) if (one !== undefined) await (await loadEntryActions()).warnOfRules(services, one);
}

export async function editNote(timer: TimerFeature): Promise<void> {
  const running = await requireRunning(timer);
  if (running !== undefined) await editNoteOf(timer, running, running.note);
}

/** What was typed stays in the box where another window was faster: the last of two does not win unseen. */
async function editNoteOf(timer: TimerFeature, entry: TimeEntry, value: string): Promise<void> {
  const { services, model } = timer;
  const note = await askNote(services, { ...entry, note: value }, services.t('Note of Timer'));
  if (note === undefined) return;
  try {
    await changeNote(services, entry, note);
  } catch (error) {
    if (!isApiFailure(error, 'stale_version')) throw error;
    const current = await (await loadEntryActions()).tellStale(services, entry, error);
    return await editNoteOf(timer, current, note);
  }
  await model.refresh();
}

export async function discard(timer: TimerFeature): Promise<void> {
  const { services, model } = timer;
  const { t, records } = services;
  const running = await requireRunning(timer);
  if (running === undefined) return;
  const name = nameOf(await records.load(), running.projectId);
  const discarded = await discardEntry(services, running);
  await model.refresh();
  const sentence = t('The timer on {0} · {1} was discarded.', name.client, name.project);
  // Not awaited: the command has done its work, the offer may stand for as long as the user lets it.
  offerBack(timer, { discarded, sentence }).catch((error: unknown) => showFailure(services, error));
}

interface Discarded {
  readonly discarded: TimeEntry;
  readonly sentence: string;
}

/** Offered again with the reason for as long as another timer keeps it from coming back: a press closes the notification. */
async function offerBack(timer: TimerFeature, given: Discarded, reason = ''): Promise<void> {
  const { services, model } = timer;
  const undo = services.t('Undo');
  const text = [given.sentence, reason].filter(Boolean).join(' ');
  if ((await vscode.window.showInformationMessage(text, undo)) !== undo) return;
  try {
    await undoDeletionOf(services, given.discarded);
  } catch (error) {
    if (!isApiFailure(error, 'timer_running')) throw error;
    return await offerBack(timer, given, error.message);
  }
  await model.refresh();
}
