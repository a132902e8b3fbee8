/** What may stand in a header of a mail: a line break there would let a text add headers, or recipients, of its own. */
import { type Text, text } from '../../words/text.ts';

/** Controls of both sets, and the two separators that some readers take for line breaks. */
const forbidden = /[\p{Cc}\u2028\u2029]/u;
/** Turn the direction of text, and so what an address or a file name seems to say. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u;

const longestHeader = 500;

/** Why a subject or another text cannot be a header; undefined where it can. */
export function findHeaderFault(header: string): Text | undefined {
  if (forbidden.test(header)) return text`must not hold line breaks or control characters`;
  if (turning.test(header)) return text`must not hold characters that turn its direction`;
  return header.length > longestHeader ? text`must have at most ${longestHeader} characters` : undefined;
}

/** Why a name cannot be shown beside an address: it would be read as an address itself. Undefined where it can. */
export function findNameFault(name: string): Text | undefined {
  const fault = findHeaderFault(name);
  if (fault !== undefined) return fault;
  // Full-width signs look the same, and mail programs fold them.
  const folded = name.normalize('NFKC');
  return /[@<>]/.test(folded) ? text`must not hold an address` : undefined;
}

/** The name of a record as a name beside an address; empty where it cannot be one. */
export function toShownName(name: string): string {
  const trimmed = name.trim();
  return findNameFault(trimmed) === undefined ? trimmed : '';
}
