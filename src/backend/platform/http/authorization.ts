/**
 * Authentication and authorization of every request, in one hook: token → actor → permission → caller.
 * No route decides for itself; services get the `Caller` and scope their rows by it.
 */
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Permission } from '../../../domain/authorization.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import { grantOf } from '../../../domain/policy/policy.ts';
import {
  type Asked,
  type Authenticate,
  type Caller,
  type PersonCaller,
  personCaller,
  personOf,
} from './actor.ts';
import { ApiError } from './api-error.ts';
import { noteLimit } from './limits/limit-headers.ts';

/** `public`: no token needed. `signed-in`: any role. */
export type RouteAccess = Permission | 'public' | 'signed-in';

/**
 * Where a route is answered once its user has signed in to a server: there, or on the user's own machine. `files`: by what is
 * in their folders. `device`: by what this machine alone keeps, as keys and tokens of the editor. Such bodies never leave it.
 */
export type AnsweredBy = 'server' | 'files' | 'device';

export interface DeclaredAccess {
  readonly method: string;
  readonly url: string;
  readonly access: RouteAccess;
  readonly holdsSecret: boolean;
  readonly answeredBy: AnsweredBy;
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
    /** Its reply is never compressed (team/compress-replies.ts). */
    readonly holdsSecret?: true;
    /** Of routes that the platform registers itself: `device` when absent. */
    answeredBy?: AnsweredBy;
  }
}

/** Browsers cannot set headers on a WebSocket, so they offer the token as a subprotocol (never the query string). */
const tokenProtocol = 'vireo.token.';

export function findToken(request: FastifyRequest): string | undefined {
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

function askedOf(request: FastifyRequest): Asked {
  const { ip, routeOptions } = request;
  return {
    address: ip,
    route: routeOptions.schema?.operationId ?? routeOptions.url ?? '',
    noteLimit: (limited) => noteLimit(request, limited),
  };
}

export async function authenticateRequest(
  request: FastifyRequest,
  authenticate: Authenticate,
): Promise<Actor> {
  const token = findToken(request);
  const actor = token ? await authenticate(token, askedOf(request)) : undefined;
  if (!actor) {
    throw new ApiError('unauthenticated', 'A valid token is needed: send it as "Authorization: Bearer …".');
  }
  return actor;
}

function toCaller(actor: Actor, access: Exclude<RouteAccess, 'public'>): Caller {
  if (access === 'signed-in') return { actor: personOf({ actor }), grant: 'own' };
  const grant = grantOf(actor, access);
  if (grant !== undefined) return { actor, grant };
  const { role } = personOf({ actor });
  throw new ApiError('forbidden', `The role ${role} may not do this (${access}).`);
}

/** A route without a permission stops the start. */
function readAccess({ method, url, config }: RouteOptions): readonly DeclaredAccess[] {
  const access = config?.access;
  if (access === undefined) {
    throw new Error(`${method} ${url} declares no permission: declare it with defineRoute.`);
  }
  const holdsSecret = config?.holdsSecret === true;
  const answeredBy = config?.answeredBy ?? 'device';
  return [method].flat().map((one) => ({ method: one, url, access, answeredBy, holdsSecret }));
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

/** Of a route that only a person may ask. @throws ApiError `forbidden` */
export function personCallerOf(request: FastifyRequest): PersonCaller {
  return personCaller(callerOf(request));
}

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) {
    throw new ApiError('unauthenticated', 'A valid token is needed.');
  }
  return request.caller;
}
