/** Whatever is started, stopped, added, discarded, noted and undone without a connection: what is shown is what the server has once it was sent. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import type { Timer } from '../../contexts/time/timer/timer.schema.ts';
import { TimeLedger as Ledger } from '../../testing/account/time-ledger.ts';
import { createDiscardedStarts } from './discarded-starts.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { OutboxItem, OutboxItems } from './outbox-items.ts';
import { createQueue, type Queue } from './queue-writes.ts';
import type { SendOptions } from './send-write.ts';

const second = 1_000;
const begin = Date.parse('2026-11-18T08:00:00Z');
const projectId = '01890000-0000-7000-8000-000000000001';
const onServer = '01890000-0000-7000-8000-0000000000ff';

/** What becomes of a request: it is answered, done without an answer, or never arrives. */
type Fate = 'answered' | 'lost' | 'away';
type Step =
  | {
      readonly kind: 'start' | 'stop' | 'entry' | 'discard' | 'note' | 'undo';
      readonly waitSeconds: number;
    }
  | { readonly kind: 'send'; readonly fates: readonly Fate[] };

const waitArb = fc.integer({ min: 1, max: 1_200 });
const stepArb: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('start', 'stop', 'entry', 'discard', 'note', 'undo'),
    waitSeconds: waitArb,
  }),
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
  /** The entry that was discarded last, as it was answered. */
  told: TimeEntry | undefined;
  /** The note that was typed last, by entry. */
  readonly typed: Map<string, string>;
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
  let discarded: unknown;
  const outbox = createOutbox({
    items,
    state: { connected: false, note: () => undefined, onChange: () => undefined, end: () => undefined },
    host: 'vireo.example',
    person: () => ['mara'],
    send: async (path, body, options) => {
      const fate = fates.shift() ?? 'answered';
      const reply = fate === 'away' ? undefined : answerOf(ledger, { path, body: { ...body }, options });
      if (fate !== 'answered') return { kind: 'later', wasSent: fate === 'lost' };
      known = timerOf(ledger);
      if (path.endsWith('/discard')) discarded = reply;
      return { kind: 'done', reply };
    },
    onChange: () => undefined,
  });
  const queue = createQueue({
    outbox,
    host: 'vireo.example',
    clock: () => clock.now,
    discarded: createDiscardedStarts(itemsInMemory(), { clock: () => clock.now, person: () => ['mara'] }),
    findTimer: () => ({ timer: known, at: begin }),
    findDiscarded: () => discarded,
    listPages: () => [],
    findUserId: () => undefined,
  });
  return { items, ledger, outbox, queue, clock, fates, told: undefined, typed: new Map() };
}

interface SentToLedger {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly options: SendOptions | undefined;
}

/** What the server says of a request that it has done. */
function answerOf(ledger: Ledger, { path, body, options }: SentToLedger): unknown {
  const id = path.split('/').at(-1) ?? '';
  if (options?.method === 'GET') return { note: ledger.notes.get(id) ?? '', version: ledger.versionOf(id) };
  if (options?.method === 'PATCH') return ledger.note(id, String(body['note']), options.version);
  if (id === 'undo') return ledger.undo(undoSchema.parse(body));
  if (id !== 'discard') return ledger.take({ kind: kindOf(path), body });
  const entryId = String(body['entryId']);
  return entryOfLedger(ledger, entryId, ledger.discard(entryId));
}

const undoSchema = z.object({
  id: z.string(),
  change: z.object({ entryId: z.string(), version: z.number() }),
});

function entryOfLedger(ledger: Ledger, id: string, change: Partial<TimeEntry>): TimeEntry {
  const startedAt = ledger.discarded.get(id)?.was.startedAt ?? ledger.running?.startedAt;
  return { ...entryOf(id, startedAt), note: ledger.notes.get(id) ?? '', ...change };
}

function timerOf(ledger: Ledger): Timer {
  const { running, seconds } = ledger;
  return {
    seq: 1,
    entry:
      running === undefined
        ? null
        : entryOfLedger(ledger, running.id, { version: ledger.versionOf(running.id) }),
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

type Ask = (route: string, body: object) => void;

/** What runs is not null where the step is about it. */
const steps: Readonly<
  Record<Exclude<Step['kind'], 'send'>, (bench: Bench, ask: Ask, running: TimeEntry | null) => void>
> = {
  start: (_bench, ask) => ask('POST /api/v1/timer', { projectId }),
  stop: (_bench, ask, running) => {
    if (running !== null) ask('POST /api/v1/timer/stop', {});
  },
  entry: ({ clock }, ask) => {
    const startedAt = new Date(clock.now - 60 * second).toISOString();
    ask('POST /api/v1/time-entries', { projectId, startedAt, endedAt: new Date(clock.now).toISOString() });
  },
  note: ({ typed, clock }, ask, running) => {
    if (running === null) return;
    typed.set(running.id, `at ${clock.now}`);
    ask('PATCH /api/v1/time-entries/:id', { note: `at ${clock.now}` });
  },
  discard: (bench, ask, running) => {
    if (running === null) return;
    bench.told = running;
    ask('POST /api/v1/timer/discard', { entryId: running.id });
  },
  undo: (bench, ask, running) => {
    if (running !== null || bench.told === undefined) return;
    const { id: entryId, version } = bench.told;
    const body = { id: newId(), change: { entryId, version: version + 1 } };
    // However often the request comes.
    for (let copies = 0; copies < 2; copies += 1) ask('POST /api/v1/time-entries/undo', body);
    assert.equal(bench.queue.timer('UTC').entry?.id, entryId);
    bench.told = undefined;
  },
};

async function take(bench: Bench, step: Step): Promise<void> {
  const { queue, clock, outbox, fates } = bench;
  if (step.kind === 'send') {
    fates.splice(0, fates.length, ...step.fates);
    await outbox.drain();
    return;
  }
  clock.now += step.waitSeconds * second;
  const running = queue.timer('UTC').entry;
  const asked = {
    ...{ at: clock.now, attempted: false, zone: 'UTC', withTimer: false },
    ...{ entryId: running?.id, version: running?.version },
  };
  steps[step.kind](bench, (route, body) => queue.routes.get(route)?.({ body, ...asked }), running);
}

describe('time that waits', () => {
  it('is what the server has afterwards, in order, with one timer at most, whatever answers are lost', async () => {
    const property = fc.asyncProperty(
      fc.boolean(),
      fc.array(stepArb, { maxLength: 25 }),
      async (runs, taken) => {
        const bench = setUp(runs);
        const { items, ledger, outbox, queue, fates } = bench;
        for (const step of taken) await take(bench, step);
        const shown = queue.timer('UTC');
        fates.splice(0);

        assert.equal(await outbox.drain(), true);
        outbox.end();
        assert.equal(shown.entry?.id, ledger.running?.id);
        for (const [id, note] of bench.typed)
          if (ledger.running?.id === id || ledger.spans.has(id)) assert.equal(ledger.notes.get(id), note);
        assert.equal(shown.entry?.note ?? '', bench.typed.get(shown.entry?.id ?? '') ?? '');
        assert.deepEqual(
          [shown.todaySeconds, shown.weekSeconds],
          [100 + ledger.seconds, 1_000 + ledger.seconds],
        );
        assert.deepEqual(items.list(), []);
      },
    );
    await fc.assert(property, { numRuns: Number(process.env['VIREO_HISTORIES'] ?? 300) });
  });
});
