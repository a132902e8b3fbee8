/** Listens to the backend's events for as long as the signal allows, across restarts of the backend, missing none. */

import { setTimeout as delay } from 'node:timers/promises';
import { type Notification, notificationSchema } from '../contract/events.ts';
import { rightsChangedCode } from '../contract/local/socket-closes.ts';
import { parseJson } from '../contract/text/parse-json.ts';
import type { Connection } from './connection.ts';

export interface SubscribeOptions {
  /** Called for every (re)connection: the backend may have moved to another port. */
  readonly connect: () => Promise<Connection>;
  /** Number of the last event seen; without it the stream begins with `reload`. */
  readonly since?: number;
  readonly onNotification: (notification: Notification) => void;
  /** Tells when the line is up, and why it went down. */
  readonly onState?: (state: { readonly up: boolean; readonly reason?: unknown }) => void;
  readonly signal: AbortSignal;
}

const firstDelayMs = 250;
const longestDelayMs = 30_000;
const normalClosure = 1000;

function toSocketUrl(connection: Connection, since: number | undefined): string {
  const url = new URL('/api/v1/ws/notifications', connection.url);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (since !== undefined) {
    url.searchParams.set('since', String(since));
  }
  return url.href;
}

/** An exception in a socket's listener would end the process that listens. */

interface Line {
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal;
  readonly onOpen: () => void;
  readonly onMessage: (notification: Notification) => void;
}

interface Ended {
  readonly reason: unknown;
  /** Of the socket; absent where the signal ended it. */
  readonly code?: number;
}

/** Ends when the line does, or the signal says so. */
async function listen({ url, token, signal, onOpen, onMessage }: Line): Promise<Ended> {
  if (signal.aborted) {
    return { reason: signal.reason };
  }
  const socket = new WebSocket(url, ['vireo', `vireo.token.${token}`]);
  return await new Promise((resolve) => {
    // A socket that is closed before it is open never says that it is.
    const end = () => {
      socket.close(normalClosure);
      resolve({ reason: signal.reason });
    };
    signal.addEventListener('abort', end, { once: true });
    socket.addEventListener('open', onOpen);
    socket.addEventListener('message', ({ data }) => {
      const parsed = notificationSchema.safeParse(parseJson(String(data)));
      if (parsed.success && !signal.aborted) {
        onMessage(parsed.data);
      }
    });
    socket.addEventListener('close', ({ code, reason }) => {
      signal.removeEventListener('abort', end);
      resolve({ reason: `${code} ${reason}`.trim(), code });
    });
  });
}

/**
 * Resolves when the signal is aborted. Where the rights of its person were changed, it returns by those of now, and what is
 * shown has to be loaded again.
 */
export async function subscribeEvents(options: SubscribeOptions): Promise<void> {
  const { signal, onNotification, onState } = options;
  let since = options.since;
  let delayMs = firstDelayMs;
  let mustReload = false;
  const onMessage = (notification: Notification) => {
    since = 'seq' in notification ? notification.seq : since;
    onNotification(notification);
  };
  const onOpen = () => {
    delayMs = firstDelayMs;
    onState?.({ up: true });
    // Without `since` the line begins with a reload of its own.
    if (mustReload && since !== undefined) onNotification({ reload: true, seq: since });
    mustReload = false;
  };
  while (!signal.aborted) {
    const { reason, code } = await options
      .connect()
      .then((connection) =>
        listen({ url: toSocketUrl(connection, since), token: connection.token, signal, onOpen, onMessage }),
      )
      .catch((error: unknown): Ended => ({ reason: error }));
    if (code === rightsChangedCode) mustReload = true;
    if (!signal.aborted) {
      onState?.({ up: false, reason });
      await delay(delayMs, undefined, { signal }).catch(() => undefined);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    }
  }
}
