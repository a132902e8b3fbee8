/**
 * The line of a client that hears of changes, which stays while the server is not reached: it goes on behind the last event as
 * soon as it is. The client hears as well how this account stands to its server.
 */
import { type RawData, WebSocket } from 'ws';
import { inBackground } from '../../contract/background/in-background.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { isEndOfLine, openLine, type SocketPorts, sessionEnded, toClose } from './forward-sockets.ts';
import type { Offline } from './offline/offline.ts';
import type { ServerState } from './offline/server-state.ts';
import { parseJson } from './read-bounded.ts';

export const notificationsPath = '/api/v1/ws/notifications';

const firstDelayMs = 500;
const longestDelayMs = 30_000;

interface HoldPorts extends SocketPorts {
  readonly state: ServerState;
  readonly offline: Pick<Offline, 'line' | 'onLine'>;
}

/** `path` with its query, which may say the last event that the client knows. */
export function holdEvents(client: WebSocket, path: string, ports: HoldPorts): void {
  const { session, state, offline } = ports;
  const ending = new AbortController();
  let line: WebSocket | undefined;
  let nap: NodeJS.Timeout | undefined;
  let delayMs = firstDelayMs;
  let from = path;

  const send = (text: string) => {
    if (client.readyState === WebSocket.OPEN) client.send(text);
  };
  const tell = () => send(JSON.stringify({ account: offline.line() }));

  function connectSoon(waitMs: number): void {
    if (ending.signal.aborted) return;
    clearTimeout(nap);
    nap = setTimeout(() => inBackground(connect(), 'Events of the server'), waitMs).unref();
  }

  function connectLater(): void {
    line = undefined;
    connectSoon(delayMs);
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  }

  async function connect(): Promise<void> {
    if (ending.signal.aborted || line !== undefined) return;
    let token: string;
    try {
      token = await session.accessToken();
    } catch (error) {
      if (ApiError.is(error) && error.code === 'signed_out') client.close(sessionEnded);
      else {
        state.note(false);
        connectLater();
      }
      return;
    }
    if (!ending.signal.aborted) listen(token);
  }

  function listen(token: string): void {
    const opened = openLine(ports, from, token);
    line = opened;
    let isRefused = false;
    opened.on('open', () => {
      delayMs = firstDelayMs;
      state.note(true);
    });
    opened.on('message', (data: RawData, isBinary: boolean) => {
      if (isBinary) return;
      const text = String(data);
      from = behind(from, text);
      send(text);
    });
    opened.on('unexpected-response', (request, { statusCode }) => {
      isRefused = true;
      if (statusCode === 401) session.drop(token);
      request.destroy();
    });
    // What fails closes: `close` follows.
    opened.on('error', () => undefined);
    opened.once('close', (code, reason) => {
      if (code === sessionEnded) session.drop(token);
      if (isEndOfLine(code)) client.close(toClose(code), reason);
      else {
        // A server that answers, and has no line for us, is there.
        if (!isRefused) state.note(false);
        connectLater();
      }
    });
  }

  client.once('close', () => {
    ending.abort();
    clearTimeout(nap);
    unhear();
    line?.close();
  });
  const unhear = offline.onLine((now) => {
    tell();
    if (now.connected && line === undefined) connectSoon(0);
  });
  tell();
  connectSoon(0);
}

/** The path that goes on behind the event of a frame. */
function behind(path: string, text: string): string {
  const frame = parseJson(text);
  if (typeof frame !== 'object' || frame === null || !('seq' in frame) || !Number.isSafeInteger(frame.seq))
    return path;
  const [route = '', query = ''] = path.split('?');
  const params = new URLSearchParams(query);
  params.set('since', String(frame.seq));
  return `${route}?${params.toString()}`;
}
