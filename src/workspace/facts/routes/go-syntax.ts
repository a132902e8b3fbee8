/** Statements and expressions of Go, as far as they say where routers go: what else there is, is passed over. */
import { GoCursor, type GoParameter } from './go-cursor.ts';

export type GoExpression =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'select'; readonly of: GoExpression; readonly name: string }
  | GoCall
  | { readonly is: 'made'; readonly type: string; readonly fields: readonly GoField[] }
  | { readonly is: 'function'; readonly parameters: readonly GoParameter[]; readonly body: GoBlock }
  | { readonly is: 'sum'; readonly left: GoExpression; readonly right: GoExpression }
  | { readonly is: 'other'; readonly parts: readonly GoExpression[] };

export interface GoCall {
  readonly is: 'call';
  readonly of: GoExpression;
  readonly given: readonly GoExpression[];
  readonly at: number;
}

export interface GoField {
  readonly key: GoExpression | undefined;
  readonly value: GoExpression;
}

export type GoStatement =
  | {
      readonly is: 'assign';
      readonly isNew: boolean;
      readonly to: readonly GoExpression[];
      readonly values: readonly GoExpression[];
    }
  | { readonly is: 'declare'; readonly name: string; readonly type: string }
  | { readonly is: 'return'; readonly values: readonly GoExpression[] }
  | { readonly is: 'each'; readonly names: readonly GoExpression[]; readonly of: GoExpression }
  | { readonly is: 'block'; readonly body: GoBlock }
  | { readonly is: 'do'; readonly value: GoExpression };

export type GoBlock = readonly GoStatement[];

const heads = new Set(['if', 'for', 'switch', 'select']);
const passed = new Set([
  'else',
  'go',
  'defer',
  'break',
  'continue',
  'goto',
  'fallthrough',
  'default',
  'case',
]);
const binary = /^(?:[-+*/%&|^<>]|[<>=!]=|&&|\|\||<-)$/;

export class GoSyntax extends GoCursor {
  /** `{ … }` */
  block(): GoBlock {
    const found: GoStatement[] = [];
    if (!this.take('{')) return found;
    while (!this.isDone && !this.take('}')) {
      const before = this.at;
      found.push(...this.statement(false));
      if (this.at === before) this.next();
    }
    return found;
  }

  statement(isHead: boolean): readonly GoStatement[] {
    const token = this.peek();
    if (token === undefined || this.#passes()) return [];
    if (this.is('{')) return [{ is: 'block', body: this.block() }];
    if (token.kind === 'name') {
      if (heads.has(token.text)) return this.#head();
      if (token.text === 'return') return this.#return();
      if (token.text === 'var' || token.text === 'const') return this.declarations();
      if (token.text === 'type') return this.#type();
    }
    return this.#simple(isHead);
  }

  #passes(): boolean {
    const token = this.peek();
    const passes = token?.kind === 'end' || (token?.kind === 'name' && passed.has(token.text));
    if (passes) this.next();
    return passes;
  }

