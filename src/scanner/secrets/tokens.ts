/** Matches formats with a pattern at their keywords: in one piece, or in pieces that the code joins. */

import type { SourceText } from './assignments.ts';
import { type Candidate, lessSure } from './candidates.ts';
import { verifyToken } from './checksums.ts';
import type { PatternFormat } from './formats.ts';
import { maskOf } from './mask.ts';
import { isHarmlessName } from './names.ts';
import { isMarkedToken, isPlaceholder, isReference } from './placeholders.ts';
import { entropyOf, isJoinedWords } from './randomness.ts';
import { isRandom, isSecretValue, isStrong, uuid } from './values.ts';

interface Found {
  readonly from: number;
  readonly to: number;
  readonly secretFrom: number;
  readonly secret: string;
  readonly name: string;
}

function toFound(match: RegExpExecArray): Found {
  const secret = match.groups?.['secret'];
  const from = match.index;
  const to = from + match[0].length;
  // Where a part is the secret it stands at the end, but for what closes it.
  const secretFrom = secret === undefined ? from : from + match[0].lastIndexOf(secret);
  return { from, to, secretFrom, secret: secret ?? match[0], name: match.groups?.['name'] ?? '' };
}

function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

const escapeBefore = /\\[nrtbf]$|%[0-9A-Fa-f]{2}$|\\u00[0-9a-fA-F]{2}$|\\x[0-9a-fA-F]{2}$/;

/** Behind `\\n`, `%3D`, `\\x3d` or `\\u003d` a word begins, though letters stand before it. */
function isEscapedBefore(text: string, at: number): boolean {
  const mayBe = [2, 4, 6].some((back) => text[at - back] === '\\') || text[at - 3] === '%';
  return mayBe && escapeBefore.test(text.slice(Math.max(0, at - 6), at));
}

/** A token stands alone: what comes before or behind is no part of a longer word. */
function standsAlone(text: string, { from, to, secretFrom }: Found): boolean {
  const before = text.charCodeAt(from - 1);
  // What says where the secret is may end a longer name.
  const isWhole = secretFrom === from;
  if (
    isWhole &&
    from > 0 &&
    isAlphanumeric(text.charCodeAt(from)) &&
    (isAlphanumeric(before) || before === 43)
  ) {
    if (!escapeBefore.test(text.slice(Math.max(0, from - 6), from))) return false;
  }
  if (to >= text.length || !isAlphanumeric(text.charCodeAt(to - 1))) return true;
  const next = text.charCodeAt(to);
  if (isAlphanumeric(next)) return false;
  return !(next === 95 && isAlphanumeric(text.charCodeAt(to + 1)));
}

/** Whether a token can begin here: in the middle of a word only behind an escape. */
function canBegin(text: string, at: number): boolean {
  if (at === 0 || !isAlphanumeric(text.charCodeAt(at)) || !isAlphanumeric(text.charCodeAt(at - 1)))
    return true;
  return isEscapedBefore(text, at);
}

/** The match of a pattern whose keyword lies between these offsets, begun at each place where it may. */
function findMatch(
  { expression, format, isWhole, isExact }: PatternFormat,
  text: string,
  keyword: { readonly from: number; readonly to: number },
): Found | undefined {
  const { back = 0, spread } = format;
  const first = spread === undefined ? Math.max(0, keyword.from - back) : keyword.to;
  const nearest = isExact ? first : keyword.from;
  const last = spread === undefined ? nearest : Math.min(text.length, keyword.to + spread);
  for (let at = first; at <= last; at += 1) {
    // Asked first, since a long run of letters would be tried from each of them.
    if ((isWhole || first !== last) && !canBegin(text, at)) continue;
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (match === null) continue;
    const found = toFound(match);
    if ((spread !== undefined || found.to >= keyword.to) && standsAlone(text, found)) return found;
  }
  return undefined;
}

function isPlausible({ format, lead }: PatternFormat, value: string, isPart: boolean): boolean {
  if (format.kind === 'password' || format.kind === 'strong') {
    const isWanted = format.kind === 'password' || isStrong(value);
    return isWanted && isSecretValue(value, 'password', { isSetting: true, isQuoted: false });
  }
  if (format.kind === 'random')
    return (isRandom(value) || uuid.test(value)) && !isPlaceholder(value) && !isReference(value);
  const body = isPart ? value : value.slice(lead.length);
  if (isMarkedToken(body) || isMarkedToken(value) || isJoinedWords(body)) return false;
  return entropyOf(body.length >= 12 ? body : value) >= format.entropy;
}

