/** What a sign-in ends in: a session of ours, new each time, with a cookie for a browser or tokens for a program. */

import { v7 as newId } from 'uuid';
import { text } from '../../../../words/text.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { PersonLanguage } from '../../../platform/http/language/person-language.ts';
import type { TeamDb } from '../../../team-schema.ts';
import {
  findIdentity,
  isKnownDevice,
  listMemberships,
  lockIdentity,
  type MembershipRow,
  noteDevice,
} from './identities/identities.repository.ts';
import { requireFactorOfSignIn } from './rules/second-factor-needed.ts';
import type { SecondFactorNeeded } from './second-factor/second-factor.schema.ts';
import { hashOfSecret, makeSalt, makeSecret } from './secret-text.ts';
import { longestSessionMs, nextExpiry, type SessionGate, type SessionGatePorts } from './session-gate.ts';
import {
  endSessions,
  findSessionByCookie,
  insertRefreshToken,
  insertSession,
} from './sessions.repository.ts';
import type { Access, Account } from './sessions.schema.ts';

/** Where a request came from. */
export interface Origin {
  /** Of the network. */
  readonly address: string;
  readonly isBrowser: boolean;
  readonly device: string | undefined;
  /** As the browser says it. */
  readonly language?: PersonLanguage | undefined;
  /** Of a sign-in before. */
  readonly deviceToken: string | undefined;
  /** Of the session that the browser has: a sign-in ends it. */
  readonly cookie?: string | undefined;
}

export interface OpenedSession {
  readonly sessionId: string;
  readonly account: Account;
  readonly access: Access | null;
  /** Of a browser. */
  readonly cookie: string | undefined;
  readonly deviceToken: string;
  /** Sessions that ended with it. */
  readonly ended: readonly string[];
}

export const accessMs = 30 * 60_000;

type Ports = Pick<SessionGatePorts, 'clock' | 'tokens' | 'findMember' | 'findOrganizationName'>;

export interface Opening {
  readonly identityId: string;
  readonly organizationId?: string | undefined;
  readonly origin: Origin;
  /** A passkey, or a code beside the password. */
  readonly hasSecondFactor?: boolean;
  /** When its person last proved who they are: `now` where that is what opens it. */
  readonly confirmedAt: 'now' | number;
  /** The session of a program from which it is opened. */
  readonly openedBy?: string | undefined;
  /** That of the session which it goes on with: it lasts no longer. */
  readonly endsAt?: number;
}

/**
 * In a transaction. What allows it is read after `lockIdentity`: another one may end the sessions of this identity at the same time.
 * @throws ApiError `forbidden` where its person is of no organization (any more)
 */
export async function openSession(ports: Ports, db: TeamDb, opening: Opening): Promise<OpenedSession> {
  const { identityId, organizationId, origin, hasSecondFactor = false } = opening;
  const now = ports.clock();
  const { endsAt = now + longestSessionMs } = opening;
  await lockIdentity(db, identityId);
  const account = await loadAccount(ports, db, { identityId, organizationId });
  await requireFactorOfSignIn(db, {
    identityId,
    organizationId: account.organizationId,
    hasSecondFactor,
  });
  const id = newId();
  const cookie = origin.isBrowser ? makeSecret('vis_') : undefined;
  await insertSession(db, {
    id,
    identity_id: identityId,
    organization_id: account.organizationId,
    user_id: account.userId,
    cookie_hash: cookie === undefined ? null : hashOfSecret(cookie),
    device: origin.device ?? (origin.isBrowser ? 'Browser' : 'Program'),
    address: origin.address,
    created_at: now,
    used_at: now,
    confirmed_at: opening.confirmedAt === 'now' ? now : opening.confirmedAt,
    has_second_factor: hasSecondFactor ? 1 : 0,
    expires_at: nextExpiry({ ends_at: endsAt }, now),
    ends_at: endsAt,
    ended_at: null,
    end_reason: null,
    opened_by: opening.openedBy ?? null,
  });
  const access = origin.isBrowser ? null : await openTokens(ports, db, { id, account });
  return {
    sessionId: id,
    account,
    access,
    cookie,
    deviceToken: await keepDevice(db, { account, origin, now }),
    ended: await endReplaced(db, origin, now),
  };
}

