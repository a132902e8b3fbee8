/**
 * Which characters a regular expression lets through. A small reader of what JavaScript's and Python's expressions
 * have in common; what it does not know gives undefined, never a guess.
 */

/** A bit for each ASCII character, and one for all others. */
export type CharacterSet = bigint;

const others = 1n << 128n;
/** Every character. */
export const everything: CharacterSet = (1n << 129n) - 1n;

function bitOf(code: number): CharacterSet {
  return code < 128 ? 1n << BigInt(code) : others;
}

/** The characters of a text. */
export function charactersOf(text: string): CharacterSet {
  let set = 0n;
  for (const each of text) set |= bitOf(each.codePointAt(0) ?? 0);
  return set;
}

function range(from: number, to: number): CharacterSet {
  let set = to >= 128 ? others : 0n;
  for (let code = from; code <= Math.min(to, 127); code += 1) set |= bitOf(code);
  return set;
}

const digits = charactersOf('0123456789');
const lower = range(97, 122);
const upper = range(65, 90);
/** Letters, digits and the underscore. */
export const wordCharacters = digits | lower | upper | charactersOf('_');
const spaces = charactersOf(' \t\n\r\v\f') | others;

const shorthands: Readonly<Record<string, CharacterSet>> = {
  d: digits,
  D: everything & ~digits,
  w: wordCharacters,
  W: everything & ~wordCharacters,
  s: spaces,
  S: everything & ~charactersOf(' \t\n\r\v\f'),
};

/** Kinds of characters by what Unicode calls them; of all but these nothing is known. */
const categories: Readonly<Record<string, CharacterSet>> = {
  L: lower | upper | others,
  Letter: lower | upper | others,
  Alphabetic: lower | upper | others,
  Lu: upper | others,
  Ll: lower | others,
  N: digits | others,
  Nd: digits | others,
  Number: digits | others,
  M: others,
  Mark: others,
  Zs: charactersOf(' ') | others,
};

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', 0: '\0' };

/** What a pattern is: its characters, and whether it speaks of the whole text. */
export interface Pattern {
  readonly characters: CharacterSet;
  readonly startsAtStart: boolean;
  readonly endsAtEnd: boolean;
  /** Matches exactly one character at a time: what a global replacement takes out for good. */
  readonly isSingle: boolean;
}

interface Part {
  readonly set: CharacterSet;
  readonly atoms: number;
  readonly isRepeated: boolean;
  readonly starts: boolean;
  readonly ends: boolean;
}

const maxDepth = 12;
const maxLength = 2_000;

/** Reads one pattern from left to right. */
class Reader {
  private readonly source: string;
  private at = 0;
  private depth = 0;
  private readonly isUnicode: boolean;

  constructor(source: string, flags: string) {
    this.source = source;
    this.isUnicode = /[uv]/.test(flags);
  }

  read(): Part | undefined {
    const part = this.alternation();
    return this.at === this.source.length ? part : undefined;
  }

  private peek(): string {
    return this.source[this.at] ?? '';
  }

