/**
 * Builds the scopes of a file in one preorder pass, then ties each identifier to its binding in a second one,
 * since both languages let a function use a name that is declared further down.
 */
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, endOf, hasToken, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { declareCommonExport, declareExport, declareExportSpecifier } from './exports.ts';
import { declareImport, declareRequire } from './imports.ts';
import { addLater, addOther, addWrite } from './later-values.ts';
import { isChanged, isLabelOnly, isWriteTarget } from './name-roles.ts';
import {
  type Binding,
  type BindingKind,
  type Declaration,
  lookUp,
  type Names,
  type Reexport,
  type Scope,
} from './scopes.ts';
import { declareUndeclared, type UndeclaredTarget } from './undeclared.ts';

/** State of the two passes. */
class Declarer implements UndeclaredTarget {
  readonly syntax: Syntax;
  readonly bindings: Binding[] = [];
  readonly bindingOf: Int32Array;
  readonly specifiers: string[] = [];
  readonly exports = new Map<string, number>();
  readonly reexports: Reexport[] = [];
  readonly wildcards: string[] = [];
  readonly moduleScope: Scope;
  readonly isPython: boolean;
  private readonly scopeAt: Scope[];
  /** Names that a Python function takes from outside by `global` or `nonlocal`. */
  private readonly outerNames = new Map<Scope, Set<string>>();

  constructor(syntax: Syntax) {
    this.syntax = syntax;
    this.isPython = syntax.grammar.family === 'python';
    this.bindingOf = new Int32Array(syntax.count);
    this.moduleScope = { node: 0, outer: undefined, isFunction: true, isClass: false, names: undefined };
    this.scopeAt = new Array<Scope>(syntax.count);
  }

  /** Adds a name to a scope, or counts a write when it is there already. */
  declare(scope: Scope, node: number, declaration: Declaration): Binding {
    const name = textOf(this.syntax, node);
    const known = scope.names?.get(name);
    if (known !== undefined) {
      this.rewrite(known, node, declaration);
      return known;
    }
    const binding: Binding = {
      id: this.bindings.length,
      name,
      kind: declaration.kind,
      node,
      scope,
      init: declaration.init,
      path: declaration.path,
      imported: undefined,
      writes: 0,
      uses: 0,
      isShared: false,
    };
    this.bindings.push(binding);
    scope.names ??= new Map();
    scope.names.set(name, binding);
    this.bindingOf[node] = binding.id + 1;
    return binding;
  }

  /** A second value: a null one before or after is a placeholder and does not make the name ambiguous. */
  private rewrite(known: Binding, node: number, declaration: Declaration): void {
    this.bindingOf[node] = known.id + 1;
    addLater(known, { node, init: declaration.init, path: declaration.path });
    if (kindAt(this.syntax, declaration.init) === K.null) return;
    if (known.init !== none && kindAt(this.syntax, known.init) === K.null) {
      known.init = declaration.init;
      known.path = declaration.path;
      return;
    }
    known.writes += 1;
    if (declaration.init !== none && declaration.path.length === 0) addOther(known, declaration.init);
  }

  /** The scope in which a declaration with function reach lands. */
  functionScope(scope: Scope): Scope {
    let at = scope;
    while (!(at.isFunction || (this.isPython && at.isClass)) && at.outer !== undefined) at = at.outer;
    return at;
  }

  run(): Names {
    const { syntax } = this;
    let scope = this.moduleScope;
    for (let node = 0; node < syntax.count; node += 1) {
      while (scope.outer !== undefined && node >= endOf(syntax, scope.node)) scope = scope.outer;
      this.scopeAt[node] = scope;
      const kind = syntax.kind[node] ?? 0;
      declarers[kind]?.(this, node, scope);
      if (node > 0 && opensScope[kind] === 1) scope = this.open(node, scope, kind);
    }
    if (!this.isPython) declareUndeclared(this);
    this.resolveAll();
    return {
      syntax,
      bindings: this.bindings,
      moduleScope: this.moduleScope,
      bindingOf: this.bindingOf,
      specifiers: this.specifiers,
      exports: this.exports,
      reexports: this.reexports,
      wildcards: this.wildcards,
    };
  }

  scopeOf(node: number): Scope {
    return this.scopeAt[node] ?? this.moduleScope;
  }

  private open(node: number, outer: Scope, kind: number): Scope {
    const isFunction = kind === K.func || kind === K.comprehension;
    return { node, outer, isFunction, isClass: kind === K.class, names: undefined };
  }

  private resolveAll(): void {
    const { syntax, bindingOf } = this;
    for (let node = 0; node < syntax.count; node += 1) {
      const kind = syntax.kind[node] ?? 0;
      if (isName[kind] === 1 && bindingOf[node] === 0 && !isLabelOnly(syntax, node)) this.resolve(node);
    }
  }

