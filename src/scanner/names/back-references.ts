/** Objects that refer back to what made them: `Task(self)` keeps a `Job` in its `self.parent`. */
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, enclosingFunction, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { enclosingClass } from './class-info.ts';
import { parameterPattern } from './declare.ts';
import type { Resolver } from './resolver.ts';
import { bindingAt } from './scopes.ts';

const known = new WeakMap<Resolver, Map<number, readonly number[]>>();

/** Calls of the file that construct an object of one of its classes, by class. */
function constructions(resolver: Resolver): ReadonlyMap<number, readonly number[]> {
  const kept = known.get(resolver);
  if (kept !== undefined) return kept;
  const { syntax } = resolver;
  const found = new Map<number, number[]>();
  for (let node = 0; node < syntax.count; node += 1) {
    if (syntax.kind[node] !== K.call && syntax.kind[node] !== K.new) continue;
    const owner = resolver.classNamed(childBy(syntax, node, F.callee));
    if (owner !== none) found.set(owner, [...(found.get(owner) ?? []), node]);
  }
  known.set(resolver, found);
  return found;
}

/** Position among the arguments of the parameter that a constructor keeps in a field; -1 where it keeps none. */
function keptParameter({ names, syntax }: Resolver, value: number): number {
  const binding = kindAt(syntax, value) === K.identifier ? bindingAt(names, value) : undefined;
  if (binding?.kind !== 'param' || binding.writes > 0) return -1;
  const list = childrenOf(syntax, childBy(syntax, enclosingFunction(syntax, value), F.parameters));
  const position = list.findIndex((each) => parameterPattern(syntax, each) === binding.node);
  return syntax.grammar.family === 'python' ? position - 1 : position;
}

/** The class of this file whose objects a field of the own object refers back to: `self.parent`; or `none`. */
export function classBehind(resolver: Resolver, member: number): number {
  const { syntax } = resolver;
  const isOwn = kindAt(syntax, member) === K.member && resolver.isSelf(childBy(syntax, member, F.object));
  const owner = isOwn ? enclosingClass(syntax, member) : none;
  if (owner === none) return none;
  const position = keptParameter(
    resolver,
    resolver.classInfo(owner).values.get(resolver.lastOf(member)) ?? none,
  );
  if (position < 0) return none;
  const makers = (constructions(resolver).get(owner) ?? []).map((call) => {
    const given = childrenOf(syntax, childBy(syntax, call, F.arguments))[position] ?? none;
    return given !== none && resolver.isSelf(given) ? enclosingClass(syntax, call) : none;
  });
  const [first = none] = makers;
  return makers.every((each) => each === first) ? first : none;
}

/** Name of that class; empty where there is none. */
export function nameOfClassBehind(resolver: Resolver, member: number): string {
  const owner = classBehind(resolver, member);
  return owner === none ? '' : textOf(resolver.syntax, childBy(resolver.syntax, owner, F.name));
}
