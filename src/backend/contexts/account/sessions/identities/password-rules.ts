/** What a new password must be: long enough, and none of those that are tried first. No rule on its characters (NIST SP 800-63B). */
import { createHash } from 'node:crypto';
import { commonPasswordPrints } from './common-passwords.ts';

export const shortestPassword = 12;
export const longestPassword = 128;

const printLength = 8;
const printBytes = 6;

const common: ReadonlySet<string> = new Set(
  commonPasswordPrints.replaceAll('\n', '').match(new RegExp(`.{${printLength}}`, 'g')),
);

function isCommon(password: string): boolean {
  const digest = createHash('sha256').update(password.toLowerCase()).digest();
  return common.has(digest.subarray(0, printBytes).toString('base64url'));
}

/** A sentence's end, after the field's name; undefined for one that may be used. @param email of the account, which it must not be */
export function findPasswordFault(password: string, email: string): string | undefined {
  const length = [...password.normalize('NFKC')].length;
  if (length < shortestPassword) return `must have ${shortestPassword} characters at least`;
  if (password.length > longestPassword) return `must have ${longestPassword} characters at most`;
  if (new Set(password).size < 4) return 'repeats too few characters';
  if (isCommon(password)) return 'is one of the passwords that are tried first: choose another one';
  return password.toLowerCase().includes(email.toLowerCase()) ? 'must not contain the address' : undefined;
}
