import type { TokenCheck } from '../rules/secret-data.ts';
import { decodeBase64 } from './base64.ts';

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** CRC-32 (ISO 3309) of a text of ASCII characters. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    crc = (crcTable[(crc ^ text.charCodeAt(at)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Undefined: this variant of the format has nothing to verify. */
type Verdict = boolean | undefined;

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function inBase(value: number, base: number, length: number): string {
  let rest = value;
  let text = '';
  while (rest > 0) {
    text = (digits[rest % base] ?? '') + text;
    rest = Math.floor(rest / base);
  }
  return text.padStart(length, '0');
}

/** The six characters that end a GitHub token: CRC-32 of what stands between prefix and them, in base 62. */
export function githubChecksum(body: string): string {
  return inBase(crc32(body), 62, 6);
}

function swapCase(text: string): string {
  return text.replace(/[a-zA-Z]/g, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

/** As GitHub's, with the small letters before the capitals. */
export function npmChecksum(body: string): string {
  return swapCase(githubChecksum(body));
}

/** The seven characters that end a routable GitLab token: CRC-32 of all before them, in base 36. */
export function gitlabChecksum(beginning: string): string {
  return inBase(crc32(beginning), 36, 7).toLowerCase();
}

function afterPrefix(token: string): string {
  return token.slice(token.lastIndexOf('_') + 1);
}

function endsWithChecksum(body: string, checksum: (text: string) => string): boolean {
  return checksum(body.slice(0, -6)) === body.slice(-6);
}

function isRoutable(token: string): Verdict {
  const found = /\.[0-9a-z]{9}$/.test(token);
  return found ? gitlabChecksum(token.slice(0, -7)) === token.slice(-7) : undefined;
}

function readJson(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A header that names an algorithm, and a payload that is an object. `anon` keys of Supabase are made to be public. */
function isJwt(token: string): boolean {
  const [header, payload] = token.split('.');
  const read = readJson(decodeBase64(header ?? ''));
  if (read === undefined || !('alg' in read || 'enc' in read)) return false;
  if ('enc' in read) return true;
  const claims = readJson(decodeBase64(payload ?? ''));
  return claims !== undefined && claims['role'] !== 'anon' && claims['name'] !== 'John Doe';
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const largestAccount = 999_999_999_999;

/**
 * Keys made since 2019 hold the account number (40 bits, after one set bit) behind the prefix, in base 32; older ones
 * have that bit clear and say nothing. A number of more than twelve digits is no account.
 * https://awsteele.com/blog/2020/09/26/aws-access-key-format.html
 */
function hasAccount(id: string): Verdict {
  const letters = [...id.slice(4, 13)].map((letter) => base32.indexOf(letter));
  if ([...id.slice(4)].some((letter) => !base32.includes(letter))) return false;
  if ((letters[0] ?? 0) < 16) return undefined;
  const bits = letters.reduce((value, each) => value * 32 + Math.max(0, each), 0);
  return Math.floor(bits / 16) % 2 ** 40 <= largestAccount;
}

/** The first part is a snowflake: a number of 17 to 20 digits in base 64. */
function isDiscord(token: string): boolean {
  return /^\d{17,20}$/.test(decodeBase64(token.split('.')[0] ?? '') ?? '');
}

/** `user:password` in base 64. */
function isBasic(token: string): boolean {
  const text = decodeBase64(token);
  return text !== undefined && /^[\x20-\x7e]{0,100}:[\x20-\x7e]{3,200}$/.test(text);
}

const checks: Readonly<Record<TokenCheck, (token: string) => Verdict>> = {
  'github-crc32': (token) => endsWithChecksum(afterPrefix(token), githubChecksum),
  'npm-crc32': (token) =>
    endsWithChecksum(afterPrefix(token), githubChecksum) || endsWithChecksum(afterPrefix(token), npmChecksum),
  'gitlab-crc32': isRoutable,
  jwt: isJwt,
  'aws-account': hasAccount,
  discord: isDiscord,
  basic: isBasic,
};

/** Whether what can be verified of a token holds; undefined when this variant of the format has nothing. */
export function verifyToken(name: TokenCheck, token: string): Verdict {
  return checks[name](token);
}
