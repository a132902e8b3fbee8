/**
 * Opens requests of people who are signed in: each looks its session and membership up, through what was read within a second.
 * A session that ends is refused at once by this process, and within a second by others.
 */
import type { UserActor } from '../../../../domain/policy/actor.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Asked } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import type { TeamDatabase } from '../../../team-schema.ts';
import { hasMembership } from './identities/identities.repository.ts';
import { type FactorFacts, type FactorNeed, findFactorNeed } from './rules/second-factor-needed.ts';
import { hashOfSecret } from './secret-text.ts';
import { findSession, findSessionByCookie, type SessionRow, updateSession } from './sessions.repository.ts';
import type { AccessTokens, FindMember, FindOrganizationName } from './team-options.ts';

export interface SessionGate {
  /** The person of a cookie or an access token; undefined for what opens nothing. */
  open(token: string, asked: Asked): Promise<UserActor | undefined>;
  /** Whether a session is open now. */
  isOpen(sessionId: string): Promise<boolean>;
  /** What is known of them was changed. */
  forget(sessionIds: readonly string[]): void;
  /** Hears of sessions that this process ended. */
  onEnded(listener: (sessionIds: readonly string[]) => void): void;
  ended(sessionIds: readonly string[]): void;
}

export interface SessionGatePorts {
  readonly database: TeamDatabase;
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly findMember: FindMember;
  readonly findOrganizationName: FindOrganizationName;
}

export const cookieMark = 'vis_';
export const sessionMs = 7 * 24 * 3_600_000;
/** Of all, however often they are used. */
export const longestSessionMs = 90 * 24 * 3_600_000;
const confirmedMs = 5 * 60_000;
const holdsMs = 1_000;
const writeEveryMs = 60_000;
const mostKnown = 10_000;

interface Known {
  readonly session: SessionRow;
  readonly role: UserActor['role'];
  readonly need: FactorNeed;
  readonly readAt: number;
}

export function createSessionGate(ports: SessionGatePorts): SessionGate {
  const { database, clock, tokens } = ports;
  // process-local: what was read of sessions, for a second; on several: each its own.
  const known = new Map<string, Known>();
  // process-local: connections of this process that end with their session; on several: each its own.
  const listeners: ((sessionIds: readonly string[]) => void)[] = [];

  async function read(id: string, find: () => Promise<SessionRow | undefined>): Promise<Known | undefined> {
    const now = clock();
    const before = known.get(id);
    // A clock that was set back holds nothing for longer.
    if (before && Math.abs(now - before.readAt) < holdsMs) return before;
    known.delete(id);
    const session = await find();
    const role = session && (await findRole(session));
    if (session === undefined || role === undefined) return undefined;
    const need = await findFactorNeed(database.query, factsOf(session));
    const fresh = { session, role, need, readAt: now };
    if (known.size >= mostKnown) known.clear();
    known.set(id, fresh);
    return fresh;
  }

  /** Undefined for one who is not, or no longer, of the organization, or whose login is not theirs any more. */
  async function findRole({ identity_id, organization_id, user_id }: SessionRow) {
    if (!(await hasMembership(database.query, { identity_id, organization_id, user_id }))) return undefined;
    return await ports.findMember(database.query, { organizationId: organization_id, userId: user_id });
  }

  async function openFound(found: Known | undefined): Promise<UserActor | undefined> {
    if (found === undefined || !isLive(found.session, clock()) || found.need === 'sign-in') return undefined;
    await noteUse(found);
    return toActor(found, clock());
  }

  /** At most once a minute; a browser's session goes on for seven days from its last use. */
  async function noteUse({ session }: Known): Promise<void> {
    const now = clock();
    if (Math.abs(now - Number(session.used_at)) < writeEveryMs) return;
    session.used_at = now;
    const longer = session.cookie_hash === null ? {} : { expires_at: nextExpiry(session, now) };
    await updateSession(database.query, session.id, { used_at: now, ...longer });
  }

  async function openByToken(token: string): Promise<UserActor | undefined> {
    const claims = await tokens.read(token, clock());
    if (claims === undefined) return undefined;
    const found = await read(claims.sid, async () => await findSession(database.query, claims.sid));
    const isSame = found?.session.identity_id === claims.sub && found.session.organization_id === claims.org;
    return isSame && found?.session.cookie_hash === null ? await openFound(found) : undefined;
  }

  async function openByCookie(token: string): Promise<UserActor | undefined> {
    const hash = hashOfSecret(token);
    return await openFound(await read(hash, async () => await findSessionByCookie(database.query, hash)));
  }

  function forget(sessionIds: readonly string[]): void {
    const ids = new Set(sessionIds);
    for (const [name, { session }] of known) if (ids.has(session.id)) known.delete(name);
  }

  return {
    forget,
    async open(token, { by }) {
      if (by === 'cookie') return token.startsWith(cookieMark) ? await openByCookie(token) : undefined;
      return await openByToken(token);
    },
    async isOpen(sessionId) {
      const found = await read(sessionId, async () => await findSession(database.query, sessionId));
      return found?.need === 'nothing' && isLive(found.session, clock());
    },
    onEnded: (listener) => void listeners.push(listener),
    ended(sessionIds) {
      forget(sessionIds);
      for (const listener of listeners) listener(sessionIds);
    },
  };
}

/** Of a session that opens nothing any more. */
export const sessionEnded = () => new ApiError('unauthenticated', 'This session has ended: sign in again.');

export function isLive(session: SessionRow, now: number): boolean {
  const runsOut = Math.min(Number(session.expires_at), Number(session.ends_at));
  return session.ended_at === null && runsOut > now;
}

export function nextExpiry({ ends_at }: Pick<SessionRow, 'ends_at'>, now: number): number {
  return Math.min(now + sessionMs, Number(ends_at));
}

export function factsOf({ identity_id, organization_id, has_second_factor }: SessionRow): FactorFacts {
  return {
    identityId: identity_id,
    organizationId: organization_id,
    hasSecondFactor: has_second_factor === 1,
  };
}

function toActor({ session, role, need }: Known, now: number): UserActor {
  return {
    kind: 'user',
    userId: session.user_id,
    organizationId: session.organization_id,
    role,
    session: {
      id: session.id,
      identityId: session.identity_id,
      ...(need === 'set-up' && { needsSecondFactor: true as const }),
      isConfirmed: Math.abs(now - Number(session.confirmed_at)) < confirmedMs,
    },
  };
}
