/**
 * The line of a client that hears of changes, which stays while the server is not reached: it goes on behind the last event as
 * soon as it is. The client hears as well how this account stands to its server.
 */
import { type RawData, WebSocket } from 'ws';
import { inBackground } from '../../contract/background/in-background.ts';
import { parseJson } from '../../contract/text/parse-json.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { isEndOfLine, openLine, type SocketPorts, sessionEnded, toClose } from './forward-sockets.ts';
import type { ProjectFolders } from './machine/project-folders.ts';
import type { Offline } from './offline/offline.ts';
import type { ServerState } from './offline/server-state.ts';

export const notificationsPath = '/api/v1/ws/notifications';

const firstDelayMs = 500;
const longestDelayMs = 30_000;

interface HoldPorts extends SocketPorts {
  readonly state: ServerState;
  readonly offline: Pick<Offline, 'line' | 'onLine'>;
  readonly folders: Pick<ProjectFolders, 'onChange'>;
}

/** `path` with its query, which may say the last event that the client knows. */
export function holdEvents(client: WebSocket, path: string, ports: HoldPorts): void {
  const held = new HeldLine(client, path, ports);
  const unhear = ports.offline.onLine(({ connected }) => held.onLine(connected));
  const unhearFolders = ports.folders.onChange(() => held.reload());
  client.once('close', () => {
    unhearFolders();
    unhear();
    held.end();
  });
  held.onLine(true);
}

// process-local: the line of one client; on several: nothing, a client is connected to one backend.
class HeldLine {
  readonly #client: WebSocket;
  readonly #ports: HoldPorts;
  /** Goes on behind the last event that was heard. */
  #path: string;
  #line: WebSocket | undefined;
  #nap: NodeJS.Timeout | undefined;
  #delayMs = firstDelayMs;
  #hasEnded = false;

  constructor(client: WebSocket, path: string, ports: HoldPorts) {
    this.#client = client;
    this.#path = path;
    this.#ports = ports;
  }

  onLine(connected: boolean): void {
    this.#send(JSON.stringify({ account: this.#ports.offline.line() }));
    if (connected && this.#line === undefined) this.#connectIn(0);
  }

  /** What this machine puts into projects has changed, which no event of the server tells. */
  reload(): void {
    const since = new URLSearchParams(this.#path.split('?')[1] ?? '').get('since');
    if (since !== null) this.#send(JSON.stringify({ reload: true, seq: Number(since) }));
  }

  end(): void {
    this.#hasEnded = true;
    clearTimeout(this.#nap);
    this.#line?.close();
  }

  #send(text: string): void {
    if (this.#client.readyState === WebSocket.OPEN) this.#client.send(text);
  }

  #connectIn(waitMs: number): void {
    if (this.#hasEnded) return;
    clearTimeout(this.#nap);
    this.#nap = setTimeout(() => inBackground(this.#connect(), 'Events of the server'), waitMs).unref();
  }

  #connectLater(): void {
    this.#line = undefined;
    this.#connectIn(this.#delayMs);
    this.#delayMs = Math.min(this.#delayMs * 2, longestDelayMs);
  }

  async #connect(): Promise<void> {
    if (this.#hasEnded || this.#line !== undefined) return;
    try {
      const token = await this.#ports.session.accessToken();
      if (!this.#hasEnded && this.#line === undefined) this.#listen(token);
    } catch (error) {
      if (ApiError.is(error) && error.code === 'signed_out') {
        this.#client.close(sessionEnded);
        return;
      }
      this.#ports.state.note(false, `events: ${String(error)}`);
      this.#connectLater();
    }
  }

  #listen(token: string): void {
    const { session, state } = this.#ports;
    const line = openLine(this.#ports, this.#path, token);
    this.#line = line;
    let isRefused = false;
    line.on('open', () => {
      this.#delayMs = firstDelayMs;
      state.note(true);
    });
    line.on('message', (data: RawData, isBinary: boolean) => {
      if (!isBinary) this.#hear(String(data));
    });
    line.on('unexpected-response', (_request, { statusCode }) => {
      isRefused = true;
      if (statusCode === 401) session.drop(token);
      // Closes it, where the end of its request alone would not.
      line.terminate();
    });
    // What fails closes: `close` follows.
    line.on('error', () => undefined);
    line.once('close', (code, reason) => {
      if (code === sessionEnded) session.drop(token);
      if (isEndOfLine(code)) {
        this.#client.close(toClose(code), reason);
        return;
      }
      // A server that answers, and has no line for us, is there.
      if (!isRefused) state.note(false, `the line of events was closed: ${code}`);
      this.#connectLater();
    });
  }

  #hear(text: string): void {
    this.#path = behind(this.#path, text);
    this.#send(text);
  }
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
