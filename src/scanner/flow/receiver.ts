import { pattern } from '../match/conditions.ts';
import type { Resolver } from '../names/resolver.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, textOf } from '../syntax/read.ts';

/** Whether an unresolved receiver's own name fits: `db` of `db.query`, `get_db` of `get_db().execute`. */
export function receiverFits(resolver: Resolver, callee: number, source: string): boolean {
  const { syntax } = resolver;
  const object = childBy(syntax, callee, F.object);
  const kind = kindAt(syntax, object);
  const isCall = kind === K.call || kind === K.await;
  return pattern(source).test(
    isCall ? textOf(syntax, childBy(syntax, object, F.callee)) : resolver.lastOf(object),
  );
}
