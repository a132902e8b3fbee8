/** Codes of RFC 8628: a long one that the program keeps, and a short one that a person compares and types. */
import { createHmac, randomInt } from 'node:crypto';

/** RFC 8628 §6.1: no vowels, so that no word is made, and no digits, so that none is taken for a letter. 34 bits. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const half = 4;

export function makeUserCode(): string {
  const draw = () => Array.from({ length: half }, () => letters.charAt(randomInt(letters.length))).join('');
  return `${draw()}-${draw()}`;
}

/** In the form in which it was made, however it was typed; undefined for what is none. */
export function readUserCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (code.length !== 2 * half || [...code].some((letter) => !letters.includes(letter))) return undefined;
  return `${code.slice(0, half)}-${code.slice(half)}`;
}

/** Short as it is, a plain hash of it would be found by trying all: the key is of the installation and in no table. */
export function hashOfUserCode(code: string, key: Buffer): string {
  return createHmac('sha256', key).update(code).digest('hex');
}
