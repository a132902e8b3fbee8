/**
 * What a finding is known by beside its fingerprint: hashes of its text, of the words in its lines, and of the lines
 * round it. They are short on purpose and salted, since a baseline is committed: nobody gets the code back from them.
 */
import { snippetLineLimit } from '../contract/findings.ts';
import { hashText } from '../scanner/hash.ts';
import type { Finding, TextRange } from '../scanner/model.ts';

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

/** Covers each secret by its mask, so that neither a snippet nor a key holds it. */
export function maskSecrets(text: string, findings: readonly Finding[]): MaskedText {
  const secrets = findings.filter(({ mask }) => mask !== undefined);
  secrets.sort((a, b) => a.range.startOffset - b.range.startOffset);
  const parts: string[] = [];
  let done = 0;
  for (const { range, mask } of secrets) {
    const from = Math.max(done, range.startOffset);
    if (range.endOffset <= from) continue;
    parts.push(text.slice(done, from), cover(text.slice(from, range.endOffset), mask ?? ''));
    done = range.endOffset;
  }
  const masked = parts.join('') + text.slice(done);
  return { text: masked, lines: masked.split(/\r\n|\r|\n/) };
}

/** The mask, then stars, as long as the secret: what comes after it keeps its column. */
function cover(secret: string, mask: string): string {
  let at = 0;
  return secret.replace(/[^\r\n]/g, () => mask.charAt(at++) || '*');
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
  const words = new Set(
    snippetOf(masked, range)
      .match(/[\p{L}\p{N}_$]+/gu)
      ?.slice(0, 60),
  );
  return {
    text: hashText(`${salt}\0${normalised(masked.text.slice(range.startOffset, range.endOffset))}`),
    words: [...words].map(short).sort(),
    before: near(range.startLine, -1),
    after: near(range.endLine, 1),
  };
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
