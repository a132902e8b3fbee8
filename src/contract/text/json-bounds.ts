/**
 * How deep JSON is nested and how many values it has, before it is parsed: what walks a value of unknown shape would run out of
 * stack, and millions of values hold up everybody else.
 */

export interface JsonBounds {
  readonly depth: number;
  readonly values: number;
}

export type JsonFault = 'too-deep' | 'too-many';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openings = new Set([0x5b, 0x7b]);
const closings = new Set([0x5d, 0x7d]);

/** Brackets and commas within texts do not count. */
export function findJsonFault(json: string, most: JsonBounds): JsonFault | undefined {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === quote) at = endOfText(json, at);
    else if (code === comma) values++;
    else if (closings.has(code)) depth--;
    else if (openings.has(code)) {
      values++;
      if (++depth > most.depth) return 'too-deep';
    }
    if (values > most.values) return 'too-many';
  }
  return undefined;
}

/** Index of the quote that ends the text which begins at `from`, or of the end of the document. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote) return at;
  }
  return json.length;
}

/** Of a value that is not text yet: no deeper than it may be is looked. */
export function isNestedDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isNestedDeeper(each, levels - 1));
}
