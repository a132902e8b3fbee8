/** Letters of the alphabet of RFC 4648, section 4, by value. */
export const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const values = new Int8Array(128).fill(-1);
for (const [index, letter] of [...base64Letters].entries()) values[letter.charCodeAt(0)] = index;
values['-'.charCodeAt(0)] = 62;
values['_'.charCodeAt(0)] = 63;

/** Bytes of a base 64 text (either alphabet, padded or not) as characters 0 to 255; undefined when it is none. */
export function decodeBase64(text: string): string | undefined {
  const end = text.replace(/={1,2}$/, '').length;
  if (end === 0 || end % 4 === 1) return undefined;
  let bits = 0;
  let held = 0;
  let decoded = '';
  for (let at = 0; at < end; at += 1) {
    const value = values[text.charCodeAt(at)] ?? -1;
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      decoded += String.fromCharCode((bits >> held) & 0xff);
    }
  }
  return decoded;
}

/** Decoded text when all of it can be read: printable ASCII and line ends. */
export function decodeReadable(text: string): string | undefined {
  const decoded = decodeBase64(text);
  return decoded !== undefined && /^[\t\n\r\x20-\x7e]*$/.test(decoded) ? decoded : undefined;
}

/** A text of characters 0 to 255 in base 64. */
export function encodeBase64(text: string): string {
  const bits = [...text].map((letter) => letter.charCodeAt(0).toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,6}/g) ?? [];
  const letters = groups
    .map((group) => base64Letters[Number.parseInt(group.padEnd(6, '0'), 2)] ?? '')
    .join('');
  return letters.padEnd(Math.ceil(letters.length / 4) * 4, '=');
}
