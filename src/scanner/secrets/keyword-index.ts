/**
 * Finds all keywords in a text in one pass: an automaton after Aho and Corasick over lower-cased ASCII, its states
 * renumbered so that those at which keywords end come last and one comparison a character tells them.
 */
interface Node {
  readonly next: Map<number, Node>;
  fail: Node | undefined;
  /** Keywords that end here, longest first. */
  ends: number[];
  state: number;
}

function newNode(): Node {
  return { next: new Map(), fail: undefined, ends: [], state: 0 };
}

function plant(keywords: readonly string[]): Node {
  const root = newNode();
  for (const [index, keyword] of keywords.entries()) {
    let node = root;
    for (let at = 0; at < keyword.length; at += 1) {
      const code = keyword.charCodeAt(at);
      let next = node.next.get(code);
      if (next === undefined) {
        next = newNode();
        node.next.set(code, next);
      }
      node = next;
    }
    node.ends.push(index);
  }
  return root;
}

/** Breadth first: where to go on when the next character does not fit. */
function linkFailures(root: Node): Node[] {
  const order: Node[] = [root];
  for (const node of order) {
    for (const [code, child] of node.next) {
      let fail = node.fail;
      while (fail !== undefined && !fail.next.has(code)) fail = fail.fail;
      child.fail = fail?.next.get(code) ?? root;
      child.ends = [...child.ends, ...child.fail.ends];
      order.push(child);
    }
  }
  return order;
}

const asciiCount = 128;

/** Finds which of many keywords a text holds, in one pass whatever their number (Aho and Corasick); case is ignored. */
export class KeywordIndex {
  private readonly symbols = new Uint8Array(asciiCount);
  private readonly width: number;
  private readonly next: Uint32Array;
  private readonly ends: readonly (readonly number[])[];
  /** States from here on end keywords; premultiplied by `width`, as all states in `next`. */
  private readonly firstEnd: number;
  private readonly longest: number;

  /** Keywords are lower case ASCII. */
  constructor(keywords: readonly string[]) {
    this.longest = Math.max(0, ...keywords.map(({ length }) => length));
    const letters = [...new Set(keywords.flatMap((keyword) => [...keyword]))];
    for (const [index, letter] of letters.entries()) {
      this.symbols[letter.charCodeAt(0)] = index + 1;
      this.symbols[letter.toUpperCase().charCodeAt(0)] = index + 1;
    }
    this.width = letters.length + 1;
    const order = linkFailures(plant(keywords));
    const quiet = order.filter((node) => node.ends.length === 0);
    const loud = order.filter((node) => node.ends.length > 0);
    for (const [index, node] of [...quiet, ...loud].entries()) node.state = index * this.width;
    this.firstEnd = quiet.length * this.width;
    this.ends = loud.map((node) => node.ends);
    this.next = new Uint32Array(order.length * this.width);
    for (const node of order) this.fill(node, letters);
  }

  /** `order` is breadth first, so that the row of the failure state is filled before it is copied. */
  private fill(node: Node, letters: readonly string[]): void {
    for (const [index, letter] of letters.entries()) {
      const child = node.next.get(letter.charCodeAt(0));
      const onward = node.fail === undefined ? 0 : this.next[node.fail.state + index + 1];
      this.next[node.state + index + 1] = child?.state ?? onward ?? 0;
    }
  }

  /**
   * Calls with the number of each keyword that ends behind `from` and not behind `to`, wherever it begins, and the offset
   * behind it, in the order of their ends.
   */
  scan(text: string, from: number, to: number, found: (keyword: number, end: number) => void): void {
    const { symbols, next, firstEnd, width } = this;
    let state = 0;
    for (let at = Math.max(0, from - this.longest); at < to; at += 1) {
      const code = text.charCodeAt(at);
      state = code < asciiCount ? (next[state + (symbols[code] ?? 0)] ?? 0) : 0;
      if (state < firstEnd || at < from) continue;
      for (const keyword of this.ends[(state - firstEnd) / width] ?? []) found(keyword, at + 1);
    }
  }
}
