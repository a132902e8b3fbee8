/**
 * What a browser sends for another site is refused on a server: every write, sign-in and WebSocket says where it comes from,
 * and a form cannot say that it is JSON. Programs send neither Origin nor cookie.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../api-error.ts';
import { findToken } from '../authorization.ts';
import type { SignInGuard } from './sign-in-guard.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its link proves who asks, and no cookie is looked at: a program of mails sends its form (RFC 8058). */
    readonly takesForm?: true;
  }
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a form sends, which no browser asks about first. */
const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

export function refuseCrossSite(
  app: FastifyInstance,
  { publicUrl, allowedOrigins = [] }: Pick<SignInGuard, 'publicUrl' | 'allowedOrigins'>,
): void {
  const origins = { own: new URL(publicUrl).origin, allowed: new Set(allowedOrigins) };
  app.addHook('onRequest', async (request) => {
    const isUpgrade = request.headers.upgrade !== undefined;
    if (reading.has(request.method) && !isUpgrade) return;
    if (isForeign(request, origins))
      throw new ApiError('cross_site', 'This comes from another site: open Vireo at its own address.');
    if (
      request.routeOptions.config.takesForm !== true &&
      formTypes.test(request.headers['content-type'] ?? '')
    )
      throw new ApiError('malformed', 'Send JSON: no form is taken here.');
  });
}

interface Origins {
  readonly own: string;
  readonly allowed: ReadonlySet<string>;
}

/** A header with a key is added by no browser: a page that may ask at all may write by it. */
function isByKey(request: FastifyRequest, { allowed }: Origins): boolean {
  const found = findToken(request);
  const isKey = found?.by === 'header' && found.token.startsWith('vir_');
  return isKey && allowed.has(request.headers.origin ?? '');
}

function isForeign(request: FastifyRequest, origins: Origins): boolean {
  const { headers } = request;
  if (isByKey(request, origins)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return true;
  if (headers.origin !== undefined) return headers.origin !== origins.own;
  // A browser names the origin of each write and each WebSocket. Without one a cookie proves nothing, whatever header comes with it.
  return findToken(request)?.by === 'cookie';
}