  private resolve(node: number): void {
    const scope = this.scopeAt[node];
    const binding = scope && lookUp(scope, textOf(this.syntax, node));
    if (scope === undefined || binding === undefined) return;
    this.bindingOf[node] = binding.id + 1;
    const isBoth = isChanged(this.syntax, node);
    const isWritten = isBoth || isWriteTarget(this.syntax, node);
    if (isWritten) this.noteWrite(binding, scope, node);
    if (isBoth || !isWritten) binding.uses += 1;
  }

  private noteWrite(binding: Binding, from: Scope, node: number): void {
    addWrite(this.syntax, binding, node);
    binding.isShared ||= this.functionScope(from) !== this.functionScope(binding.scope);
  }

  noteOuter(scope: Scope, name: string): void {
    const names = this.outerNames.get(scope) ?? new Set();
    names.add(name);
    this.outerNames.set(scope, names);
  }

  isOuter(scope: Scope, name: string): boolean {
    return this.outerNames.get(scope)?.has(name) ?? false;
  }
}

const isName = new Uint8Array(256);
for (const kind of [K.identifier, K.shorthand, K.typeName, K.shorthandPattern]) isName[kind] = 1;

const opensScope = new Uint8Array(256);
for (const kind of [K.func, K.class, K.block, K.for, K.forIn, K.catch, K.switchBody, K.comprehension])
  opensScope[kind] = 1;

type Declare = (declarer: Declarer, node: number, scope: Scope) => void;

/** What a child of a pattern takes of the pattern's own value. */
type Inner = (
  syntax: Syntax,
  pattern: number,
) => { readonly children: readonly number[]; readonly key?: string };

const innerPatterns: (Inner | undefined)[] = [];
innerPatterns[K.pairPattern] = (syntax, pattern) => ({
  children: [childBy(syntax, pattern, F.value)],
  key: textOf(syntax, childBy(syntax, pattern, F.key)),
});
innerPatterns[K.defaultPattern] = (syntax, pattern) => ({ children: [childBy(syntax, pattern, F.left)] });
for (const kind of [K.objectPattern, K.asTarget, K.paren]) {
  innerPatterns[kind] = (syntax, pattern) => ({ children: childrenOf(syntax, pattern) });
}
for (const kind of [K.arrayPattern, K.restPattern, K.array]) {
  innerPatterns[kind] = (syntax, pattern) => ({ children: childrenOf(syntax, pattern), key: '*' });
}

const maxPatternDepth = 60;

/** Declares each name of a pattern, with the way that leads to it. */
function declarePattern(declarer: Declarer, pattern: number, scope: Scope, declaration: Declaration): void {
  const { syntax } = declarer;
  const kind = kindAt(syntax, pattern);
  const below = (key: string): Declaration => ({ ...declaration, path: [...declaration.path, key] });
  if (kind === K.identifier || kind === K.shorthandPattern) {
    const name = textOf(syntax, pattern);
    const own = kind === K.shorthandPattern ? below(name) : declaration;
    if (!declarer.isOuter(scope, name)) declarer.declare(scope, pattern, own);
    return;
  }
  // Nobody writes such patterns by hand; without a bound they would overflow the stack.
  if (declaration.path.length > maxPatternDepth) return;
  const inner = innerPatterns[kind]?.(syntax, pattern);
  const next = inner?.key === undefined ? declaration : below(inner.key);
  for (const child of inner?.children ?? []) declarePattern(declarer, child, scope, next);
}

const declareVariable: Declare = (declarer, node, scope) => {
  const { syntax } = declarer;
  const statement = parentOf(syntax, node);
  const kind: BindingKind = hasToken(syntax, statement, 'const')
    ? 'const'
    : hasToken(syntax, statement, 'var')
      ? 'var'
      : 'let';
  const target = kind === 'var' ? declarer.functionScope(scope) : scope;
  declarePattern(declarer, childBy(syntax, node, F.name), target, {
    kind,
    init: childBy(syntax, node, F.value),
    path: [],
  });
};

const declareAssigned: Declare = (declarer, node, scope) => {
  if (!declarer.isPython) return;
  const left = childBy(
    declarer.syntax,
    node,
    kindAt(declarer.syntax, node) === K.namedExpr ? F.name : F.left,
  );
  let init = childBy(
    declarer.syntax,
    node,
    kindAt(declarer.syntax, node) === K.namedExpr ? F.value : F.right,
  );
  while (kindAt(declarer.syntax, init) === K.assign) init = childBy(declarer.syntax, init, F.right);
  declarePattern(declarer, left, declarer.functionScope(scope), { kind: 'let', init, path: [] });
};

const declareFunction: Declare = (declarer, node, scope) => {
  const { syntax } = declarer;
  const name = childBy(syntax, node, F.name);
  if (kindAt(syntax, name) !== K.identifier || (scope.isClass && !declarer.isPython)) return;
  declarer.declare(declarer.isPython ? declarer.functionScope(scope) : scope, name, {
    kind: 'function',
    init: node,
    path: [],
  });
};