  private takes(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private alternation(): Part | undefined {
    let whole = this.sequence();
    while (whole !== undefined && this.takes('|')) {
      const next = this.sequence();
      if (next === undefined) return undefined;
      whole = {
        set: whole.set | next.set,
        atoms: Math.max(whole.atoms, next.atoms),
        isRepeated: whole.isRepeated || next.isRepeated,
        starts: whole.starts && next.starts,
        ends: whole.ends && next.ends,
      };
    }
    return whole;
  }

  private sequence(): Part | undefined {
    let whole: Part = { set: 0n, atoms: 0, isRepeated: false, starts: false, ends: false };
    while (this.at < this.source.length && this.peek() !== '|' && this.peek() !== ')') {
      const part = this.quantified();
      if (part === undefined) return undefined;
      const isFirst = whole.atoms === 0 && !whole.starts;
      whole = {
        set: whole.set | part.set,
        atoms: whole.atoms + part.atoms,
        isRepeated: whole.isRepeated || part.isRepeated,
        starts: whole.starts || (isFirst && part.starts),
        ends: part.ends || (part.atoms === 0 && whole.ends),
      };
    }
    return whole;
  }

  private quantified(): Part | undefined {
    const part = this.atom();
    const quantifier = /^(?:[*+?]|\{\d*,?\d*\})[?+]?/.exec(this.source.slice(this.at, this.at + 24));
    if (part === undefined || quantifier === null) return part;
    this.at += quantifier[0].length;
    // What may be missing anchors nothing.
    const mayBeMissing = /^(?:[*?]|\{0?,)/.test(quantifier[0]);
    return {
      ...part,
      isRepeated: true,
      starts: part.starts && !mayBeMissing,
      ends: part.ends && !mayBeMissing,
    };
  }

  private atom(): Part | undefined {
    const empty: Part = { set: 0n, atoms: 0, isRepeated: false, starts: false, ends: false };
    if (this.takes('^') || this.takes('\\A')) return { ...empty, starts: true };
    if (this.takes('$') || this.takes('\\Z') || this.takes('\\z')) return { ...empty, ends: true };
    if (this.takes('\\b') || this.takes('\\B')) return empty;
    if (this.peek() === '(') return this.group();
    const set = this.single();
    return set === undefined ? undefined : { ...empty, set, atoms: 1 };
  }

  private group(): Part | undefined {
    this.at += 1;
    const isAhead = this.takes('?=') || this.takes('?!') || this.takes('?<=') || this.takes('?<!');
    if (!isAhead && this.peek() === '?') {
      const opening = /^\?(?::|P?<\w+>)/.exec(this.source.slice(this.at, this.at + 60));
      if (opening === null) return undefined;
      this.at += opening[0].length;
    }
    this.depth += 1;
    const inner = this.depth > maxDepth ? undefined : this.alternation();
    this.depth -= 1;
    if (inner === undefined || !this.takes(')')) return undefined;
    return isAhead ? { set: 0n, atoms: 0, isRepeated: false, starts: false, ends: false } : inner;
  }

  private single(): CharacterSet | undefined {
    if (this.takes('.')) return everything;
    if (this.takes('[')) return this.bracket();
    if (this.peek() === '\\') return this.escape();
    const code = this.source.codePointAt(this.at) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return bitOf(code);
  }

  private escape(): CharacterSet | undefined {
    const hex = /^\\(?:x([\da-f]{2})|u([\da-f]{4}))/i.exec(this.source.slice(this.at, this.at + 6));
    if (hex !== null) {
      this.at += hex[0].length;
      return bitOf(Number.parseInt(hex[1] ?? hex[2] ?? '', 16));
    }
    const letter = this.source[this.at + 1] ?? '';
    if (this.isUnicode && (letter === 'p' || letter === 'P')) return this.category();
    this.at += 2;
    const known =
      shorthands[letter] ?? (controls[letter] === undefined ? undefined : charactersOf(controls[letter]));
    if (known !== undefined) return known;
    return /[a-z\d]/i.test(letter) || letter === '' ? undefined : charactersOf(letter);
  }

  /** `\p{L}`; what is not of a category may still be any sign beyond ASCII. */
  private category(): CharacterSet | undefined {
    const found = /^\\([pP])\{([\w=]{1,40})\}/.exec(this.source.slice(this.at, this.at + 46));
    const set = categories[found?.[2] ?? ''];
    if (found === null || set === undefined) return undefined;
    this.at += found[0].length;
    return found[1] === 'p' ? set : (everything & ~set) | others;
  }

  private bracket(): CharacterSet | undefined {
    const isNegated = this.takes('^');
    let set = 0n;
    for (let isFirst = true; isFirst || this.peek() !== ']'; isFirst = false) {
      if (this.at >= this.source.length) return undefined;
      // Python takes a bracket that comes first for a character, JavaScript for the end.
      if (isFirst && this.peek() === ']') break;
      const item = this.bracketItem();
      if (item === undefined) return undefined;
      set |= item;
    }
    this.at += 1;
    return isNegated ? everything & ~set : set;
  }

  private bracketItem(): CharacterSet | undefined {
    const from = this.source.codePointAt(this.at) ?? 0;
    const first = this.peek() === '\\' ? this.escape() : this.plain();
    const isRange = this.peek() === '-' && (this.source[this.at + 1] ?? ']') !== ']';
    if (first === undefined || !isRange) return first;
    this.at += 1;
    const to = this.source.codePointAt(this.at) ?? 0;
    const last = this.peek() === '\\' ? this.escape() : this.plain();
    if (last === undefined) return undefined;
    return from === 92 || to === 92 ? everything : range(from, to);
  }

  private plain(): CharacterSet {
    const code = this.source.codePointAt(this.at) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return bitOf(code);
  }
}

const cased = lower | upper;

function withBothCases(set: CharacterSet): CharacterSet {
  const small = (set & upper) << 32n;
  const big = (set & lower) >> 32n;
  return set | ((small | big) & cased);
}

const known = new Map<string, Pattern | undefined>();
const maxKnown = 500;

function readPattern(source: string, flags: string): Pattern | undefined {
  const part = source.length > maxLength ? undefined : new Reader(source, flags).read();
  if (part === undefined) return undefined;
  const characters = flags.includes('i') ? withBothCases(part.set) : part.set;
  const isWhole = !flags.includes('m');
  return {
    characters,
    startsAtStart: part.starts && isWhole,
    endsAtEnd: part.ends && isWhole,
    isSingle: part.atoms === 1 && !part.starts && !part.ends,
  };
}

/** Reads a pattern; undefined when it holds something that is not understood. */
export function patternOf(source: string, flags = ''): Pattern | undefined {
  const key = `${flags}/${source}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= maxKnown) known.clear();
  const pattern = readPattern(source, flags);
  known.set(key, pattern);
  return pattern;
}
