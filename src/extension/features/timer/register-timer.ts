/** The timer: status bar item, its commands, and the running state for menus. What commands do is a bundle of its own. */
import { inBackground } from '../../../contract/background/in-background.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { setContext } from '../../platform/context.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { onDidChangeSetting, readSetting } from '../../platform/settings.ts';
import { createStatusItem } from './status-item.ts';
import { TimerModel } from './timer-model.ts';

const load = () => import('./timer-commands.ts');

export function registerTimer(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const onError = (error: unknown) => services.log.warn(`Timer: ${String(error)}`);
  const model = store.add(new TimerModel({ ...services, onError }));
  const timer = { services, model };
  return store.addAll(
    createStatusItem(services, model),
    watchWhenNeeded(services, model, store),
    model.onDidChange(() => tellMenus(model)),
    registerRecordCommand(services, 'vireo.startTimer', async (target) =>
      (await load()).start(timer, recordIdOf(target, 'project')),
    ),
    registerRecordCommand(services, 'vireo.startTimerHere', async () => (await load()).startHere(timer)),
    registerRecordCommand(services, 'vireo.resumeTimer', async (target) =>
      (await load()).resume(timer, recordIdOf(target, 'entry')),
    ),
    registerRecordCommand(services, 'vireo.switchTimer', async () => (await load()).start(timer)),
    registerRecordCommand(services, 'vireo.stopTimer', async () => (await load()).stop(timer)),
    registerRecordCommand(services, 'vireo.toggleTimer', async () => (await load()).toggle(timer)),
    registerRecordCommand(services, 'vireo.editTimerNote', async () => (await load()).editNote(timer)),
    registerRecordCommand(services, 'vireo.discardTimer', async () => (await load()).discard(timer)),
    registerRecordCommand(services, 'vireo.answerTimerQuestion', async (answer, question) =>
      (await load()).answerQuestion(timer, answer, question),
    ),
  );
}

function tellMenus({ facts }: TimerModel): void {
  inBackground(
    setContext('vireo.timerRunning', facts !== undefined && facts.timer.entry !== null),
    'Context',
  );
  inBackground(
    setContext('vireo.timerQuestion', facts !== undefined && facts.timer.question !== null),
    'Context',
  );
}

/** Loads what watches over the timer when there is something to watch, and once. */
function watchWhenNeeded(services: Services, model: TimerModel, store: DisposableStore): Disposable {
  let loading: Promise<void> | undefined;
  const look = () => {
    const { facts } = model;
    if (facts === undefined || loading !== undefined || !services.rights.may('time:write')) return;
    const { entry, question } = facts.timer;
    const isWanted =
      readSetting('vireo.timer.reminder') !== 'off' || readSetting('vireo.time.rememberActivity');
    if (entry === null && question === null && !isWanted) return;
    loading = import('./timer-watch.ts')
      .then(({ startTimerWatch }) => void store.add(startTimerWatch(services, model)))
      .catch((error: unknown) => services.log.error(String(error)));
  };
  const watching = new DisposableStore((error) => services.log.error(String(error)));
  return watching.addAll(
    model.onDidChange(look),
    onDidChangeSetting('vireo.timer.reminder', look),
    onDidChangeSetting('vireo.time.rememberActivity', look),
  );
}