const declareClass: Declare = (declarer, node, scope) => {
  const name = childBy(declarer.syntax, node, F.name);
  if (name === none) return;
  declarer.declare(declarer.isPython ? declarer.functionScope(scope) : scope, name, {
    kind: 'class',
    init: node,
    path: [],
  });
};

const parameterKinds = new Set<number>([
  K.identifier,
  K.objectPattern,
  K.arrayPattern,
  K.restPattern,
  K.defaultPattern,
]);

/** The pattern inside a parameter: TypeScript and Python wrap it together with type and default. */
export function parameterPattern(syntax: Syntax, parameter: number): number {
  if (kindAt(syntax, parameter) !== K.param) return parameter;
  const named = childBy(syntax, parameter, F.pattern);
  if (named !== none) return named;
  const byName = childBy(syntax, parameter, F.name);
  return byName === none ? childAt(syntax, parameter, 0) : byName;
}

const declareParameters: Declare = (declarer, node, scope) => {
  for (const child of childrenOf(declarer.syntax, node)) {
    const pattern = parameterPattern(declarer.syntax, child);
    if (parameterKinds.has(kindAt(declarer.syntax, pattern))) {
      declarePattern(declarer, pattern, scope, { kind: 'param', init: none, path: [] });
    }
  }
};

/** `x => …`: the parameter stands without a list. */
const declareSingleParameter: Declare = (declarer, node, scope) => {
  if (declarer.syntax.field[node] === F.parameter)
    declarer.declare(scope, node, { kind: 'param', init: none, path: [] });
};

const declareLoop: Declare = (declarer, node, scope) => {
  const { syntax } = declarer;
  const left = childBy(syntax, node, F.left);
  const isDeclared =
    declarer.isPython ||
    hasToken(syntax, node, 'const') ||
    hasToken(syntax, node, 'let') ||
    hasToken(syntax, node, 'var');
  if (!isDeclared) return;
  const target =
    declarer.isPython && kindAt(syntax, node) === K.forIn ? declarer.functionScope(scope) : scope;
  declarePattern(declarer, left, target, { kind: 'loop', init: childBy(syntax, node, F.right), path: ['*'] });
};

const declareCatch: Declare = (declarer, node, scope) => {
  const parameter = childBy(declarer.syntax, node, F.parameter);
  if (parameter !== none) declarePattern(declarer, parameter, scope, { kind: 'catch', init: none, path: [] });
};

/** `with open(p) as f`, `except E as e`. */
const declareAs: Declare = (declarer, node, scope) => {
  const { syntax } = declarer;
  const isWith = kindAt(syntax, parentOf(syntax, node)) === K.withItem;
  const kind: BindingKind = isWith ? 'let' : 'catch';
  const init = isWith ? childAt(syntax, node, 0) : none;
  declarePattern(declarer, childBy(syntax, node, F.alias), declarer.functionScope(scope), {
    kind,
    init,
    path: [],
  });
};

/** `case [first, *rest]:`: what a pattern of a match names. */
const declareCaptured: Declare = (declarer, node, scope) => {
  const { syntax } = declarer;
  for (const child of childrenOf(syntax, node)) {
    const isName = kindAt(syntax, child) === K.dottedName && childrenOf(syntax, child).length === 1;
    const name = isName ? childAt(syntax, child, 0) : child;
    if (kindAt(syntax, name) === K.identifier)
      declarer.declare(declarer.functionScope(scope), name, { kind: 'let', init: none, path: ['*'] });
  }
};

const declareGlobal: Declare = (declarer, node, scope) => {
  for (const child of childrenOf(declarer.syntax, node))
    declarer.noteOuter(declarer.functionScope(scope), textOf(declarer.syntax, child));
};

const declarers: (Declare | undefined)[] = [];
declarers[K.declarator] = declareVariable;
declarers[K.assign] = (declarer, node, scope) =>
  (declarer.isPython ? declareAssigned : declareCommonExport)(declarer, node, scope);
declarers[K.namedExpr] = declareAssigned;
declarers[K.func] = declareFunction;
declarers[K.class] = declareClass;
declarers[K.params] = declareParameters;
declarers[K.identifier] = declareSingleParameter;
declarers[K.forIn] = declareLoop;
declarers[K.forInClause] = declareLoop;
declarers[K.catch] = declareCatch;
declarers[K.asPattern] = declareAs;
declarers[K.global] = declareGlobal;
declarers[K.casePattern] = declareCaptured;
declarers[K.splatPattern] = declareCaptured;
declarers[K.call] = declareRequire;
declarers[K.export] = declareExport;
declarers[K.exportSpecifier] = declareExportSpecifier;
for (const kind of [K.import, K.importFrom]) {
  declarers[kind] = (declarer, node, scope) => declareImport(declarer, node, scope);
}

/** Reads all names of a file. */
export function declareNames(syntax: Syntax): Names {
  return new Declarer(syntax).run();
}
