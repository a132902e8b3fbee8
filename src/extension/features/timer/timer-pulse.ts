/**
 * While a timer runs: says once a minute that somebody watches it, and reports the gaps that it saw. It ends with the
 * timer, so that nothing is sent while none runs. What could not be sent is sent with the next pulse.
 */
import { uptime } from 'node:os';
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../api-client/index.ts';
import { type ClockReading, findClockGaps } from '../../../domain/clock-gaps.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { onDidChangeSetting, readSetting } from '../../platform/settings.ts';
import { type Activity, minuteMs } from './activity.ts';
import { offerEarlierStart } from './offer-earlier-start.ts';
import {
  clipToTimer,
  findAbsenceBefore,
  isPulseDue,
  joinAbsence,
  pulseMs,
  SetBack,
  type WatchedGap,
  WatchedTimers,
} from './pulse.ts';
import type { TimerModel } from './timer-model.ts';

interface TimerGap extends WatchedGap {
  readonly entryId: string;
}

export class TimerPulse implements Disposable {
  private readonly services: Services;
  private readonly model: TimerModel;
  private readonly activity: Activity;
  private readonly store: DisposableStore;
  /** Not yet told, oldest first, each with the entry that it is of. */
  private readonly gaps: TimerGap[] = [];
  private readonly timers = new WatchedTimers();
  private readonly setBack = new SetBack<TimeEntry>();
  private pending: Disposable | undefined;
  private latest: ClockReading;
  private watchedSince: number;
  private minute = 0;
  private sending = false;

  constructor(services: Services, model: TimerModel, activity: Activity) {
    this.services = services;
    this.model = model;
    this.activity = activity;
    this.latest = this.read();
    this.watchedSince = this.latest.wallMs;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.store.addAll(
      { dispose: () => this.pending?.dispose() },
      model.onDidChange(() => this.follow()),
      activity.onDidReturn((absence) => this.report({ ...absence, kind: 'idle' })),
      onDidChangeSetting('vireo.timer.idleMinutes', () => this.setPause()),
      vscode.window.onDidChangeWindowState(({ focused }) => this.onFocus(focused)),
    );
    this.setPause();
    this.findAbsence();
    this.follow();
  }

  dispose(): void {
    this.store.dispose();
  }

  /** Before the first pulse, which says that somebody is here. */
  private findAbsence(): void {
    const { facts } = this.model;
    const absence = facts && findAbsenceBefore(facts.timer, this.activity.lastActiveAt, this.pauseMs());
    if (absence !== undefined) this.gaps.push({ ...absence, kind: 'idle' });
  }

  private get running() {
    return this.model.facts?.timer.entry ?? undefined;
  }

  private setPause(): void {
    this.activity.watchForPauses(this.pauseMs());
  }

  private pauseMs(): number {
    return readSetting('vireo.timer.idleMinutes') * minuteMs;
  }

  private follow(): void {
    // What was slept through since the last minute is of the timer that ends here.
    if (this.pending !== undefined && !this.timers.watches(this.running)) this.look();
    this.timers.follow(this.running, this.isPaused());
    if (this.running === undefined) {
      this.pending?.dispose();
      this.pending = undefined;
    } else if (this.pending === undefined) {
      this.latest = this.read();
      this.watchedSince = this.latest.wallMs;
      this.minute = 0;
      this.beat();
    }
  }

  private beat(): void {
    this.pending = this.services.clock.after(pulseMs, () => {
      this.onMinute();
      this.beat();
    });
    if (isPulseDue(this.minute, vscode.window.state.focused)) this.tell();
    this.minute += 1;
  }

  private isPaused(): boolean {
    const pauseMs = this.pauseMs();
    return pauseMs > 0 && this.services.clock.now() - this.activity.lastActiveAt >= pauseMs;
  }

