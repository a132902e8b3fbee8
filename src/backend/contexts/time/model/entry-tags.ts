/** SQL of an entry's tags. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Tags are kept as JSON without spaces, so `,"tag",` stands in `,"a","tag",` just when it is one of them: within a text
 * every quote is escaped. By `replace`, which looks at the case of letters on every database, as `like` does not.
 */
export function hasTag(tag: string): RawBuilder<SqlBool> {
  const all = sql`',' || substr(time_entries.tags, 2, length(time_entries.tags) - 2) || ','`;
  return sql<boolean>`replace(${all}, ${`,${JSON.stringify(tag)},`}, '') <> ${all}`;
}
