/** An outbox and its queue over a ledger in the place of a server: each request goes as a test says. */
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import type { Timer } from '../../contexts/time/timer/timer.schema.ts';
import { createDiscardedStarts } from '../../proxy/offline/discarded-starts.ts';
import { createOutbox, type Outbox } from '../../proxy/offline/outbox.ts';
import type { OutboxItem, OutboxItems } from '../../proxy/offline/outbox-items.ts';
import { createQueue, type Queue } from '../../proxy/offline/queue-writes.ts';
import type { SendOptions, Sent } from '../../proxy/offline/send-write.ts';
import { LedgerRefusal, TimeLedger } from './time-ledger.ts';

export const begin = Date.parse('2026-11-18T08:00:00Z');
export const projectId = '01890000-0000-7000-8000-000000000001';
export const onServer = '01890000-0000-7000-8000-0000000000ff';

/** What becomes of a request: it is answered, done without an answer, never arrives, or is refused. */
export type Fate = 'answered' | 'lost' | 'away' | 'refused';

/** The disk of this machine; killed in the middle of a write where a test says so. */
class Disk {
  /** How many writes there are until the backend is killed. */
  writesLeft = Number.POSITIVE_INFINITY;

  open(): OutboxItems {
    const items: OutboxItem[] = [];
    const find = (id: string) => items.findIndex((item) => item.id === id);
    const write = (change: () => unknown): void => {
      if (this.writesLeft <= 0) throw new KilledError();
      this.writesLeft -= 1;
      change();
    };
    return {
      list: () => [...items],
      add: (item) => write(() => items.push(item)),
      change: (item) => write(() => find(item.id) >= 0 && items.splice(find(item.id), 1, item)),
      remove: (id) => write(() => find(id) >= 0 && items.splice(find(id), 1)),
    };
  }
}

export class KilledError extends Error {}

interface AskedOnce {
  /** It was on its way to the server before it waited. */
  readonly attempted?: boolean;
  readonly at?: number;
  readonly entryId?: string | undefined;
  readonly version?: number | undefined;
}

export class OfflineBench {
  readonly clock = { now: begin };
  readonly ledger: TimeLedger;
  /** Of the next requests; each after them is answered. */
  readonly fates: Fate[] = [];
  readonly disk = new Disk();
  readonly items = this.disk.open();
  readonly #discarded = this.disk.open();
  outbox: Outbox;
  queue: Queue;
  // What an answer said last.
  #known: Timer;
  #toldDiscarded: unknown;

