import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childOfKind, childrenOf, endOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { DeclareTarget, Scope } from './scopes.ts';

/** Module name as rules spell it: without `node:`. */
export function moduleName(specifier: string): string {
  return specifier.startsWith('node:') ? specifier.slice(5) : specifier;
}

/** Text between the quotes. */
export function unquoted(literal: string): string {
  return literal.slice(1, -1);
}

function bind(declarer: DeclareTarget, scope: Scope, node: number, imported: string): void {
  const binding = declarer.declare(scope, node, { kind: 'import', init: none, path: [] });
  const later = binding.later?.at(-1);
  if (later?.node === node) later.imported = imported;
  // `import urllib.parse` after `import urllib.request`, or a stand-in in `except ImportError`: the first one names it.
  if (binding.imported === undefined) binding.imported = imported;
  else if (binding.kind === 'import' && binding.writes > 0) binding.writes -= 1;
}

function bindScriptClause(declarer: DeclareTarget, clause: number, module: string): void {
  const { syntax, moduleScope: scope } = declarer;
  for (const child of childrenOf(syntax, clause)) {
    const kind = kindAt(syntax, child);
    if (kind === K.identifier) bind(declarer, scope, child, module);
    if (kind === K.namespaceImport) bind(declarer, scope, childAt(syntax, child, 0), module);
    if (kind !== K.namedImports) continue;
    for (const specifier of childrenOf(syntax, child)) {
      const name = childBy(syntax, specifier, F.name);
      const alias = childBy(syntax, specifier, F.alias);
      const member = textOf(syntax, name);
      bind(
        declarer,
        scope,
        alias === none ? name : alias,
        member === 'default' ? module : `${module}.${member}`,
      );
    }
  }
}

function declareScriptImport(declarer: DeclareTarget, node: number): void {
  const { syntax } = declarer;
  const required = childOfKind(syntax, node, K.importRequire);
  const source = childBy(syntax, required === none ? node : required, F.source);
  const module = moduleName(unquoted(textOf(syntax, source)));
  declarer.specifiers.push(module);
  if (required !== none) bind(declarer, declarer.moduleScope, childAt(syntax, required, 0), module);
  else bindScriptClause(declarer, childOfKind(syntax, node, K.importClause), module);
}

const requireLength = 'require'.length;

/** `require('./users')` loads a module as an import does; what it binds, the resolver reads from the call. */
export function declareRequire(declarer: DeclareTarget, node: number): void {
  const { syntax } = declarer;
  const callee = childBy(syntax, node, F.callee);
  const isShort = (syntax.end[callee] ?? 0) - (syntax.start[callee] ?? 0) === requireLength;
  if (declarer.isPython || !isShort || textOf(syntax, callee) !== 'require') return;
  const source = childAt(syntax, childBy(syntax, node, F.arguments), 0);
  if (kindAt(syntax, source) === K.string)
    declarer.specifiers.push(moduleName(unquoted(textOf(syntax, source))));
}

/** `import a.b` binds `a`; `import a.b as c` binds `c` to `a.b`. */
function declarePythonImport(declarer: DeclareTarget, node: number, scope: Scope): void {
  const { syntax } = declarer;
  for (const child of childrenOf(syntax, node)) {
    const isAliased = kindAt(syntax, child) === K.aliasedImport;
    const dotted = isAliased ? childBy(syntax, child, F.name) : child;
    declarer.specifiers.push(textOf(syntax, dotted));
    const first = childAt(syntax, dotted, 0);
    if (isAliased) bind(declarer, scope, childBy(syntax, child, F.alias), textOf(syntax, dotted));
    else if (first !== none) bind(declarer, scope, first, textOf(syntax, first));
  }
}

function declarePythonFrom(declarer: DeclareTarget, node: number, scope: Scope): void {
  const { syntax } = declarer;
  const source = childBy(syntax, node, F.module);
  const module = textOf(syntax, source);
  declarer.specifiers.push(module);
  if (childOfKind(syntax, node, K.wildcardImport) !== none) declarer.wildcards.push(module);
  for (let child = node + 1; child < endOf(syntax, node); child = endOf(syntax, child)) {
    if (syntax.field[child] !== F.name) continue;
    const isAliased = kindAt(syntax, child) === K.aliasedImport;
    const name = isAliased ? childBy(syntax, child, F.name) : child;
    const target = isAliased ? childBy(syntax, child, F.alias) : childAt(syntax, child, 0);
    const separator = module.endsWith('.') ? '' : '.';
    if (target !== none) bind(declarer, scope, target, `${module}${separator}${textOf(syntax, name)}`);
  }
}

/** Binds the names of an import statement to the names that rules know. */
export function declareImport(declarer: DeclareTarget, node: number, scope: Scope): void {
  if (!declarer.isPython) declareScriptImport(declarer, node);
  else if (kindAt(declarer.syntax, node) === K.importFrom)
    declarePythonFrom(declarer, node, declarer.functionScope(scope));
  else declarePythonImport(declarer, node, declarer.functionScope(scope));
}
