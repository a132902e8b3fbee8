/** Methods that Python itself calls on an object of a class of this file: `with`, `object[key]`, `str(object)`, `for`. */

import { F } from '../syntax/kinds.ts';
import { childBy, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { callEach, methodsOf, type Site } from './functions.ts';
import { calledSource } from './places.ts';
import type { Run } from './run.ts';
import { eachOf, elementOf } from './value/fields.ts';
import { unknown, type Value } from './value/value.ts';

/** Where and with what Python calls a method. */
interface SpecialCall {
  /** Names of the method; the first one that the class has is called. */
  readonly names: readonly string[];
  readonly node: number;
  readonly args?: readonly Value[];
}

/** What a method that Python calls gives; undefined where the object's class has none. */
export function callSpecial(run: Run, receiver: Value, call: SpecialCall): Value | undefined {
  if (receiver.instance === undefined || run.syntax.grammar.family !== 'python') return undefined;
  for (const name of call.names) {
    const funcs = methodsOf(run, receiver.instance, name);
    if (funcs.length > 0) return callEach(run, funcs, siteOf(run, receiver, call));
  }
  return undefined;
}

function siteOf(run: Run, receiver: Value, { node, args = [] }: SpecialCall): Site {
  const given = { positional: args, byName: new Map(), rest: unknown, receiver };
  return { node, shown: textOf(run.syntax, node).slice(0, 60), given, object: none };
}

/** What `with` and `async with` hand to the name after `as`. */
export function entered(run: Run, value: Value, node: number): Value | undefined {
  return callSpecial(run, value, { names: ['__enter__', '__aenter__'], node });
}

/** What the text of an object holds. */
export function shownAs(run: Run, value: Value, node: number): Value {
  return callSpecial(run, value, { names: ['__str__', '__format__', '__repr__'], node }) ?? value;
}

/** What a loop over an object gives each turn. */
export function iterated(run: Run, value: Value, node: number): Value {
  const name = run.resolver.nameOf(childBy(run.syntax, node, F.right));
  const source = name === undefined ? undefined : calledSource(run, `${name}.__iter__`, node);
  if (source !== undefined) return source;
  const given = callSpecial(run, value, { names: ['__iter__', '__aiter__'], node }) ?? value;
  return run.syntax.grammar.family === 'python' ? eachOf(given) : elementOf(given);
}
