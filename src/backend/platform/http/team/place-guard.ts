/**
 * Before anything else of a request is looked at: it must be meant for this server by name, have come by TLS or through the
 * operator's proxy, and not from a page of another site. Links in mails are made of the public URL and never of a request.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../api-error.ts';
import type { RemoteOptions } from './remote-options.ts';

type Place = Pick<RemoteOptions, 'publicUrl' | 'isProxy' | 'allowedOrigins' | 'tls'>;

export function registerPlaceGuard(app: FastifyInstance, place: Place): void {
  const { origin, host, port } = new URL(place.publicUrl);
  const hosts = port === '' ? [host, `${host}:443`] : [host];
  const origins = [origin, ...place.allowedOrigins];
  app.addHook('onRequest', async (request) => {
    requireHost(request, hosts);
    requireSafeWay(request, place);
    const from = request.headers.origin;
    if (from !== undefined && !origins.includes(from)) {
      throw new ApiError('host_not_allowed', 'This server does not answer pages of other sites.');
    }
  });
}

/** `X-Forwarded-Host` is not read: a proxy passes Host on. */
function requireHost({ raw, headers }: FastifyRequest, hosts: readonly string[]): void {
  const named = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  // A whole URL in the first line would name another host than Host does.
  const isPath = raw.url?.startsWith('/') === true;
  if (isPath && named.length === 1 && hosts.includes((headers.host ?? '').toLowerCase())) return;
  throw new ApiError('misdirected', 'This server answers to its public address alone: Host names another.');
}

function requireSafeWay({ raw, headers }: FastifyRequest, { tls, isProxy }: Place): void {
  const isFromProxy = isProxy(raw.socket.remoteAddress ?? '');
  if (tls === undefined && !isFromProxy) {
    throw new ApiError('misdirected', 'This server is reached through its proxy alone.');
  }
  // Of several proxies each names the way to it.
  const schemes = String(headers['x-forwarded-proto'] ?? 'https')
    .toLowerCase()
    .split(',');
  if (isFromProxy && schemes.some((scheme) => scheme.trim() !== 'https')) {
    throw new ApiError('misdirected', 'This server is reached by https alone.');
  }
}
