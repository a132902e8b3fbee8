/** Values of literals and of what builds a collection in one expression. */
import { keyText, positional } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { refine } from './guards.ts';
import { assignTo } from './patterns.ts';
import type { Run } from './run.ts';
import { iterated, shownAs } from './special-methods.ts';
import { joinStates } from './state.ts';
import { concatenate } from './text.ts';
import { clean } from './value/clean.ts';
import { elementOf, elementsOf } from './value/fields.ts';
import { join } from './value/join.ts';
import { anyKey, laterKey } from './value/keys.ts';
import { type Taint, unite } from './value/taint.ts';
import { constantValue, unknown, type Value } from './value/value.ts';

type Evaluate = (run: Run, node: number) => Value;

/** Beyond this, elements and entries are no longer told apart: such a literal is a table of data. */
const maxEntries = 64;

/** A collection being filled. */
class Builder {
  private readonly fields = new Map<string, Value>();
  private taints: readonly Taint[] = [];
  private keys: readonly Taint[] | undefined;
  private size: number;

  constructor(size: number, keys?: readonly Taint[]) {
    this.size = size;
    this.keys = keys;
  }

  /** Of a dictionary: an entry whose key carries something. */
  addKey(taints: readonly Taint[]): void {
    this.keys = this.keys && unite(this.keys, taints);
  }

  set(key: string, value: Value): void {
    const under = this.fields.size > maxEntries ? anyKey : key;
    const before = under === anyKey ? this.fields.get(anyKey) : undefined;
    this.fields.set(under, before === undefined ? value : join(before, value));
    if (under === anyKey) this.size = -1;
  }

  private add(key: string, value: Value): void {
    const before = this.fields.get(key);
    this.fields.set(key, before === undefined ? value : join(before, value));
  }

  push(value: Value): void {
    if (this.size < 0) this.add(laterKey, value);
    else {
      this.size += 1;
      this.set(String(this.size - 1), value);
    }
  }

  /** `...list` */
  pushAll(list: Value): void {
    if (list.size >= 0) for (const each of elementsOf(list)) this.push(each);
    else {
      // Where something is known to stand before, nothing of the list is first.
      this.add(this.size === 0 ? anyKey : laterKey, elementOf(list));
      this.size = -1;
    }
  }

  /** `...object`: what it sets later wins. */
  merge(object: Value): void {
    this.taints = unite(this.taints, object.taints);
    this.addKey(object.keys ?? object.taints);
    for (const [key, value] of object.fields ?? []) this.set(key, value);
  }

  build(): Value {
    return {
      ...unknown,
      fields: this.fields,
      taints: this.taints,
      size: this.size,
      keys: this.keys,
      isObject: true,
    };
  }
}

/** Key of an entry; in Python and in brackets it is an expression. */
function pairKey(run: Run, pair: number, object: Builder): string {
  const key = childBy(run.syntax, pair, F.key);
  const kind = kindAt(run.syntax, key);
  if (kind === K.propName) return textOf(run.syntax, key);
  if (kind === K.string || kind === K.number) return keyText(run.syntax, pair);
  const { constant, taints } = run.evaluate(kind === K.computedKey ? childAt(run.syntax, key, 0) : key);
  object.addKey(taints);
  return constant === undefined || constant === null ? anyKey : String(constant);
}

function addEntry(run: Run, object: Builder, entry: number): void {
  const { syntax } = run;
  const kind = kindAt(syntax, entry);
  if (kind === K.spread) object.merge(run.evaluate(childAt(syntax, entry, 0)));
  else if (kind === K.shorthand) object.set(textOf(syntax, entry), run.evaluate(entry));
  else if (kind === K.pair)
    object.set(pairKey(run, entry, object), run.evaluate(childBy(syntax, entry, F.value)));
  else if (kind === K.func) object.set(textOf(syntax, childBy(syntax, entry, F.name)), run.evaluate(entry));
}

