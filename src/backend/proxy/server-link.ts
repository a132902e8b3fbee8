/**
 * Requests to the server of an account. Only named headers go each way, redirects are not followed, and what it
 * answers is handed on as it came: nothing of it is read or run here.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { asText, text } from '../../words/text.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { traceHeader } from '../platform/http/trace.ts';
import { isUntrusted, trustSystem, untrustedHelp } from './untrusted-certificate.ts';

const sentHeaders = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'prefer',
  'traceparent',
];
const keptHeaders = [
  'cache-control',
  'content-disposition',
  'content-type',
  'etag',
  'last-modified',
  'preference-applied',
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  traceHeader,
];

export interface Forwarded {
  readonly method: string;
  /** Path with query, from its first slash. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | undefined;
  readonly signal: AbortSignal;
}

export interface ServerLink {
  /** Origin. */
  readonly server: string;
  /** Host and port, as a person knows it. */
  readonly host: string;
  /** @throws ApiError `unavailable` where the server is not reached */
  ask(request: Forwarded, accessToken: string | undefined): Promise<Response>;
}

export function createServerLink(server: string, version: string): ServerLink {
  const { origin, host } = new URL(server);
  return {
    server: origin,
    host,
    async ask({ method, path, headers, body, signal }, accessToken) {
      const url = new URL(`${origin}${path}`);
      if (url.origin !== origin || !path.startsWith('/'))
        throw new ApiError('malformed', 'The address is not one of the server.');
      const sent = toSent(headers, { version, accessToken });
      const content = body === undefined || body.length === 0 ? {} : { body: new Uint8Array(body) };
      const send = async () =>
        await fetch(url, { method, headers: sent, redirect: 'manual', signal, ...content });
      try {
        return await sendTrusting(send);
      } catch (error) {
        const why = isUntrusted(error) ? text`: ${asText(untrustedHelp)}` : '';
        throw new ApiError('unavailable', text`There is no connection to ${host}${why}.`, [], error);
      }
    },
  };
}

function toSent(
  headers: IncomingHttpHeaders,
  { version, accessToken }: { readonly version: string; readonly accessToken: string | undefined },
): Headers {
  const sent = new Headers({ 'user-agent': `vireo/${version}` });
  for (const name of sentHeaders) {
    const value = headers[name];
    if (typeof value === 'string') sent.set(name, value);
  }
  if (accessToken !== undefined) sent.set('authorization', `Bearer ${accessToken}`);
  return sent;
}

/** Nothing was sent where a certificate was not trusted. */
async function sendTrusting(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    if (isUntrusted(error) && trustSystem()) return await send();
    throw error;
  }
}

/** Headers of an answer that are handed on. */
export function keptOf(answer: Response): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
