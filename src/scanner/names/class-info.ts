import { codeBetween } from '../syntax/code-text.ts';
import { F, K } from '../syntax/kinds.ts';
import {
  ancestor,
  childAt,
  childBy,
  childOfKind,
  childrenOf,
  endOf,
  hasToken,
  kindAt,
  parentOf,
  textOf,
} from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { parameterPattern } from './declare.ts';

/** What a class says of itself: its methods, and for each field the expression or type that gives it. */
export interface ClassInfo {
  readonly methods: ReadonlyMap<string, number>;
  /** Names of methods that are read like fields. */
  readonly getters: ReadonlySet<string>;
  /** Expressions of the classes that it extends. */
  readonly bases: readonly number[];
  /** Field name → node that declares it, with its decorators. */
  readonly fields: ReadonlyMap<string, number>;
  /** Declared fields in order, as a constructor that the language writes takes them. */
  readonly declared: readonly string[];
  /** Field name → node of its first value. */
  readonly values: ReadonlyMap<string, number>;
  /** Field name → node of its declared type. */
  readonly types: ReadonlyMap<string, number>;
}

interface Draft {
  readonly methods: Map<string, number>;
  readonly getters: Set<string>;
  readonly fields: Map<string, number>;
  readonly declared: string[];
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

/** TypeScript: whether a parameter of a constructor is a field too, with or without decorators before it. */
export function isParameterProperty(syntax: Syntax, parameter: number): boolean {
  const decorators = childrenOf(syntax, parameter).filter((child) => kindAt(syntax, child) === K.decorator);
  const from = syntax.end[decorators.at(-1) ?? none] ?? syntax.start[parameter] ?? 0;
  const text = codeBetween(syntax, from, syntax.end[parameter] ?? 0).trimStart();
  return /^(?:public|private|protected|readonly|override)\s/.test(text);
}

/** TypeScript: `constructor(private readonly db: Pool)`. */
function readParameterProperties(syntax: Syntax, method: number, draft: Draft): void {
  for (const parameter of childrenOf(syntax, childBy(syntax, method, F.parameters))) {
    const type = childBy(syntax, parameter, F.type);
    if (type === none || !isParameterProperty(syntax, parameter)) continue;
    draft.types.set(textOf(syntax, parameterPattern(syntax, parameter)), type);
  }
}

function readMethod(syntax: Syntax, member: number, method: number, draft: Draft): void {
  const name = textOf(syntax, childBy(syntax, method, F.name));
  if (isSetter(syntax, member, method)) return;
  draft.methods.set(name, method);
  if (isGetter(syntax, member, method)) draft.getters.add(name);
  if (!initializers.has(name)) return;
  readAssignments(syntax, method, draft);
  readParameterProperties(syntax, method, draft);
}

function readField(syntax: Syntax, field: number, draft: Draft): void {
  const name = textOf(syntax, childBy(syntax, field, fieldNameSlot(syntax, field)));
  const value = childBy(syntax, field, F.value);
  const type = childBy(syntax, field, F.type);
  draft.fields.set(name, field);
  if (value !== none) draft.values.set(name, value);
  if (type !== none) draft.types.set(name, type);
  if (kindAt(syntax, value) === K.func) draft.methods.set(name, value);
}

function readMember(syntax: Syntax, member: number, draft: Draft): void {
  const inner = kindAt(syntax, member) === K.decorated ? childBy(syntax, member, F.definition) : member;
  const kind = kindAt(syntax, inner);
  if (kind === K.func) readMethod(syntax, member, inner, draft);
  if (kind === K.exprStmt) readAnnotated(syntax, childAt(syntax, inner, 0), draft);
  if (kind === K.field) readField(syntax, inner, draft);
}

/** `name: str = ""` in the body of a Python class. */
function readAnnotated(syntax: Syntax, assignment: number, draft: Draft): void {
  const left = childBy(syntax, assignment, F.left);
  if (kindAt(syntax, assignment) !== K.assign || kindAt(syntax, left) !== K.identifier) return;
  const name = textOf(syntax, left);
  const type = childBy(syntax, assignment, F.type);
  const value = childBy(syntax, assignment, F.right);
  if (value !== none) draft.values.set(name, value);
  if (type === none) return;
  draft.fields.set(name, assignment);
  draft.types.set(name, type);
  draft.declared.push(name);
}

function isGetter(syntax: Syntax, member: number, method: number): boolean {
  if (syntax.grammar.family === 'script') return hasToken(syntax, method, 'get');
  return childrenOf(syntax, member).some(
    (child) =>
      kindAt(syntax, child) === K.decorator &&
      /^@(?:functools\.)?(?:cached_)?property$/.test(textOf(syntax, child).trim()),
  );
}

/** A setter shares the getter's name; what it takes is an assignment, not a call. */
function isSetter(syntax: Syntax, member: number, method: number): boolean {
  if (syntax.grammar.family === 'script') return hasToken(syntax, method, 'set');
  return childrenOf(syntax, member).some(
    (child) =>
      kindAt(syntax, child) === K.decorator && /\.(?:setter|deleter)$/.test(textOf(syntax, child).trim()),
  );
}

function basesOf(syntax: Syntax, node: number): number[] {
  const superclasses = childBy(syntax, node, F.superclasses);
  if (superclasses !== none)
    return childrenOf(syntax, superclasses).filter((child) => kindAt(syntax, child) !== K.keywordArg);
  const heritage = childOfKind(syntax, node, K.heritage);
  // TypeScript wraps what is extended in a clause, JavaScript does not.
  const inner = childAt(syntax, heritage, 0);
  if (inner === none) return [];
  return [kindAt(syntax, inner) === 0 ? childAt(syntax, inner, 0) : inner];
}

/** The grammars name a field's own name differently: `property` in JavaScript, `name` in TypeScript. */
function fieldNameSlot(syntax: Syntax, field: number): number {
  return childBy(syntax, field, F.property) === none ? F.name : F.property;
}

/** Reads a class node. */
export function readClass(syntax: Syntax, node: number): ClassInfo {
  const draft: Draft = {
    methods: new Map(),
    getters: new Set(),
    fields: new Map(),
    declared: [],
    values: new Map(),
    types: new Map(),
  };
  for (const member of childrenOf(syntax, childBy(syntax, node, F.body))) readMember(syntax, member, draft);
  return { ...draft, bases: basesOf(syntax, node) };
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
