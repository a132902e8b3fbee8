/** Reminders: in the status bar when they are gentle, and as one notification when they are firm. */
import * as vscode from 'vscode';
import { formatMinutes } from '../../../domain/duration.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { nameOf } from '../../../pages/records.ts';
import { today } from '../../../pages/time/iso-week.ts';
import { runCommand } from '../../platform/commands.ts';
import { showFailure } from '../../platform/notify.ts';
import { suggestProject } from '../../platform/practice/suggest-project.ts';
import type { Services } from '../../platform/services.ts';
import { onDidChangeSetting, readSetting } from '../../platform/settings.ts';
import { type Activity, minuteMs } from './activity.ts';
import { findReminder, lookedAtMinutes, ReminderSpeaker, workMinutes } from './reminders.ts';
import type { TimerModel } from './timer-model.ts';
import { daySecondsOf, type ShownReminder } from './timer-text.ts';

/** Looks once in a minute with work: while nobody works, nothing happens here. */
export class TimerReminders implements Disposable {
  private readonly services: Services;
  private readonly model: TimerModel;
  private readonly activity: Activity;
  private readonly store: DisposableStore;
  private readonly speaker = new ReminderSpeaker();
  private pending: Disposable | undefined;
  private wasRunning = false;
  /** Who has just stopped the timer meant it: work from then on counts. */
  private stoppedAt = Number.NEGATIVE_INFINITY;

  constructor(services: Services, model: TimerModel, activity: Activity) {
    this.services = services;
    this.model = model;
    this.activity = activity;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.store.addAll(
      { dispose: () => this.pending?.dispose() },
      model.onDidChange(() => this.noteStop()),
      activity.onDidBeginMinute(() => this.soon()),
      onDidChangeSetting('vireo.timer.reminder', () => this.soon()),
      onDidChangeSetting('vireo.timer.limitHours', () => this.soon()),
    );
    this.noteStop();
  }

  dispose(): void {
    this.store.dispose();
  }

  private noteStop(): void {
    const running = this.model.facts !== undefined && this.model.facts.timer.entry !== null;
    if (this.wasRunning && !running) this.stoppedAt = this.services.clock.now();
    this.wasRunning = running;
  }

  /** Behind the listener that noted the work. */
  private soon(): void {
    const { clock, log } = this.services;
    this.pending?.dispose();
    this.pending = clock.after(0, () => {
      this.look().catch((error: unknown) => log.warn(`Reminder: ${String(error)}`));
    });
  }

  private async look(): Promise<void> {
    const { inStatusBar, asNotification } = this.speaker.place(
      await this.find(),
      readSetting('vireo.timer.reminder'),
      today(this.services.clock.now()),
    );
    this.model.remind(inStatusBar);
    if (asNotification === undefined) return;
    tell(this.services, asNotification, this.model).catch((error: unknown) =>
      showFailure(this.services, error),
    );
  }

  private async find(): Promise<ShownReminder | undefined> {
    const { facts } = this.model;
    if (facts === undefined || readSetting('vireo.timer.reminder') === 'off') return undefined;
    const now = this.services.clock.now();
    const running = facts.timer.entry !== null;
    const activeMinutes = this.countMinutes(now);
    // Git is asked only when all else says that somebody works.
    const isWork = !running && activeMinutes >= workMinutes;
    const sure = isWork ? (await suggestProject(this.services)).sure : undefined;
    const kind = findReminder({
      running,
      activeMinutes,
      belongs: sure !== undefined,
      daySeconds: daySecondsOf(facts.timer, now),
      limitSeconds: readSetting('vireo.timer.limitHours') * 3600,
    });
    if (kind === undefined) return undefined;
    const name = sure === undefined ? facts.name : nameOf(await this.services.records.load(), sure);
    return { kind, name };
  }

  private countMinutes(now: number): number {
    const sinceStop = Math.floor((now - this.stoppedAt) / minuteMs);
    return this.activity.countMinutes(Math.min(lookedAtMinutes, sinceStop), now);
  }
}

async function tell(services: Services, { kind, name }: ShownReminder, { facts }: TimerModel): Promise<void> {
  const { t, clock } = services;
  if (kind === 'start') {
    const act = t('Start Timer');
    const sentence = t(
      'You have worked on {0} · {1} for a while, and no timer runs.',
      name.client,
      name.project,
    );
    const chosen = await vscode.window.showInformationMessage(sentence, act);
    if (chosen === act) await runCommand('vireo.startTimerHere');
    return;
  }
  const act = t('Stop…');
  const long = facts === undefined ? '' : formatMinutes(daySecondsOf(facts.timer, clock.now()));
  const chosen = await vscode.window.showInformationMessage(
    t('You recorded {0} today, more than your limit.', long),
    act,
  );
  if (chosen === act) await runCommand('vireo.stopTimer');
}
