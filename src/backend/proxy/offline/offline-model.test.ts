/** Whatever is started, stopped and added without a connection: what is shown is what the server has once it was sent. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { OutboxItem, OutboxItems } from './outbox-items.ts';
import { createQueue, type Queue } from './queue-writes.ts';

const second = 1_000;
const begin = Date.parse('2026-11-18T08:00:00Z');
const projectId = '01890000-0000-7000-8000-000000000001';
const onServer = '01890000-0000-7000-8000-0000000000ff';

type Step = { readonly kind: 'start' | 'stop' | 'entry'; readonly waitSeconds: number };
const stepArb: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('start', 'stop', 'entry'),
  waitSeconds: fc.integer({ min: 1, max: 1_200 }),
});

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

/** The server as far as these writes go: one running entry, each id once. */
class Ledger {
  running: { readonly id: string; readonly startedAt: number } | undefined;
  readonly seconds = new Map<string, number>();

  constructor(running: Ledger['running']) {
    this.running = running;
  }

  take({ kind, body }: Pick<OutboxItem, 'kind' | 'body'>): void {
    const at = (field: string) => Date.parse(String(body[field]));
    if (kind === 'entry') this.seconds.set(String(body['id']), (at('endedAt') - at('startedAt')) / second);
    else if (kind === 'stop') {
      assert.equal(this.running?.id, body['entryId']);
      this.#end(at('endedAt'));
    } else {
      assert.equal(this.running, undefined, 'what runs was ended before');
      this.running = { id: String(body['id']), startedAt: at('startedAt') };
    }
  }

  #end(endedAt: number): void {
    if (this.running) this.seconds.set(this.running.id, (endedAt - this.running.startedAt) / second);
    this.running = undefined;
  }
}

function entryOf(id: string): TimeEntry {
  const stamp = new Date(begin).toISOString();
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
}

function setUp(runs: boolean): Bench {
  const clock = { now: begin };
  const items = itemsInMemory();
  const ledger = new Ledger(runs ? { id: onServer, startedAt: begin } : undefined);
  const outbox = createOutbox({
    items,
    state: { connected: false, note: () => undefined, onChange: () => undefined, end: () => undefined },
    host: 'vireo.example',
    person: () => 'mara',
    clock: () => clock.now,
    send: async (path, body) => {
      ledger.take({ kind: kindOf(path), body: { ...body } });
      return { kind: 'done' };
    },
    onChange: () => undefined,
  });
  const known = {
    seq: 1,
    entry: runs ? entryOf(onServer) : null,
    question: null,
    activeAt: null,
    todaySeconds: 100,
    weekSeconds: 1_000,
    unbilledSeconds: 0,
    unbilled: [],
  };
  const queue = createQueue({
    outbox,
    host: 'vireo.example',
    clock: () => clock.now,
    findTimer: () => ({ timer: known, at: begin }),
    listPages: () => [],
  });
  return { items, ledger, outbox, queue, clock };
}

function kindOf(path: string): OutboxItem['kind'] {
  if (path.endsWith('/stop')) return 'stop';
  return path.endsWith('/timer') ? 'start' : 'entry';
}

function take({ queue, clock }: Bench, { kind, waitSeconds }: Step): void {
  clock.now += waitSeconds * second;
  const ask = (route: string, body: object) =>
    queue.routes.get(route)?.({ body, zone: 'UTC', withTimer: false });
  if (kind === 'start') ask('POST /api/v1/timer', { projectId });
  if (kind === 'stop' && queue.timer('UTC').entry !== null) ask('POST /api/v1/timer/stop', {});
  if (kind !== 'entry') return;
  const startedAt = new Date(clock.now - 60 * second).toISOString();
  ask('POST /api/v1/time-entries', { projectId, startedAt, endedAt: new Date(clock.now).toISOString() });
}

describe('time that waits', () => {
  it('is what the server has afterwards, in order, with one timer at most', async () => {
    const property = fc.asyncProperty(
      fc.boolean(),
      fc.array(stepArb, { maxLength: 25 }),
      async (runs, steps) => {
        const bench = setUp(runs);
        for (const step of steps) take(bench, step);
        const { items, ledger, outbox, queue } = bench;
        const shown = queue.timer('UTC');
        assert.ok(items.list().filter(({ kind }) => kind === 'start').length <= 1);

        assert.equal(await outbox.drain(), true);
        const sum = [...ledger.seconds.values()].reduce((total, seconds) => total + seconds, 0);
        assert.equal(shown.entry?.id, ledger.running?.id);
        assert.deepEqual([shown.todaySeconds, shown.weekSeconds], [100 + sum, 1_000 + sum]);
        assert.deepEqual(items.list(), []);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});
