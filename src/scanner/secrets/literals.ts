/** Reads a value where one begins: in quotes of some kind, or bare up to what ends a bare word. */

/** A value and where it lies; `from` and `to` leave out its quotes. */
export interface Literal {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
}

/** Longer ones are texts or data, not secrets that somebody assigned. */
const longest = 4_000;

function literal(text: string, from: number, to: number): Literal | undefined {
  return to <= from || to - from > longest
    ? undefined
    : { value: text.slice(from, to), from, to, isQuoted: true };
}

/** Behind a triple quote, or one that is itself escaped (JSON within a string). */
function readLong(text: string, from: number, close: string): Literal | undefined {
  const end = text.indexOf(close, from);
  if (end < 0 || end - from > longest) return undefined;
  const value = text.slice(from, end);
  const lead = value.length - value.trimStart().length;
  return literal(text, from + lead, from + lead + value.trim().length);
}

const quoteEnds: Readonly<Record<string, RegExp>> = {
  '"': /(?:[^"\\\n]|\\.){0,4000}"/y,
  "'": /(?:[^'\\\n]|\\.){0,4000}'/y,
  '`': /(?:[^`\\\n]|\\.){0,4000}`/y,
};

/** A literal in quotes that opens at this offset. */
export function readQuoted(text: string, at: number): Literal | undefined {
  const quote = text[at] ?? '';
  if (quote === '\\' && /["']/.test(text[at + 1] ?? '')) return readLong(text, at + 2, `\\${text[at + 1]}`);
  const end = quoteEnds[quote];
  if (end === undefined) return undefined;
  if (text.startsWith(quote.repeat(3), at)) return readLong(text, at + 3, quote.repeat(3));
  end.lastIndex = at + 1;
  return end.test(text) ? literal(text, at + 1, end.lastIndex - 1) : undefined;
}

/** Where bare words end: `line` at blanks; `shell` also at what separates commands; `embedded` at what separates settings. */
export type BareKind = 'line' | 'shell' | 'embedded' | 'element';

const bareWords: Readonly<Record<BareKind, RegExp>> = {
  line: /[^\s"'`<>]{1,1000}/y,
  shell: /[^\s"'`<>;|&]{1,1000}/y,
  embedded: /[^\s"'`<>;&,)\\]{1,1000}/y,
  element: /[^<>\n]{1,1000}/y,
};

/** A bare word at this offset. */
export function readBare(text: string, at: number, kind: BareKind): Literal | undefined {
  const word = bareWords[kind];
  word.lastIndex = at;
  const found = word.exec(text)?.[0];
  if (found === undefined) return undefined;
  const value = kind === 'element' ? found.trimEnd() : found.replace(/[,;)}\]]{1,9}$/, '');
  return value === '' ? undefined : { value, from: at, to: at + value.length, isQuoted: false };
}

/** Expressions of this module that meet texts of strangers. */
export const literalPatterns: readonly RegExp[] = [...Object.values(quoteEnds), ...Object.values(bareWords)];
