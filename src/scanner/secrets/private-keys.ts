/** Private keys in PEM, OpenSSH, PGP and PuTTY armour: on lines, in one line with `\n`, in pieces, cut off. */
import { decodeBase64 } from './base64.ts';
import { entropyOf, isPatterned } from './randomness.ts';

/** A private key with its armour; offsets, `to` exclusive. */
export interface PrivateKey {
  readonly from: number;
  readonly to: number;
  readonly isEncrypted: boolean;
  /** The key's own characters, without armour and breaks. */
  readonly body: string;
}

/** No key is longer: RSA with 16,384 bits is 12 KB. */
export const longestKey = 16_000;
/** An Ed25519 key has 64 characters; less is a stub in a text. PuTTY leaves out what surrounds its 36 bytes. */
const leastBody = 60;
const leastPuttyBody = 44;

/** A patch puts a sign before each line: one more hyphen where a line is taken away. */
const header = /-{4,6} ?BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}/y;
const footer = /-{4,5} ?END (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}/;
const putty = /PuTTY-User-Key-File-\d: [\w-]{3,40}/y;
const puttyEnd = /Private-MAC: [0-9a-f]{40,64}/;
const pieces = /["'`][ \t]{0,40}[+.,]?[ \t]{0,40}\\?\r?\n[ \t]{0,200}["'`]?/g;
const breaks =
  /\\[nrt]|\\?\r?\n[+-]?[ \t]{0,200}(?:(?:#|\/\/|\*|>|\|)[ \t]{0,20})?|<br ?\/?>|&#(?:10|13|xA|xD);|[\s"'`]/g;
const headerLine =
  /(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|Subject|Encryption|Public-Lines|Private-Lines|Key-Derivation|Argon2-[\w-]{1,20})[:=][^\n\\]{0,200}(?:\\{1,2}[nr]){0,4}/g;

function bodyOf(text: string): string {
  const plain = text.replaceAll('\\\\', '\\');
  const joined = plain.replace(pieces, '\n').replace(headerLine, '').replace(breaks, '');
  return /^[A-Za-z0-9+/=_-]*/.exec(joined)?.[0] ?? '';
}

function isBody(body: string, least = leastBody): boolean {
  return body.length >= least && !isPatterned(body) && entropyOf(body.slice(0, 400)) > 3.6;
}

function isEncrypted(label: string, inside: string, body: string): boolean {
  if (/ENCRYPTED/.test(label) || /Proc-Type: 4,ENCRYPTED|DEK-Info:/.test(inside)) return true;
  const start = decodeBase64(body.slice(0, 64)) ?? '';
  const magic = 'openssh-key-v1\0';
  return start.startsWith(magic) && !start.startsWith('none', magic.length + 4);
}

/** A key whose armour begins at this offset. */
export function readPrivateKey(text: string, at: number): PrivateKey | undefined {
  header.lastIndex = at;
  const label = header.exec(text)?.[0];
  if (label === undefined) return undefined;
  const from = at + label.length;
  const next = text.indexOf('-BEGIN ', from);
  const last = Math.min(from + longestKey, next < 0 ? text.length : next);
  const rest = text.slice(from, last);
  const end = footer.exec(rest);
  const inside = rest.slice(0, end?.index);
  const body = bodyOf(inside);
  if (!isBody(body)) return undefined;
  const to = end === null ? from + endOfBody(inside, body) : from + end.index + end[0].length;
  return { from: at, to, isEncrypted: isEncrypted(label, inside, body), body };
}

/** Where the body of a key without a footer stops: behind its last piece. */
function endOfBody(inside: string, body: string): number {
  const last = inside.indexOf(body.slice(-8));
  return last < 0 ? Math.min(inside.length, body.length) : last + 8;
}

/** A PuTTY key that begins at this offset; what it holds twice, a public and a private part, is not told apart. */
export function readPuttyKey(text: string, at: number): PrivateKey | undefined {
  putty.lastIndex = at;
  if (!putty.test(text)) return undefined;
  const rest = text.slice(at, at + longestKey);
  const start = rest.search(/Private-Lines: \d/);
  if (start < 0) return undefined;
  const end = puttyEnd.exec(rest);
  const inside = rest.slice(start, end?.index);
  const body = bodyOf(inside);
  if (!isBody(body, leastPuttyBody)) return undefined;
  const to = end === null ? at + start + inside.length : at + end.index + end[0].length;
  return { from: at, to, isEncrypted: !/Encryption: none/.test(rest), body };
}

/** Expressions of this module that meet texts of strangers. */
export const privateKeyPatterns: readonly RegExp[] = [
  header,
  footer,
  putty,
  puttyEnd,
  pieces,
  breaks,
  headerLine,
];
