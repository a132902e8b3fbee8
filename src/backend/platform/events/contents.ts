/** SQL of what events say of records: beside the log since 0021, in the log itself before. */
import { type RawBuilder, sql } from 'kysely';

/** JSON of one side of an event that the statement reads as `events`; null where it has none. */
export function contentOf(side: 'before' | 'after'): RawBuilder<string | null> {
  const column = sql.ref(side);
  return sql<string | null>`coalesce((
    select contents.${column} from event_contents as contents
    where contents.organization_id = events.organization_id and contents.seq = events.seq
  ), events.${column})`;
}
