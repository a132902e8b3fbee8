/** Which rows of a list have names that look like one: what a client asks before it makes a record of that name. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createFolds, createLikeness } from '../../../../domain/names/looks-alike.ts';

/** More than a person looks through. */
const mostAlike = 50;
/** Names that are folded until others have their turn: some milliseconds. */
const foldedAtOnce = 1_000;

/** For `where id in (…)`, which PostgreSQL does not take empty: then it is an id that no row has. */
export async function idsLike(
  rows: readonly { readonly id: string; readonly name: string }[],
  like: string,
): Promise<readonly string[]> {
  const isLike = createLikeness(like);
  const ids: string[] = [];
  for (const [at, { id, name }] of rows.entries()) {
    if (at > 0 && at % foldedAtOnce === 0) await nextTurn();
    if (isLike(createFolds(name))) ids.push(id);
    if (ids.length === mostAlike) break;
  }
  return ids.length === 0 ? [''] : ids;
}
