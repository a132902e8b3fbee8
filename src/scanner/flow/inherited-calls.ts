import { lastSegment, type Resolver } from '../names/resolver.ts';
import { namesTextOf } from '../syntax/code-text.ts';
import { none, type Syntax } from '../syntax/syntax.ts';

/** What names are asked of. */
interface Names {
  readonly resolver: Resolver;
  readonly syntax: Syntax;
}

/** A called name, with the last part of it. */
export interface CalledName {
  readonly name: string | undefined;
  readonly last: string;
}

/**
 * A callee as sinks know it; of a class of this file the library's that it is derived from, where it leaves the
 * constructor as it is and refuses nothing: `class Loose(pickle.Unpickler)`.
 */
export function calledName({ resolver, syntax }: Names, callee: number): CalledName {
  const name = resolver.nameOf(callee);
  const own = { name, last: resolver.lastOf(callee) };
  if (name !== undefined || syntax.grammar.family !== 'python') return own;
  const owner = resolver.classNamed(callee);
  if (owner === none || resolver.methodOf(owner, '__init__') !== none) return own;
  const base = /\braise\b/.test(namesTextOf(syntax, owner)) ? undefined : resolver.baseName(owner);
  return base === undefined ? own : { name: base, last: lastSegment(base) };
}
