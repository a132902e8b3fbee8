/**
 * The outbox of an account: writes of time that wait for the server, sent in order, each until it is answered. A write that
 * the server refuses is kept apart with the reason, and holds nothing up; each has the id of its entry, so that one that came
 * through without an answer is not done twice.
 */
import { v7 as newId } from 'uuid';
import { inBackground } from '../../../contract/background/in-background.ts';
import { text } from '../../../words/text.ts';
import { ApiError, notFound } from '../../platform/http/api-error.ts';
import { toInstant } from '../../platform/http/instant.ts';
import type { OutboxDoor } from '../../platform/line/outbox.routes.ts';
import type { OutboxSaid } from '../../platform/line/outbox.schema.ts';
import { type OutboxItem, type OutboxItems, saidOf, textOf, toRefused } from './outbox-items.ts';
import { sendByKind } from './send-item.ts';
import type { SendWrite, Sent } from './send-write.ts';
import type { ServerState } from './server-state.ts';
import { settle } from './settle-item.ts';
import { foldNotes } from './waiting-changes.ts';

export interface OutboxPorts {
  readonly items: OutboxItems;
  readonly state: ServerState;
  readonly host: string;
  /** Whose session this is, in each form that a write may have; the first is written. */
  readonly person: () => readonly [string, ...string[]];
  readonly send: SendWrite;
  readonly onChange: () => void;
  /** How long a server that takes no write is left alone, in milliseconds. */
  readonly retryMs?: number | undefined;
}

export interface Outbox extends OutboxDoor {
  readonly waiting: readonly OutboxItem[];
  readonly refused: readonly OutboxItem[];
  /** @param at the moment of the request, by the clock of this machine */
  add(item: Omit<OutboxItem, 'id' | 'person' | 'refused'>): OutboxItem;
  change(item: OutboxItem): void;
  /** Of one that was never sent. */
  remove(id: string): void;
  /** Whether the start, or entry, with this id stands in it, refused or not. */
  has(entryId: unknown): boolean;
  /** The start, or entry, with the notes that wait for it. */
  foldNotes(item: OutboxItem): OutboxItem;
  /** True once nothing waits; else it is tried again by itself. */
  drain(): Promise<boolean>;
  /** Sends nothing any more by itself. */
  end(): void;
}

/** Where a server is there and takes no write: it is too busy, or has no disk left. */
const againMs = 30_000;

export function createOutbox(ports: OutboxPorts): Outbox {
  const { items, state, host, person, onChange } = ports;
  const passes = createPasses(ports);
  const list = (): OutboxSaid => ({
    server: host,
    connected: state.connected,
    items: items.list().map(toView),
  });
  return {
    ...passes,
    list,
    get waiting() {
      return listWaiting(items);
    },
    get refused() {
      return items.list().filter(({ refused }) => refused !== null);
    },
    add(item) {
      const added = { ...item, id: newId(), person: person()[0], refused: null };
      items.add(added);
      onChange();
      return added;
    },
    change(item) {
      items.change(item);
      onChange();
    },
    remove(id) {
      items.remove(id);
      onChange();
    },
    has: (entryId) =>
      items.list().some(({ kind, body }) => (kind === 'start' || kind === 'entry') && body['id'] === entryId),
    foldNotes: (item) => foldNotes(items, item),
    async send(id) {
      if (id !== undefined) requireItem(items, id);
      for (const item of items.list())
        if (item.refused !== null && (id === undefined ? !isAskedOneByOne(item) : item.id === id))
          items.change(meantAnew(item));
      await passes.drain();
      onChange();
      return list();
    },
    discard(id) {
      requireItem(items, id);
      if (passes.sending() === id)
        throw new ApiError('state_forbids', 'It is being sent now, and cannot be deleted any more.');
      items.remove(id);
      onChange();
      return list();
    },
  };
}

/** @throws ApiError `not_found` */
function requireItem(items: OutboxItems, id: string): void {
  if (!items.list().some((item) => item.id === id)) throw notFound('change that waits');
}

/** A note would be written over that was changed elsewhere, or a timer deleted that went on since: its person says so of each. */
function isAskedOneByOne({ kind, body }: OutboxItem): boolean {
  return kind === 'discard' || textOf(body, 'noteNow') !== undefined;
}

/** Sent again by its person, who has read why it was refused. */
function meantAnew(item: OutboxItem): OutboxItem {
  const { noteNow, ...body } = item.body;
  const meant = {
    note: { ...body, ...(noteNow !== undefined && { noteBefore: noteNow }) },
    // The server has noted that the request was refused.
    undo: { ...body, id: newId() },
  };
  const anew = item.kind === 'note' || item.kind === 'undo' ? meant[item.kind] : item.body;
  return { ...item, refused: null, body: anew };
}

