/** How far back of a day or a span entries have to be looked for: what began earlier cannot reach into it. */
import { sql } from 'kysely';
import { addDays } from '../../domain/zones.ts';
import type { Reader } from '../schema.ts';

const dayMs = 86_400_000;

/**
 * Milliseconds that the longest finished entry of the organization took, a day where none took more: one look at the end
 * of an index of the longer ones. What runs has no length, and is to be found by that.
 */
export async function findLongestMs(db: Reader, organizationId: string): Promise<number> {
  const row = await db
    .selectFrom('time_entries')
    .select(sql<number | null>`max(ended_at - started_at)`.as('longest'))
    .where('organization_id', '=', organizationId)
    // As the index says it: with a parameter it would not be taken.
    .where(sql<boolean>`ended_at - started_at > 86400000`)
    .executeTakeFirst();
  return Number(row?.longest ?? dayMs);
}

/**
 * The first local date on which an entry can have begun that reaches into `date`: one day more than it has whole ones,
 * since clocks that are put forward bring it past one midnight more.
 */
export async function findReachingFrom(db: Reader, organizationId: string, date: string): Promise<string> {
  const days = Math.ceil((await findLongestMs(db, organizationId)) / dayMs);
  return addDays(date, -days - 1);
}