/** Value of an object or dictionary literal. */
export const ofObject: Evaluate = (run, node) => {
  const object = new Builder(-1, run.syntax.grammar.family === 'python' ? [] : undefined);
  for (const entry of childrenOf(run.syntax, node)) addEntry(run, object, entry);
  return object.build();
};

/** Value of an array, list, tuple or set literal. */
export const ofArray: Evaluate = (run, node) => {
  const list = new Builder(0);
  for (const child of childrenOf(run.syntax, node)) {
    if (kindAt(run.syntax, child) === K.spread) list.pushAll(run.evaluate(childAt(run.syntax, child, 0)));
    else list.push(run.evaluate(child));
  }
  return list.build();
};

/** A place of a text; what `{name!r}` shows has its line breaks escaped. */
function ofPlace(run: Run, place: number): Value {
  const inner = childAt(run.syntax, place, 0);
  const value = shownAs(run, run.evaluate(inner), inner);
  const isShown =
    run.syntax.grammar.family === 'python' &&
    /![ra]\s*(?::[^{}]*)?\}$/.test(textOf(run.syntax, place).slice(-40));
  return isShown ? clean(value, run.models.classBits.get('log') ?? 0) : value;
}

/** Value of a text with or without places: `f"…"`, `` `…` ``. */
export const ofText: Evaluate = (run, node) => {
  const parts = childrenOf(run.syntax, node).map((child) => {
    const kind = kindAt(run.syntax, child);
    if (kind === K.templateSub) return ofPlace(run, child);
    return kind === K.string ? run.evaluate(child) : constantValue(textOf(run.syntax, child));
  });
  return parts.length === 0 ? constantValue('') : concatenate(run, parts);
};

/** Value of a comprehension: the clauses in order, then what is made of each element. */
export const ofComprehension: Evaluate = (run, node) => {
  const body = childBy(run.syntax, node, F.body);
  const before = run.state && run.snapshot(run.state);
  for (const child of childrenOf(run.syntax, node)) {
    const kind = kindAt(run.syntax, child);
    if (kind === K.forInClause) {
      const right = run.evaluate(childBy(run.syntax, child, F.right));
      assignTo(run, childBy(run.syntax, child, F.left), iterated(run, right, child));
    }
    if (kind === K.ifClause) {
      run.evaluate(childAt(run.syntax, child, 0));
      refine(run, childAt(run.syntax, child, 0), true);
    }
  }
  const isPair = kindAt(run.syntax, body) === K.pair;
  const keys = isPair ? run.evaluate(childBy(run.syntax, body, F.key)).taints : undefined;
  const value = run.evaluate(isPair ? childBy(run.syntax, body, F.value) : body);
  // Where no element met the conditions, they have proven nothing.
  run.state = joinStates(before, run.state);
  const text = filledText(run, node);
  if (text === none) return { ...unknown, fields: new Map([[anyKey, value]]), keys };
  // `[part.replace('%f', file) for part in COMMAND]`: a place for the file is no first part, the program's name.
  const first = run.evaluate(text);
  return {
    ...unknown,
    fields: new Map([
      [anyKey, first],
      [laterKey, value],
    ]),
    keys,
  };
};

/** The text in which a comprehension's element fills places that are written here; `none` where it does another thing. */
function filledText({ syntax, resolver }: Run, comprehension: number): number {
  let text = unwrap(syntax, childBy(syntax, comprehension, F.body));
  let isFilled = false;
  for (; kindAt(syntax, text) === K.call; isFilled = true) {
    const callee = childBy(syntax, text, F.callee);
    const [wanted = none] = positional(syntax, text);
    if (resolver.lastOf(callee) !== 'replace' || typeof constantOf(resolver, wanted) !== 'string')
      return none;
    text = unwrap(syntax, childBy(syntax, callee, F.object));
  }
  return isFilled && kindAt(syntax, text) === K.identifier ? text : none;
}
