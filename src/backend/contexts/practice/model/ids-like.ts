/** Which rows of a list have names that look like one: what a client asks before it makes a record of that name. */
import { findLookAlikes } from '../../../../domain/names/looks-alike.ts';

/** More than a person looks through. */
const mostAlike = 50;

/** For `where id in (…)`, which PostgreSQL does not take empty: then it is an id that no row has. */
export function idsLike(
  rows: readonly { readonly id: string; readonly name: string }[],
  like: string,
): readonly string[] {
  const ids = findLookAlikes(like, rows, ({ name }) => name)
    .slice(0, mostAlike)
    .map(({ id }) => id);
  return ids.length === 0 ? [''] : ids;
}
