/** Which rows of a list have names that look like one: what a client asks before it makes a record of that name. */
import { createFolds, createLikeness } from '../../../../domain/names/looks-alike.ts';
import { Turns } from '../../../platform/turns.ts';

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
  const turns = new Turns(foldedAtOnce);
  for (const { id, name } of rows) {
    await turns.after(1);
    if (isLike(createFolds(name))) ids.push(id);
    if (ids.length === mostAlike) break;
  }
  return ids.length === 0 ? [''] : ids;
}
