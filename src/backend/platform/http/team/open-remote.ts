/** What a server that others reach does to every request, in the order in which it does it. */
import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { traceHeader } from '../trace.ts';
import { registerCompression } from './compress-replies.ts';
import { limitConnections } from './connection-limit.ts';
import { plainForwardedAddresses } from './forwarded-addresses.ts';
import { listenerOptions } from './listener-options.ts';
import { registerPlaceGuard } from './place-guard.ts';
import type { Remote, RemoteOptions } from './remote-options.ts';
import { registerRequestLog } from './request-log.ts';

const yearS = 365 * 24 * 3_600;
const readable = ['etag', 'location', 'retry-after', traceHeader];
const limitHeaders = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

/** Made by its main file alone, so that an embedded backend loads nothing of it. */
export function openRemote(options: RemoteOptions): Remote {
  return {
    listener: listenerOptions(options),
    requestLimits: options.requestLimits,
    async register(app) {
      limitConnections(app, options);
      plainForwardedAddresses(app);
      registerRequestLog(app);
      await registerHelmet(app);
      registerPlaceGuard(app, options);
      if (options.allowedOrigins.length > 0) await registerCors(app, options.allowedOrigins);
      registerCompression(app);
    },
  };
}

/** Replies are data: a page says what else it needs. */
async function registerHelmet(app: FastifyInstance): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: { maxAge: yearS, includeSubDomains: false },
    // With no-referrer a form of our own pages would name no origin, and be refused.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** By keys alone: a cookie is never taken from another site. */
async function registerCors(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  await app.register(fastifyCors, {
    origin: [...origins],
    credentials: false,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [...readable, ...limitHeaders],
    maxAge: 600,
  });
}
