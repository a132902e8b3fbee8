/** SQL that reads the event log, and notes what was undone. What is appended: append-events.ts. */
import { type RawBuilder, sql } from 'kysely';
import type { WireEvent } from '../../../contract/events.ts';
import type { Person } from '../../../domain/policy/actor.ts';
import type { Reads } from '../reach/reads.ts';
import type { Writes } from '../reach/writes.ts';
import type { Change } from './catalogue.ts';
import { contentOf } from './contents.ts';

/** Whose changes of such types the log has of the record; what was undone counts, too. */
export async function listLogged(
  reads: Reads,
  { id, types }: { readonly id: string; readonly types: readonly string[] },
): Promise<{ readonly type: string; readonly actor: string; readonly version: number }[]> {
  return await reads
    .invariant('events')
    .select(['type', 'actor', 'version'])
    .where('id', '=', id)
    .where('type', 'in', types)
    .orderBy('seq')
    .execute();
}

/** Of these records, those that the log has an event of this type of. */
export async function listIdsWithEvent(
  reads: Reads,
  { ids, type }: { readonly ids: readonly string[]; readonly type: string },
): Promise<readonly string[]> {
  const rows = await reads
    .invariant('events')
    .select('id')
    .distinct()
    .where('id', 'in', ids)
    .where('type', '=', type)
    .execute();
  return rows.map(({ id }) => id);
}

/** Every change of a transaction bears the number of its first one. */
const transactionOf = sql<number>`coalesce(events.first_seq, events.seq)`;

/** Changes of one record; whose and of which version, where that is said. */
export interface ChangesOf {
  readonly id: string;
  readonly types: readonly string[];
  readonly actor?: string;
  /** What the change made of it; a deletion made the version after. */
  readonly version?: number;
}

/** Number of the latest transaction with such a change. */
export async function findChangeOf(
  reads: Reads,
  { id, types, actor, version }: ChangesOf,
): Promise<number | undefined> {
  let changes = reads
    .invariant('events')
    .select(transactionOf.as('number'))
    .where('id', '=', id)
    .where('type', 'in', types);
  if (actor !== undefined) changes = changes.where('actor', '=', actor);
  if (version !== undefined) changes = changes.where('version', '=', version);
  const last = await changes.orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return last && Number(last.number);
}

/** The changes of records, for who sees these. Another kind of record may have the same id. */
export const eventsOf = (reads: Reads, ids: readonly string[]) =>
  reads.invariant('events').where('events.id', 'in', ids);

/** All that changed after a number, for what must not be disturbed by any of it. */
export const eventsSince = (reads: Reads, seq: number) =>
  reads.invariant('events').where('events.seq', '>', seq);

/** Number of the organization's last event, within a statement; null before the first. */
export const headOf = (reads: Reads): RawBuilder<number | null> =>
  sql`(select seq from event_heads where ${reads.invariantCondition('event_heads')})`;

export async function findHead(reads: Reads): Promise<number> {
  const head = await reads.invariant('event_heads').select('seq').executeTakeFirst();
  return head?.seq ?? 0;
}

export async function listEventsSince(
  reads: Reads,
  { since, limit }: { readonly since: number; readonly limit: number },
): Promise<WireEvent[]> {
  return await reads
    .invariant('events')
    .select(['seq', 'type', 'id', 'version'])
    .where('seq', '>', since)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** As it was written; its type may be one that nobody logs any more. */
export interface LoggedChange extends Omit<Change, 'type'> {
  readonly type: string;
  readonly seq: number;
}

/** Number of the actor's latest transaction with a change of one of the `types` that was not undone. */
export async function findLastChange(
  reads: Reads,
  { userId }: Person,
  types: readonly string[],
): Promise<number | undefined> {
  const last = await reads
    .invariant('events')
    .select(transactionOf.as('number'))
    .where('actor', '=', userId)
    .where('type', 'in', types)
    .where((where) =>
      where.not(
        where.exists(
          reads
            .invariant('undone_changes')
            .select('undone_changes.first_seq')
            .where('undone_changes.first_seq', '=', transactionOf),
        ),
      ),
    )
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last && Number(last.number);
}

/** No transaction that a person may undo makes more changes. */
const maxChanges = 1000;

/** The changes of a transaction in their order. They are dense: no other transaction logs in between. */
export async function listTransaction(reads: Reads, number: number): Promise<LoggedChange[]> {
  const rows = await reads
    .invariant('events')
    .select(['seq', 'type', 'id', 'version'])
    .select([contentOf('before').as('before'), contentOf('after').as('after')])
    .where('seq', '>=', number)
    .where('seq', '<', number + maxChanges)
    .where(transactionOf, '=', number)
    .orderBy('seq')
    .execute();
  return rows.map(toLogged);
}

/** The changes of these numbers, with what they say of their records. */
export async function listChanges(reads: Reads, seqs: readonly number[]): Promise<LoggedChange[]> {
  if (seqs.length === 0) return [];
  const rows = await reads
    .invariant('events')
    .select(['seq', 'type', 'id', 'version'])
    .select([contentOf('before').as('before'), contentOf('after').as('after')])
    .where('seq', 'in', seqs)
    .orderBy('seq')
    .execute();
  return rows.map(toLogged);
}

/** Who changed what, and what the change said of it, by number. */
export async function listLoggedOf(
  reads: Reads,
  seqs: readonly number[],
): Promise<
  ReadonlyMap<
    number,
    { readonly actor: string; readonly subject: string | null; readonly content: object | undefined }
  >
> {
  const rows = await reads
    .invariant('events')
    .leftJoin('event_contents', (join) =>
      join
        .onRef('event_contents.organization_id', '=', 'events.organization_id')
        .onRef('event_contents.seq', '=', 'events.seq'),
    )
    .select(['events.seq', 'events.actor', 'event_contents.subject'])
    .select([contentOf('before').as('before'), contentOf('after').as('after')])
    .where('events.seq', 'in', seqs)
    .execute();
  return new Map(
    rows.map(({ seq, actor, subject, before, after }) => {
      const content = before ?? after;
      return [seq, { actor, subject, content: content === null ? undefined : JSON.parse(content) }];
    }),
  );
}

interface LoggedRow extends WireEvent {
  readonly before: string | null;
  readonly after: string | null;
}

function toLogged({ before, after, ...event }: LoggedRow): LoggedChange {
  return {
    ...event,
    before: before === null ? undefined : JSON.parse(before),
    after: after === null ? undefined : JSON.parse(after),
  };
}

/** A transaction that was undone, or that took one back, is passed over by the next undo. False when it was already. */
export async function markUndone(writes: Writes, number: number): Promise<boolean> {
  const marked = await writes
    .insert('undone_changes', { organization_id: writes.actor.organizationId, first_seq: number })
    .onConflict((conflict) => conflict.columns(['organization_id', 'first_seq']).doNothing())
    .returning('first_seq')
    .executeTakeFirst();
  return marked !== undefined;
}
