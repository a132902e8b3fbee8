/**
 * JSON as it stands in strings and heredocs of HCL: every value knows its place in the file, and a piece that only a
 * run decides makes its value unknown. Lenient: what is no JSON gives undefined.
 */
import type { ConfigNode, MapEntry } from '../tree.ts';
import { scalarNode } from '../tree.ts';
import type { WrittenPart } from './written.ts';

/** Stands in the joined text for a piece that only a run decides. */
const unknownMark = '\uFFFC';
const maxDepth = 60;

/** The joined text of the parts, and the way from an offset in it to one in the file. */
class JoinedText {
  readonly text: string;
  private readonly starts: number[] = [];
  private readonly parts: readonly WrittenPart[];

  constructor(parts: readonly WrittenPart[]) {
    let text = '';
    for (const part of parts) {
      this.starts.push(text.length);
      text += part.text ?? unknownMark;
    }
    this.text = text;
    this.parts = parts;
  }

  private partAt(offset: number): number {
    let at = this.starts.length - 1;
    while (at > 0 && (this.starts[at] ?? 0) > offset) at -= 1;
    return at;
  }

  /** Where a value begins in the file. */
  start(offset: number): number {
    const at = this.partAt(offset);
    const part = this.parts[at];
    return part === undefined ? 0 : part.from + (part.verbatim ? offset - (this.starts[at] ?? 0) : 0);
  }

  /** Where a value ends in the file. */
  end(offset: number): number {
    const at = this.partAt(offset - 1);
    const part = this.parts[at];
    if (part === undefined) return 0;
    return part.verbatim ? part.from + offset - (this.starts[at] ?? 0) : part.to;
  }
}

const token = /\s*(?:("(?:[^"\\]|\\[\s\S])*")|([{}[\],:])|([^\s{}[\],:"]+))/y;

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A recursive reader over the tokens. */
class JsonReader {
  private readonly joined: JoinedText;
  private at = 0;
  private depth = 0;

  constructor(joined: JoinedText) {
    this.joined = joined;
  }

  read(): ConfigNode | undefined {
    const value = this.value();
    return value !== undefined && this.peek() === undefined ? value : undefined;
  }

  private scan(): Token | undefined {
    token.lastIndex = this.at;
    const found = token.exec(this.joined.text);
    if (found === null) return undefined;
    const text = found[1] ?? found[2] ?? found[3] ?? '';
    return { text, from: token.lastIndex - text.length, to: token.lastIndex };
  }

  private peek(): string | undefined {
    return this.scan()?.text;
  }

  private next(): Token | undefined {
    const found = this.scan();
    if (found !== undefined) this.at = found.to;
    return found;
  }

  private value(): ConfigNode | undefined {
    const first = this.next();
    if (first === undefined || this.depth > maxDepth) return undefined;
    this.depth += 1;
    try {
      if (first.text === '{') return this.object(first);
      if (first.text === '[') return this.array(first);
      return this.scalar(first);
    } finally {
      this.depth -= 1;
    }
  }

  private scalar({ text, from, to }: Token): ConfigNode | undefined {
    const place = { from: this.joined.start(from), to: this.joined.end(to) };
    if (text.includes(unknownMark)) return { kind: 'unknown', text, ...place };
    try {
      return scalarNode(JSON.parse(text) as string | number | boolean | null, place.from, place.to);
    } catch {
      return undefined;
    }
  }

  private array(open: Token): ConfigNode | undefined {
    const items: ConfigNode[] = [];
    while (this.peek() !== ']') {
      const item = this.value();
      if (item === undefined) return undefined;
      items.push(item);
      if (this.peek() === ',') this.next();
      else if (this.peek() !== ']') return undefined;
    }
    const close = this.next();
    return { kind: 'list', items, isOpen: false, ...this.span(open, close) };
  }

  private object(open: Token): ConfigNode | undefined {
    const entries = new Map<string, MapEntry>();
    let isOpen = false;
    while (this.peek() !== '}') {
      const key = this.next();
      const colon = this.next();
      const value = colon?.text === ':' ? this.value() : undefined;
      if (key === undefined || value === undefined) return undefined;
      if (key.text.includes(unknownMark)) isOpen = true;
      else {
        const name = key.text.replace(/^"|"$/g, '');
        const keyFrom = this.joined.start(key.from);
        entries.set(name, { key: name, keyFrom, keyTo: this.joined.end(key.to), value });
      }
      if (this.peek() === ',') this.next();
      else if (this.peek() !== '}') return undefined;
    }
    const close = this.next();
    return { kind: 'map', entries, isOpen, layout: 'synthetic', ...this.span(open, close) };
  }

  private span(open: Token, close: Token | undefined): { from: number; to: number } {
    return { from: this.joined.start(open.from), to: this.joined.end(close?.to ?? open.to) };
  }
}

/** The tree of a JSON text; undefined when it is none. */
export function readJson(parts: readonly WrittenPart[]): ConfigNode | undefined {
  const joined = new JoinedText(parts);
  return /^\s*[{[]/.test(joined.text) ? new JsonReader(joined).read() : undefined;
}