  private onMinute(): void {
    const gaps = this.look();
    // Who reads, or types in a terminal or a page, causes no event that we could hear.
    const { focused, active } = vscode.window.state;
    if (gaps.length === 0 && focused && active) this.activity.mark(this.latest.wallMs);
  }

  private look(): readonly WatchedGap[] {
    const before = this.latest;
    this.latest = this.read();
    const { gaps, lostMs } = findClockGaps(before, this.latest, pulseMs);
    if (lostMs > 0) this.onSetBack(lostMs);
    for (const gap of gaps) this.onClockGap(gap);
    return gaps;
  }

  private onSetBack(lostMs: number): void {
    this.services.log.warn(`The clock was set back by ${Math.round(lostMs / 1000)} s.`);
    if (this.running !== undefined) this.setBack.add(this.running, lostMs);
    if (vscode.window.state.focused) this.offerEarlierStart();
  }

  /** In the window that somebody looks at: who sets a clock does so elsewhere, and comes back. */
  private offerEarlierStart(): void {
    const lost = this.setBack.take(this.running);
    if (lost === undefined) return;
    const { services, model } = this;
    offerEarlierStart({ services, model }, lost.entry, lost.lostMs).catch((error: unknown) =>
      showFailure(services, error),
    );
  }

  private onClockGap(gap: WatchedGap): void {
    const whole = joinAbsence(gap, this.activity.lastActiveAt, this.pauseMs());
    this.activity.forgetPause(gap.toMs);
    this.watchedSince = gap.toMs;
    this.report(whole);
  }

  private report(gap: WatchedGap): void {
    const told = this.timers.take().flatMap(({ id, startedAt }) => {
      const clipped = clipToTimer(gap, Date.parse(startedAt), this.pauseMs());
      return clipped ? [{ ...clipped, entryId: id }] : [];
    });
    this.gaps.push(...told);
    if (told.length > 0) this.tell();
  }

  /** Another window that comes to the front must know what was seen here. */
  private onFocus(focused: boolean): void {
    if (focused) this.offerEarlierStart();
    else if (this.running !== undefined) this.tellOfNow();
  }

  /** Who was just woken, and worked already, has slept before. */
  private tellOfNow(): void {
    this.look();
    this.tell();
  }

  private tell(): void {
    if (this.sending) return;
    this.sending = true;
    this.sendAll()
      .catch((error: unknown) => this.services.log.warn(`The timer was not told of: ${String(error)}`))
      .finally(() => {
        this.sending = false;
      });
  }

  private async sendAll(): Promise<void> {
    const isAsked = this.gaps.length > 0;
    for (let [gap] = this.gaps; gap !== undefined; [gap] = this.gaps) {
      await this.send(gap);
      this.gaps.shift();
    }
    // A gap says nothing of what came after it, which may be the next one: that is told when there is none.
    await this.send(undefined);
    if (isAsked) await this.model.refresh();
  }

  /** @throws what is better the next time; a gap that is refused would be refused for ever. */
  private async send(gap: TimerGap | undefined): Promise<void> {
    const { backend, clock, log } = this.services;
    const body = {
      at: toInstant(clock.now()),
      since: toInstant(this.watchedSince),
      activeAt: toInstant(this.activity.lastActiveAt),
      ...(gap && { gap: toGap(gap) }),
    };
    try {
      await backend.ask((api, options) => api.tellTimerSeen({ ...options, body }));
    } catch (error) {
      if (!isApiFailure(error) || error.status === undefined || error.status >= 500) throw error;
      log.warn(`The timer was not told of (${error.code}): ${error.message}`);
    }
  }

  private read(): ClockReading {
    return {
      wallMs: this.services.clock.now(),
      monotonicMs: performance.now(),
      uptimeMs: uptime() * 1000,
    };
  }
}

function toGap({ kind, fromMs, toMs, entryId }: TimerGap) {
  return { kind, from: toInstant(fromMs), to: toInstant(toMs), entryId };
}

function toInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
