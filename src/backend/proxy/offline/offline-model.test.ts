/** Whatever is started, stopped and added without a connection: what is shown is what the server has once it was sent. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import type { Timer } from '../../contexts/time/timer/timer.schema.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { OutboxItem, OutboxItems } from './outbox-items.ts';
import { createQueue, type Queue } from './queue-writes.ts';

const second = 1_000;
const begin = Date.parse('2026-11-18T08:00:00Z');
const projectId = '01890000-0000-7000-8000-000000000001';
const onServer = '01890000-0000-7000-8000-0000000000ff';

/** What becomes of a request: it is answered, done without an answer, or never arrives. */
type Fate = 'answered' | 'lost' | 'away';
type Step =
  | { readonly kind: 'start' | 'stop' | 'entry'; readonly waitSeconds: number }
  | { readonly kind: 'send'; readonly fates: readonly Fate[] };

const waitArb = fc.integer({ min: 1, max: 1_200 });
const stepArb: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('start', 'stop', 'entry'), waitSeconds: waitArb }),
  fc.record({
    kind: fc.constant('send'),
    fates: fc.array(fc.constantFrom<Fate>('answered', 'lost', 'away'), { minLength: 1, maxLength: 4 }),
  }),
);

function itemsInMemory(): OutboxItems {
  const items: OutboxItem[] = [];
  return {
    list: () => [...items],
    add: (item) => void items.push(item),
    change: (item) =>
      void items.splice(
        items.findIndex(({ id }) => id === item.id),
        1,
        item,
      ),
    remove: (id) =>
      void items.splice(
        items.findIndex((item) => item.id === id),
        1,
      ),
  };
}

/** The server as far as these writes go: one running entry, each id once, the same write as often as it comes. */
class Ledger {
  running: { readonly id: string; readonly startedAt: number } | undefined;
  readonly spans = new Map<string, { readonly from: number; readonly to: number }>();

  constructor(running: Ledger['running']) {
    this.running = running;
  }

  get seconds(): number {
    return [...this.spans.values()].reduce((sum, { from, to }) => sum + (to - from) / second, 0);
  }

  take({ kind, body }: Pick<OutboxItem, 'kind' | 'body'>): void {
    const at = (field: string) => Date.parse(String(body[field]));
    if (kind === 'entry') this.#add(String(body['id']), { from: at('startedAt'), to: at('endedAt') });
    else if (kind === 'stop') this.#stop(String(body['entryId']), at('endedAt'));
    else this.#start(String(body['id']), at('startedAt'));
  }

  #add(id: string, span: { readonly from: number; readonly to: number }): void {
    assert.notEqual(this.running?.id, id, 'no entry is sent for what runs there');
    assert.deepEqual(this.spans.get(id) ?? span, span);
    this.spans.set(id, span);
  }

  #start(id: string, startedAt: number): void {
    if (this.running?.id === id || this.spans.has(id)) return;
    assert.equal(this.running, undefined, 'what runs was ended before');
    this.running = { id, startedAt };
  }

  #stop(id: string, to: number): void {
    const ended = this.spans.get(id);
    assert.ok(this.running?.id === id || ended?.to === to, 'what is stopped runs, or was stopped then');
    if (this.running?.id !== id) return;
    this.spans.set(id, { from: this.running.startedAt, to });
    this.running = undefined;
  }
}

function entryOf(id: string, startedAt = begin): TimeEntry {
  const stamp = new Date(startedAt).toISOString();
  return {
    id,
    version: 1,
    createdAt: stamp,
    updatedAt: stamp,
    userId: projectId,
    projectId,
    taskId: null,
    startedAt: stamp,
    endedAt: null,
    zone: 'UTC',
    localDate: '2026-11-18',
    seconds: null,
    note: '',
    billable: true,
    tags: [],
    git: null,
    rate: { minor: 0, currency: 'EUR' },
    rateId: null,
    ownRate: false,
    timesheetId: null,
    overlaps: [],
    billedSeconds: null,
    warnings: [],
  };
}

interface Bench {
  readonly items: OutboxItems;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly queue: Queue;
  readonly clock: { now: number };
  /** Of the next requests; each after them is answered. */
  readonly fates: Fate[];
}

function setUp(runs: boolean): Bench {
  const clock = { now: begin };
  const items = itemsInMemory();
  const ledger = new Ledger(runs ? { id: onServer, startedAt: begin } : undefined);
  const fates: Fate[] = [];
  // What an answer said last.
  let known = timerOf(ledger);
  const outbox = createOutbox({
    items,
    state: { connected: false, note: () => undefined, onChange: () => undefined, end: () => undefined },
    host: 'vireo.example',
    person: () => ['mara'],
    send: async (path, body) => {
      const fate = fates.shift() ?? 'answered';
      if (fate !== 'away') ledger.take({ kind: kindOf(path), body: { ...body } });
      if (fate !== 'answered') return { kind: 'later', wasSent: fate === 'lost' };
      known = timerOf(ledger);
      return { kind: 'done' };
    },
    onChange: () => undefined,
  });
  const queue = createQueue({
    outbox,
    host: 'vireo.example',
    clock: () => clock.now,
    findTimer: () => ({ timer: known, at: begin }),
    listPages: () => [],
    findUserId: () => undefined,
  });
  return { items, ledger, outbox, queue, clock, fates };
}

function timerOf({ running, seconds }: Ledger): Timer {
  return {
    seq: 1,
    entry: running === undefined ? null : entryOf(running.id, running.startedAt),
    question: null,
    activeAt: null,
    todaySeconds: 100 + seconds,
    weekSeconds: 1_000 + seconds,
    unbilledSeconds: 0,
    unbilled: [],
  };
}

function kindOf(path: string): OutboxItem['kind'] {
  if (path.endsWith('/stop')) return 'stop';
  return path.endsWith('/timer') ? 'start' : 'entry';
}

async function take({ queue, clock, outbox, fates }: Bench, step: Step): Promise<void> {
  if (step.kind === 'send') {
    fates.splice(0, fates.length, ...step.fates);
    await outbox.drain();
    return;
  }
  clock.now += step.waitSeconds * second;
  const asked = { at: clock.now, attempted: false, zone: 'UTC', withTimer: false };
  const ask = (route: string, body: object) => queue.routes.get(route)?.({ body, ...asked });
  if (step.kind === 'start') ask('POST /api/v1/timer', { projectId });
  if (step.kind === 'stop' && queue.timer('UTC').entry !== null) ask('POST /api/v1/timer/stop', {});
  if (step.kind !== 'entry') return;
  const startedAt = new Date(clock.now - 60 * second).toISOString();
  ask('POST /api/v1/time-entries', { projectId, startedAt, endedAt: new Date(clock.now).toISOString() });
}

describe('time that waits', () => {
  it('is what the server has afterwards, in order, with one timer at most, whatever answers are lost', async () => {
    const property = fc.asyncProperty(
      fc.boolean(),
      fc.array(stepArb, { maxLength: 25 }),
      async (runs, steps) => {
        const bench = setUp(runs);
        const { items, ledger, outbox, queue, fates } = bench;
        for (const step of steps) await take(bench, step);
        const shown = queue.timer('UTC');
        fates.splice(0);

        assert.equal(await outbox.drain(), true);
        outbox.end();
        assert.equal(shown.entry?.id, ledger.running?.id);
        assert.deepEqual(
          [shown.todaySeconds, shown.weekSeconds],
          [100 + ledger.seconds, 1_000 + ledger.seconds],
        );
        assert.deepEqual(items.list(), []);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});
