/**
 * Counts lines of code, comments and blanks. A line with code on it is code, whatever comment follows; in a comment of
 * several lines, each that is not blank is a comment. Linear in the text: one pass, nothing is looked at twice.
 */
import type { LineCounts } from '../model.ts';
import type { CommentStyle } from './language-data.ts';

type LineKind = 'code' | 'comment' | 'blank';

export function countLines(text: string, style: CommentStyle | undefined): LineCounts {
  const counts = { code: 0, comment: 0, blank: 0 };
  const reader = style === undefined ? undefined : new LineReader(style);
  const openings = new Openings(text, reader?.openers ?? []);
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const first = skipSpaces(text, start, end);
    if (first === end) counts.blank += 1;
    // Most lines neither begin nor hold what matters, and are never cut out of the text.
    else if (
      reader === undefined ||
      (reader.isPlainStart(text.charCodeAt(first)) && !openings.isIn(first, end))
    )
      counts.code += 1;
    else counts[reader.read(text.slice(first, end).trimEnd())] += 1;
    start = end + 1;
  }
  const lines = counts.code + counts.comment + counts.blank;
  return { lines, ...counts, comment: style === undefined ? undefined : counts.comment };
}

/** Whether one of some signs stands in a part of a text; asked in the order of the text, so that each is looked for once. */
class Openings {
  readonly #text: string;
  readonly #next: { readonly sign: string; at: number }[];

  constructor(text: string, signs: readonly string[]) {
    this.#text = text;
    this.#next = signs.map((sign) => ({ sign, at: -1 }));
  }

  isIn(start: number, end: number): boolean {
    let isFound = false;
    for (const next of this.#next) {
      if (next.at < start) {
        const at = this.#text.indexOf(next.sign, start);
        next.at = at === -1 ? this.#text.length : at;
      }
      if (next.at < end) isFound = true;
    }
    return isFound;
  }
}

/** Reads lines in their order, without the spaces around them; knows whether a comment or a text goes on. */
class LineReader {
  readonly #style: CommentStyle;
  /** Quotes whose text may go on below. */
  readonly #texts: readonly string[];
  /** What ends the comment or text that is open. */
  #close: string | undefined;
  #isText = false;
  /** What opens a comment or a text that may go on below, wherever it stands in a line. */
  readonly openers: readonly string[];
  /** First characters of what is a comment where it begins a line. */
  readonly #firsts: ReadonlySet<number>;

  constructor(style: CommentStyle) {
    this.#style = style;
    this.#texts = [...(style.docs ?? []).map((quote) => quote.slice(-3)), ...(style.texts ?? [])];
    const blocks = (style.block ?? []).map(([open]) => open);
    this.openers = [...blocks, ...this.#texts];
    this.#firsts = new Set(
      [...style.line, ...blocks, ...(style.docs ?? [])].map((sign) => sign.charCodeAt(0)),
    );
  }

  /** Whether a line that begins so is code, where nothing is open from above. */
  isPlainStart(first: number): boolean {
    return this.#close === undefined && !this.#firsts.has(first);
  }

  read(line: string): LineKind {
    if (this.#isText && this.#close !== undefined) return this.#readText(line, this.#close);
    let at = 0;
    while (at < line.length) {
      const next =
        this.#close === undefined ? this.#open(line, at) : this.#skipComment(line, at, this.#close);
      if (next === undefined) return 'code';
      at = next;
    }
    return 'comment';
  }

  #readText(line: string, close: string): LineKind {
    const end = endOfText(line, 0, close);
    if (end === -1) return 'code';
    this.#close = undefined;
    this.#isText = false;
    this.#findOpening(line, end);
    return 'code';
  }

  /** Where the comment ends that began before `at`. */
  #skipComment(line: string, at: number, close: string): number {
    const end = line.indexOf(close, at);
    if (end === -1) return line.length;
    this.#close = undefined;
    return skipSpaces(line, end + close.length, line.length);
  }

  /** Where to go on after the opening of the comment that begins here; undefined where code begins. */
  #open(line: string, at: number): number | undefined {
    const doc = this.#style.docs?.find((quote) => line.startsWith(quote, at));
    if (doc !== undefined) {
      this.#close = doc.slice(-3);
      return at + doc.length;
    }
    // Before the sign for one line: Lua's `--[[` begins with `--`.
    const block = this.#style.block?.find(([open]) => line.startsWith(open, at));
    if (block !== undefined) {
      this.#close = block[1];
      return at + block[0].length;
    }
    if (this.#style.line.some((sign) => line.startsWith(sign, at))) return line.length;
    this.#findOpening(line, at);
    return undefined;
  }

  /** Whether a comment or a text opens in the code from `start` on, and goes on below. */
  #findOpening(line: string, start: number): void {
    if (!this.openers.some((sign) => line.includes(sign, start))) return;
    for (let at = start; at < line.length; at += 1) {
      if (this.#style.line.some((sign) => line.startsWith(sign, at))) return;
      at = this.#skipText(line, at) ?? this.#skipQuoted(line, at) ?? this.#skipBlock(line, at);
    }
  }

  /** The last character of the text of several lines that opens here; undefined where none does. */
  #skipText(line: string, at: number): number | undefined {
    const quote = this.#texts.find((each) => line.startsWith(each, at));
    if (quote === undefined) return undefined;
    const end = endOfText(line, at + quote.length, quote);
    if (end !== -1) return end - 1;
    this.#close = quote;
    this.#isText = true;
    return line.length;
  }

  #skipQuoted(line: string, at: number): number | undefined {
    const quote = line[at] ?? '';
    if (this.#style.quotes?.includes(quote) !== true) return undefined;
    const end = endOfText(line, at + 1, quote);
    return end === -1 ? line.length : end - 1;
  }

  /** The last character of the comment of several lines that opens here, or `at` where none does. */
  #skipBlock(line: string, at: number): number {
    const block = this.#style.block?.find(([open]) => line.startsWith(open, at));
    if (block === undefined) return at;
    const end = line.indexOf(block[1], at + block[0].length);
    if (end !== -1) return end + block[1].length - 1;
    this.#close = block[1];
    return line.length;
  }
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) <= 32) at += 1;
  return at;
}

/** After the closing quote, or -1 where the line has none; a backslash takes the meaning of what follows it. */
function endOfText(line: string, from: number, quote: string): number {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line.startsWith(quote, at)) return at + quote.length;
  }
  return -1;
}
