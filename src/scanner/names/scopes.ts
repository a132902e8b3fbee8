import type { Syntax } from '../syntax/syntax.ts';

/** What made a name known in its scope; `global`: a script assigns it, and nothing declares it. */
export type BindingKind =
  | 'import'
  | 'param'
  | 'const'
  | 'let'
  | 'var'
  | 'function'
  | 'class'
  | 'global'
  | 'catch'
  | 'loop';

/** A value that a name is given behind its declaration. */
export interface LaterValue {
  /** Where the name stands as it is given the value. */
  readonly node: number;
  /** The expression, or `none` where it is none by itself: `x += 1`. */
  readonly init: number;
  readonly path: readonly string[];
  /** An import's resolved name. */
  imported?: string;
}

/** A declared name. `writes` counts assignments after the declaration, `uses` the reads. */
export interface Binding {
  readonly id: number;
  readonly name: string;
  readonly kind: BindingKind;
  /** The declaring identifier. */
  readonly node: number;
  readonly scope: Scope;
  /** Expression that gives the value, or `none`; with `path` the part of it that a destructuring takes. */
  init: number;
  path: readonly string[];
  /** Imports: the resolved name. Functions and classes: undefined. */
  imported: string | undefined;
  writes: number;
  /** Python's later values of the name, in order: a name may be known by all of them. */
  others?: number[];
  /** All values behind the first one, in either language, in order. */
  later?: LaterValue[];
  uses: number;
  /** Written by a function inside the one that declares it: its value may change at any time. */
  isShared: boolean;
}

/** Where names live. A class scope is not seen from the functions inside it (Python's rule). */
export interface Scope {
  readonly node: number;
  readonly outer: Scope | undefined;
  readonly isFunction: boolean;
  readonly isClass: boolean;
  names: Map<string, Binding> | undefined;
}

/** All names of a file, and for each identifier node the binding it means. */
export interface Names {
  readonly syntax: Syntax;
  readonly bindings: readonly Binding[];
  readonly moduleScope: Scope;
  /** Binding id + 1 by node; 0 where a node is no reference or means a global. */
  readonly bindingOf: Int32Array;
  /** Module specifiers in order of their import. */
  readonly specifiers: readonly string[];
  /** Names that the file exports, by the name the importer uses. */
  readonly exports: ReadonlyMap<string, number>;
  /** Names handed on from other modules. */
  readonly reexports: readonly Reexport[];
  /** Modules whose names are all taken in by `from … import *`. */
  readonly wildcards: readonly string[];
}

/** `export { member as name } from 'specifier'`; with `*` for both, everything. */
export interface Reexport {
  readonly name: string;
  readonly specifier: string;
  readonly member: string;
}

/** Finds a name from a scope outwards. */
export function lookUp(scope: Scope, name: string): Binding | undefined {
  let passedFunction = false;
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    if (!(at.isClass && passedFunction)) {
      const binding = at.names?.get(name);
      if (binding !== undefined) return binding;
    }
    passedFunction ||= at.isFunction;
  }
  return undefined;
}

/** The binding that an identifier node means; undefined for globals and for what is no identifier. */
export function bindingAt(names: Names, node: number): Binding | undefined {
  const id = names.bindingOf[node] ?? 0;
  return id === 0 ? undefined : names.bindings[id - 1];
}

/** A value that a declaration gives, for `DeclareTarget.declare`. */
export interface Declaration {
  readonly kind: BindingKind;
  readonly init: number;
  readonly path: readonly string[];
}

/** Where declarations are written while a file is read. */
export interface DeclareTarget {
  readonly syntax: Syntax;
  readonly moduleScope: Scope;
  readonly isPython: boolean;
  readonly specifiers: string[];
  readonly wildcards: string[];
  readonly exports: Map<string, number>;
  readonly reexports: Reexport[];
  /** Adds a name to a scope, or counts a write when it is there already. */
  declare(scope: Scope, node: number, declaration: Declaration): Binding;
  /** The scope in which a declaration with function reach lands. */
  functionScope(scope: Scope): Scope;
}