  #type(): readonly GoStatement[] {
    this.next();
    while (!this.isDone && this.peek()?.kind !== 'end') {
      if (this.is('{') || this.is('(')) this.within();
      else this.next();
    }
    return [];
  }

  /** What stands before the block, and the block. */
  #head(): readonly GoStatement[] {
    this.next();
    const found: GoStatement[] = [];
    while (!this.isDone && !this.is('{')) {
      const before = this.at;
      found.push(...this.statement(true));
      if (this.at === before) this.next();
    }
    found.push({ is: 'block', body: this.block() });
    return [{ is: 'block', body: found }];
  }

  #return(): readonly GoStatement[] {
    this.next();
    const isBare = this.peek()?.kind === 'end' || this.is('}');
    return [{ is: 'return', values: isBare ? [] : this.#list(false) }];
  }

  /** `var x T = y`, `const ( a = "/x" )` */
  declarations(): readonly GoStatement[] {
    this.next();
    if (!this.take('(')) return this.#declaration();
    const found: GoStatement[] = [];
    while (!this.isDone && !this.take(')')) {
      const before = this.at;
      if (this.peek()?.kind === 'end') this.next();
      else found.push(...this.#declaration());
      if (this.at === before) this.next();
    }
    return found;
  }

  #declaration(): readonly GoStatement[] {
    const names: string[] = [];
    while (this.peek()?.kind === 'name') {
      names.push(this.next()?.text ?? '');
      if (!this.take(',')) break;
    }
    const type = this.is('=') || this.peek()?.kind === 'end' ? '' : this.type();
    const to = names.map((name) => ({ is: 'name', name }) as const);
    if (this.take('=')) return [{ is: 'assign', isNew: true, to, values: this.#list(false) }];
    return names.map((name) => ({ is: 'declare', name, type }));
  }

  #simple(isHead: boolean): readonly GoStatement[] {
    if (this.take('range')) return [{ is: 'each', names: [], of: this.expression(isHead) }];
    const to = this.#list(isHead);
    const isNew = this.is(':=');
    if (isNew || this.is('=')) {
      this.next();
      if (this.take('range')) return [{ is: 'each', names: to, of: this.expression(isHead) }];
      return [{ is: 'assign', isNew, to, values: this.#list(isHead) }];
    }
    return to.map((value) => ({ is: 'do', value }));
  }

  #list(isHead: boolean): readonly GoExpression[] {
    const found = [this.expression(isHead)];
    while (this.take(',')) found.push(this.expression(isHead));
    return found;
  }

  /** @param isHead before a block: a bracket begins the block, no literal */
  expression(isHead: boolean): GoExpression {
    let left = this.#unary(isHead);
    for (let token = this.peek(); token?.kind === 'mark' && binary.test(token.text); token = this.peek()) {
      this.next();
      const right = this.#unary(isHead);
      left = token.text === '+' ? { is: 'sum', left, right } : { is: 'other', parts: [left, right] };
    }
    return left;
  }

  #unary(isHead: boolean): GoExpression {
    while (this.peek()?.kind === 'mark' && /^(?:[&*!^+-]|<-)$/.test(this.peek()?.text ?? '')) this.next();
    let found = this.#primary();
    for (;;) {
      const more = this.#more(found, isHead);
      if (more === undefined) return found;
      found = more;
    }
  }

  #primary(): GoExpression {
    const token = this.peek();
    if (token?.kind === 'text') {
      this.next();
      return { is: 'text', text: token.text };
    }
    if (token?.kind === 'name') return this.#named(token.text);
    if (this.is('(')) {
      this.next();
      const inner = this.expression(false);
      this.take(')');
      return inner;
    }
    if (this.is('[')) return this.#typed();
    if (token?.kind === 'number') this.next();
    return { is: 'other', parts: [] };
  }

  #named(name: string): GoExpression {
    if (name === 'func') {
      this.next();
      const parameters = this.parameters();
      while (!this.isDone && !this.is('{') && this.peek()?.kind !== 'end' && !this.is(')')) this.type();
      return { is: 'function', parameters, body: this.block() };
    }
    if (name === 'map' || name === 'struct' || name === 'chan' || name === 'interface') return this.#typed();
    this.next();
    return { is: 'name', name };
  }

  /** `[]T{ … }`, `map[K]V{ … }` */
  #typed(): GoExpression {
    const type = this.type();
    return this.is('{') ? this.#literal(type) : { is: 'name', name: type };
  }

  #more(of: GoExpression, isHead: boolean): GoExpression | undefined {
    const token = this.peek();
    if (token?.kind !== 'mark') return undefined;
    if (token.text === '(') return this.#call(of, token.at);
    if (token.text === '.') return this.#select(of);
    if (token.text === '[') {
      this.within();
      return of;
    }
    const type = token.text === '{' && !isHead ? typeName(of) : undefined;
    return type === undefined ? undefined : this.#literal(type);
  }

  #select(of: GoExpression): GoExpression {
    this.next();
    if (this.is('(')) {
      this.within();
      return of;
    }
    return { is: 'select', of, name: this.next()?.text ?? '' };
  }

  #call(of: GoExpression, at: number): GoExpression {
    this.next();
    const given: GoExpression[] = [];
    while (!this.isDone && !this.take(')')) {
      const before = this.at;
      if (!this.take(',') && !this.take('...') && this.peek()?.kind !== 'end')
        given.push(this.expression(false));
      if (this.at === before) this.next();
    }
    return { is: 'call', of, given, at };
  }

  #literal(type: string): GoExpression {
    const fields: GoField[] = [];
    this.next();
    while (!this.isDone && !this.take('}')) {
      const before = this.at;
      if (!this.take(',') && this.peek()?.kind !== 'end') fields.push(this.#field(type));
      if (this.at === before) this.next();
    }
    return { is: 'made', type, fields };
  }

  #field(type: string): GoField {
    const item = type.replace(/^(?:\[[^\]]*\]|map\[[^\]]*\])/, '');
    const one = () => (this.is('{') ? this.#literal(item) : this.expression(false));
    const first = one();
    return this.take(':') ? { key: first, value: one() } : { key: undefined, value: first };
  }
}

/** `T`, `pkg.T`: what a literal may be of. */
function typeName(of: GoExpression): string | undefined {
  if (of.is === 'name') return of.name;
  return of.is === 'select' && of.of.is === 'name' ? `${of.of.name}.${of.name}` : undefined;
}
