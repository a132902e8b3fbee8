/**
 * The outbox of an account: writes of time that wait for the server, sent in order, each until it is answered. A write that
 * the server refuses is kept apart with the reason, and holds nothing up; each has the id of its entry, so that one that came
 * through without an answer is not done twice.
 */
import { v7 as newId } from 'uuid';
import { inBackground } from '../../../contract/background/in-background.ts';
import { notFound } from '../../platform/http/api-error.ts';
import { toInstant } from '../../platform/http/instant.ts';
import type { OutboxDoor } from '../../platform/line/outbox.routes.ts';
import type { OutboxItemView, OutboxView } from '../../platform/line/outbox.schema.ts';
import { type OutboxItem, type OutboxItems, textOf } from './outbox-items.ts';
import type { SendWrite } from './send-write.ts';
import type { ServerState } from './server-state.ts';

export interface OutboxPorts {
  readonly items: OutboxItems;
  readonly state: ServerState;
  readonly host: string;
  /** Whose session this is. */
  readonly person: () => string;
  readonly clock: () => number;
  readonly send: SendWrite;
  readonly onChange: () => void;
  /** How long a server that takes no write is left alone, in milliseconds. */
  readonly retryMs?: number | undefined;
}

export interface Outbox extends OutboxDoor {
  readonly waiting: readonly OutboxItem[];
  readonly refused: readonly OutboxItem[];
  add(item: Omit<OutboxItem, 'id' | 'at' | 'person' | 'refused'>): OutboxItem;
  change(item: OutboxItem): void;
  /** True once nothing waits; else it is tried again by itself. */
  drain(): Promise<boolean>;
  /** Sends nothing any more by itself. */
  end(): void;
}

/** Where a server is there and takes no write: it is too busy, or has no disk left. */
const againMs = 30_000;

const routeOf: Readonly<Record<OutboxItem['kind'], string>> = {
  start: '/api/v1/timer',
  stop: '/api/v1/timer/stop',
  entry: '/api/v1/time-entries',
};

export function createOutbox(ports: OutboxPorts): Outbox {
  const { items, state, host, person, clock, onChange } = ports;
  const passes = createPasses(ports);
  const list = (): OutboxView => ({
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
      const added = { ...item, id: newId(), at: clock(), person: person(), refused: null };
      items.add(added);
      onChange();
      return added;
    },
    change(item) {
      items.change(item);
      onChange();
    },
    async send() {
      for (const item of items.list()) items.change({ ...item, refused: null });
      await passes.drain();
      onChange();
      return list();
    },
    discard(id) {
      if (!items.list().some((item) => item.id === id)) throw notFound('change that waits');
      items.remove(id);
      onChange();
      return list();
    },
  };
}

function listWaiting(items: OutboxItems): readonly OutboxItem[] {
  return items.list().filter(({ refused }) => refused === null);
}

/** Sends what waits, one pass at a time. */
function createPasses(ports: OutboxPorts): Pick<Outbox, 'drain' | 'end'> {
  const { items, onChange, retryMs = againMs } = ports;
  // process-local: the one pass that sends; on several: nothing, the folder of an account has one backend.
  let draining: Promise<boolean> | undefined;
  let again: NodeJS.Timeout | undefined;
  let hasEnded = false;

  async function pass(): Promise<boolean> {
    let isSent = true;
    for (let [item] = listWaiting(items); item !== undefined && isSent; [item] = listWaiting(items)) {
      isSent = await sendItem(ports, item);
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
    end() {
      hasEnded = true;
      clearTimeout(again);
    },
  };
}

/** False where the server is not reached, or does not answer for now: what follows waits as well. */
async function sendItem({ items, person, send }: OutboxPorts, item: OutboxItem): Promise<boolean> {
  const refuse = (refused: OutboxItem['refused']) => items.change({ ...item, refused });
  if (item.person !== person()) {
    refuse({ code: 'forbidden', message: `It is of ${item.person}, who is not signed in here.` });
    return true;
  }
  const outcome = await send(routeOf[item.kind], item.body);
  if (outcome.kind === 'later') return false;
  if (outcome.kind === 'done' || item.implied) items.remove(item.id);
  else refuse({ code: outcome.code, message: outcome.message });
  return true;
}

/** Moments were read before: those that wait are instants. */
function toView({ id, at, kind, body, refused }: OutboxItem): OutboxItemView {
  return {
    id,
    at: toInstant(at),
    kind,
    entryId: textOf(body, kind === 'stop' ? 'entryId' : 'id') ?? id,
    projectId: textOf(body, 'projectId') ?? null,
    startedAt: textOf(body, 'startedAt') ?? null,
    endedAt: textOf(body, 'endedAt') ?? null,
    note: textOf(body, 'note') ?? '',
    refused,
  };
}
