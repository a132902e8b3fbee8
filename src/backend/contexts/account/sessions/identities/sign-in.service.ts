/** Signing in: the library checks the password; a session of ours follows, or the wait for a second factor. */
import type { UserActor } from '../../../../../domain/policy/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { type OpenedSession, type Origin, openSession } from '../open-session.ts';
import { makeChallenge } from '../second-factor/challenges.repository.ts';
import type { SecondFactorNeeded } from '../second-factor/second-factor.schema.ts';
import { secondFactorMethods } from '../second-factor/second-factor.schema.ts';
import type { SessionGatePorts } from '../session-gate.ts';
import type { IdentityLibrary } from '../team-options.ts';
import { inTransaction } from '../team-transaction.ts';
import type { Attempt, BackOff } from './back-off.ts';
import { findIdentity, findPasswordId, lockIdentity } from './identities.repository.ts';

export interface SignInPorts extends SessionGatePorts {
  readonly library: IdentityLibrary;
  readonly backOff: BackOff;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly organizationId?: string | undefined;
  readonly origin: Origin;
}

/** The same for an address that nobody has, and as late. @throws ApiError `unauthenticated`, `too_many_requests` */
export async function signIn(ports: SignInPorts, asked: SignIn): Promise<OpenedSession | SecondFactorNeeded> {
  const { email, password, organizationId, origin } = asked;
  const attempt = { email, address: origin.address, deviceToken: origin.deviceToken };
  await ports.backOff.begin(attempt);
  const passwordId = await findPasswordId(ports.database.query, email);
  const identityId = await ports.library.signIn(email, password);
  if (identityId === undefined) throw notRight();
  await ports.backOff.succeed(attempt);
  const now = ports.clock();
  return await inTransaction(ports.database, async (trx) => {
    await lockIdentity(trx, identityId);
    // Since it was checked, it may have been changed, which ended all sessions.
    if ((await findPasswordId(trx, email)) !== passwordId) throw notRight();
    const identity = await findIdentity(trx, identityId);
    if (identity?.two_factor_enabled !== 1)
      return await openSession(ports, trx, { identityId, organizationId, origin, confirmedAt: 'now' });
    const challenge = await makeChallenge(trx, { identityId, organizationId, now });
    return { secondFactor: { challenge, methods: [...secondFactorMethods] } };
  });
}

const notRight = () => new ApiError('unauthenticated', 'The address or the password is not right.');

/** A password that is asked of a person who is signed in is guessed no faster than one at the door. */
export function createGuess({ backOff, database }: Pick<SignInPorts, 'backOff' | 'database'>) {
  return async <T>(actor: UserActor, address: string, check: () => Promise<T | undefined>) => {
    const identity = await findIdentity(database.query, actor.session?.identityId ?? '');
    const email = identity?.email ?? '';
    const attempt = { email, address, deviceToken: undefined, sessionId: actor.session?.id };
    return await countGuess(backOff, attempt, check);
  };
}

/** Nor is the code of a device, which is counted apart from passwords. */
export function createCodeGuess({ backOff }: Pick<SignInPorts, 'backOff'>) {
  return async <T>(actor: UserActor, address: string, check: () => Promise<T | undefined>) => {
    const email = `device codes of ${actor.session?.identityId}`;
    return await countGuess(backOff, { email, address, deviceToken: undefined }, check);
  };
}

async function countGuess<T>(backOff: BackOff, attempt: Attempt, check: () => Promise<T | undefined>) {
  await backOff.begin(attempt);
  const found = await check();
  if (found !== undefined) await backOff.succeed(attempt);
  return found;
}
