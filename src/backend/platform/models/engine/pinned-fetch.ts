/**
 * `fetch` for providers on a server, whose addresses its people type and not its operator: the name is looked up once and
 * judged, and just that address is connected to. No redirect is followed.
 */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Outbound } from '../../outbound/outbound.ts';
import { sendPinned } from '../../outbound/send-pinned.ts';

export function createPinnedFetch(pin: Outbound['pin']): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const signal = init.signal ?? new AbortController().signal;
    const { address } = await pin(url.href, signal);
    const { method = 'GET' } = init;
    const headers = Object.fromEntries(new Headers(init.headers));
    const reply = await sendPinned({ url, address, method, headers, body: textOf(init.body), signal });
    const status = reply.statusCode ?? 0;
    if (status >= 300 && status < 400) {
      reply.destroy();
      throw new TypeError('A provider of models does not redirect.');
    }
    return new Response(Readable.toWeb(reply) as ReadableStream<Uint8Array>, {
      status,
      headers: headersOf(reply),
    });
  };
}

function textOf(body: RequestInit['body']): string | undefined {
  if (body === undefined || body === null || typeof body === 'string') return body ?? undefined;
  throw new TypeError('What a model is asked is text.');
}

function headersOf({ headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers))
    for (const each of [value ?? []].flat()) all.append(name, each);
  return all;
}
