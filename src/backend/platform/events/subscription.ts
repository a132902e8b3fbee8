/**
 * One listener on the event log: replay since a number, then live, without a gap and without a repeat.
 * Events that commit while the replay is read are held back and sent after it.
 */
import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import type { Notification, WireEvent } from '../../../contract/events.ts';
import type { Db } from '../../schema.ts';
import type { EventHub } from './event-hub.ts';
import { findHead, listEventsSince } from './event-log.ts';

/** With more to catch up with than this, loading everything anew is cheaper; so it is for a listener without a past. */
const maxReplay = 1000;

/** A client that does not read is let go; it comes back with `since`. */
const maxBufferedBytes = 4 * 1024 * 1024;

const tryAgainLater = 1013;

interface Ports {
  readonly db: Db;
  readonly hub: EventHub;
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

async function replay(
  db: Db,
  organizationId: string,
  since: number | undefined,
): Promise<readonly Notification[]> {
  const head = await findHead(db, organizationId);
  if (since === undefined || since > head || head - since > maxReplay) {
    return [{ reload: true, seq: head }];
  }
  return await listEventsSince(db, organizationId, { since, limit: maxReplay });
}

function seqOf(notification: Notification | undefined): number {
  return notification && 'seq' in notification ? notification.seq : 0;
}

function isEvent(notification: Notification): notification is WireEvent {
  return 'seq' in notification && 'type' in notification;
}

export async function subscribe(
  { db, hub, socket, log }: Ports,
  organizationId: string,
  since: number | undefined,
): Promise<void> {
  const send = createSender(socket);
  let held: Notification[] | undefined = [];
  const end = hub.subscribe(organizationId, (notification) =>
    held ? held.push(notification) : send(notification),
  );
  socket.on('close', end);
  socket.on('error', (error) => log.warn({ err: error }, 'notification socket failed'));

  const missed = await replay(db, organizationId, since);
  const sentUpTo = seqOf(missed.at(-1));
  const meanwhile = held.filter((notification) => !isEvent(notification) || notification.seq > sentUpTo);
  held = undefined;
  for (const notification of [...missed, ...meanwhile]) {
    send(notification);
  }
}
