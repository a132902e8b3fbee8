import assert from 'node:assert/strict';
import type { TimeEntry, Timer } from '../../../api-client/index.ts';
import type { Notification } from '../../../contract/events.ts';
import type { Backend } from '../../platform/backend.ts';
import { Emitter } from '../../platform/emitter.ts';
import type { Records } from '../../platform/records.ts';
import type { Clock } from '../../platform/ticker.ts';
import { TimerModel } from './timer-model.ts';

/** The records as far as the model knows them: requests are counted, and events are told when the test says so. */
class FakeRecords {
  readonly notified = new Emitter<Notification>();
  readonly stateChanged = new Emitter<unknown>();
  readonly untold: Notification[] = [];
  requests = 0;
  private seq = 0;
  private running: string | undefined;

  get timer(): Timer {
    const entry = this.running === undefined ? null : ({ id: this.running, projectId: 'p' } as TimeEntry);
    const sums = { todaySeconds: 0, weekSeconds: 0, unbilledSeconds: 0, unbilled: [] };
    return { ...sums, seq: this.seq, entry, question: null, activeAt: null };
  }

  log(...types: readonly string[]): void {
    for (const type of types) {
      this.seq += 1;
      this.untold.push({ seq: this.seq, type, id: 'e', version: 1 });
    }
  }

  /** As a window, or another one, starts, switches or stops. */
  run(entry: string | undefined): void {
    const stopped = this.running === undefined ? [] : ['time-entry.stopped'];
    this.running = entry;
    this.log(...stopped, ...(entry === undefined ? [] : ['time-entry.started']));
  }

  tellEvents(): void {
    for (const event of this.untold.splice(0)) this.notified.fire(event);
  }

  readonly backend = {
    state: { phase: 'ready' },
    onDidNotify: this.notified.event,
    onDidChangeState: this.stateChanged.event,
    ask: async (call: (api: unknown, options: object) => Promise<unknown>) => {
      this.requests += 1;
      return await call({ getTimer: async () => this.timer }, {});
    },
  } as unknown as Backend;

  /** A change that its own request makes, answered as the API does. */
  async send(entry: string | undefined): Promise<{ readonly timer: Timer | null }> {
    this.requests += 1;
    this.run(entry);
    return { timer: this.timer };
  }
}

class FakeClock implements Clock {
  private readonly due: (() => void)[] = [];

  now(): number {
    return Date.parse('2026-11-18T10:00:00Z');
  }

  after(_delayMs: number, run: () => void) {
    this.due.push(run);
    return { dispose: () => undefined };
  }

  pass(): void {
    for (const run of this.due.splice(0)) run();
  }
}

describe('the timer model', () => {
  let fake: FakeRecords;
  let clock: FakeClock;
  let model: TimerModel;

  beforeEach(() => {
    fake = new FakeRecords();
    clock = new FakeClock();
    const records = { load: async () => ({ clients: new Map(), projects: new Map() }) } as unknown as Records;
    const onError = (error: unknown): never => {
      throw error;
    };
    model = new TimerModel({ backend: fake.backend, records, clock, onError });
  });

  afterEach(() => model.dispose());

  /** All that was heard is answered. */
  const settle = async () => {
    fake.tellEvents();
    clock.pass();
    await new Promise((resolve) => setImmediate(resolve));
  };

  /** As the commands do: what runs is asked for, then changed. */
  const click = async (entry: string | undefined, eventsCome: 'before' | 'after') => {
    fake.requests = 0;
    await model.refresh();
    await model.change(async () => {
      const reply = await fake.send(entry);
      if (eventsCome === 'before') await settle();
      return reply;
    });
    const shown = model.facts?.timer.entry?.id;
    await settle();
    return { shown, requests: fake.requests };
  };

  for (const eventsCome of ['before', 'after'] as const) {
    it(`shows a start, a switch and a stop after two requests each, its events ${eventsCome} the reply`, async () => {
      assert.deepEqual(await click('a', eventsCome), { shown: 'a', requests: 2 });
      assert.deepEqual(await click('b', eventsCome), { shown: 'b', requests: 2 });
      assert.deepEqual(await click(undefined, eventsCome), { shown: undefined, requests: 2 });
    });
  }

  it('asks again for what another window changed beside its own change', async () => {
    await model.refresh();
    fake.requests = 0;
    await model.change(async () => {
      const reply = await fake.send('a');
      fake.run('theirs');
      await settle();
      return reply;
    });
    await settle();

    assert.equal(model.facts?.timer.entry?.id, 'theirs');
    assert.equal(fake.requests, 2);
  });

  it('asks again for what another window changed later, and not for what it does not show', async () => {
    await click('a', 'after');
    fake.requests = 0;
    fake.log('finding.reported');
    await settle();
    assert.equal(fake.requests, 0);

    fake.run(undefined);
    await settle();

    assert.equal(fake.requests, 1);
    assert.equal(model.facts?.timer.entry, null);
  });

  it('asks where the reply tells nothing, and shows what stands after a change that failed', async () => {
    await model.refresh();
    fake.requests = 0;
    await model.change(async () => ({ ...(await fake.send('a')), timer: null }));
    assert.deepEqual([fake.requests, model.facts?.timer.entry?.id], [2, 'a']);

    const failing = model.change(async () => {
      fake.run('b');
      await settle();
      throw new Error('refused');
    });
    await assert.rejects(failing);
    await settle();

    assert.equal(model.facts?.timer.entry?.id, 'b');
  });
});
