/** The timer as last seen, kept in step with the records: other windows and the command line change it too. */

import type { Timer } from '../../../api-client/index.ts';
import type { Notification } from '../../../contract/events.ts';
import { concerns, watchRecords } from '../../../pages/changes.ts';
import type { Clock } from '../../../pages/clock.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import { nameOf, type ProjectName, type Records } from '../../../pages/records.ts';
import { today } from '../../../pages/time/iso-week.ts';
import { zoneQuery } from '../../../pages/time/zone-query.ts';
import type { Backend } from '../../platform/backend.ts';
import type { ShownReminder, TimerFacts } from './timer-text.ts';

export interface TimerPorts {
  readonly backend: Backend;
  readonly records: Records;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** When an answer was requested. */
interface Look {
  /** Event numbers compare only within one log. */
  readonly log: number;
  /** Orders answers that know of the same events. */
  readonly turn: number;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

const shown = ['time-entry', 'timer-question', 'timesheet', 'invoice', 'project', 'client'] as const;

export class TimerModel implements Disposable {
  private readonly ports: TimerPorts;
  private readonly store: DisposableStore;
  private readonly changed = new Emitter<void>();
  private latest: TimerFacts | undefined;
  private reminded: ShownReminder | undefined;
  /** The look whose answer is shown. */
  private shown: Look = { log: 0, turn: 0, day: '' };
  /** Turn of the last look that began. */
  private asked = 0;
  /** Counts the logs so far: another backend, or a restored one, may number its events from 1 again. */
  private log = 0;
  /** Number of the latest event since the last look began that is of what is shown; 0 without one. */
  private heard = 0;
  /** Changes of our own that are not answered yet. */
  private changing = 0;

  constructor(ports: TimerPorts) {
    this.ports = ports;
    this.store = new DisposableStore(ports.onError);
    this.store.addAll(
      ports.backend.onDidNotify((notification) => this.hear(notification)),
      ports.backend.onDidChangeState(({ phase }) => {
        if (phase !== 'ready') this.log += 1;
      }),
      watchRecords(ports, shown, (reason) => {
        if (reason === 'line') this.refresh().catch(ports.onError);
        else this.catchUp();
      }),
    );
  }

  private hear(notification: Notification): void {
    if ('reload' in notification) this.log += 1;
    if (!concerns(notification, shown)) return;
    const isEvent = 'type' in notification;
    this.heard = Math.max(this.heard, isEvent ? notification.seq : Number.POSITIVE_INFINITY);
  }

  /** False where what is shown knows of all that was heard. */
  private get isBehind(): boolean {
    const known = this.shown.log === this.log ? this.latest?.timer.seq : undefined;
    return this.heard > (known ?? 0);
  }

  /** The reply to a change of our own is waited for: it tells what its events would make us ask. */
  private catchUp(): void {
    if (this.changing === 0 && this.isBehind) this.refresh().catch(this.ports.onError);
  }

  /**
   * Shows the timer from the reply to `work`, or asks where the reply has none. Fails only where `work` does:
   * a change that was made is not reported as failed because the timer could not be read afterwards.
   */
  async change<Reply extends { readonly timer: Timer | null }>(work: () => Promise<Reply>): Promise<Reply> {
    this.changing += 1;
    const { log } = this;
    try {
      const reply = await work();
      // The reply may be of the log before.
      const told = log === this.log ? reply.timer : null;
      await (told === null ? this.refresh() : this.look(told)).catch(this.ports.onError);
      return reply;
    } finally {
      this.changing -= 1;
      this.catchUp();
    }
  }

  readonly onDidChange = this.changed.event;

  /** Undefined until the records were reached once. */
  get facts(): TimerFacts | undefined {
    return this.latest;
  }

  /** False once midnight is past: the sums are of the day that they were read on. */
  get isOfToday(): boolean {
    return this.shown.day === today(this.ports.clock.now());
  }

  get reminder(): ShownReminder | undefined {
    return this.reminded;
  }

  /** What the status bar reminds of from now on. */
  remind(reminder: ShownReminder | undefined): void {
    if (JSON.stringify(reminder) === JSON.stringify(this.reminded)) return;
    this.reminded = reminder;
    this.changed.fire();
  }

  async refresh(): Promise<TimerFacts | undefined> {
    const { heard } = this;
    this.heard = 0;
    try {
      return await this.look();
    } catch (error) {
      this.heard = Math.max(this.heard, heard);
      throw error;
    }
  }

  /** At what a reply told, or at the records. */
  private async look(told?: Timer): Promise<TimerFacts | undefined> {
    this.asked += 1;
    const look = { log: this.log, turn: this.asked, day: today(this.ports.clock.now()) };
    const facts = this.ports.backend.state.phase === 'failed' ? undefined : await this.read(told);
    if (this.isOutdated(look, facts)) {
      this.catchUp();
      return this.latest;
    }
    this.shown = look;
    this.show(facts);
    return facts;
  }

  /** By the numbers of the backend: the order of requests says nothing of the one in which it answered them. */
  private isOutdated({ log, turn }: Look, facts: TimerFacts | undefined): boolean {
    if (log !== this.shown.log) return log < this.shown.log;
    const seq = facts?.timer.seq;
    const seqShown = this.latest?.timer.seq;
    if (seq === undefined || seqShown === undefined || seq === seqShown) return turn < this.shown.turn;
    return seq < seqShown;
  }

  private show(facts: TimerFacts | undefined): void {
    // Where a timer was started or stopped, what was reminded of is no more.
    if ((this.latest?.timer.entry === null) !== (facts?.timer.entry === null)) this.reminded = undefined;
    this.latest = facts;
    this.changed.fire();
  }

  dispose(): void {
    this.store.dispose();
  }

  private async read(told?: Timer): Promise<TimerFacts> {
    const { backend, records } = this.ports;
    const query = zoneQuery();
    const timer = told ?? (await backend.ask((api, options) => api.getTimer({ ...options, query })));
    const name = timer.entry === null ? noName : nameOf(await records.load(), timer.entry.projectId);
    return { timer, name, ...(await this.readQuestion(timer, name)) };
  }

  private async readQuestion({ entry, question }: Timer, name: ProjectName) {
    if (question === null) return {};
    if (entry?.id === question.entryId) return { questionName: name };
    const { backend, records } = this.ports;
    const path = { id: question.entryId };
    const { projectId } = await backend.ask((api, options) => api.getTimeEntry({ ...options, path }));
    return { questionName: nameOf(await records.load(), projectId) };
  }
}

const noName: ProjectName = { client: '', project: '' };