function toCandidate(source: SourceText, pattern: PatternFormat, found: Found): Candidate | undefined {
  const { format, rule, lead, near } = pattern;
  const isPart = found.secretFrom !== found.from || found.secret.length !== found.to - found.from;
  if (isHarmlessName(found.name) || !isPlausible(pattern, found.secret, isPart)) return undefined;
  if (near !== undefined && !near.test(source.text.slice(Math.max(0, found.from - 80), found.from + 12)))
    return undefined;
  const verdict = format.check === undefined ? undefined : verifyToken(format.check, found.secret);
  if (verdict === false && mustHold.has(format.check ?? '')) return undefined;
  const sure = verdict === false ? lessSure(rule.confidence) : rule.confidence;
  return {
    rule,
    from: found.secretFrom,
    to: found.secretFrom + found.secret.length,
    value: found.secret,
    mask: maskOf(found.secret, isPart ? '' : lead),
    confidence: source.facts.isSample ? lessSure(sure) : sure,
    rank: format.kind === 'token' ? 2 : 1,
    name: '',
    isVerified: verdict === true,
  };
}

/** What does not decode is none at all; what fails a checksum may be mistyped or made up, and is reported as less sure. */
const mustHold: ReadonlySet<string> = new Set(['jwt', 'basic', 'discord']);

/** What came of a format at a keyword: its secret, or how far what fits its pattern and is none goes. */
export type TokenReading = { readonly secret: Candidate | undefined } | { readonly refusedTo: number };

/** Reads a format whose keyword lies between these offsets. */
export function readToken(
  source: SourceText,
  pattern: PatternFormat,
  keyword: { readonly from: number; readonly to: number },
): TokenReading {
  const found = findMatch(pattern, source.text, keyword);
  if (found === undefined) return { secret: readPieces(source, pattern, keyword.from) };
  const secret = toCandidate(source, pattern, found);
  const { back, spread } = pattern.format;
  return secret === undefined && back === undefined && spread === undefined
    ? { refusedTo: found.to }
    : { secret };
}

const piece = /[\w.~+/=:|-]{0,300}/y;
const quoteEnd = /["'`]\s{0,40}/y;
const joiner = /(?:\.\.|[+.&,])[ \t]{0,8}/y;
const lineEnd = /\\?\s{0,80}/y;
const quoteStart = /[bruf]?["'`]/y;
const continuation = /\\\r?\n[ \t]{0,80}/y;
const mostPieces = 12;

function skip(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : -1;
}

/** Behind what joins two literals, or two lines, from this offset; -1 where nothing does. */
function skipJoint(text: string, at: number): number {
  const continued = skip(continuation, text, at);
  const ended = continued >= 0 ? -1 : skip(quoteEnd, text, at);
  if (ended < 0) return continued;
  const joined = Math.max(ended, skip(joiner, text, ended));
  return skip(quoteStart, text, skip(lineEnd, text, joined));
}

interface Joined {
  readonly text: string;
  /** Offset in the text of the file behind the piece in which an offset of the joined text lies. */
  readonly end: number;
}

/** What string literals joined by operators, or lines that go on, are together. */
function joinPieces(text: string, from: number): Joined | undefined {
  let joined = '';
  let at = from;
  for (let count = 0; count < mostPieces; count += 1) {
    piece.lastIndex = at;
    const part = piece.exec(text)?.[0] ?? '';
    joined += part;
    at += part.length;
    const next = skipJoint(text, at);
    if (next < 0) return count === 0 ? undefined : { text: joined, end: at };
    at = next;
  }
  return { text: joined, end: at };
}

/** A token written in pieces: `"ghp_abc" + "def"`. */
function readPieces(source: SourceText, pattern: PatternFormat, from: number): Candidate | undefined {
  const { back, spread } = pattern.format;
  if (pattern.lead.length < 3 || back !== undefined || spread !== undefined) return undefined;
  // Asked first: a run of such beginnings would be read to its end from each of them.
  if (/[\w.-]/.test(source.text[from - 1] ?? '')) return undefined;
  const joined = joinPieces(source.text, from);
  if (joined === undefined) return undefined;
  pattern.expression.lastIndex = 0;
  const match = pattern.expression.exec(joined.text);
  if (match === null) return undefined;
  const found = toFound(match);
  if (found.from !== 0 || found.to !== joined.text.length) return undefined;
  const candidate = toCandidate(source, pattern, found);
  return candidate === undefined ? undefined : { ...candidate, from, to: joined.end };
}

/** A format that is at home in files of one name: all that it finds there. */
export function readByPath(source: SourceText, pattern: PatternFormat): Candidate[] {
  const { expression } = pattern;
  expression.lastIndex = 0;
  const found: Candidate[] = [];
  for (let match = expression.exec(source.text); match !== null; match = expression.exec(source.text)) {
    const candidate = toCandidate(source, pattern, toFound(match));
    if (candidate !== undefined) found.push(candidate);
    if (match[0] === '') expression.lastIndex += 1;
  }
  return found;
}

/** Expressions of this module that meet texts of strangers. */
export const tokenPatterns: readonly RegExp[] = [
  escapeBefore,
  piece,
  quoteEnd,
  joiner,
  lineEnd,
  quoteStart,
  continuation,
];
