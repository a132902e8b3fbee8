import type { FileContext } from '../file-context.ts';
import { pattern } from '../match/conditions.ts';
import type { CompiledSink } from '../match/models.ts';
import type { Resolver } from '../names/resolver.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';

/** Whether an unresolved receiver's own name fits: `db` of `db.query`, `get_db` of `get_db().execute`. */
export function receiverFits(resolver: Resolver, callee: number, source: string): boolean {
  const { syntax } = resolver;
  const object = childBy(syntax, callee, F.object);
  const kind = kindAt(syntax, object);
  if (kind !== K.call && kind !== K.await) return pattern(source).test(resolver.lastOf(object));
  // `db.collection('users').find`: the method that gave the receiver says what it is.
  const made = childBy(syntax, object, F.callee);
  return pattern(source).test(textOf(syntax, made)) || pattern(source).test(resolver.lastOf(made));
}

/** What a subscript takes an entry of. */
export function holderOf(syntax: Syntax, subscript: number): number {
  const named = childBy(syntax, subscript, F.object);
  return named === none ? childBy(syntax, subscript, F.value) : named;
}

/** Sinks that any entry of a mapping is: `flask.session[]`. */
export function entrySinks(
  { models, resolver, syntax }: FileContext,
  subscript: number,
): readonly CompiledSink[] {
  const holder = holderOf(syntax, subscript);
  const name = resolver.nameOf(holder);
  return models.assignSinks.find(
    name === undefined ? undefined : `${name}[]`,
    `${resolver.lastOf(holder)}[]`,
  );
}
