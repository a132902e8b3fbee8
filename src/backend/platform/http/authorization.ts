/**
 * Authentication and authorization of every request, in one hook: token → actor → permission → caller.
 * No route decides for itself; services get the `Caller` and scope their rows by it.
 */
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Permission } from '../../../domain/authorization.ts';
import { type Actor, isPerson } from '../../../domain/policy/actor.ts';
import { reachOf } from '../../../domain/policy/policy.ts';
import type { Authenticate, Caller } from './actor.ts';
import { ApiError } from './api-error.ts';

/** `public`: no token needed. `signed-in`: any role. */
export type RouteAccess = Permission | 'public' | 'signed-in';

export interface DeclaredAccess {
  readonly method: string;
  readonly url: string;
  readonly access: RouteAccess;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined;
  }
  interface FastifyInstance {
    /** Of every route that is registered. */
    declaredAccess: DeclaredAccess[];
  }
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
}

/** Browsers cannot set headers on a WebSocket, so they offer the token as a subprotocol (never the query string). */
const tokenProtocol = 'vireo.token.';

function findToken(request: FastifyRequest): string | undefined {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && token) {
    return token;
  }
  const protocols = request.headers['sec-websocket-protocol']?.split(',') ?? [];
  return protocols
    .map((name) => name.trim())
    .find((name) => name.startsWith(tokenProtocol))
    ?.slice(tokenProtocol.length);
}

export async function authenticateRequest(
  request: FastifyRequest,
  authenticate: Authenticate,
): Promise<Actor> {
  const token = findToken(request);
  const actor = token ? await authenticate(token) : undefined;
  if (!actor) {
    throw new ApiError('unauthenticated', 'A valid token is needed: send it as "Authorization: Bearer …".');
  }
  return actor;
}

function toCaller(actor: Actor, access: Exclude<RouteAccess, 'public'>): Caller {
  if (!isPerson(actor)) {
    throw new ApiError('forbidden', 'Only a person of the practice may do this.');
  }
  if (access === 'signed-in') {
    return { actor, grant: 'own' };
  }
  const grant = reachOf(actor, access);
  if (!grant) {
    throw new ApiError('forbidden', `The role ${actor.role} may not do this (${access}).`);
  }
  return { actor, grant };
}

/** A route without a permission stops the start. */
function readAccess({ method, url, config }: RouteOptions): readonly DeclaredAccess[] {
  const access = config?.access;
  if (access === undefined) {
    throw new Error(`${method} ${url} declares no permission: declare it with defineRoute.`);
  }
  return [method].flat().map((one) => ({ method: one, url, access }));
}

export function registerAuthorization(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('caller', undefined);
  app.decorate('declaredAccess', []);
  app.addHook('onRoute', (route) => void app.declaredAccess.push(...readAccess(route)));
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    if (request.is404 || access === 'public') {
      return;
    }
    if (!access) {
      throw new ApiError('forbidden', 'This route declares no permission.');
    }
    request.caller = toCaller(await authenticateRequest(request, authenticate), access);
  });
}

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) {
    throw new ApiError('unauthenticated', 'A valid token is needed.');
  }
  return request.caller;
}
