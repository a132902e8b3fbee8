/** One request over a connection of its own, to an address that was looked up and judged before: the name is not asked for again. */
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { ResolvedAddress } from './outbound.ts';

export interface PinnedRequest {
  readonly url: URL;
  /** Undefined where the host of `url` is an address itself: nothing is looked up then. */
  readonly address: ResolvedAddress | undefined;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

/** Answers as soon as headers are there. */
export async function sendPinned(asked: PinnedRequest): Promise<IncomingMessage> {
  const { url, address, method, headers, body, signal } = asked;
  const lookup: LookupFunction = (_name, how, done) => {
    if (address === undefined) done(null, '', 4);
    else if (how.all === true) done(null, [address]);
    else done(null, address.address, address.family);
  };
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  // Nothing is left over from another address.
  const options: RequestOptions = {
    method,
    lookup,
    signal,
    agent: false,
    headers: { ...headers, ...length },
  };
  const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
  const replied = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  request.end(body);
  return await replied;
}
