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

/** The mask, then stars, as long as the secret and with its line ends: what comes after keeps its place. */
function cover(secret: string, mask: string): string {
  let at = 0;
  return secret.replace(/[^\r\n]/g, () => mask.charAt(at++) || '*');
}

/**
 * A text with every secret in it covered by its mask, wherever in the text it stands again; each character keeps its
 * offset, line and column. The one place where this is done: whoever shows or keeps a piece of a scanned text, were it
 * for another finding on the same line, cuts it out of this.
 */
export function maskSecrets(text: string, findings: readonly Masked[]): string {
  let masked = text;
  for (const { mask, range } of findings) {
    if (mask === undefined) continue;
    const { startOffset, endOffset } = range;
    const value = text.slice(startOffset, endOffset);
    const covered = cover(value, mask);
    masked = masked.slice(0, startOffset) + covered + masked.slice(endOffset);
    if (value.length >= leastRepeated) masked = masked.replaceAll(value, () => covered);
  }
  return masked;
}