/** Its cookie is overwritten, so no page could end it any more. Of any person. */
async function endReplaced(
  db: TeamDb,
  { isBrowser, cookie }: Origin,
  now: number,
): Promise<readonly string[]> {
  if (!isBrowser || cookie === undefined) return [];
  const before = await findSessionByCookie(db, hashOfSecret(cookie));
  return before === undefined ? [] : await endSessions(db, { sessionId: before.id, reason: 'replaced', now });
}

/** Once its transaction is committed. */
export function noteOpened<Answer extends OpenedSession | SecondFactorNeeded>(
  gate: Pick<SessionGate, 'ended'>,
  answer: Answer,
): Answer {
  if ('ended' in answer) gate.ended(answer.ended);
  return answer;
}

/** One that the account signed in with before stays what it is; what another account or no sign-in made is no proof. */
async function keepDevice(
  db: TeamDb,
  { account, origin, now }: { readonly account: Account; readonly origin: Origin; readonly now: number },
): Promise<string> {
  const known = origin.deviceToken;
  const isKnown = known !== undefined && (await isKnownDevice(db, hashOfSecret(known), account.email));
  const token = isKnown ? known : makeSecret('vid_');
  await noteDevice(db, { device_hash: hashOfSecret(token), identity_id: account.id, used_at: now });
  return token;
}

async function openTokens(
  ports: Ports,
  db: TeamDb,
  { id, account }: { readonly id: string; readonly account: Account },
): Promise<Access> {
  const refreshToken = makeSecret('vrt_');
  await keepRefreshToken(db, { token: refreshToken, sessionId: id, now: ports.clock() });
  return await signAccess(
    ports,
    { id, identityId: account.id, organizationId: account.organizationId },
    refreshToken,
  );
}

export async function keepRefreshToken(
  db: TeamDb,
  { token, sessionId, now }: { readonly token: string; readonly sessionId: string; readonly now: number },
): Promise<void> {
  await insertRefreshToken(db, {
    token_hash: hashOfSecret(token),
    session_id: sessionId,
    salt: makeSalt(),
    made_at: now,
    used_at: null,
  });
}

export async function signAccess(
  { tokens, clock }: Pick<Ports, 'tokens' | 'clock'>,
  session: { readonly id: string; readonly identityId: string; readonly organizationId: string },
  refreshToken: string,
): Promise<Access> {
  const exp = Math.floor((clock() + accessMs) / 1_000);
  const accessToken = await tokens.sign({
    sub: session.identityId,
    sid: session.id,
    org: session.organizationId,
    exp,
  });
  return { accessToken, expiresAt: toInstant(exp * 1_000), refreshToken };
}

/** @throws ApiError `forbidden` */
export async function loadAccount(
  { findMember, findOrganizationName }: Pick<Ports, 'findMember' | 'findOrganizationName'>,
  db: TeamDb,
  {
    identityId,
    organizationId,
  }: { readonly identityId: string; readonly organizationId?: string | undefined },
): Promise<Account> {
  const identity = await findIdentity(db, identityId);
  const memberships: Account['memberships'] = [];
  const ended: string[] = [];
  for (const row of await listMemberships(db, identityId)) {
    const member = toMembership(row);
    const role = await findMember(db, member);
    if (role === undefined) ended.push(member.organizationId);
    else memberships.push({ ...member, role });
  }
  const chosen = memberships.find(
    (one) => organizationId === undefined || one.organizationId === organizationId,
  );
  const [last] = organizationId === undefined ? ended : [];
  if (chosen === undefined && last !== undefined) throw deactivated(await findOrganizationName(db, last));
  if (identity === undefined || chosen === undefined)
    throw new ApiError(
      'forbidden',
      'This account is of no such organization. Ask an administrator to invite you.',
    );
  return {
    id: identity.id,
    name: identity.name,
    email: identity.email,
    isEmailVerified: identity.email_verified === 1,
    language: identity.language,
    organizationId: chosen.organizationId,
    userId: chosen.userId,
    memberships,
  };
}

/** Said to who has proven that the account is theirs, and where it is of no other organization. */
const deactivated = (name: string) =>
  new ApiError(
    'forbidden',
    text`You were deactivated in ${name || text`your organization`}: an administrator of it can reactivate you.`,
  );

function toMembership({ organization_id: organizationId, user_id: userId }: MembershipRow) {
  return { organizationId, userId };
}
