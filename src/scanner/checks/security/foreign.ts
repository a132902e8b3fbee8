/** Tells values that a stranger sends, without following them further than one variable. */
import type { FileContext } from '../../file-context.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

/** A value that a stranger sends. */
function isForeign({ models, resolver, syntax }: FileContext, node: number): boolean {
  const inner = unwrap(syntax, node);
  const isCall = kindAt(syntax, inner) === K.call;
  const read = isCall ? childBy(syntax, inner, F.callee) : inner;
  for (let at = read; at !== none && at >= 0; at = holderOf(syntax, at)) {
    const name = resolver.nameOf(at);
    const table = isCall && at === read ? models.calls : models.reads;
    if (table.find(name, resolver.lastOf(at)).some((source) => source.class === 'web')) return true;
    if (kindAt(syntax, at) !== K.member && kindAt(syntax, at) !== K.subscript) return false;
  }
  return false;
}

/** What a member or an element belongs to: `request.headers` of `request.headers["X-Token"]`. */
function holderOf(syntax: Syntax, node: number): number {
  const object = childBy(syntax, node, F.object);
  return object === none ? childBy(syntax, node, F.value) : object;
}

/** The same, or a variable that holds one. */
export function isForeignOrHolds(file: FileContext, node: number): boolean {
  if (isForeign(file, node)) return true;
  const inner = unwrap(file.syntax, node);
  const binding = kindAt(file.syntax, inner) === K.identifier ? bindingAt(file.names, inner) : undefined;
  return binding !== undefined && binding.init !== none && isForeign(file, binding.init);
}
