/**
 * The refresh token of an account as its file has it: sealed where an editor gave a key from its secret storage, so that a copy
 * of the disk opens no session.
 */
import { createSeal, keyInMemory, type Seal, sealedMark } from '../platform/secrets/seal.ts';
import type { SecretPlace } from '../platform/secrets/secrets.ts';
import type { Account } from './account-file.ts';

/** What a token is sealed for: moved into the file of another account it opens nothing. */
function placeOf({ server, organizationId }: Account): SecretPlace {
  return { organizationId, kind: 'refresh-token', name: server };
}

/** @param key 32 bytes, as base64url: every door of it has a schema */
function sealBy(key: string): Seal {
  return createSeal(keyInMemory(Buffer.from(key, 'base64url')));
}

/** The account with a token, sealed by `key` where there is one. */
export function withToken(account: Account, token: string | null, key: string | undefined): Account {
  if (token === null || key === undefined) return { ...account, refreshToken: token, isSealed: false };
  const sealed = sealBy(key).seal(placeOf(account), token).slice(sealedMark.length);
  return { ...account, refreshToken: sealed, isSealed: true };
}

/** Undefined where the token is sealed, and not by this key. */
export function findToken(account: Account, key: string | undefined): string | null | undefined {
  const { refreshToken, isSealed } = account;
  if (isSealed !== true || refreshToken === null) return refreshToken;
  return key === undefined ? undefined : sealBy(key).open(placeOf(account), `${sealedMark}${refreshToken}`);
}
