/** What may stand in a header of a mail: a line break there would let a text add headers, or recipients, of its own. */

/** Controls of both sets, and the two separators that some readers take for line breaks. */
const forbidden = /[\p{Cc}\u2028\u2029]/u;
/** Turn the direction of text, and so what an address or a file name seems to say. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u;

const longestHeader = 500;

/** Why a subject or another text cannot be a header; undefined where it can. */
export function findHeaderFault(text: string): string | undefined {
  if (forbidden.test(text)) return 'must not hold line breaks or control characters';
  if (turning.test(text)) return 'must not hold characters that turn its direction';
  return text.length > longestHeader ? `must have at most ${longestHeader} characters` : undefined;
}

/** Why a name cannot be shown beside an address: it would be read as an address itself. Undefined where it can. */
export function findNameFault(name: string): string | undefined {
  const fault = findHeaderFault(name);
  if (fault !== undefined) return fault;
  // Full-width signs look the same, and mail programs fold them.
  const folded = name.normalize('NFKC');
  return /[@<>]/.test(folded) ? 'must not hold an address' : undefined;
}

/** The name of a record as a name beside an address; empty where it cannot be one. */
export function toShownName(name: string): string {
  const trimmed = name.trim();
  return findNameFault(trimmed) === undefined ? trimmed : '';
}
