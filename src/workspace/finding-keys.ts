/**
 * What a finding is known by beside its fingerprint: hashes of its text, of the words in its lines, and of the lines
 * round it. They are short on purpose and salted, since a baseline is committed: nobody gets the code back from them.
 */
import { snippetLineLimit } from '../contract/snippet.ts';
import { hashText } from '../scanner/hash.ts';
import type { Finding, TextRange } from '../scanner/model.ts';
import { maskSecrets } from '../scanner/secrets/index.ts';

export interface FindingKeys {
  /** The range without what a formatter changes. */
  readonly text: string;
  /** Words and numbers of its lines, each once, sorted. */
  readonly words: readonly string[];
  /** The nearest lines before and after that hold words; empty where there are none. */
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

export function keysOf(masked: MaskedText, range: TextRange, salt: string): FindingKeys {
  const short = (text: string): string => hashText(`${salt}\0${text}`).slice(0, 6);
  const near = (from: number, step: 1 | -1): string => {
    const line = lineFrom(masked.lines, from, step);
    return line === '' ? '' : short(line);
  };
  const { text } = masked;
  const end = closedEnd(text, range);
  const line = text.slice(range.startOffset - range.startColumn, endOfLine(text, end)).slice(0, keyedLength);
  const words = new Set(line.match(/[\p{L}\p{N}_$]+/gu)?.slice(0, 60));
  return {
    text: hashText(`${salt}\0${normalised(text.slice(range.startOffset, end))}`),
    words: [...words].map(short).sort(),
    before: near(range.startLine, -1),
    after: near(range.endLine + text.slice(range.endOffset, end).split('\n').length - 1, 1),
  };
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

/** How far a neighbour may be: blank lines and lone brackets are passed over. */
const neighbourhood = 6;

function lineFrom(lines: readonly string[], from: number, step: 1 | -1): string {
  for (let away = 1; away <= neighbourhood; away += 1) {
    const line = normalised(lines[from + away * step] ?? '');
    if (/[\p{L}\p{N}]/u.test(line)) return line.slice(0, 400);
  }
  return '';
}
