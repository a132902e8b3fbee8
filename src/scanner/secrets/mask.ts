/** What is shown in place of a secret: what kind it is and how long, never a character that chance has drawn. */
import type { Finding, HiddenPlace } from '../model.ts';

/** `ghp_…(40)`: the literal beginning that all tokens of the format share, and the length. */
export function maskOf(value: string, lead = ''): string {
  const shown = value.startsWith(lead) && lead.length < value.length / 2 ? lead : '';
  return `${shown}…(${value.length})`;
}

type Masked = Pick<Finding, 'mask' | 'hides'> & { readonly range: HiddenPlace };

interface Secret {
  readonly mask: string;
  readonly range: HiddenPlace;
}

/** What a finding is about, and what stands beside it. */
function secretsOf(text: string, { mask, range, hides = [] }: Masked): readonly Secret[] {
  const beside = hides.map((place) => ({
    mask: maskOf(text.slice(place.startOffset, place.endOffset)),
    range: place,
  }));
  return mask === undefined ? beside : [{ mask, range }, ...beside];
}

/** Shorter values are words of their own; elsewhere in the text they may mean something else. */
const leastRepeated = 6;
/** A file with more secrets than this is a list of them; each is covered where it was found. */
const mostRepeated = 200;

/** The mask, then stars, as long as the secret and with its line ends: what comes after keeps its place. */
function cover(secret: string, mask: string): string {
  let at = 0;
  return secret.replace(/[^\r\n]/g, () => mask.charAt(at++) || '*');
}

/** What `cover` makes of a secret, its line ends among it. The beginning that all of a format share is left to be read. */
const coveredRun = /(?:PRIVATE KEY)?…(?:\n?\((?:\n?\d){0,9}(?:\n?\))?(?:\n{0,4}\*)*)?/g;

/** Where the secrets of a masked text with `\n` as line end are, as far as their characters are covered; from the top. */
export function findCovers(masked: string): readonly HiddenPlace[] {
  return [...masked.matchAll(coveredRun)].map(({ index, 0: { length } }) => ({
    startOffset: index,
    endOffset: index + length,
  }));
}

/** Each secret covered where it was found; what overlaps one before is covered from its end on. */
function coverFound(text: string, secrets: readonly Secret[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { range, mask } of secrets) {
    const from = Math.max(done, range.startOffset);
    if (range.endOffset <= from) continue;
    parts.push(text.slice(done, from), cover(text.slice(from, range.endOffset), mask));
    done = range.endOffset;
  }
  return parts.join('') + text.slice(done);
}

/**
 * A text with every secret in it covered by its mask, also where the value stands again; each character keeps its
 * offset, line and column. The one place where this is done: whoever shows or keeps a piece of a scanned text, were it
 * for another finding on the same line, cuts it out of this.
 */
export function maskSecrets(text: string, findings: readonly Masked[]): string {
  const secrets = findings.flatMap((finding) => [...secretsOf(text, finding)]);
  secrets.sort((a, b) => a.range.startOffset - b.range.startOffset);
  let masked = coverFound(text, secrets);
  const values = new Map(
    secrets.map(({ mask, range }) => [text.slice(range.startOffset, range.endOffset), mask]),
  );
  if (values.size > mostRepeated) return masked;
  for (const [value, mask] of values) {
    if (value.length >= leastRepeated) masked = masked.replaceAll(value, () => cover(value, mask));
  }
  return masked;
}
