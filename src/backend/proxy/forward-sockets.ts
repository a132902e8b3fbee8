/** A WebSocket of a client and one to the server, as one line: text goes both ways, and an end of one ends the other. */
import { type RawData, WebSocket } from 'ws';
import { ApiError } from '../platform/http/api-error.ts';
import type { AccountSession } from './account-session.ts';
import type { ServerLink } from './server-link.ts';

const longestFrame = 1024 * 1024;
/** Frames that wait until the server is reached. */
const mostWaiting = 64;
const handshakeMs = 20_000;

/** RFC 6455 §7.4.1: 1000 to 1003 and 1007 to 1014 are said by peers; 4000 to 4999 are the product's own. */
const tryAgainLater = 1013;
const tooMuch = 1009;
const brokenLine = 1011;
export const sessionEnded = 4401;
/** Said by no peer: the line is down. */
const lost = 1006;

export interface SocketPorts {
  readonly link: ServerLink;
  readonly session: AccountSession;
}

/** Said of a server that ends or is not well: a line that is held tries again. */
const passing: ReadonlySet<number> = new Set([lost, 1001, 1011, 1012, tryAgainLater]);

/** Whether the server wants the line to end. */
export function isEndOfLine(code: number): boolean {
  return !passing.has(code);
}

export function toClose(code: number): number {
  if (code === lost) return tryAgainLater;
  const isSaid = (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
  return isSaid || (code >= 4000 && code <= 4999) ? code : brokenLine;
}

export function openLine({ link }: Pick<SocketPorts, 'link'>, path: string, token: string): WebSocket {
  return new WebSocket(`${link.server.replace(/^http/, 'ws')}${path}`, {
    headers: { authorization: `Bearer ${token}` },
    handshakeTimeout: handshakeMs,
    maxPayload: longestFrame,
    followRedirects: false,
  });
}

/** `path` with its query. */
export async function forwardSocket(
  client: WebSocket,
  path: string,
  { link, session }: SocketPorts,
): Promise<void> {
  const waiting: string[] = [];
  let server: WebSocket | undefined;
  client.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary || waiting.length >= mostWaiting) client.close(tooMuch);
    else if (server?.readyState === WebSocket.OPEN) server.send(String(data));
    else waiting.push(String(data));
  });
  client.once('close', () => server?.close());
  const token = await session.accessToken().catch((error: unknown) => {
    client.close(ApiError.is(error) && error.code === 'signed_out' ? sessionEnded : tryAgainLater);
    return undefined;
  });
  if (token === undefined || client.readyState !== WebSocket.OPEN) return;
  const line = openLine({ link }, path, token);
  server = line;
  line.on('open', () => {
    for (const text of waiting.splice(0)) line.send(text);
  });
  line.on('message', (data: RawData, isBinary: boolean) => {
    if (!isBinary && client.readyState === WebSocket.OPEN) client.send(String(data));
  });
  line.on('unexpected-response', (_request, response) => {
    if (response.statusCode === 401) session.drop(token);
    line.terminate();
  });
  // What fails closes: `close` follows.
  line.on('error', () => undefined);
  line.once('close', (code, reason) => {
    if (code === sessionEnded) session.drop(token);
    client.close(toClose(code), reason);
  });
}
