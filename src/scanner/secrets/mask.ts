/** What is shown in place of a secret: what kind it is and how long, never a character that chance has drawn. */
import type { Finding, TextRange } from '../model.ts';

/** `ghp_…(40)`: the literal beginning that all tokens of the format share, and the length. */
export function maskOf(value: string, lead = ''): string {
  const shown = value.startsWith(lead) && lead.length < value.length / 2 ? lead : '';
  return `${shown}…(${value.length})`;
}

type Masked = Pick<Finding, 'mask'> & { readonly range: Pick<TextRange, 'startOffset' | 'endOffset'> };

/** Shorter values are words of their own; elsewhere in the text they may mean something else. */
const leastRepeated = 6;

/**
 * A text with every secret in it replaced by its mask, wherever in the text it stands again; lines stay lines, so
 * that what is cut out of the text by line numbers is free of secrets. The one place where this is done: whoever shows
 * or keeps a piece of a scanned text takes it from here.
 */
export function maskSecrets(text: string, findings: readonly Masked[]): string {
  const secrets = findings.flatMap(({ mask, range }) =>
    mask === undefined ? [] : [{ mask, from: range.startOffset, to: range.endOffset }],
  );
  if (secrets.length === 0) return text;
  secrets.sort((a, b) => a.from - b.from || b.to - a.to);
  let masked = '';
  let at = 0;
  for (const { from, to, mask } of secrets) {
    if (to <= at) continue;
    masked +=
      text.slice(at, Math.max(at, from)) +
      (from >= at ? mask : '') +
      breaksOf(text.slice(Math.max(at, from), to));
    at = to;
  }
  masked += text.slice(at);
  for (const { from, to, mask } of secrets) {
    const value = text.slice(from, to);
    if (value.length >= leastRepeated && masked.includes(value))
      masked = masked.replaceAll(value, () => mask + breaksOf(value));
  }
  return masked;
}

/** The line ends of a text, and nothing else of it. */
function breaksOf(text: string): string {
  return text.match(/\r\n|\r|\n/g)?.join('') ?? '';
}
