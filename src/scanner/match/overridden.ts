/** Properties that never count: every object that takes them in by a spread gives the key another value. */
import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, parentOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { keyText } from './call-parts.ts';

/** The declarator that an object literal alone is the value of, or `none`. */
function declaratorOf(syntax: Syntax, object: number): number {
  const holder = parentOf(syntax, object);
  const isValue =
    kindAt(syntax, holder) === K.declarator && unwrap(syntax, childBy(syntax, holder, F.value)) === object;
  return isValue ? holder : none;
}

/** Whether a reference stands as `...name` in an object that sets the key after it. */
function setsAfter(syntax: Syntax, reference: number, key: string): boolean {
  const spread = parentOf(syntax, reference);
  if (kindAt(syntax, spread) !== K.spread || kindAt(syntax, parentOf(syntax, spread)) !== K.object)
    return false;
  return childrenOf(syntax, parentOf(syntax, spread)).some(
    (entry) => entry > spread && kindAt(syntax, entry) === K.pair && keyText(syntax, entry) === key,
  );
}

/** `const old = { a: 1 }; use({ ...old, a: 2 })`: the first `a` is never used. */
export function isOverridden({ syntax, names }: Resolver, pair: number, key: string): boolean {
  const declarator = declaratorOf(syntax, parentOf(syntax, pair));
  const name = declarator === none ? none : childBy(syntax, declarator, F.name);
  const binding = name === none ? undefined : bindingAt(names, name);
  if (binding?.kind !== 'const' || binding.uses === 0 || [...names.exports.values()].includes(name))
    return false;
  let seen = 0;
  for (let node = 0; node < syntax.kind.length && seen < binding.uses; node += 1) {
    if (syntax.kind[node] !== K.identifier && syntax.kind[node] !== K.shorthand) continue;
    if (node === name || bindingAt(names, node) !== binding) continue;
    if (!setsAfter(syntax, node, key)) return false;
    seen += 1;
  }
  return seen > 0;
}