  constructor(running?: { readonly id: string; readonly startedAt: number }) {
    this.ledger = new TimeLedger(running);
    this.#known = timerOf(this.ledger);
    ({ outbox: this.outbox, queue: this.queue } = this.#open());
  }

  get shown(): TimeEntry | null {
    return this.queue.timer('UTC').entry;
  }

  /** As after a kill: what is on the disk stays. */
  reopen(): void {
    this.disk.writesLeft = Number.POSITIVE_INFINITY;
    this.outbox.end();
    ({ outbox: this.outbox, queue: this.queue } = this.#open());
  }

  ask(route: string, body: object, asked: AskedOnce = {}): object {
    const { at = this.clock.now, attempted = false, entryId, version } = asked;
    const context = { zone: 'UTC', withTimer: false, entryId, version };
    const kept = this.queue.routes.get(route)?.({ body, at, attempted, ...context });
    if (kept === undefined) throw new Error(`${route} does not wait.`);
    return kept.body;
  }

  start(body: object = {}, asked: AskedOnce = {}): TimeEntry {
    return this.ask('POST /api/v1/timer', { projectId, ...body }, asked) as TimeEntry;
  }

  stop(body: object = {}, asked: AskedOnce = {}): TimeEntry {
    return this.ask('POST /api/v1/timer/stop', body, asked) as TimeEntry;
  }

  note({ id, version }: TimeEntry, note: string, asked: AskedOnce = {}): TimeEntry {
    return this.ask(
      'PATCH /api/v1/time-entries/:id',
      { note },
      { entryId: id, version, ...asked },
    ) as TimeEntry;
  }

  discard(entryId: string, asked: AskedOnce & { readonly id?: string } = {}): TimeEntry {
    const body = { id: asked.id ?? newId(), entryId };
    return this.ask('POST /api/v1/timer/discard', body, asked) as TimeEntry;
  }

  undo(change: { readonly entryId: string; readonly version: number }, id = newId()): void {
    this.ask('POST /api/v1/time-entries/undo', { id, change });
  }

  /** What the server says to a request, as far as it is heard. */
  async send(path: string, body: object | undefined, options?: SendOptions): Promise<Sent> {
    const fate = this.fates.shift() ?? 'answered';
    if (fate === 'away') return { kind: 'later', wasSent: false };
    // What it has done it answers as before.
    const isRefused = fate === 'refused' && options?.method !== 'GET' && !this.ledger.knows(body);
    if (isRefused) return { kind: 'refused', code: 'forbidden', message: 'It may not.', fields: [] };
    const sent = this.#answer(path, body, options);
    if (fate === 'lost') return { kind: 'later', wasSent: true };
    this.#known = timerOf(this.ledger);
    if (path.endsWith('/discard') && sent.kind === 'done') this.#toldDiscarded = sent.reply;
    return sent;
  }

  #answer(path: string, body: object | undefined, options?: SendOptions): Sent {
    try {
      return { kind: 'done', reply: answerOf(this.ledger, { path, body: { ...body }, options }) };
    } catch (error) {
      if (!(error instanceof LedgerRefusal)) throw error;
      return { kind: 'refused', code: error.code, message: error.message, fields: [] };
    }
  }

  #open(): { readonly outbox: Outbox; readonly queue: Queue } {
    const clock = () => this.clock.now;
    const person = () => ['mara'] as const;
    const host = 'vireo.example';
    const outbox = createOutbox({
      items: this.items,
      state: { connected: false, note: () => undefined, onChange: () => undefined, end: () => undefined },
      host,
      person,
      send: async (path, body, options) => await this.send(path, body, options),
      onChange: () => undefined,
    });
    const queue = createQueue({
      outbox,
      host,
      clock,
      discarded: createDiscardedStarts(this.#discarded, { clock, person, isInOutbox: outbox.has }),
      findTimer: () => ({ timer: this.#known, at: begin }),
      findDiscarded: () => this.#toldDiscarded,
      listPages: () => [],
      findUserId: () => undefined,
    });
    return { outbox, queue };
  }
}

interface SentToLedger {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly options: SendOptions | undefined;
}

/** What the server says of a request that it has done. @throws LedgerRefusal */
function answerOf(ledger: TimeLedger, { path, body, options }: SentToLedger): unknown {
  const id = path.split('/').at(-1) ?? '';
  if (options?.method === 'GET') return { note: ledger.notes.get(id) ?? '', version: ledger.versionOf(id) };
  if (options?.method === 'PATCH') return ledger.note(id, String(body['note']), options.version);
  if (id === 'undo') return ledger.undo(undoSchema.parse(body));
  if (id !== 'discard') {
    ledger.take({ kind: kindOf(path), body });
    return { note: ledger.notes.get(String(body['entryId'] ?? body['id'])) ?? '' };
  }
  const entryId = String(body['entryId']);
  return entryOfLedger(ledger, entryId, ledger.discard(entryId, String(body['id'])));
}

const undoSchema = z.object({
  id: z.string(),
  change: z.object({ entryId: z.string(), version: z.number() }),
});

function kindOf(path: string): OutboxItem['kind'] {
  if (path.endsWith('/stop')) return 'stop';
  return path.endsWith('/timer') ? 'start' : 'entry';
}

function entryOfLedger(ledger: TimeLedger, id: string, change: Partial<TimeEntry>): TimeEntry {
  const startedAt = ledger.discarded.get(id)?.was.startedAt ?? ledger.running?.startedAt;
  return { ...entryOf(id, startedAt), note: ledger.notes.get(id) ?? '', ...change };
}

function timerOf(ledger: TimeLedger): Timer {
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
