/**
 * `fetch` for providers on a server, whose addresses its people type and not its operator: the name is looked up once and
 * judged, and just that address is connected to. No redirect is followed.
 */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import type { Outbound, Pinned } from '../../outbound/outbound.ts';

export function createPinnedFetch(pin: Outbound['pin']): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const signal = init.signal ?? new AbortController().signal;
    const reply = await send(url, { init, signal, pinned: await pin(url.href, signal) });
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

interface Sending {
  readonly init: RequestInit;
  readonly signal: AbortSignal;
  readonly pinned: Pinned;
}

async function send(url: URL, { init, signal, pinned: { address } }: Sending): Promise<IncomingMessage> {
  const { method = 'GET', body } = init;
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw new TypeError('What a model is asked is text.');
  const lookup: LookupFunction = (_name, asked, done) => {
    if (address === undefined) done(null, '', 4);
    else if (asked.all === true) done(null, [address]);
    else done(null, address.address, address.family);
  };
  const length = typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
  const headers = { ...Object.fromEntries(new Headers(init.headers)), ...length };
  const options = { method, headers, signal, lookup, agent: false } as const;
  const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
  const replied = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  request.end(body ?? undefined);
  return await replied;
}

function headersOf({ headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers))
    for (const each of [value ?? []].flat()) all.append(name, each);
  return all;
}
