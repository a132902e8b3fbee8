/**
 * Whatever is started, stopped, added, discarded, noted and undone without a connection: what is shown is what the server has
 * once it was sent. Requests are on their way when the connection goes, answers are lost, writes are refused, the backend is
 * killed, and its person does things elsewhere at the same time.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import { ApiError } from '../../platform/http/api-error.ts';
import {
  begin,
  type Fate,
  KilledError,
  OfflineBench,
  onServer,
  projectId,
} from '../../testing/account/offline-bench.ts';

const second = 1_000;
const acts = ['start', 'stop', 'entry', 'discard', 'note', 'undo', 'undo-unknown'] as const;
const elsewhere = ['note-elsewhere', 'undo-elsewhere'] as const;
type Act = (typeof acts)[number];

interface ActStep {
  readonly kind: Act;
  readonly waitSeconds: number;
  /** It was on its way to the server as the connection went. */
  readonly attempted: boolean;
  /** How many writes to the disk there are before a kill; none where it is undefined. */
  readonly killAfter: number | undefined;
}
type Step =
  | ActStep
  | { readonly kind: 'send'; readonly fates: readonly Fate[]; readonly asked: boolean }
  | { readonly kind: (typeof elsewhere)[number] };

interface Drawn {
  readonly fates: readonly Fate[];
  readonly kills: boolean;
  readonly isElsewhere: boolean;
}

function stepArb({ fates, kills, isElsewhere }: Drawn): fc.Arbitrary<Step> {
  const killArb = fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 }) },
  );
  const act = fc.record({
    // A kill matters between a discard and its undo.
    kind: kills ? fc.constantFrom<Act>('start', 'discard', 'undo', 'note') : fc.constantFrom(...acts),
    waitSeconds: fc.integer({ min: 1, max: 1_200 }),
    attempted: kills ? fc.constant(false) : fc.boolean(),
    killAfter: kills ? killArb : fc.constant(undefined),
  });
  const send = fc.record({
    kind: fc.constant('send' as const),
    fates: fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 4 }),
    asked: fc.boolean(),
  });
  const other = fc.record({ kind: fc.constantFrom(...elsewhere) });
  return isElsewhere ? fc.oneof(act, act, send, other) : fc.oneof(act, send);
}

class History {
  readonly bench: OfflineBench;
  /** The entry that was discarded last, as it was answered. */
  told: TimeEntry | undefined;
  /** The note that was typed last, by entry. */
  readonly typed = new Map<string, string>();
  /** Entries that run, or ran, and that their person wants. */
  readonly wanted = new Set<string>();
  /** Notes that were written elsewhere, by entry. */
  readonly theirs = new Map<string, string>();
  /** Notes that the server had before they were written over elsewhere. */
  readonly arrived = new Set<string>();

  constructor(runs: boolean) {
    this.bench = new OfflineBench(runs ? { id: onServer, startedAt: begin } : undefined);
    if (runs) this.wanted.add(onServer);
  }
}

/** What runs is not null where the step is about it. */
const steps: Readonly<
  Record<Act, (history: History, running: TimeEntry | null, asked: { readonly attempted: boolean }) => void>
> = {
  start: ({ bench, wanted }, _running, asked) => void wanted.add(bench.start({}, asked).id),
  stop: ({ bench, typed }, running, asked) => {
    if (running === null) return;
    const note = `stopped at ${bench.clock.now}`;
    bench.stop({ note, noteBefore: running.note }, asked);
    typed.set(running.id, note);
    // In another window, which still shows the entry.
    const later = `${note}, and noted`;
    const ended = { ...running, note };
    if (bench.clock.now % 2 === 0) return;
    bench.note(ended, later, asked);
    typed.set(running.id, later);
  },
  entry: ({ bench }, _running, asked) => {
    const { now } = bench.clock;
    const startedAt = new Date(now - 60 * second).toISOString();
    const body = { projectId, startedAt, endedAt: new Date(now).toISOString() };
    bench.ask('POST /api/v1/time-entries', body, asked);
  },
  note: ({ bench, typed }, running, asked) => {
    if (running === null) return;
    // Two, of which the second is typed over what was read before the first.
    for (const which of asked.attempted ? ['first', 'second'] : ['first']) {
      const note = `${which} at ${bench.clock.now}`;
      bench.note(running, note, asked);
      typed.set(running.id, note);
    }
  },
  discard: (history, running, asked) => {
    if (running === null) return;
    history.told = history.bench.discard(running.id, asked);
    history.wanted.delete(running.id);
  },
  undo: (history, running) => {
    const { bench, told, wanted, typed } = history;
    if (running !== null || told === undefined) return;
    const { id: entryId, version } = told;
    const id = newId();
    history.told = undefined;
    // Where others write, the server may have numbered the deletion otherwise: it is said that it cannot be undone here.
    if (bench.ledger.isShared && !isDone(() => bench.undo({ entryId, version: version + 1 }, id))) return;
    // However often the request comes.
    for (let copies = 0; copies < 2; copies += 1) bench.undo({ entryId, version: version + 1 }, id);
    // A discard that was refused made no version: its name is that of a note by now.
    if (bench.ledger.isShared && bench.shown?.id !== entryId) typed.delete(entryId);
    else assert.equal(bench.shown?.id, entryId);
    wanted.add(entryId);
  },
  'undo-unknown': ({ bench }, running) => {
    if (running === null) return;
    const change = { entryId: running.id, version: running.version + 7 };
    assert.throws(() => bench.undo(change), { code: 'unavailable' });
  },
};

