/**
 * One listener on the event log: replay since a number, then live, without a gap and without a repeat.
 * Events that commit while the replay is read are held back and sent after it.
 */

import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import type { Notification } from '../../../contract/events.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import type { Reads } from '../reach/reads.ts';
import { readingOf } from '../rights/actor-reading.ts';
import { endByRights, type Rights, RightsError } from '../rights/rights.ts';
import type { EventHub } from './event-hub.ts';
import { findHead, listEventsSince } from './event-log.ts';
import { createHearing, type Hearing, type HearingPorts, isEvent } from './hearing.ts';

/** With more to catch up with than this, loading everything anew is cheaper; so it is for a listener without a past. */
const maxReplay = 1000;

/** A client that does not read is let go; it comes back with `since`. */
const maxBufferedBytes = 4 * 1024 * 1024;

const tryAgainLater = 1013;

interface Ports extends HearingPorts {
  readonly hub: EventHub;
  readonly rights: Pick<Rights, 'renew'>;
  readonly socket: WebSocket;
  readonly log: FastifyBaseLogger;
}

function createSender(socket: WebSocket): (notification: Notification) => void {
  return (notification) => {
    if (socket.bufferedAmount > maxBufferedBytes) {
      socket.close(tryAgainLater, 'too slow: come back with since');
    } else if (socket.readyState === socket.OPEN) {
      socket.send(JSON.stringify(notification));
    }
  };
}

async function replay(reads: Reads, since: number | undefined): Promise<readonly Notification[]> {
  const head = await findHead(reads);
  if (since === undefined || since > head || head - since > maxReplay) {
    return [{ reload: true, seq: head }];
  }
  return await listEventsSince(reads, { since, limit: maxReplay });
}

function seqOf(notification: Notification | undefined): number {
  return notification && 'seq' in notification ? notification.seq : 0;
}

export async function subscribe(ports: Ports, actor: Actor, since: number | undefined): Promise<void> {
  const { hub, socket, log } = ports;
  const { organizationId } = actor;
  const tell = createTeller({ ...ports, actor, hearing: createHearing(ports, actor) });
  // process-local: the connection of a window to this process; on several: nothing.
  let held: Notification[] | undefined = [];
  const end = hub.subscribe(organizationId, (notification) =>
    held ? held.push(notification) : tell([notification]),
  );
  socket.on('close', end);
  socket.on('error', (error) => log.warn({ err: error }, 'notification socket failed'));

  const missed = await replay(ports.reads(actor), since);
  const toldUpTo = seqOf(missed.at(-1));
  const meanwhile = held.filter((notification) => !isEvent(notification) || notification.seq > toldUpTo);
  held = undefined;
  tell([...missed, ...meanwhile]);
}

interface TellerPorts extends Pick<Ports, 'rights' | 'socket' | 'log'> {
  readonly actor: Actor;
  readonly hearing: Hearing;
}

/** In order: what rows decide holds back what comes after it. Rights are read once a second at most, never for each event. */
function createTeller(ports: TellerPorts): (heard: readonly Notification[]) => void {
  const { actor, hearing, rights, socket } = ports;
  const send = createSender(socket);
  const isFresh = () => readingOf(actor)?.isRecent() !== false;
  let before: Promise<void> | undefined;
  return (heard) => {
    if (before === undefined && isFresh() && heard.every((each) => hearing.isHeard(each) !== undefined)) {
      for (const each of heard) if (hearing.isHeard(each)) send(each);
      return;
    }
    const next = (before ?? Promise.resolve())
      .then(async () => {
        await rights.renew(actor);
        for (const each of await hearing.listHeard(heard)) send(each);
      })
      .catch((error: unknown) => endOrLog(ports, error))
      .finally(() => {
        if (before === next) before = undefined;
      });
    before = next;
  };
}

function endOrLog({ socket, log }: TellerPorts, error: unknown): void {
  if (RightsError.is(error)) endByRights(socket, error);
  else log.error({ err: error }, 'what a subscriber hears could not be read');
}
