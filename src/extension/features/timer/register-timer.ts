/** The timer: status bar item, its commands, and the running state for menus. */
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../api-client/index.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { setContext } from '../../platform/context.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { showFailure } from '../../platform/notify.ts';
import { nameOf } from '../../platform/records.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { readSetting } from '../../platform/settings.ts';
import { pickProject } from '../projects/pick-project.ts';
import { markDone } from '../welcome/progress.ts';
import { createStatusItem } from './status-item.ts';
import { changeNote, discardEntry, restoreTimer, startTimer, stopTimer } from './timer-actions.ts';
import { TimerModel } from './timer-model.ts';

export function registerTimer(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const onError = (error: unknown) => services.log.warn(`Timer: ${String(error)}`);
  const model = store.add(new TimerModel({ ...services, onError }));
  const timer = { services, model };
  return store.addAll(
    createStatusItem(services, model),
    model.onDidChange(() => setContext('vireo.timerRunning', isRunning(model))),
    registerRecordCommand(services, 'vireo.startTimer', (target) =>
      start(timer, recordIdOf(target, 'project')),
    ),
    registerRecordCommand(services, 'vireo.switchTimer', () => start(timer)),
    registerRecordCommand(services, 'vireo.stopTimer', () => stop(timer)),
    registerRecordCommand(services, 'vireo.toggleTimer', () => toggle(timer)),
    registerRecordCommand(services, 'vireo.editTimerNote', () => editNote(timer)),
    registerRecordCommand(services, 'vireo.discardTimer', () => discard(timer)),
  );
}

interface TimerFeature {
  readonly services: Services;
  readonly model: TimerModel;
}

function isRunning(model: TimerModel): boolean {
  return model.facts !== undefined && model.facts.timer.entry !== null;
}

/** Asks the records, not the picture on the screen: another window may have stopped it a moment ago. */
async function findRunning({ model }: TimerFeature): Promise<TimeEntry | undefined> {
  const facts = await model.refresh();
  return facts?.timer.entry ?? undefined;
}

async function requireRunning(timer: TimerFeature): Promise<TimeEntry | undefined> {
  const running = await findRunning(timer);
  if (running === undefined) {
    const { t } = timer.services;
    vscode.window.setStatusBarMessage(t('No timer is running.'), 5_000);
  }
  return running;
}

async function toggle(timer: TimerFeature): Promise<void> {
  const running = await findRunning(timer);
  await (running === undefined ? start(timer) : stopRunning(timer, running));
}

async function start(timer: TimerFeature, asked?: string): Promise<void> {
  const { services, model } = timer;
  const { t } = services;
  const running = await findRunning(timer);
  const placeholder = running === undefined ? t('What do you work on?') : t('What do you switch to?');
  const except = running === undefined ? {} : { except: running.projectId };
  const projectId = asked ?? (await pickProject(services, { placeholder, ...except }));
  if (projectId === undefined || projectId === running?.projectId) return;
  await startTimer(services, projectId, running);
  markDone('timer', services);
  await model.refresh();
}

async function stop(timer: TimerFeature): Promise<void> {
  const running = await requireRunning(timer);
  if (running !== undefined) await stopRunning(timer, running);
}

/** The time ends when the user says stop, not when the note is written. */
async function stopRunning({ services, model }: TimerFeature, running: TimeEntry): Promise<void> {
  const { t, clock } = services;
  const endedAt = new Date(Math.max(clock.now(), Date.parse(running.startedAt)));
  const note = await askNote(services, running, t('Stop Timer'));
  if (note === undefined) return;
  await stopTimer(services, running, { note, endedAt });
  await model.refresh();
}

async function editNote(timer: TimerFeature): Promise<void> {
  const running = await requireRunning(timer);
  if (running === undefined) return;
  const note = await askForNote(timer.services, running, timer.services.t('Note of Timer'));
  if (note === undefined) return;
  await changeNote(timer.services, running, note);
  await timer.model.refresh();
}

async function discard(timer: TimerFeature): Promise<void> {
  const { services, model } = timer;
  const { t, clock, records } = services;
  const running = await requireRunning(timer);
  if (running === undefined) return;
  const discardedAt = new Date(clock.now());
  const name = nameOf(await records.load(), running.projectId);
  await discardEntry(services, running);
  await model.refresh();
  const undo = t('Undo');
  // Not awaited: the command has done its work, the offer may stand for as long as the user lets it.
  vscode.window
    .showInformationMessage(t('The timer on {0} · {1} was discarded.', name.client, name.project), undo)
    .then(async (chosen) => {
      if (chosen !== undo) return;
      await restoreTimer(services, running, discardedAt);
      await model.refresh();
    })
    .then(undefined, (error: unknown) => showFailure(services, error));
}

async function askNote(services: Services, running: TimeEntry, title: string): Promise<string | undefined> {
  return readSetting('vireo.timer.askForNote') ? await askForNote(services, running, title) : running.note;
}

async function askForNote({ t }: Services, { note }: TimeEntry, title: string): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title,
    value: note,
    prompt: t('What was done? It can be empty, and changed later.'),
    validateInput: (text) => (text.length > 10_000 ? t('At most {0} characters.', 10_000) : undefined),
  });
}
