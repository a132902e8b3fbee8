/** Variables of scripts that nothing declares: `x = 1` and `globalThis.x = 1` make `x` one of the whole program. */
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, hasToken, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { type DeclareTarget, lookUp, type Scope } from './scopes.ts';

/** Objects whose members are the variables of the whole program. */
const globalObjects = new Set(['globalThis', 'global', 'window', 'self']);

/** Names that the platform gives a meaning: to assign one does something, and makes no variable. */
const platformNames = new Set([
  ...globalObjects,
  'location',
  'document',
  'top',
  'parent',
  'opener',
  'module',
  'exports',
  'require',
  'process',
  'console',
  'event',
  'arguments',
  'undefined',
]);

/** What the reading of undeclared names needs of a declarer. */
export interface UndeclaredTarget extends DeclareTarget {
  readonly bindingOf: Int32Array;
  /** The scope that a node stands in. */
  scopeOf(node: number): Scope;
}

const patterns = new Set<number>([
  K.objectPattern,
  K.arrayPattern,
  K.object,
  K.array,
  K.pairPattern,
  K.pair,
  K.restPattern,
  K.spread,
  K.paren,
]);

/** `globalThis.x`, where nothing of the file is called `globalThis`. */
function isGlobalMember(declarer: UndeclaredTarget, node: number): boolean {
  const object = unwrap(declarer.syntax, childBy(declarer.syntax, node, F.object));
  if (kindAt(declarer.syntax, object) !== K.identifier) return false;
  const name = textOf(declarer.syntax, object);
  return globalObjects.has(name) && lookUp(declarer.scopeOf(object), name) === undefined;
}

function declareGlobal(declarer: UndeclaredTarget, named: number, init: number): void {
  const name = textOf(declarer.syntax, named);
  const isHandler = /^on[a-z]+$/.test(name);
  if (isHandler || platformNames.has(name) || lookUp(declarer.scopeOf(named), name) !== undefined) return;
  declarer.declare(declarer.moduleScope, named, { kind: 'global', init, path: [] }).isShared = true;
}

const maxPatternDepth = 20;

function declareTarget(declarer: UndeclaredTarget, target: number, init: number, depth = 0): void {
  const { syntax } = declarer;
  const node = unwrap(syntax, target);
  const kind = kindAt(syntax, node);
  if (kind === K.identifier || kind === K.shorthandPattern || kind === K.shorthand)
    declareGlobal(declarer, node, init);
  else if (kind === K.member && isGlobalMember(declarer, node))
    declareGlobal(declarer, childBy(syntax, node, F.property), init);
  else if (patterns.has(kind) && depth < maxPatternDepth)
    for (const child of childrenOf(syntax, node)) declareTarget(declarer, child, none, depth + 1);
}

function isUndeclaredLoop(declarer: UndeclaredTarget, node: number): boolean {
  return ['const', 'let', 'var'].every((word) => !hasToken(declarer.syntax, node, word));
}

function declareAll(declarer: UndeclaredTarget): void {
  const { syntax } = declarer;
  for (let node = 0; node < syntax.count; node += 1) {
    const kind = syntax.kind[node];
    const isLoop = kind === K.forIn && isUndeclaredLoop(declarer, node);
    if (kind !== K.assign && !isLoop) continue;
    const init = isLoop ? none : childBy(syntax, node, F.right);
    declareTarget(declarer, childBy(syntax, node, F.left), init);
  }
}

/** `globalThis.x` means the `x` that the file makes. */
function bindMember(declarer: UndeclaredTarget, node: number): void {
  const { syntax, bindingOf, moduleScope } = declarer;
  const named = childBy(syntax, node, F.property);
  const binding = moduleScope.names?.get(textOf(syntax, named));
  if (binding?.kind !== 'global' || !isGlobalMember(declarer, node)) return;
  bindingOf[node] = binding.id + 1;
  const isWritten = syntax.field[node] === F.left;
  if (!isWritten) binding.uses += 1;
  else if (named !== binding.node) binding.writes += 1;
}

/** Makes a variable of each name that is assigned and that nothing declares, and ties `globalThis.x` to its `x`. */
export function declareUndeclared(declarer: UndeclaredTarget): void {
  const { syntax } = declarer;
  declareAll(declarer);
  if (![...globalObjects].some((name) => syntax.text.includes(`${name}.`))) return;
  for (let node = 0; node < syntax.count; node += 1)
    if (syntax.kind[node] === K.member) bindMember(declarer, node);
}
