/**
 * Compresses what is long and text. Never a reply that holds a secret: how long it gets beside what its caller sent would say
 * what is in it (BREACH). Such a route says `holdsSecret`, or its reply `cache-control: no-store`, and everything below
 * /auth and /keys counts as one.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const smallest = 1_024;
const text = /^(?:text\/|application\/(?:json|xml|.*\+(?:json|xml)))/;
const secretPaths = ['/api/v1/auth', '/api/v1/keys'];

const coders = {
  br: async (body: string | Buffer) =>
    await promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: async (body: string | Buffer) => await promisify(gzip)(body),
};
type Coding = keyof typeof coders;

export function registerCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!isWorthIt(reply, payload) || holdsSecret(request, reply)) return payload;
    reply.header('vary', [reply.getHeader('vary') ?? [], 'accept-encoding'].flat().join(', '));
    const coding = codingOf(request);
    if (coding === undefined) return payload;
    const body = await coders[coding](payload);
    reply.header('content-encoding', coding).header('content-length', body.length);
    return body;
  });
}

function isWorthIt(reply: FastifyReply, payload: unknown): payload is string | Buffer {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return false;
  return (
    payload.length >= smallest &&
    reply.getHeader('content-encoding') === undefined &&
    text.test(String(reply.getHeader('content-type') ?? ''))
  );
}

/** By its path; a route elsewhere declares it, and a reply may say it by itself. */
export function isSecretPath(url: string): boolean {
  return secretPaths.some((path) => url === path || url.startsWith(`${path}/`));
}

function holdsSecret({ routeOptions }: FastifyRequest, reply: FastifyReply): boolean {
  return (
    routeOptions.config.holdsSecret === true ||
    isSecretPath(routeOptions.url ?? '') ||
    reply.hasHeader('set-cookie') ||
    String(reply.getHeader('cache-control') ?? '').includes('no-store')
  );
}

/** The first of ours that the client takes; `q=0` refuses one. */
function codingOf({ headers }: FastifyRequest): Coding | undefined {
  const taken = String(headers['accept-encoding'] ?? '')
    .split(',')
    .map((one) =>
      one
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q\s*=\s*/),
    )
    .filter(([, weight]) => weight === undefined || Number(weight) > 0)
    .map(([name]) => name);
  if (taken.includes('br')) return 'br';
  return taken.includes('gzip') ? 'gzip' : undefined;
}
