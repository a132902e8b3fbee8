/**
 * The refresh token of an account as its file has it: sealed where an editor gave a key from its secret storage, so that a copy
 * of the disk opens no session.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sessionKeyBytes } from '../../contract/local/session-key.ts';
import type { Account } from './account-file.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What a token is sealed for: moved into the file of another account it opens nothing. */
type Place = Pick<Account, 'server' | 'organizationId'>;

/** The account with a token, sealed by `key` where there is one. */
export function withToken(account: Account, token: string | null, key: string | undefined): Account {
  if (token === null || key === undefined) return { ...account, refreshToken: token, isSealed: false };
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyOf(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(bytesOf(account));
  const sealed = Buffer.concat([nonce, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { ...account, refreshToken: sealed.toString('base64url'), isSealed: true };
}

/** Undefined where the token is sealed, and not by this key. */
export function findToken(account: Account, key: string | undefined): string | null | undefined {
  const { refreshToken, isSealed } = account;
  if (isSealed !== true || refreshToken === null) return refreshToken;
  if (key === undefined) return undefined;
  const sealed = Buffer.from(refreshToken, 'base64url');
  try {
    const decipher = createDecipheriv(algorithm, keyOf(key), sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(bytesOf(account));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    const text = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** @throws Error where it is not 32 bytes as base64url: every door of it has a schema */
function keyOf(key: string): Buffer {
  const bytes = Buffer.from(key, 'base64url');
  if (bytes.length === sessionKeyBytes) return bytes;
  throw new Error('A session key has 32 bytes.');
}

function bytesOf({ server, organizationId }: Place): Buffer {
  return Buffer.from(`${server} ${organizationId}`);
}
