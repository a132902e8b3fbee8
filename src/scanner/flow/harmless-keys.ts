/** Keys that lead to no prototype, whoever chooses them: an object's own, and those with a text in them that no such name has. */

import { constantOf } from '../match/constants.ts';
import { parametersOf } from '../match/handlers.ts';
import { parameterPattern } from '../names/declare.ts';
import { type Binding, bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import {
  ancestor,
  childBy,
  childrenOf,
  hasToken,
  kindAt,
  operatorOf,
  parentOf,
  textOf,
  unwrap,
} from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Run } from './run.ts';

const maxDepth = 10;
const inherited = ['__proto__', 'constructor', 'prototype'];

/** Whether `holder[key]` is a member that the holder was given, or none at all. */
export function isHarmlessKey(run: Run, holder: number, key: number): boolean {
  const given = initOf(run, key);
  return isPutTogether(run, given) || isOwnKey(run, holder, key);
}

/** What a name that is never written again stands for; any other expression itself. */
function initOf(run: Run, node: number): number {
  const inner = unwrap(run.syntax, node);
  const binding = fixed(run, inner);
  const isWhole = binding !== undefined && binding.path.length === 0 && binding.init > 0;
  return isWhole && binding.kind !== 'param' ? unwrap(run.syntax, binding.init) : inner;
}

function fixed(run: Run, node: number): Binding | undefined {
  const binding = kindAt(run.syntax, node) === K.identifier ? bindingAt(run.resolver.names, node) : undefined;
  return binding?.writes === 0 ? binding : undefined;
}

/** `${parent}.${child}`, `'user:' + name`: a dot or such a word stands in none of the names. */
function isPutTogether(run: Run, node: number, depth = 0): boolean {
  const { syntax } = run;
  const kind = kindAt(syntax, node);
  if (kind === K.template)
    return childrenOf(syntax, node).some(
      (part) => kindAt(syntax, part) !== K.templateSub && isForeign(textOf(syntax, part)),
    );
  if (depth > maxDepth || kind !== K.binary || operatorOf(syntax, node) !== '+') return false;
  return childrenOf(syntax, node).some((part) => {
    const inner = unwrap(syntax, part);
    const text = constantOf(run.resolver, inner);
    return (typeof text === 'string' && isForeign(text)) || isPutTogether(run, inner, depth + 1);
  });
}

function isForeign(text: string): boolean {
  return !inherited.some((name) => name.includes(text));
}

/** `for (const key of Object.keys(holder))`, `for (const key in holder)`, `Object.keys(holder).forEach((key) => …)`. */
function isOwnKey(run: Run, holder: number, key: number): boolean {
  const place = unwrap(run.syntax, key);
  const object = unwrap(run.syntax, holder);
  if (kindAt(run.syntax, place) !== K.identifier || fixed(run, object) === undefined) return false;
  const name = textOf(run.syntax, object);
  const binding = fixed(run, place);
  const isHanded = binding?.kind === 'param' && isCallbackOver(run, binding, name);
  return isHanded || isLoopOver(run, place, name);
}

/** Of the innermost loop that declares the key anew for each turn. */
function isLoopOver(run: Run, key: number, name: string): boolean {
  const { syntax } = run;
  const text = textOf(syntax, key);
  const declares = (node: number) => textOf(syntax, childBy(syntax, node, F.left)) === text;
  const loop = ancestor(syntax, key, (kind, node) => kind === K.func || (kind === K.forIn && declares(node)));
  if (kindAt(syntax, loop) !== K.forIn || !hasToken(syntax, loop, 'const')) return false;
  const right = childBy(syntax, loop, F.right);
  if (hasToken(syntax, loop, 'of')) return listsKeys(run, right, name);
  return textOf(syntax, unwrap(syntax, right)) === name;
}

function isCallbackOver(run: Run, { node, scope }: Binding, name: string): boolean {
  const { syntax } = run;
  const [first = none] = parametersOf(syntax, scope.node);
  if (parameterPattern(syntax, first) !== node) return false;
  const call = parentOf(syntax, parentOf(syntax, scope.node));
  const callee = kindAt(syntax, call) === K.call ? childBy(syntax, call, F.callee) : none;
  const goesThrough = callee !== none && through.has(run.resolver.lastOf(callee));
  return goesThrough && listsKeys(run, childBy(syntax, callee, F.object), name);
}

const through = new Set(['forEach', 'map', 'filter', 'some', 'every', 'flatMap', 'find']);

/** `Object.keys(holder)`, by a name of its own as well. */
function listsKeys(run: Run, list: number, name: string): boolean {
  const text = textOf(run.syntax, initOf(run, list));
  return text === `Object.keys(${name})` || text === `Object.getOwnPropertyNames(${name})`;
}
