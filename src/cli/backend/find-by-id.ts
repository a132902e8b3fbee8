/** Records as people name them: by id, or by its end as lists show it. */
import { CliError } from '../io.ts';
import { shownOfId } from './short-id.ts';

/** One of `records` by its id or the end of it. */
export function findById<Item extends { readonly id: string }>(
  records: readonly Item[],
  said: string,
  what: string,
): Item {
  const ending = said.toLowerCase();
  const found = ending.length < shownOfId ? [] : records.filter(({ id }) => id.endsWith(ending));
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  throw new CliError(
    'usage',
    found.length > 1 ? `"${said}" is more than one ${what}.` : `There is no ${what} "${said}".`,
  );
}
