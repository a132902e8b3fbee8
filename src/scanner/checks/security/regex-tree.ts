/** Reads a regular expression as far as the question needs whether it can take exponential time. */

/** Code units that a place accepts: ranges in order, both ends included. */
export type CharSet = readonly (readonly [number, number])[];

/**
 * A regular expression as far as its time matters; what cannot be told (back references, look-arounds) is no tree at
 * all.
 */
export type RegexTree =
  | { readonly is: 'chars'; readonly chars: CharSet }
  | { readonly is: 'empty' }
  | { readonly is: 'sequence' | 'choice'; readonly parts: readonly RegexTree[] }
  | { readonly is: 'repeat'; readonly body: RegexTree; readonly from: number; readonly to: number };

const last = 0xffff;
const digits: CharSet = [[48, 57]];
const letters: CharSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const blanks: CharSet = [
  [9, 13],
  [32, 32],
  [160, 160],
];
const classes: Readonly<Record<string, CharSet>> = { d: digits, w: letters, s: blanks };
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, '0': 0 };

function normalised(ranges: CharSet): CharSet {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const before = merged[merged.length - 1];
    if (before !== undefined && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function inverted(ranges: CharSet): CharSet {
  const made: [number, number][] = [];
  let next = 0;
  for (const [from, to] of normalised(ranges)) {
    if (from > next) made.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) made.push([next, last]);
  return made;
}

/** Whether some text fits both places. */
export function overlap(one: CharSet, other: CharSet): boolean {
  return one.some(([from, to]) => other.some(([start, end]) => from <= end && start <= to));
}

/** The end of the text: a place that no sign fits, so that nothing goes on behind it. */
const end: RegexTree = { is: 'chars', chars: [] };

/** Thrown for what the question cannot be asked of: look-around, back references. */
class Unsupported extends Error {}

const anyButLineEnd = inverted([
  [10, 10],
  [13, 13],
]);

/** A reader over the source of one expression. */
class Reader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  whole(): RegexTree {
    const tree = this.choice();
    if (this.at < this.source.length) throw new Unsupported();
    return tree;
  }

  private peek(): string {
    return this.source[this.at] ?? '';
  }

  private take(): string {
    const sign = this.peek();
    this.at += 1;
    return sign;
  }

  private choice(): RegexTree {
    const parts = [this.sequence()];
    while (this.peek() === '|') {
      this.at += 1;
      parts.push(this.sequence());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { is: 'choice', parts };
  }

  private sequence(): RegexTree {
    const parts: RegexTree[] = [];
    while (this.at < this.source.length && this.peek() !== '|' && this.peek() !== ')')
      parts.push(this.repeated(this.atom()));
    return { is: 'sequence', parts };
  }

  private atom(): RegexTree {
    const sign = this.take();
    if (sign === '(') return this.group();
    if (sign === '[') return { is: 'chars', chars: this.set() };
    if (sign === '.') return { is: 'chars', chars: anyButLineEnd };
    if (sign === '^') return { is: 'empty' };
    if (sign === '$') return end;
    if (sign === '\\') return this.escape();
    return { is: 'chars', chars: [[sign.charCodeAt(0), sign.charCodeAt(0)]] };
  }

  private group(): RegexTree {
    if (this.peek() === '?') {
      const head = /^\?(?::|<[A-Za-z_$][\w$]*>|P<[A-Za-z_]\w*>)/.exec(
        this.source.slice(this.at, this.at + 60),
      );
      if (head === null) throw new Unsupported();
      this.at += head[0].length;
    }
    const tree = this.choice();
    if (this.take() !== ')') throw new Unsupported();
    return tree;
  }

  private escape(): RegexTree {
    const sign = this.peek();
    if (sign === 'b' || sign === 'B' || sign === 'A' || sign === 'Z') {
      this.at += 1;
      return sign === 'Z' ? end : { is: 'empty' };
    }
    return { is: 'chars', chars: this.escaped() };
  }

  /** What stands behind a backslash, in a class or outside. */
  private escaped(): CharSet {
    const sign = this.take();
    if (/[1-9kpP]/.test(sign)) throw new Unsupported();
    const known = classes[sign.toLowerCase()];
    if (known !== undefined) return sign === sign.toLowerCase() ? known : inverted(known);
    const length = sign === 'x' ? 2 : sign === 'u' ? 4 : 0;
    if (length > 0) {
      const code = Number.parseInt(this.source.slice(this.at, this.at + length), 16);
      if (Number.isNaN(code)) throw new Unsupported();
      this.at += length;
      return [[code, code]];
    }
    const code = controls[sign] ?? sign.charCodeAt(0);
    return [[code, code]];
  }

  private set(): CharSet {
    const isInverted = this.peek() === '^';
    if (isInverted) this.at += 1;
    const ranges: (readonly [number, number])[] = [];
    while (this.peek() !== ']') {
      if (this.at >= this.source.length) throw new Unsupported();
      ranges.push(...this.member());
    }
    this.at += 1;
    return isInverted ? inverted(ranges) : normalised(ranges);
  }

  private member(): CharSet {
    const one = this.single();
    const [range] = one;
    const isRange = this.peek() === '-' && this.source[this.at + 1] !== ']';
    if (!isRange || one.length !== 1 || range === undefined || range[0] !== range[1]) return one;
    this.at += 1;
    const [end] = this.single();
    return end === undefined ? one : [[range[0], Math.max(range[0], end[1])]];
  }

  private single(): CharSet {
    const sign = this.take();
    if (sign === '\\') return this.escaped();
    return [[sign.charCodeAt(0), sign.charCodeAt(0)]];
  }

  private repeated(body: RegexTree): RegexTree {
    const bounds = /^(?:[*+?]|\{(\d{1,6})(,?)(\d{0,6})\})/.exec(this.source.slice(this.at, this.at + 20));
    if (bounds === null) return body;
    this.at += bounds[0].length;
    if (this.peek() === '?') this.at += 1;
    else if (this.peek() === '+') throw new Unsupported();
    const [text, from = '', comma, to = ''] = bounds;
    if (text === '*') return { is: 'repeat', body, from: 0, to: Number.POSITIVE_INFINITY };
    if (text === '+') return { is: 'repeat', body, from: 1, to: Number.POSITIVE_INFINITY };
    if (text === '?') return { is: 'repeat', body, from: 0, to: 1 };
    const end = comma === '' ? Number(from) : to === '' ? Number.POSITIVE_INFINITY : Number(to);
    return { is: 'repeat', body, from: Number(from), to: end };
  }
}

/** The tree of an expression; undefined for what is not read (look-around, back references, Unicode properties). */
export function readRegex(source: string): RegexTree | undefined {
  try {
    return new Reader(source).whole();
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}
