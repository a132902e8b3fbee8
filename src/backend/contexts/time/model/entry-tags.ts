/** SQL of an entry's tags. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { foldCase } from './note-text.ts';

/**
 * Tags are kept as JSON without spaces, so `,"tag",` stands in `,"a","tag",` just when it is one of them: within a text
 * every quote is escaped. By `replace`, which looks at the case of letters on every database, as `like` does not.
 */
export function hasTag(tag: string): RawBuilder<SqlBool> {
  return hasIn(all, tag);
}

/** Whatever the case. */
export function hasTagLike(tag: string): RawBuilder<SqlBool> {
  return hasIn(foldCase(all, tag), tag.toLowerCase());
}

const all = sql`(',' || substr(time_entries.tags, 2, length(time_entries.tags) - 2) || ',')`;

function hasIn(tags: RawBuilder<unknown>, tag: string): RawBuilder<SqlBool> {
  return sql<boolean>`replace(${tags}, ${`,${JSON.stringify(tag)},`}, '') <> ${tags}`;
}
