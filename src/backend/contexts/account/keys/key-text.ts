/**
 * A key as it is written: `vir_<id>_<secret><checksum>`. The id finds it and is shown; of the rest a hash alone is kept. Id: 12
 * characters of base 62, secret: 43 (256 bits), checksum: 6, of the SHA-256 of all before it, so that a slip and a search for
 * secrets need no look-up.
 */
import { createHash, randomInt } from 'node:crypto';

export interface KeyText {
  /** Its public part. */
  readonly id: string;
  readonly secret: string;
}

const idLength = 12;
const secretLength = 43;
const checksumLength = 6;
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const form = /^vir_([0-9A-Za-z]{12})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

export const keyMark = 'vir_';

const randomText = (length: number) =>
  Array.from({ length }, () => letters[randomInt(letters.length)] ?? '0').join('');

/** Its first 48 bits in base 62, the last six digits of them. */
function checksumOf(body: string): string {
  let rest = createHash('sha256').update(body).digest().readUIntBE(0, 6);
  let text = '';
  for (let digit = 0; digit < checksumLength; digit += 1) {
    text = `${letters[rest % letters.length] ?? '0'}${text}`;
    rest = Math.floor(rest / letters.length);
  }
  return text;
}

export function makeKeyText(): KeyText {
  return { id: randomText(idLength), secret: randomText(secretLength) };
}

export function writeKey({ id, secret }: KeyText): string {
  const body = `${keyMark}${id}_${secret}`;
  return `${body}${checksumOf(body)}`;
}

/** Undefined for what is none: another form, or a checksum that is not its own. */
export function readKey(text: string): KeyText | undefined {
  const [, id, secret, checksum] = form.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return checksumOf(`${keyMark}${id}_${secret}`) === checksum ? { id, secret } : undefined;
}

/** Of 256 random bits: a slow hash would protect nothing. */
export function hashOf({ id, secret }: KeyText): string {
  return createHash('sha256').update(`${id}_${secret}`).digest('hex');
}
