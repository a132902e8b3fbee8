/** SQL that goes through the log from a number on, for what is computed from it. */
import { sql } from 'kysely';
import type { Reads } from '../reach/reads.ts';
import { contentOf } from './contents.ts';

/** As it was written: its type may be one that nobody logs any more, and its contents those of an older build. */
export interface LoggedEvent {
  readonly seq: number;
  readonly type: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The id of the person, or `system:<task>`. */
  readonly actor: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

const reason = 'the log is of all changes: what is computed from it is kept for those whom it concerns';

/** The oldest first; what an event does not say is an empty object. */
export async function listLoggedSince(
  reads: Reads,
  {
    since,
    types,
    limit,
  }: { readonly since: number; readonly types: readonly string[]; readonly limit: number },
): Promise<readonly LoggedEvent[]> {
  const rows = await reads
    .whole('events', reason)
    .select(['seq', 'type', 'id', 'at', 'actor'])
    .select([contentOf('before').as('before'), contentOf('after').as('after')])
    .where('seq', '>', since)
    .where(sql<boolean>`events.type in (${sql.join(types)})`)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ before, after, seq, at, ...event }) => ({
    ...event,
    seq: Number(seq),
    at: Number(at),
    before: before === null ? {} : JSON.parse(before),
    after: after === null ? {} : JSON.parse(after),
  }));
}
