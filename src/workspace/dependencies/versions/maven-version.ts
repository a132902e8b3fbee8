/**
 * The order of Maven's versions (https://maven.apache.org/pom.html#version-order-specification), which no kept library
 * for Node.js has: tokens between dots, hyphens and changes from digits to letters, each with what stands before it.
 */

interface Token {
  readonly prefix: '.' | '-';
  /** Digits, or a qualifier in small letters. */
  readonly text: string;
  readonly isNumber: boolean;
}

/** Qualifiers that come before the release, in this order; the release itself is the empty one. */
const order = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const names: Readonly<Record<string, string>> = { cr: 'rc', ga: '', final: '', release: '' };
const short: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };

export function compareMavenVersions(left: string, right: string): number {
  const a = trim(tokenize(left));
  const b = trim(tokenize(right));
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = compareTokens(a[index] ?? padding(b[index]), b[index] ?? padding(a[index]));
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What the shorter one is filled up with: nothing, in the form of what it is compared with. */
function padding(other: Token | undefined): Token {
  return other?.prefix === '.' && other.isNumber
    ? { prefix: '.', text: '0', isNumber: true }
    : { prefix: other?.prefix ?? '-', text: '', isNumber: false };
}

function tokenize(version: string): readonly Token[] {
  const tokens: Token[] = [];
  let prefix: Token['prefix'] = '-';
  for (const part of version.toLowerCase().split(/([.-])/)) {
    if (part === '.' || part === '-') {
      prefix = part;
      continue;
    }
    const pieces = part === '' ? ['0'] : (part.match(/\d+|\D+/g) ?? []);
    for (const [index, piece] of pieces.entries()) {
      tokens.push(toToken(index === 0 ? prefix : '-', piece, /^\d/.test(pieces[index + 1] ?? '')));
    }
  }
  return tokens;
}

function toToken(prefix: Token['prefix'], piece: string, isBeforeNumber: boolean): Token {
  if (/^\d/.test(piece)) return { prefix, text: piece.replace(/^0+(?=\d)/, ''), isNumber: true };
  const named = isBeforeNumber && Object.hasOwn(short, piece) ? short[piece] : piece;
  const text = Object.hasOwn(names, named ?? piece) ? names[named ?? piece] : named;
  return { prefix, text: text ?? piece, isNumber: false };
}

/** Takes what means nothing from the end, and from before each hyphen: `1.0.0-foo.0` is `1-foo`. */
function trim(tokens: readonly Token[]): readonly Token[] {
  const kept = [...tokens];
  for (let index = kept.length - 1; index > 0; index -= 1) {
    const isAtEnd = index === kept.length - 1 || kept[index + 1]?.prefix === '-';
    const token = kept[index];
    if (isAtEnd && (token?.text === '0' || token?.text === '')) kept.splice(index, 1);
  }
  return kept;
}

function compareTokens(a: Token, b: Token): number {
  if (a.isNumber && b.isNumber) {
    // `.1` comes after `-1`.
    if (a.prefix !== b.prefix) return a.prefix === '.' ? 1 : -1;
    return a.text.length - b.text.length || compareText(a.text, b.text);
  }
  if (a.isNumber !== b.isNumber) return a.isNumber ? 1 : -1;
  return compareQualifiers(a.text, b.text);
}

function compareQualifiers(a: string, b: string): number {
  const rank = (text: string): number => (order.includes(text) ? order.indexOf(text) : order.length);
  return rank(a) - rank(b) || (rank(a) === order.length ? compareText(a, b) : 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
