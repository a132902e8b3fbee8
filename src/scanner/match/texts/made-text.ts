/** The text that a script makes of a number: `Math.random().toString(36).slice(2)`. */
import type { Resolver } from '../../names/resolver.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, parentOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

/** What changes how a text is cut or written, not that it is one. */
const reshapes =
  /^(?:toString|toFixed|slice|substring|substr|replace|replaceAll|toUpperCase|toLowerCase|trim)$/;
/** Where a value is kept as it is: what is kept as a secret may as well be a text. */
const keepers = new Set<number>([K.declarator, K.assign, K.pair, K.return, K.templateSub, K.func]);

/** The call of a method of a value; `none` where it has none. */
function methodCall(syntax: Syntax, node: number): number {
  const member = parentOf(syntax, node);
  const isOf = kindAt(syntax, member) === K.member && childBy(syntax, member, F.object) === node;
  const call = isOf ? parentOf(syntax, member) : none;
  return call !== none && kindAt(syntax, call) === K.call && childBy(syntax, call, F.callee) === member
    ? call
    : none;
}

/** What is made of a value by methods that leave it a text, brackets round it included. */
function reshaped(resolver: Resolver, node: number): number {
  const { syntax } = resolver;
  const call = methodCall(syntax, node);
  if (call !== none && reshapes.test(resolver.lastOf(childBy(syntax, call, F.callee))))
    return reshaped(resolver, call);
  const up = parentOf(syntax, node);
  return kindAt(syntax, up) === K.paren ? reshaped(resolver, up) : node;
}

/** The expression that makes a text of a number, or that keeps it as it is; `none` where it is reckoned with. */
export function madeText(resolver: Resolver, node: number): number {
  const { syntax } = resolver;
  const at = reshaped(resolver, node);
  if (at !== node && kindAt(syntax, at) === K.call) return at;
  const up = parentOf(syntax, at);
  const holder = kindAt(syntax, up) === K.args ? parentOf(syntax, up) : none;
  if (holder !== none && resolver.lastOf(childBy(syntax, holder, F.callee)) === 'String') return holder;
  return keepers.has(kindAt(syntax, up)) ? at : none;
}