function isDone(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (ApiError.is(error) && error.code === 'unavailable') return false;
    throw error;
  }
}

function takeElsewhere({ bench, theirs, wanted, arrived }: History, kind: (typeof elsewhere)[number]): void {
  const { ledger } = bench;
  if (kind === 'undo-elsewhere') {
    const [last] = [...ledger.discarded].slice(-1);
    if (last === undefined || ledger.running !== undefined) return;
    const [entryId, { version }] = last;
    ledger.undo({ id: newId(), change: { entryId, version } });
    wanted.add(entryId);
  } else if (ledger.running !== undefined) {
    const { id } = ledger.running;
    arrived.add(ledger.notes.get(id) ?? '');
    const note = `elsewhere ${ledger.versionOf(id)}`;
    ledger.note(id, note, ledger.versionOf(id));
    theirs.set(id, note);
  }
}

async function take(history: History, step: Step): Promise<void> {
  const { bench } = history;
  const { clock, fates } = bench;
  if (step.kind === 'send') {
    fates.splice(0, fates.length, ...step.fates);
    await (step.asked ? bench.outbox.send() : bench.outbox.drain());
    fates.splice(0);
    return;
  }
  if (!('attempted' in step)) return takeElsewhere(history, step.kind);
  clock.now += step.waitSeconds * second;
  const { shown } = bench;
  // What is written from here on is written over what its person has read.
  if (shown !== null && shown.note === history.theirs.get(shown.id)) history.theirs.delete(shown.id);
  bench.disk.writesLeft = step.killAfter ?? Number.POSITIVE_INFINITY;
  try {
    steps[step.kind](history, shown, step);
  } catch (error) {
    if (!(error instanceof KilledError)) throw error;
  }
  bench.reopen();
}

async function play(runs: boolean, taken: readonly Step[], isShared = false): Promise<History> {
  const history = new History(runs);
  history.bench.ledger.isShared = isShared;
  for (const step of taken) await take(history, step);
  return history;
}

function isThere({ ledger }: OfflineBench, id: string): boolean {
  return ledger.running?.id === id || ledger.spans.has(id);
}

const numRuns = Number(process.env['VIREO_HISTORIES'] ?? 300);
const historyOf = (drawn: Drawn) => fc.array(stepArb(drawn), { maxLength: 25 });

describe('time that waits', () => {
  it('is what the server has afterwards, in order, with one timer at most, whatever answers are lost', async () => {
    const drawn = { fates: ['answered', 'lost', 'away'] as const, kills: false, isElsewhere: false };
    const property = fc.asyncProperty(fc.boolean(), historyOf(drawn), async (runs, taken) => {
      const { bench, typed } = await play(runs, taken);
      const { items, ledger, outbox, queue } = bench;
      const shown = queue.timer('UTC');

      assert.equal(await outbox.drain(), true);
      outbox.end();
      assert.equal(shown.entry?.id, ledger.running?.id);
      for (const [id, note] of typed)
        if (ledger.running?.id === id || ledger.spans.has(id)) assert.equal(ledger.notes.get(id), note);
      assert.equal(shown.entry?.note ?? '', typed.get(shown.entry?.id ?? '') ?? '');
      assert.deepEqual(
        [shown.todaySeconds, shown.weekSeconds],
        [100 + ledger.seconds, 1_000 + ledger.seconds],
      );
      assert.deepEqual(items.list(), []);
    });
    await fc.assert(property, { numRuns });
  });

  it('is never lost over a kill, and no start is sent that the server knows as deleted', async () => {
    const drawn = { fates: ['answered'] as const, kills: true, isElsewhere: false };
    const property = fc.asyncProperty(fc.boolean(), historyOf(drawn), async (runs, taken) => {
      const { bench, wanted } = await play(runs, taken);
      const { items, ledger, outbox } = bench;
      const shown = bench.shown?.id;
      await outbox.drain();
      outbox.end();

      assert.equal(shown, ledger.running?.id);
      for (const id of wanted) assert.ok(isThere(bench, id), `${id} is there`);
      assert.deepEqual(items.list(), []);
    });
    await fc.assert(property, { numRuns });
  });

  it('writes over nothing that was done elsewhere, and keeps what is refused', async () => {
    const fates = ['answered', 'lost', 'away', 'refused'] as const;
    const drawn = { fates, kills: false, isElsewhere: true };
    const property = fc.asyncProperty(fc.boolean(), historyOf(drawn), async (runs, taken) => {
      const { bench, typed, theirs, wanted, arrived } = await play(runs, taken, true);
      const { items, ledger, outbox } = bench;
      await outbox.send();
      outbox.end();
      const kept = items.list().map(({ body }) => body);

      for (const [id, note] of theirs) assert.equal(ledger.notes.get(id), note, 'their note');
      const isKept = (id: string) => kept.some((body) => body['id'] === id || body['entryId'] === id);
      for (const id of wanted) assert.ok(isKept(id) || isThere(bench, id), `${id} is there`);
      const isNoteKept = (note: string) => arrived.has(note) || kept.some((body) => body['note'] === note);
      for (const [id, note] of typed)
        if (isThere(bench, id)) assert.ok(isNoteKept(note) || ledger.notes.get(id) === note, `note ${note}`);
    });
    await fc.assert(property, { numRuns });
  });
});
