/**
 * Authentication and authorization of every request, in one hook: token → actor → permission → caller.
 * No route decides for itself; services get the `Caller` and scope their rows by it.
 */
import type { FastifyContextConfig, FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Permission } from '../../../domain/authorization.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import { withAge } from '../../../domain/policy/actor-age.ts';
import { grantOf } from '../../../domain/policy/policy.ts';
import type { Clock } from '../clock.ts';
import { ActorReading, readingOf } from '../rights/actor-reading.ts';
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
import { lacking } from './refusals/lacking.ts';
import { findCookie, sessionCookie } from './team/cookies.ts';

/** `public`: no token needed. `signed-in`: any role, and no key but where the route is open to them. */
export type RouteAccess = Permission | 'public' | 'signed-in';

/**
 * Where a route is answered once its user has signed in to a server: there, or by what the user's own machine alone keeps, as
 * tokens of the editor. Such bodies never leave it.
 */
export type AnsweredBy = 'server' | 'device';

export interface DeclaredAccess {
  readonly method: string;
  readonly url: string;
  readonly access: RouteAccess;
  readonly holdsSecret: boolean;
  readonly answeredBy: AnsweredBy;
  readonly isSocket: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined;
    /** A request relies on the actor as it was read; what goes on after it reads again. */
    releaseCaller: (() => void) | undefined;
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
    stepUp?: true;
    /** Of a route for who is signed in: keys enter, too. */
    openToKeys?: true;
    /** Also for who has to set up a second factor first. */
    readonly beforeSecondFactor?: true;
  }
}

/** Browsers cannot set headers on a WebSocket, so they offer the token as a subprotocol (never the query string). */
const tokenProtocol = 'vireo.token.';

function findHeaderToken(request: FastifyRequest): string | undefined {
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

interface FoundToken {
  readonly token: string;
  readonly by: NonNullable<Asked['by']>;
}

/** A header is looked at first: a program may send one through a browser's connection. */
export function findToken(request: FastifyRequest): FoundToken | undefined {
  const inHeader = findHeaderToken(request);
  if (inHeader !== undefined) return { token: inHeader, by: 'header' };
  const inCookie = findCookie(request, sessionCookie);
  return inCookie === undefined ? undefined : { token: inCookie, by: 'cookie' };
}

function askedOf(request: FastifyRequest, by: FoundToken['by']): Asked {
  const { ip, routeOptions } = request;
  return {
    address: ip,
    route: routeOptions.schema?.operationId ?? routeOptions.url ?? '',
    by,
    noteLimit: (limited) => noteLimit(request, limited),
  };
}

export async function authenticateRequest(
  request: FastifyRequest,
  authenticate: Authenticate,
): Promise<Actor> {
  const found = findToken(request);
  const actor = found ? await authenticate(found.token, askedOf(request, found.by)) : undefined;
  if (!actor) {
    throw new ApiError('unauthenticated', 'A valid token is needed: send it as "Authorization: Bearer …".');
  }
  return actor;
}

function toCaller(actor: Actor, { access, openToKeys }: FastifyContextConfig): Caller {
  if (access === undefined || access === 'public') throw new Error('A public route has no caller.');
  if (access === 'signed-in') {
    if (actor.kind === 'key' && openToKeys !== true)
      throw new ApiError('forbidden', 'No key may do this: sign in.');
    return { actor: personOf({ actor }), grant: 'own' };
  }
  const grant = grantOf(actor, access);
  if (grant !== undefined) return { actor, grant };
  throw lacking(actor, access);
}

/** Of a person who is signed in: who has one machine, or a key, proves nothing again. @throws ApiError `confirmation_needed` */
export function requireConfirmed(actor: Actor): void {
  if (actor.kind === 'user' && actor.session?.isConfirmed === false)
    throw new ApiError(
      'confirmation_needed',
      'This asks for your password again: confirm it (POST /api/v1/auth/confirm), then repeat the request within five minutes.',
    );
}

/** @throws ApiError `second_factor_needed` */
function requireSecondFactor(actor: Actor): void {
  if (actor.kind === 'user' && actor.session?.needsSecondFactor)
    throw new ApiError(
      'second_factor_needed',
      'Your organization requires a second factor: set up an authenticator app or a passkey on the page /second-factor of this server first.',
    );
}

/** A route without a permission stops the start. */
function readAccess({ method, url, config, websocket }: RouteOptions): readonly DeclaredAccess[] {
  const access = config?.access;
  if (access === undefined) {
    throw new Error(`${method} ${url} declares no permission: declare it with defineRoute.`);
  }
  const holdsSecret = config?.holdsSecret === true;
  const answeredBy = config?.answeredBy ?? 'device';
  const isSocket = websocket === true;
  return [method].flat().map((one) => ({ method: one, url, access, answeredBy, holdsSecret, isSocket }));
}

interface Door {
  readonly authenticate: Authenticate;
  readonly clock: Clock;
}

export function registerAuthorization(app: FastifyInstance, { authenticate, clock }: Door): void {
  app.decorateRequest('caller', undefined);
  app.decorateRequest('releaseCaller', undefined);
  app.decorate('declaredAccess', []);
  app.addHook('onRoute', (route) => void app.declaredAccess.push(...readAccess(route)));
  app.addHook('onRequest', async (request) => {
    const { access, stepUp, beforeSecondFactor } = request.routeOptions.config;
    if (request.is404 || access === 'public') {
      return;
    }
    if (!access) {
      throw new ApiError('forbidden', 'This route declares no permission.');
    }
    const reading = new ActorReading(clock);
    const actor = withAge(await authenticateRequest(request, authenticate), reading);
    request.releaseCaller = reading.hold();
    if (!beforeSecondFactor) requireSecondFactor(actor);
    request.caller = toCaller(actor, request.routeOptions.config);
    if (stepUp) requireConfirmed(actor);
  });
  app.addHook('onResponse', async ({ caller, releaseCaller }) => {
    releaseCaller?.();
    if (caller !== undefined) readingOf(caller.actor)?.lapse();
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
