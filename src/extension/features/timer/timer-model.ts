/** The timer as last seen, kept in step with the records: other windows and the command line change it too. */

import type { Timer } from '../../../api-client/index.ts';
import type { Notification } from '../../../contract/events.ts';
import type { Backend } from '../../platform/backend.ts';
import { concerns, watchRecords } from '../../platform/changes.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { Emitter } from '../../platform/emitter.ts';
import { nameOf, type ProjectName, type Records } from '../../platform/records.ts';
import type { Clock } from '../../platform/ticker.ts';
import { zoneQuery } from '../../platform/zone-query.ts';
import { today } from '../timesheets/iso-week.ts';
import type { ShownReminder, TimerFacts } from './timer-text.ts';

export interface TimerPorts {
  readonly backend: Backend;
  readonly records: Records;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const shown = ['time-entry', 'timer-question', 'timesheet', 'invoice', 'project', 'client'] as const;

export class TimerModel implements Disposable {
  private readonly ports: TimerPorts;
  private readonly store: DisposableStore;
  private readonly changed = new Emitter<void>();
  private latest: TimerFacts | undefined;
  private reminded: ShownReminder | undefined;
  /** Day of the latest look, `YYYY-MM-DD`. */
  private readOn = '';
  /** Turns of looks at the records: the last that began, and the last that is shown. */
  private asked = 0;
  private shown = 0;
  /** Number of the latest event since the last look began that is of what is shown; 0 without one. */
  private heard = 0;
  /** Changes of our own that are not answered yet. */
  private changing = 0;

  constructor(ports: TimerPorts) {
    this.ports = ports;
    this.store = new DisposableStore(ports.onError);
    this.store.addAll(
      ports.backend.onDidNotify((notification) => this.hear(notification)),
      watchRecords(ports, shown, (reason) => {
        if (reason === 'line') this.refresh().catch(ports.onError);
        else this.catchUp();
      }),
    );
  }

  private hear(notification: Notification): void {
    if (!concerns(notification, shown)) return;
    const isEvent = 'type' in notification;
    this.heard = Math.max(this.heard, isEvent ? notification.seq : Number.POSITIVE_INFINITY);
  }

  /** False where what is shown knows of all that was heard. */
  private get isBehind(): boolean {
    return this.heard > (this.latest?.timer.seq ?? 0);
  }

  /** The reply to a change of our own is waited for: it tells what its events would make us ask. */
  private catchUp(): void {
    if (this.changing === 0 && this.isBehind) this.refresh().catch(this.ports.onError);
  }

  /** Shows what the reply to `work` tells of the timer; where it tells nothing, asks. */
  async change<Reply extends { readonly timer: Timer | null }>(work: () => Promise<Reply>): Promise<Reply> {
    this.changing += 1;
    try {
      const reply = await work();
      if (reply.timer === null) await this.refresh();
      else await this.look(reply.timer);
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
    return this.readOn === today(this.ports.clock.now());
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
    this.heard = 0;
    return await this.look();
  }

  /** At what a reply told, or at the records. */
  private async look(told?: Timer): Promise<TimerFacts | undefined> {
    this.asked += 1;
    const turn = this.asked;
    const readOn = today(this.ports.clock.now());
    const facts = this.ports.backend.state.phase === 'failed' ? undefined : await this.read(told);
    // An answer that was overtaken by that of a later look tells of what was.
    if (turn < this.shown) {
      this.catchUp();
      return this.latest;
    }
    this.shown = turn;
    this.readOn = readOn;
    this.show(facts);
    return facts;
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
