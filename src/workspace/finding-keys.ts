/**
 * What a finding is known by beside its fingerprint: hashes of its text, of the words in its lines, and of the words
 * round it. They are short on purpose and salted, since a baseline is committed: nobody gets the code back from them.
 * A secret is known by its value alone, of which a digest with the salt is kept: masks are all alike.
 */
import { snippetLineLimit } from '../contract/snippet.ts';
import { hashText } from '../scanner/hash.ts';
import type { Finding, TextRange } from '../scanner/model.ts';
import { maskSecrets } from '../scanner/secrets/index.ts';
import { digestOf, isSecret } from './secret-digest.ts';

export interface FindingKeys {
  /** The range without what a formatter changes; of a secret the digest of its value, empty without a salt. */
  readonly text: string;
  /** Words and numbers of its lines, each once, sorted. */
  readonly words: readonly string[];
  /** The nearest words before and after, whatever their lines; empty where there are too few. */
  readonly before: string;
  readonly after: string;
}

/** A text's lines with every secret in them masked, column by column. */
export interface MaskedText {
  readonly text: string;
  readonly lines: readonly string[];
}

/** The text with its secrets covered, so that neither a snippet nor a key holds them. */
export function toMaskedText(text: string, findings: readonly Finding[]): MaskedText {
  const masked = maskSecrets(text, findings);
  return { text: masked, lines: masked.split(/\r\n|\r|\n/) };
}

/** The lines that a finding covers, five at most. */
export function snippetOf({ lines }: MaskedText, { startLine, endLine }: TextRange): string {
  const last = Math.min(endLine, startLine + snippetLineLimit - 1);
  return lines
    .slice(startLine, last + 1)
    .join('\n')
    .slice(0, 4000);
}

/** A text that was scanned, and the same without its secrets. */
export interface KeyedSource {
  readonly text: string;
  readonly masked: MaskedText;
  /** Of the baseline; empty where there is none. */
  readonly salt: string;
}

/** The keys of what a scan has found. */
export function keysOfFinding({ text, masked, salt }: KeyedSource, finding: Finding): FindingKeys {
  const keys = keysOf(masked, finding.range, salt);
  if (!isSecret(finding)) return keys;
  return { ...keys, text: digestOf({ text, finding, end: closedEnd(text, finding.range) }, salt) };
}

/** The keys of a place that holds no secret. */
export function keysOf({ text }: MaskedText, range: TextRange, salt: string): FindingKeys {
  const short = (part: string): string => hashText(`${salt}\0${part}`).slice(0, 6);
  const nearby = (words: readonly string[]): string =>
    words.length < nearbyWords ? '' : short(words.join('\0'));
  const end = closedEnd(text, range);
  const line = text.slice(range.startOffset - range.startColumn, endOfLine(text, end)).slice(0, keyedLength);
  const before = wordsOf(text.slice(Math.max(0, range.startOffset - nearbyLength), range.startOffset));
  const after = wordsOf(text.slice(end, end + nearbyLength));
  return {
    text: hashText(`${salt}\0${normalised(text.slice(range.startOffset, end))}`),
    words: [...new Set(wordsOf(line).slice(0, 60))].map(short).sort(),
    before: nearby(before.slice(-nearbyWords)),
    after: nearby(after.slice(0, nearbyWords)),
  };
}

/**
 * How many words a neighbourhood has: more than stand between `(req, res) => {` and what is done there. Fewer, at the
 * beginning or the end of a file, say nothing.
 */
const nearbyWords = 6;
/** Where they are looked for. */
const nearbyLength = 400;

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}

/** What of a finding's text its keys are made of, at most. */
const keyedLength = 1000;

/** A call is reported up to the end of its first line; whether a formatter has broken it must make no difference. */
function closedEnd(text: string, { startOffset, endOffset }: TextRange): number {
  const last = Math.min(text.length, startOffset + keyedLength);
  let depth = 0;
  for (let at = startOffset; at < last; at += 1) {
    const sign = text[at];
    if (sign === '(' || sign === '[' || sign === '{') depth += 1;
    else if (sign === ')' || sign === ']' || sign === '}') depth -= 1;
    if (at + 1 >= endOffset && depth <= 0) return Math.max(endOffset, at + 1);
  }
  return endOffset;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Code without blanks, the kind of quotes, trailing commas, semicolons and brackets round a whole. */
function normalised(code: string): string {
  return code
    .replace(/[\s;]+/g, '')
    .replace(/['`]/g, '"')
    .replace(/,([)\]}])/g, '$1');
}
