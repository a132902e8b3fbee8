/** Whatever is started, stopped, added, discarded, noted and undone without a connection: what is shown is what the server has once it was sent. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import {
  begin,
  type Fate,
  OfflineBench,
  onServer,
  projectId,
} from '../../testing/account/offline-bench.ts';

const second = 1_000;
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

interface History {
  readonly bench: OfflineBench;
  /** The entry that was discarded last, as it was answered. */
  told: TimeEntry | undefined;
  /** The note that was typed last, by entry. */
  readonly typed: Map<string, string>;
}

/** What runs is not null where the step is about it. */
const steps: Readonly<
  Record<Exclude<Step['kind'], 'send'>, (history: History, running: TimeEntry | null) => void>
> = {
  start: ({ bench }) => void bench.start(),
  stop: ({ bench }, running) => {
    if (running !== null) bench.stop();
  },
  entry: ({ bench }) => {
    const { now } = bench.clock;
    const startedAt = new Date(now - 60 * second).toISOString();
    const body = { projectId, startedAt, endedAt: new Date(now).toISOString() };
    bench.ask('POST /api/v1/time-entries', body);
  },
  note: ({ bench, typed }, running) => {
    if (running === null) return;
    const note = `at ${bench.clock.now}`;
    typed.set(running.id, note);
    bench.note(running, note);
  },
  discard: (history, running) => {
    if (running === null) return;
    history.told = history.bench.discard(running.id);
  },
  undo: (history, running) => {
    const { bench, told } = history;
    if (running !== null || told === undefined) return;
    const { id: entryId, version } = told;
    const id = newId();
    // However often the request comes.
    for (let copies = 0; copies < 2; copies += 1) bench.undo({ entryId, version: version + 1 }, id);
    assert.equal(bench.shown?.id, entryId);
    history.told = undefined;
  },
};

async function take(history: History, step: Step): Promise<void> {
  const { clock, outbox, fates, shown } = history.bench;
  if (step.kind === 'send') {
    fates.splice(0, fates.length, ...step.fates);
    await outbox.drain();
    return;
  }
  clock.now += step.waitSeconds * second;
  steps[step.kind](history, shown);
}

describe('time that waits', () => {
  it('is what the server has afterwards, in order, with one timer at most, whatever answers are lost', async () => {
    const property = fc.asyncProperty(
      fc.boolean(),
      fc.array(stepArb, { maxLength: 25 }),
      async (runs, taken) => {
        const bench = new OfflineBench(runs ? { id: onServer, startedAt: begin } : undefined);
        const history: History = { bench, told: undefined, typed: new Map() };
        const { items, ledger, outbox, queue, fates } = bench;
        for (const step of taken) await take(history, step);
        const shown = queue.timer('UTC');
        fates.splice(0);

        assert.equal(await outbox.drain(), true);
        outbox.end();
        assert.equal(shown.entry?.id, ledger.running?.id);
        for (const [id, note] of history.typed)
          if (ledger.running?.id === id || ledger.spans.has(id)) assert.equal(ledger.notes.get(id), note);
        assert.equal(shown.entry?.note ?? '', history.typed.get(shown.entry?.id ?? '') ?? '');
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
