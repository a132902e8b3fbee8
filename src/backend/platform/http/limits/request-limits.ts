/**
 * Limits of a server that others reach: 10,000 requests a minute of a person, 1,000 of an address that is not signed in, and
 * 100 of what is dear: signing in, and questions to a model. A key has its own limit, and counts for its maker as well.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { limitedAddress } from '../../../../domain/limits/limited-address.ts';
import type { BucketRule } from '../../../../domain/limits/token-bucket.ts';
import { type Actor, actorName } from '../../../../domain/policy/actor.ts';
import { type Text, text } from '../../../../words/text.ts';
import type { Clock } from '../../clock.ts';
import type { Limited, Limits } from '../../limits/limits.ts';
import type { Asked, Authenticate } from '../actor.ts';
import { findToken } from '../authorization.ts';
import { noteLimit, requireAllowed } from './limit-headers.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Each request asks a model. */
    readonly asksModel?: true;
  }
  interface FastifyInstance {
    /** Counts one question to a model that comes through an open socket; absent where nothing limits them. */
    countQuestion?: ((actor: Actor) => Promise<Limited>) | undefined;
  }
}

const minuteMs = 60_000;
const aMinute = (capacity: number): BucketRule => ({ capacity, fillMs: minuteMs });

export const requestRules = {
  person: aMinute(10_000),
  address: aMinute(1_000),
  auth: aMinute(100),
  model: aMinute(100),
} as const satisfies Record<string, BucketRule>;
export type RequestRules = { readonly [Rule in keyof typeof requestRules]: BucketRule };

export interface RequestLimits {
  readonly limits: Limits;
  readonly clock: Clock;
  readonly rules?: RequestRules;
}

const withoutSignIn = text`An address that is not signed in`;
const authPath = '/api/v1/auth/';

/** Who is known counts as themselves, and a sign-in that failed counts for its address. */
export function limitSignedIn(authenticate: Authenticate, given: RequestLimits): Authenticate {
  const { limits, clock, rules = requestRules } = given;
  return async (token, asked) => {
    const actor = await authenticate(token, asked);
    const limited = actor
      ? await limits.take(`person:${actorName(actor)}`, rules.person, clock())
      : await limits.take(addressIn(asked), rules.address, clock());
    asked.noteLimit?.(limited);
    requireAllowed(limited, actor ? text`A person` : withoutSignIn);
    return actor;
  };
}

/** Before anything is looked up: of what needs no sign-in, or brings none. */
export function registerAddressLimit(app: FastifyInstance, given: RequestLimits): void {
  const { limits, clock, rules = requestRules } = given;
  app.addHook('onRequest', async (request) => {
    const isPublic = request.is404 || request.routeOptions.config.access === 'public';
    if (!isPublic && findToken(request) !== undefined) return;
    const limited = await limits.take(addressIn({ address: request.ip }), rules.address, clock());
    noteLimit(request, limited);
    requireAllowed(limited, withoutSignIn);
  });
}

/** After the sign-in. */
export function registerDearLimits(app: FastifyInstance, given: RequestLimits): void {
  const { limits, clock, rules = requestRules } = given;
  const countQuestion = async (actor: Actor) =>
    await limits.take(`model:${actorName(actor)}`, rules.model, clock());
  app.decorate('countQuestion', countQuestion);
  app.addHook('onRequest', async (request) => {
    const actor = request.caller?.actor;
    if (request.routeOptions.config.asksModel && actor !== undefined) {
      count(request, await countQuestion(actor), text`A person who asks models`);
    }
    if (!isAuth(request)) return;
    const who = actor ? actorName(actor) : limitedAddress(request.ip);
    count(request, await limits.take(`auth:${who}`, rules.auth, clock()), text`Sign-ins of one address`);
  });
}

function count(request: FastifyRequest, limited: Limited, what: Text): void {
  noteLimit(request, limited);
  requireAllowed(limited, what);
}

function isAuth({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url?.startsWith(authPath) === true;
}

const addressIn = ({ address }: Pick<Asked, 'address'>) => `address:${limitedAddress(address)}`;
