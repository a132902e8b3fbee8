/** How far back of a day or a span entries have to be looked for: what began earlier cannot reach into it. */
import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../../../../domain/zones.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

const dayMs = 86_400_000;

/**
 * Milliseconds that the longest finished entry of the organization took, a day where none took more: one look at the end
 * of an index of the longer ones, within the statement that asks. What runs has no length, and is to be found by that.
 */
export function longestMs(reads: Reads): RawBuilder<number> {
  // As the index says it: with a parameter it would not be taken.
  return sql<number>`coalesce((
    select max(longer.ended_at - longer.started_at) from time_entries as longer
    where ${reads.wholeCondition('time_entries', 'overlap', 'longer')} and longer.ended_at - longer.started_at > 86400000
  ), 86400000)`;
}

/**
 * The first local date on which an entry can have begun that reaches into `date`: one day more than it has whole ones,
 * since clocks that are put forward bring it past one midnight more.
 */
export async function findEarliest(reads: Reads, date: string): Promise<string> {
  const [row] = await reads.run(sql<{ longest: number | string }>`select ${longestMs(reads)} as longest`);
  const days = Math.ceil(Number(row?.longest ?? dayMs) / dayMs);
  return addDays(date, -days - 1);
}
