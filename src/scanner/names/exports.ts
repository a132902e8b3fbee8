import { F, K } from '../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childOfKind,
  childrenOf,
  hasToken,
  kindAt,
  parentOf,
  textOf,
} from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { moduleName, unquoted } from './imports.ts';
import type { DeclareTarget } from './scopes.ts';

/** `export { a as b } from './x'`, `export * from './x'`, `export * as x from './x'`. */
function declareReexport(declarer: DeclareTarget, node: number, source: number): void {
  const { syntax } = declarer;
  const specifier = moduleName(unquoted(textOf(syntax, source)));
  const clause = childOfKind(syntax, node, K.exportClause);
  const namespace = childrenOf(syntax, node).find((child) => child !== source && child !== clause);
  if (clause === none) {
    const name = namespace === undefined ? '*' : textOf(syntax, childAt(syntax, namespace, 0));
    declarer.reexports.push({ name, specifier, member: namespace === undefined ? '*' : '' });
  }
  for (const child of childrenOf(syntax, clause)) {
    const member = textOf(syntax, childBy(syntax, child, F.name));
    const alias = childBy(syntax, child, F.alias);
    declarer.reexports.push({ name: alias === none ? member : textOf(syntax, alias), specifier, member });
  }
}

/** `export const a`, `export default f`, `export { … } from`: what the importer calls by name. */
export function declareExport(declarer: DeclareTarget, node: number): void {
  const { syntax } = declarer;
  const source = childBy(syntax, node, F.source);
  if (source !== none) {
    declareReexport(declarer, node, source);
    return;
  }
  const declaration = childBy(syntax, node, F.declaration);
  const named = declaration === none ? none : childBy(syntax, declaration, F.name);
  if (named !== none) declarer.exports.set(textOf(syntax, named), named);
  if (hasToken(syntax, node, 'default')) {
    const value = declaration === none ? childBy(syntax, node, F.value) : declaration;
    declarer.exports.set('default', named === none ? value : named);
  }
  if (kindAt(syntax, declaration) !== K.varDecl) return;
  for (const child of childrenOf(syntax, declaration)) {
    const name = childBy(syntax, child, F.name);
    if (kindAt(syntax, name) === K.identifier) declarer.exports.set(textOf(syntax, name), name);
  }
}

/** One name of `export { a as b }`. */
export function declareExportSpecifier(declarer: DeclareTarget, node: number): void {
  const { syntax } = declarer;
  if (childBy(syntax, parentOf(syntax, parentOf(syntax, node)), F.source) !== none) return;
  const name = childBy(syntax, node, F.name);
  const alias = childBy(syntax, node, F.alias);
  declarer.exports.set(textOf(syntax, alias === none ? name : alias), name);
}

/** `module.exports = x`, `module.exports = { f }`, `exports.f = x`. */
export function declareCommonExport(declarer: DeclareTarget, node: number): void {
  const { syntax } = declarer;
  const left = textOf(syntax, childBy(syntax, node, F.left));
  const right = childBy(syntax, node, F.right);
  const named = /^(?:module\.)?exports\.(\w+)$/.exec(left)?.[1];
  if (named !== undefined) declarer.exports.set(named, right);
  if (left !== 'module.exports') return;
  declarer.exports.set('default', right);
  if (kindAt(syntax, right) !== K.object) return;
  for (const child of childrenOf(syntax, right)) {
    if (kindAt(syntax, child) === K.shorthand) declarer.exports.set(textOf(syntax, child), child);
    if (kindAt(syntax, child) === K.pair) {
      declarer.exports.set(textOf(syntax, childBy(syntax, child, F.key)), childBy(syntax, child, F.value));
    }
  }
}
