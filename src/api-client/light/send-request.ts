/** One request over node:http. */
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** No whole reply came: the connection was refused or cut, or time ran out. */
export class NoReplyError extends Error {}

async function readText(reply: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of reply) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function toHeaders({ headers, body }: HttpRequest): Record<string, string> {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined && value !== null);
  const named = given.map(([name, value]) => [name.toLowerCase(), String(value)]);
  if (body !== undefined) named.push(['content-length', String(Buffer.byteLength(body))]);
  return Object.fromEntries(named);
}

/**
 * The reply, whatever its status.
 * @throws NoReplyError
 */
export async function sendRequest(sent: HttpRequest): Promise<HttpReply> {
  const signal = AbortSignal.timeout(sent.timeoutMs);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing = request(sent.url, { method: sent.method, headers: toHeaders(sent), signal });
  outgoing.once('response', resolve).on('error', reject);
  outgoing.end(sent.body);
  try {
    const reply = await promise;
    const text = await readText(reply);
    return { status: reply.statusCode ?? 0, headers: reply.headers, text };
  } catch (error) {
    throw new NoReplyError('No reply came.', { cause: error });
  }
}
