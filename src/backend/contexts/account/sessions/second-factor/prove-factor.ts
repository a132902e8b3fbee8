/**
 * The proof that takes a factor away: the password and a factor, whatever the session has. A session and the password may both be
 * of who found an open laptop.
 */
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { IdentityRow } from '../identities/identities.repository.ts';
import type { PasswordPorts } from '../identities/password.service.ts';
import type { Origin } from '../open-session.ts';
import { claimStep } from './challenges.repository.ts';
import type { FactorGiven, SecondFactorMethod } from './second-factor.schema.ts';
import { withoutSpaces } from './typed-codes.ts';

export interface RecoveryPorts {
  /** Their person hears of a recovery code that was used. */
  onRecovered(identity: IdentityRow): void;
}

export interface FactorPorts extends PasswordPorts, RecoveryPorts {}

export interface FactorProof {
  readonly factor: FactorGiven;
  /** Of the browser in which the ceremony of a passkey began. */
  readonly challenge?: string | undefined;
  readonly origin: Pick<Origin, 'address' | 'deviceToken'>;
}

/** @throws ApiError `forbidden`, `too_many_requests` */
export async function requireFactorProof(
  ports: FactorPorts,
  identity: IdentityRow,
  proof: FactorProof,
): Promise<void> {
  const { factor } = proof;
  if (factor.method === 'passkey') return await requirePasskey(ports, identity, proof);
  const { address, deviceToken } = proof.origin;
  const attempt = { email: identity.email, identityId: identity.id, address, deviceToken };
  await ports.backOff.beginCode(attempt);
  if (!(await isRightCode(ports, identity.id, factor)))
    throw new ApiError('forbidden', 'This code is not right, or it was used before.');
  await ports.backOff.succeedCode(attempt);
  if (factor.method === 'recovery_code') ports.onRecovered(identity);
}

async function requirePasskey(
  { library }: FactorPorts,
  { id }: IdentityRow,
  { factor, challenge }: FactorProof,
): Promise<void> {
  const isPasskey = factor.method === 'passkey' && challenge !== undefined;
  const signed = isPasskey
    ? await library.passkeys.signIn({ response: factor.response, challenge })
    : undefined;
  if (signed !== id)
    throw new ApiError('forbidden', 'This passkey is not of this account, or its proof has run out.');
}

/** Of a code that is right once: it counts as used. */
export async function isRightCode(
  { library, database }: Pick<FactorPorts, 'library' | 'database'>,
  identityId: string,
  { method, code }: { readonly method: SecondFactorMethod; readonly code: string },
): Promise<boolean> {
  if (method === 'recovery_code') return await library.secondFactor.useRecoveryCode(identityId, code);
  const step = await library.secondFactor.findStep(identityId, withoutSpaces(code));
  return step !== undefined && (await claimStep(database.query, identityId, step));
}