function listWaiting(items: OutboxItems): readonly OutboxItem[] {
  return items.list().filter(({ refused }) => refused === null);
}

/** Sends what waits, one pass at a time. */
function createPasses(ports: OutboxPorts): Pick<Outbox, 'drain' | 'end'> & { sending(): string | undefined } {
  const { items, onChange, retryMs = againMs } = ports;
  // process-local: the one pass that sends; on several: nothing, the folder of an account has one backend.
  let draining: Promise<boolean> | undefined;
  let again: NodeJS.Timeout | undefined;
  let hasEnded = false;
  let sending: string | undefined;
  const failures = new Map<string, number>();

  async function pass(): Promise<boolean> {
    let isSent = true;
    for (let [item] = listWaiting(items); item !== undefined && isSent; [item] = listWaiting(items)) {
      // On the disk first: what is stopped from here on may be the server's already.
      const begun = { ...item, attempted: true };
      if (!item.attempted) items.change(begun);
      sending = item.id;
      isSent = await sendItem(ports, begun, { wasAttempted: item.attempted, failures }).finally(() => {
        sending = undefined;
      });
      if (isSent) onChange();
    }
    return isSent;
  }

  async function drain(): Promise<boolean> {
    if (listWaiting(items).length === 0) return true;
    draining ??= pass();
    try {
      const isSent = await draining;
      if (!isSent && !hasEnded) again ??= setTimeout(drainAgain, retryMs).unref();
      return isSent;
    } finally {
      draining = undefined;
    }
  }

  function drainAgain(): void {
    again = undefined;
    inBackground(drain(), 'Writes that wait');
  }

  return {
    drain,
    sending: () => sending,
    end() {
      hasEnded = true;
      clearTimeout(again);
    },
  };
}

const ofAnother = text`It is of another person than who is signed in here.`;

/** Of the server's own errors, which may be of this write alone. */
const failuresAtMost = 5;
/** False where the server is not reached, or does not answer for now: what follows waits as well. */
async function sendItem(
  ports: OutboxPorts,
  item: OutboxItem,
  { wasAttempted, failures }: Attempts,
): Promise<boolean> {
  const { items, person, send } = ports;
  if (!person().includes(item.person)) {
    items.change({ ...item, refused: toRefused('forbidden', ofAnother) });
    return true;
  }
  const outcome = await sendByKind(send, item);
  if (isRefusedForItsRate(item, outcome)) return await sendWithoutRate(ports, item, outcome);
  if (outcome.kind === 'later') {
    if (!outcome.wasSent && !wasAttempted) items.change({ ...item, attempted: false });
    return false;
  }
  if (outcome.kind === 'failed' && isWorthAnother(failures, item)) return false;
  failures.delete(item.id);
  settle(items, item, outcome);
  return true;
}

type Refused = Extract<Sent, { kind: 'refused' }>;

/** Its person may set no rates any more; the time is theirs anyway. */
function isRefusedForItsRate({ body }: OutboxItem, outcome: Sent): outcome is Refused {
  return outcome.kind === 'refused' && 'rate' in body && outcome.fields.includes('rate');
}

/** What is recorded without the rate that was typed stays in the list, and says so, until its person has seen it. */
async function sendWithoutRate(
  { items, send }: OutboxPorts,
  item: OutboxItem,
  { message }: Refused,
): Promise<boolean> {
  const { rate: _rate, ...body } = item.body;
  const unrated = { ...item, body };
  items.change(unrated);
  const outcome = await sendByKind(send, unrated);
  if (outcome.kind === 'later') return false;
  const note = toRefused('rate_left_out', text`Recorded, without the rate that was typed: ${message}`);
  const refused = outcome.kind === 'done' ? note : { code: outcome.code, message: outcome.message };
  items.change({ ...unrated, refused });
  return true;
}

interface Attempts {
  readonly wasAttempted: boolean;
  /** Of each item: how often the server failed over it. */
  readonly failures: Map<string, number>;
}

function isWorthAnother(failures: Attempts['failures'], { id }: OutboxItem): boolean {
  const failed = (failures.get(id) ?? 0) + 1;
  failures.set(id, failed);
  return failed < failuresAtMost;
}

/** Moments were read before: those that wait are instants. */
function toView({ id, at, kind, body, refused }: OutboxItem): OutboxSaid['items'][number] {
  return {
    id,
    at: toInstant(at),
    kind,
    entryId: textOf(body, 'entryId') ?? textOf(body, 'id') ?? id,
    projectId: textOf(body, 'projectId') ?? null,
    startedAt: textOf(body, 'startedAt') ?? null,
    endedAt: textOf(body, 'endedAt') ?? null,
    note: textOf(body, 'note') ?? '',
    noteNow: textOf(body, 'noteNow') ?? null,
    refused: refused && { code: refused.code, message: saidOf(refused) },
  };
}
