/** The second step of a sign-in by password: a code of the authenticator app, or a recovery code, of which each counts once. */
import { ApiError } from '../../../../platform/http/api-error.ts';
import { lockIdentity } from '../identities/identities.repository.ts';
import { loadIdentity } from '../identities/password.service.ts';
import type { SignInPorts } from '../identities/sign-in.service.ts';
import { type OpenedSession, type Origin, openSession } from '../open-session.ts';
import { inTransaction } from '../team-transaction.ts';
import { countAttempt, findChallenge, useChallenge } from './challenges.repository.ts';
import { isRightCode, type RecoveryPorts } from './prove-factor.ts';
import type { SecondFactorMethod } from './second-factor.schema.ts';

export interface SecondFactorGiven {
  readonly challenge: string;
  readonly method: SecondFactorMethod;
  readonly code: string;
  readonly origin: Origin;
}

export interface GivePorts extends SignInPorts, RecoveryPorts {}

const isOver = () => new ApiError('gone', 'This sign-in is over: begin it again with your password.');

/** @throws ApiError `gone`, `unauthenticated`, `too_many_requests` */
export async function giveSecondFactor(
  ports: GivePorts,
  { challenge, method, code, origin }: SecondFactorGiven,
): Promise<OpenedSession> {
  const { database, clock, backOff } = ports;
  const row = await findChallenge(database.query, challenge, clock());
  if (row === undefined) throw isOver();
  const identity = await loadIdentity(ports, row.identity_id);
  const { address, deviceToken } = origin;
  const attempt = { email: identity.email, identityId: identity.id, address, deviceToken };
  await backOff.beginCode(attempt);
  if (!(await countAttempt(database.query, row))) throw isOver();
  if (!(await isRightCode(ports, identity.id, { method, code })))
    throw new ApiError('unauthenticated', 'This code is not right, or it was used before.');
  await backOff.succeedCode(attempt);
  const opened = await inTransaction(database, async (trx) => {
    await lockIdentity(trx, identity.id);
    // A password that was changed since has deleted it.
    if (!(await useChallenge(trx, row, clock()))) throw isOver();
    const organizationId = row.organization_id ?? undefined;
    const opening = { identityId: identity.id, organizationId, origin, hasSecondFactor: true };
    return await openSession(ports, trx, { ...opening, confirmedAt: 'now' });
  });
  if (method === 'recovery_code') ports.onRecovered(identity);
  return opened;
}
