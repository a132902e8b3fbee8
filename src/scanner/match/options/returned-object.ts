/** The object that a function of the file gives in its only `return`, where a call of it stands for options. */
import type { Resolver } from '../../names/resolver.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, enclosingFunction, endOf, kindAt } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';

/** What the only `return` of a function gives, or `none`; an arrow function may be its own answer. */
function returnedBy({ syntax }: Resolver, func: number): number {
  const body = childBy(syntax, func, F.body);
  if (kindAt(syntax, body) !== K.block) return body;
  let found = none;
  for (let node = body; node < endOf(syntax, body); node += 1) {
    if (syntax.kind[node] !== K.return || enclosingFunction(syntax, node) !== func) continue;
    if (found !== none) return none;
    found = childAt(syntax, node, 0);
  }
  return found;
}

/** What a call of a function of this file gives, or `none`. */
export function returnedObject(resolver: Resolver, call: number): number {
  const func = resolver.localFunction(childBy(resolver.syntax, call, F.callee));
  return func < 0 || kindAt(resolver.syntax, func) !== K.func ? none : returnedBy(resolver, func);
}
