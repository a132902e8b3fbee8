/**
 * Looks after the timer: what counts as work, the pulse, the question, reminders, a hint when somebody moves to
 * another project's place, and what is remembered of work for later. A bundle of its own, loaded when a timer runs or
 * one of the others is wanted; what it finds out stands in the model, where the status bar sees it.
 */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import type { Services } from '../../platform/services.ts';
import { Activity } from './activity.ts';
import { hintAtSwitch } from './hint-at-switch.ts';
import { ActivityMemory } from './remember-activity.ts';
import { TimerReminders } from './remind-of-timer.ts';
import { showQuestions } from './show-questions.ts';
import type { TimerModel } from './timer-model.ts';
import { TimerPulse } from './timer-pulse.ts';
import { watchActivity } from './watch-activity.ts';

export function startTimerWatch(services: Services, model: TimerModel): Disposable {
  const activity = new Activity(services.clock.now());
  return new DisposableStore((error) => services.log.error(String(error))).addAll(
    new TimerPulse(services, model, activity),
    watchActivity(services, activity, vscode),
    showQuestions(services, model),
    new TimerReminders(services, model, activity),
    hintAtSwitch(services, model),
    new ActivityMemory(services, activity),
  );
}
