import assert from 'node:assert/strict';
import type { TimeEntry, Timer } from '../../../api-client/index.ts';
import type { Notification } from '../../../contract/events.ts';
import type { Clock } from '../../../pages/clock.ts';
import { Emitter } from '../../../pages/emitter.ts';
import type { Records } from '../../../pages/records.ts';
import type { Backend } from '../../platform/backend.ts';
import { TimerModel } from './timer-model.ts';

/** The records as far as the model knows them: requests are counted, and events are told when the test says so. */
class FakeRecords {
  readonly notified = new Emitter<Notification>();
  readonly stateChanged = new Emitter<unknown>();
  readonly untold: Notification[] = [];
  requests = 0;
  /** Answers wait for it on their way. */
  delay: Promise<void> | undefined;
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

  /** Another backend, whose log starts again. */
  replace(entry: string): void {
    this.untold.splice(0);
    this.seq = 0;
    this.running = undefined;
    this.run(entry);
    this.untold.splice(0);
  }

  enter(phase: 'starting' | 'ready' | 'failed'): void {
    (this.backend.state as { phase: string }).phase = phase;
    this.stateChanged.fire({ phase });
  }

  readonly backend = {
    state: { phase: 'ready' },
    onDidNotify: this.notified.event,
    onDidChangeState: this.stateChanged.event,
    ask: async (call: (api: unknown, options: object) => Promise<unknown>) => {
      this.requests += 1;
      const { delay } = this;
      const answer = await call({ getTimer: async () => this.timer }, {});
      await delay;
      return answer;
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
  let errors: unknown[];

  beforeEach(() => {
    fake = new FakeRecords();
    clock = new FakeClock();
    const records = { load: async () => ({ clients: new Map(), projects: new Map() }) } as unknown as Records;
    errors = [];
    const onError = (error: unknown) => {
      errors.push(error);
    };
    model = new TimerModel({ backend: fake.backend, records, clock, onError });
  });

  afterEach(() => {
    model.dispose();
    assert.deepEqual(errors, []);
  });

  const turn = async () => await new Promise((resolve) => setImmediate(resolve));

  /** All that was heard is answered. */
  const settle = async () => {
    fake.tellEvents();
    clock.pass();
    await turn();
  };

  /** A refresh whose answer was given and is on its way until `arrive`. */
  const refreshSlowly = async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    fake.delay = promise;
    const refreshed = model.refresh();
    await turn();
    fake.delay = undefined;
    return {
      arrive: async () => {
        resolve();
        await refreshed;
      },
    };
  };

  /** A change to `entry` whose reply was given and is on its way until `arrive`. */
  const changeSlowly = async (entry: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const changed = model.change(async () => {
      const reply = await fake.send(entry);
      await promise;
      return reply;
    });
    await turn();
    return {
      arrive: async () => {
        resolve();
        await changed;
      },
    };
  };

  /** The next request fails. */
  const failOnce = async (work: () => Promise<void>) => {
    const backend = fake.backend as { ask: unknown };
    const { ask } = backend;
    backend.ask = async () => {
      backend.ask = ask;
      throw new Error('busy');
    };
    await work();
  };

  const shownEntry = () => model.facts?.timer.entry?.id;

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
    assert.deepEqual({ requests: fake.requests, id: model.facts?.timer.entry?.id }, { requests: 2, id: 'a' });

    const failing = model.change(async () => {
      fake.run('b');
      await settle();
      throw new Error('refused');
    });
    await assert.rejects(failing);
    await settle();

    assert.equal(model.facts?.timer.entry?.id, 'b');
  });

  it('keeps a refresh that is newer than the reply to a change, whichever arrives first', async () => {
    for (const first of ['reply', 'refresh'] as const) {
      const reply = await changeSlowly('ours');
      fake.run('theirs');
      await settle();
      const refresh = await refreshSlowly();
      const inOrder = first === 'reply' ? [reply, refresh] : [refresh, reply];
      for (const answer of inOrder) await answer.arrive();

      assert.equal(shownEntry(), 'theirs', `${first} first`);
      await settle();
      assert.equal(shownEntry(), 'theirs', `${first} first, later`);
    }
  });

  it('keeps the reply to a change that is newer than a refresh', async () => {
    const refresh = await refreshSlowly();
    await (await changeSlowly('ours')).arrive();
    await refresh.arrive();

    assert.equal(shownEntry(), 'ours');
  });

  it('keeps the later of two refreshes that know of the same events', async () => {
    const early = await refreshSlowly();
    const late = await model.refresh();
    await early.arrive();

    assert.equal(model.facts, late);
  });

  it('goes by the order of requests where an answer has no number', async () => {
    await click('before', 'after');
    const { timer } = fake;
    const { seq: _, ...unnumbered } = { ...timer, entry: { ...timer.entry, id: 'ours' } as TimeEntry };
    await model.change(async () => ({ timer: unnumbered as Timer }));
    assert.equal(shownEntry(), 'ours');

    await model.refresh();
    assert.equal(shownEntry(), 'before');
  });

  for (const phases of [['starting', 'ready'], ['failed', 'starting', 'ready'], []] as const) {
    const way = phases.length === 0 ? 'is reloaded' : `goes through ${phases.join(', ')}`;
    it(`shows a backend whose log starts again after the line ${way}`, async () => {
      await click('a', 'after');
      await click('b', 'after');
      const stale = await refreshSlowly();
      const staleReply = await changeSlowly('c');
      fake.replace('other');
      for (const phase of phases) {
        fake.enter(phase);
        clock.pass();
      }
      if (phases.length === 0) fake.notified.fire({ reload: true, seq: 1 });
      await stale.arrive();
      await staleReply.arrive();
      await settle();
      assert.equal(shownEntry(), 'other');

      const late = await refreshSlowly();
      fake.run('another');
      await settle();
      await late.arrive();
      assert.equal(shownEntry(), 'another');
    });
  }

  it('drops an answer of the backend before that arrives behind the one of the next', async () => {
    await click('a', 'after');
    const stale = await refreshSlowly();
    const staleReply = await changeSlowly('b');
    fake.replace('other');
    fake.enter('starting');
    fake.enter('ready');
    await settle();
    assert.equal(shownEntry(), 'other');
    await stale.arrive();
    await staleReply.arrive();

    assert.equal(shownEntry(), 'other');
  });

  it('asks again after a refresh that failed', async () => {
    await click('a', 'after');
    await failOnce(async () => await assert.rejects(model.refresh(), /busy/));
    fake.run('b');
    await settle();

    assert.equal(shownEntry(), 'b');
  });

  it('answers a change that was made, though the timer could not be read afterwards', async () => {
    await click('a', 'after');
    await failOnce(async () => {
      const { timer } = await model.change(async () => {
        await fake.send('b');
        await settle();
        return { timer: null };
      });
      assert.equal(timer, null);
    });
    assert.match(String(errors.splice(0)), /busy/);
    await settle();

    assert.equal(shownEntry(), 'b', 'its events were not forgotten');
  });
});
