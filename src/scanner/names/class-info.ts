import { F, K } from '../syntax/kinds.ts';
import { ancestor, childBy, childrenOf, endOf, hasToken, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { parameterPattern } from './declare.ts';

/** What a class says of itself: its methods, and for each field the expression or type that gives it. */
export interface ClassInfo {
  readonly methods: ReadonlyMap<string, number>;
  /** Field name → node of its first value. */
  readonly values: ReadonlyMap<string, number>;
  /** Field name → node of its declared type. */
  readonly types: ReadonlyMap<string, number>;
}

interface Draft {
  readonly methods: Map<string, number>;
  readonly values: Map<string, number>;
  readonly types: Map<string, number>;
}

const initializers = new Set(['constructor', '__init__']);

/** Name by which a method reaches its own object: `this`, or the first parameter in Python. */
export function selfName(syntax: Syntax, method: number): string {
  if (syntax.grammar.family === 'script') return 'this';
  const first = childrenOf(syntax, childBy(syntax, method, F.parameters))[0] ?? none;
  return textOf(syntax, parameterPattern(syntax, first));
}

function readAssignments(syntax: Syntax, method: number, draft: Draft): void {
  const self = `${selfName(syntax, method)}.`;
  for (let node = method; node < endOf(syntax, method); node += 1) {
    if (syntax.kind[node] !== K.assign) continue;
    const left = textOf(syntax, childBy(syntax, node, F.left));
    const name = left.startsWith(self) ? left.slice(self.length) : '';
    if (name !== '' && !draft.values.has(name)) draft.values.set(name, childBy(syntax, node, F.right));
  }
}

/** TypeScript: `constructor(private readonly db: Pool)`. */
function readParameterProperties(syntax: Syntax, method: number, draft: Draft): void {
  for (const parameter of childrenOf(syntax, childBy(syntax, method, F.parameters))) {
    const type = childBy(syntax, parameter, F.type);
    if (type === none || !/^(?:public|private|protected|readonly)\b/.test(textOf(syntax, parameter)))
      continue;
    draft.types.set(textOf(syntax, parameterPattern(syntax, parameter)), type);
  }
}

function readMember(syntax: Syntax, member: number, draft: Draft): void {
  const inner = kindAt(syntax, member) === K.decorated ? childBy(syntax, member, F.definition) : member;
  const kind = kindAt(syntax, inner);
  if (kind === K.func) {
    const name = textOf(syntax, childBy(syntax, inner, F.name));
    draft.methods.set(name, inner);
    if (initializers.has(name)) {
      readAssignments(syntax, inner, draft);
      readParameterProperties(syntax, inner, draft);
    }
  }
  if (kind === K.field) {
    const name = textOf(syntax, childBy(syntax, inner, fieldNameSlot(syntax, inner)));
    const value = childBy(syntax, inner, F.value);
    const type = childBy(syntax, inner, F.type);
    if (value !== none) draft.values.set(name, value);
    if (type !== none) draft.types.set(name, type);
    if (kindAt(syntax, value) === K.func) draft.methods.set(name, value);
  }
}

/** The grammars name a field's own name differently: `property` in JavaScript, `name` in TypeScript. */
function fieldNameSlot(syntax: Syntax, field: number): number {
  return childBy(syntax, field, F.property) === none ? F.name : F.property;
}

/** Reads a class node. */
export function readClass(syntax: Syntax, node: number): ClassInfo {
  const draft: Draft = { methods: new Map(), values: new Map(), types: new Map() };
  for (const member of childrenOf(syntax, childBy(syntax, node, F.body))) readMember(syntax, member, draft);
  return draft;
}

/** What a Python class is derived from, as written; keyword arguments and spreads are no base classes. */
export function baseClasses(syntax: Syntax, node: number): number[] {
  const list = childBy(syntax, node, F.superclasses);
  return childrenOf(syntax, list).filter((child) => {
    const kind = kindAt(syntax, child);
    return kind === K.identifier || kind === K.member;
  });
}

/** The class whose object `this` (or `self`) is at a node, or `none`. */
export function enclosingClass(syntax: Syntax, node: number): number {
  return ancestor(syntax, node, (kind) => kind === K.class);
}

/** The method of the class that a node lies in, or `none`. */
export function enclosingMethod(syntax: Syntax, node: number): number {
  return ancestor(syntax, node, (kind, at) => {
    if (kind !== K.func) return false;
    const up = parentOf(syntax, at);
    const holder = kindAt(syntax, up) === K.decorated ? parentOf(syntax, up) : up;
    const holderKind = kindAt(syntax, holder);
    return (
      holderKind === K.classBody ||
      holderKind === K.field ||
      kindAt(syntax, parentOf(syntax, holder)) === K.class
    );
  });
}

/** Whether a function is `async`. */
export function isAsync(syntax: Syntax, func: number): boolean {
  return hasToken(syntax, func, 'async');
}
