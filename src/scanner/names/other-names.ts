/**
 * Names of an expression beside the one that it always has: what a condition chooses, a name with several values, an
 * import that may fail. `(fast ? a : b).run` is `a.run` and `b.run`.
 */
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { hasManyValues, valuesAt } from './later-values.ts';
import { memberName } from './namers.ts';
import { extend, type Resolver } from './resolver.ts';
import { type Binding, bindingAt } from './scopes.ts';

const maxNames = 4;
const maxDepth = 6;
/** Of what calls, members and choices stand in one another: `f()()()`. A person writes ten, hostile text ten thousand. */
const maxNested = 100;

/** Of one question. */
interface Known {
  /** Names of bindings: each is looked into once, however its values lead round. */
  readonly bindings: Map<number, readonly string[]>;
  nested: number;
}

type Names = (resolver: Resolver, node: number, known: Known) => readonly string[];

const ownName: Names = (resolver, node) => {
  const name = resolver.nameOf(node);
  return name === undefined ? [] : [name];
};

/** The expressions of which one is chosen; undefined where an expression is no choice. */
export function choicesOf({ syntax }: Resolver, node: number): readonly number[] | undefined {
  const kind = kindAt(syntax, node);
  if (kind === K.ternary) {
    const named = childBy(syntax, node, F.consequence);
    const [yes, , no] = childrenOf(syntax, node);
    return named === none ? [yes ?? none, no ?? none] : [named, childBy(syntax, node, F.alternative)];
  }
  const isFallback =
    (kind === K.binary || kind === K.logical) && ['||', '??', 'or'].includes(operatorOf(syntax, node));
  return isFallback ? [childBy(syntax, node, F.left), childBy(syntax, node, F.right)] : undefined;
}

const ofChoice: Names = (resolver, node, known) =>
  (choicesOf(resolver, node) ?? []).flatMap((each) => namesOf(resolver, each, known));

function isVariable({ kind }: Binding): boolean {
  return kind === 'const' || kind === 'let' || kind === 'var';
}

/** Names of what a destructuring takes out of something. */
function within(names: readonly string[], path: readonly string[]): readonly string[] {
  return names.flatMap((name) => extend(name, path) ?? []);
}

/** A name without other values has those of its one value. */
function ofFirst(resolver: Resolver, binding: Binding, known: Known): readonly string[] | undefined {
  const isPlain = binding.writes === 0 && binding.imported === undefined;
  if (!isPlain || !isVariable(binding)) return undefined;
  return within(namesOf(resolver, binding.init, known), binding.path);
}

const ofIdentifier: Names = (resolver, node, known) => {
  const binding = bindingAt(resolver.names, node);
  if (binding === undefined) return ownName(resolver, node, known);
  const before = known.bindings.get(binding.id);
  if (before !== undefined) return before;
  known.bindings.set(binding.id, []);
  const names = ofBinding(resolver, binding, { node, known });
  known.bindings.set(binding.id, names);
  return names;
};

interface Asked {
  readonly node: number;
  readonly known: Known;
}

function ofBinding(resolver: Resolver, binding: Binding, { node, known }: Asked): readonly string[] {
  if (hasManyValues(binding)) return [];
  if (binding.later === undefined) return ofFirst(resolver, binding, known) ?? ownName(resolver, node, known);
  return valuesAt(resolver.syntax, binding, node).flatMap((value) => {
    const name = resolver.nameOfValue(binding, value);
    return name === undefined ? within(namesOf(resolver, value.init, known), value.path) : [name];
  });
}

const ofMember: Names = (resolver, node, known) => {
  const object = childBy(resolver.syntax, node, F.object);
  if (bindingAt(resolver.names, node) !== undefined || resolver.isSelf(object))
    return ownName(resolver, node, known);
  const property = resolver.lastOf(node);
  return property === '' ? [] : namesOf(resolver, object, known).map((name) => memberName(name, property));
};

const ofCall: Names = (resolver, node, known) => {
  if (resolver.nameOf(node) !== undefined) return ownName(resolver, node, known);
  const callee = childBy(resolver.syntax, node, F.callee);
  return namesOf(resolver, callee, known).map((name) => `${name}()`);
};

const ofInner: Names = (resolver, node, known) => namesOf(resolver, childAt(resolver.syntax, node, 0), known);

const naming: (Names | undefined)[] = [];
naming[K.identifier] = ofIdentifier;
naming[K.member] = ofMember;
naming[K.call] = ofCall;
naming[K.new] = ofCall;
naming[K.ternary] = ofChoice;
naming[K.logical] = ofChoice;
naming[K.binary] = ofChoice;
for (const kind of [K.await, K.paren, K.wrap]) naming[kind] = ofInner;

function namesOf(resolver: Resolver, node: number, known: Known): readonly string[] {
  if (node < 0 || known.nested >= maxNested) return [];
  known.nested += 1;
  const names = (naming[kindAt(resolver.syntax, node)] ?? ownName)(resolver, node, known);
  known.nested -= 1;
  return names;
}

/** What leads an expression to the one thing that it is made of; none where that is too far down to name. */
function rootOf({ syntax }: Resolver, node: number): number {
  let at = unwrap(syntax, node);
  for (let links = 0; links < maxNested; links += 1) {
    const kind = kindAt(syntax, at);
    const isCall = kind === K.call || kind === K.new;
    if (kind !== K.member && kind !== K.await && !isCall) return at;
    const inner =
      kind === K.await ? childAt(syntax, at, 0) : childBy(syntax, at, isCall ? F.callee : F.object);
    at = unwrap(syntax, inner);
  }
  return none;
}

const choosing = new Set<number>([K.ternary, K.logical, K.binary]);

/** Most names have one value, and that is quick to see. */
function mayDiffer(resolver: Resolver, node: number, depth = 0): boolean {
  if (node < 0) return false;
  const root = rootOf(resolver, node);
  const kind = kindAt(resolver.syntax, root);
  if (choosing.has(kind)) return true;
  const binding = kind === K.identifier ? bindingAt(resolver.names, root) : undefined;
  if (binding === undefined || depth > maxDepth) return false;
  if (binding.later !== undefined) return true;
  return isVariable(binding) && mayDiffer(resolver, binding.init, depth + 1);
}

/** Names beside `nameOf`; none for most expressions. */
export function otherNames(resolver: Resolver, node: number): readonly string[] {
  if (!mayDiffer(resolver, node)) return [];
  const own = resolver.nameOf(node);
  const names = new Set(
    namesOf(resolver, node, { bindings: new Map(), nested: 0 }).filter((name) => name !== own),
  );
  return [...names].slice(0, maxNames);
}
