/**
 * Where the code about a key shows the key itself. What a rule says of a cipher, a key or a comparison stands on a line
 * that may hold the key as a text; whoever shows that line must not show the key.
 */
import type { FileContext } from './file-context.ts';
import { constantOf } from './match/constants.ts';
import type { HiddenPlace } from './model.ts';
import { K } from './syntax/kinds.ts';
import { childrenOf, kindAt, parentOf, textOf } from './syntax/read.ts';
import type { Syntax } from './syntax/syntax.ts';

/** Rules with this tag report code that is given a key. */
export const keyTag = 'key';

/** Shorter ones are no keys, and mean other things elsewhere. */
const leastLength = 5;

/** Words that names of algorithms, modes, digests, curves, encodings and containers are made of. */
const vocabulary: ReadonlySet<string> = new Set([
  'id',
  'aes',
  'des',
  'tripledes',
  'ede',
  'rc',
  'arc',
  'arcfour',
  'bf',
  'blowfish',
  'cast',
  'idea',
  'seed',
  'aria',
  'camellia',
  'sm',
  'chacha',
  'xchacha',
  'salsa',
  'poly',
  'wrap',
  'pad',
  'siv',
  'cbc',
  'ecb',
  'ctr',
  'gcm',
  'ccm',
  'ocb',
  'cfb',
  'ofb',
  'xts',
  'hmac',
  'cmac',
  'sha',
  'shake',
  'md',
  'ripemd',
  'rmd',
  'blake',
  's',
  'keccak',
  'pbkdf',
  'hkdf',
  'scrypt',
  'bcrypt',
  'argon',
  'd',
  'rsa',
  'rsassa',
  'oaep',
  'pss',
  'pkcs',
  'v',
  'dsa',
  'ec',
  'ecdsa',
  'ecdh',
  'eddsa',
  'ed',
  'x',
  'dh',
  'prime',
  'secp',
  'sect',
  'brainpoolp',
  'k',
  'r',
  't',
  'p',
  'curve',
  'hs',
  'rs',
  'ps',
  'es',
  'spki',
  'sec',
  'pem',
  'der',
  'jwk',
  'raw',
  'utf',
  'ucs',
  'le',
  'hex',
  'base',
  'base64url',
  'url',
  'latin',
  'ascii',
  'binary',
  'buffer',
  'nopadding',
  'padding',
  'with',
  'and',
  'mgf',
  'encryption',
]);
/** Longer runs of digits are no size. */
const longestSize = 5;
const keyNames = /key|secret|pass|pwd|token|iv$|^init|vector|nonce|salt|data|bytes/i;

/** Places of the texts, in what is reported or where a constant got them, that may be keys. */
export function keyLiterals(file: FileContext, from: number, to: number): readonly HiddenPlace[] {
  const { syntax } = file;
  const places = new Map<number, HiddenPlace>();
  const stop = reportedEnd(syntax, from, to);
  for (let node = firstFrom(syntax, from); node < syntax.count; node += 1) {
    if ((syntax.start[node] ?? 0) >= stop) break;
    const place = placeOf(file, node);
    if (place !== undefined) places.set(place.startOffset, place);
  }
  return [...places.values()];
}

/** The first node that starts at an offset or behind it: nodes come in the order of their starts. */
export function firstFrom(syntax: Syntax, from: number): number {
  let low = 0;
  let high = syntax.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((syntax.start[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A call is reported up to the end of its first line; its arguments may go on below. */
function reportedEnd(syntax: Syntax, from: number, to: number): number {
  let end = to;
  for (let node = firstFrom(syntax, from); syntax.start[node] === from; node += 1) {
    const nodeEnd = syntax.end[node] ?? 0;
    if (nodeEnd < to) break;
    if (kindAt(syntax, node) === K.call || kindAt(syntax, node) === K.new) end = nodeEnd;
  }
  return end;
}

function placeOf(file: FileContext, node: number): HiddenPlace | undefined {
  const kind = kindAt(file.syntax, node);
  if (kind === K.string || kind === K.template) return placeOfText(file.syntax, node);
  return kind === K.identifier ? placeOfConstant(file, node) : undefined;
}

function placeOfText(syntax: Syntax, node: number): HiddenPlace | undefined {
  if (!isValue(syntax, node)) return undefined;
  const [, quote = ''] = /^[a-zA-Z]*("""|'''|["'`])/.exec(textOf(syntax, node)) ?? [];
  const startOffset = (syntax.start[node] ?? 0) + textOf(syntax, node).indexOf(quote) + quote.length;
  const endOffset = (syntax.end[node] ?? 0) - quote.length;
  return mayBeKey(syntax.text.slice(startOffset, endOffset)) ? { startOffset, endOffset } : undefined;
}

function placeOfConstant({ syntax, resolver }: FileContext, node: number): HiddenPlace | undefined {
  const value = constantOf(resolver, node);
  if (typeof value !== 'string' || !mayBeKey(value)) return undefined;
  const startOffset = syntax.text.indexOf(value);
  return startOffset < 0 ? undefined : { startOffset, endOffset: startOffset + value.length };
}

function mayBeKey(value: string): boolean {
  return value.length >= leastLength && !isVocabulary(value);
}

/** `aes-128-cbc`, `HS256`, `PKCS1v15`. */
function isVocabulary(value: string): boolean {
  const words = value.toLowerCase().match(/[a-z]+|[0-9]+|[^a-z0-9/_. -]/g) ?? [];
  return (
    words.some((word) => vocabulary.has(word)) &&
    words.every((word) => vocabulary.has(word) || (/^[0-9]/.test(word) && word.length <= longestSize))
  );
}

/** Not the name of a field or header, nor a setting of another name than keys have. */
function isValue(syntax: Syntax, node: number): boolean {
  const parent = parentOf(syntax, node);
  const kind = kindAt(syntax, parent);
  if (kind === K.subscript) return childrenOf(syntax, parent)[0] === node;
  if (kind !== K.pair && kind !== K.keywordArg) return true;
  const [name = -1] = childrenOf(syntax, parent);
  return name !== node && keyNames.test(textOf(syntax, name));
}
