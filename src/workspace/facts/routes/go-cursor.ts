/** Goes through the tokens of Go, and reads types and parameters. */
import type { GoToken } from './go-tokens.ts';

export interface GoParameter {
  readonly name: string;
  /** As it is written, without blanks: `*gin.RouterGroup`, `[]Handler`. */
  readonly type: string;
}

const beforeType = /^(?:[*[]|\.\.\.|<-)$/;

export class GoCursor {
  readonly #tokens: readonly GoToken[];
  #at: number;

  constructor(tokens: readonly GoToken[], at = 0) {
    this.#tokens = tokens;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  get isDone(): boolean {
    return this.#at >= this.#tokens.length;
  }

  peek(ahead = 0): GoToken | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): GoToken | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }

  /** A mark or a word of the language, never a text. */
  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token !== undefined && token.kind !== 'text' && token.text === text;
  }

  take(text: string): boolean {
    const found = this.is(text);
    if (found) this.#at += 1;
    return found;
  }

  /** Tokens within the bracket that opens here, which is passed. */
  within(): readonly GoToken[] {
    const from = this.#at + 1;
    let depth = 0;
    do {
      const token = this.next();
      depth += token === undefined ? 0 : depthOf(token);
    } while (depth > 0 && !this.isDone);
    return this.#tokens.slice(from, this.#at - 1);
  }

  /** `(a, b int, r chi.Router)` */
  parameters(): readonly GoParameter[] {
    if (!this.is('(')) return [];
    const parts: GoToken[][] = [[]];
    let depth = 0;
    for (const token of this.within()) {
      depth += depthOf(token);
      if (depth === 0 && isComma(token)) parts.push([]);
      else if (token.kind !== 'end') parts.at(-1)?.push(token);
    }
    return typedParameters(parts.filter((part) => part.length > 0));
  }

  /** As it is written, without blanks. */
  type(): string {
    const from = this.#at;
    while (this.peek()?.kind === 'mark' && beforeType.test(this.peek()?.text ?? '')) {
      if (this.is('[')) this.within();
      else this.next();
    }
    const word = this.next();
    this.#restOfType(word?.text ?? '');
    if (this.is('[') && word?.kind === 'name' && !this.is(']', 1)) this.within();
    return this.#tokens
      .slice(from, this.#at)
      .map(({ text }) => text)
      .join('');
  }

  #restOfType(word: string): void {
    if (word === 'func' || word === '(') this.#signature(word);
    else if (word === 'map') this.#map();
    else if (word === 'chan') this.type();
    else if (word === 'struct' || word === 'interface') this.#braces();
    else while (this.is('.')) this.#at += 2;
  }

  #braces(): void {
    if (this.is('{')) this.within();
  }

  #signature(opens: string): void {
    if (opens === '(') this.#at -= 1;
    if (this.is('(')) this.within();
    const token = this.peek();
    if (opens === 'func' && (token?.kind === 'name' || this.is('*') || this.is('('))) this.type();
  }

  #map(): void {
    if (this.is('[')) this.within();
    this.type();
  }
}

const isComma = ({ kind, text }: GoToken): boolean => kind === 'mark' && text === ',';

function depthOf({ kind, text }: GoToken): number {
  if (kind !== 'mark') return 0;
  if ('([{'.includes(text)) return 1;
  return ')]}'.includes(text) ? -1 : 0;
}

function typedParameters(parts: readonly (readonly GoToken[])[]): readonly GoParameter[] {
  const read = parts.map(([first, ...rest]): GoParameter => {
    const isNamed = first?.kind === 'name' && rest.length > 0 && rest[0]?.text !== '.';
    const type = (isNamed ? rest : first === undefined ? [] : [first, ...rest])
      .map(({ text }) => text)
      .join('');
    return { name: isNamed ? first.text : '', type };
  });
  if (!read.some(({ name }) => name !== '')) return read;
  let type = '';
  return read
    .toReversed()
    .map((each) => {
      if (each.name === '') return { name: each.type, type };
      ({ type } = each);
      return each;
    })
    .toReversed();
}
