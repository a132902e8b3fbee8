/** SQL that reads the event log, and notes what was undone. What is appended: append-events.ts. */
import { sql } from 'kysely';
import type { WireEvent } from '../../../contract/events.ts';
import type { Person } from '../../../domain/policy/actor.ts';
import type { Reader, Trx } from '../../schema.ts';
import type { Change } from './catalogue.ts';
import { contentOf } from './contents.ts';

/** Whose changes of such types the log has of the record; what was undone counts, too. */
export async function listLogged(
  db: Reader,
  organizationId: string,
  { id, types }: { readonly id: string; readonly types: readonly string[] },
): Promise<{ readonly type: string; readonly actor: string }[]> {
  return await db
    .selectFrom('events')
    .select(['type', 'actor'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('type', 'in', types)
    .execute();
}

/** Of these records, those that the log has an event of this type of. */
export async function listIdsWithEvent(
  db: Reader,
  organizationId: string,
  { ids, type }: { readonly ids: readonly string[]; readonly type: string },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('events')
    .select('id')
    .distinct()
    .where('organization_id', '=', organizationId)
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
  db: Reader,
  organizationId: string,
  { id, types, actor, version }: ChangesOf,
): Promise<number | undefined> {
  let changes = db
    .selectFrom('events')
    .select(transactionOf.as('number'))
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('type', 'in', types);
  if (actor !== undefined) changes = changes.where('actor', '=', actor);
  if (version !== undefined) changes = changes.where('version', '=', version);
  const last = await changes.orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return last && Number(last.number);
}

export async function findHead(db: Reader, organizationId: string): Promise<number> {
  const head = await db
    .selectFrom('event_heads')
    .select('seq')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return head?.seq ?? 0;
}

export async function listEventsSince(
  db: Reader,
  organizationId: string,
  { since, limit }: { readonly since: number; readonly limit: number },
): Promise<WireEvent[]> {
  return await db
    .selectFrom('events')
    .select(['seq', 'type', 'id', 'version'])
    .where('organization_id', '=', organizationId)
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
  db: Reader,
  { organizationId, userId }: Person,
  types: readonly string[],
): Promise<number | undefined> {
  const last = await db
    .selectFrom('events')
    .select(transactionOf.as('number'))
    .where('organization_id', '=', organizationId)
    .where('actor', '=', userId)
    .where('type', 'in', types)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('undone_changes')
            .select('undone_changes.first_seq')
            .whereRef('undone_changes.organization_id', '=', 'events.organization_id')
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
export async function listTransaction(
  db: Reader,
  organizationId: string,
  number: number,
): Promise<LoggedChange[]> {
  const rows = await db
    .selectFrom('events')
    .select(['seq', 'type', 'id', 'version'])
    .select([contentOf('before').as('before'), contentOf('after').as('after')])
    .where('organization_id', '=', organizationId)
    .where('seq', '>=', number)
    .where('seq', '<', number + maxChanges)
    .where(transactionOf, '=', number)
    .orderBy('seq')
    .execute();
  return rows.map(toLogged);
}

/** The changes of these numbers, with what they say of their records. */
export async function listChanges(
  db: Reader,
  organizationId: string,
  seqs: readonly number[],
): Promise<LoggedChange[]> {
  if (seqs.length === 0) return [];
  const rows = await db
    .selectFrom('events')
    .select(['seq', 'type', 'id', 'version'])
    .select([contentOf('before').as('before'), contentOf('after').as('after')])
    .where('organization_id', '=', organizationId)
    .where('seq', 'in', seqs)
    .orderBy('seq')
    .execute();
  return rows.map(toLogged);
}

/** Who changed what, and what the change said of it, by number. */
export async function listLoggedOf(
  db: Reader,
  organizationId: string,
  seqs: readonly number[],
): Promise<
  ReadonlyMap<
    number,
    { readonly actor: string; readonly subject: string | null; readonly content: object | undefined }
  >
> {
  const rows = await db
    .selectFrom('events')
    .leftJoin('event_contents', (join) =>
      join
        .onRef('event_contents.organization_id', '=', 'events.organization_id')
        .onRef('event_contents.seq', '=', 'events.seq'),
    )
    .select(['events.seq', 'events.actor', 'event_contents.subject'])
    .select([contentOf('before').as('before'), contentOf('after').as('after')])
    .where('events.organization_id', '=', organizationId)
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
export async function markUndone(trx: Trx, organizationId: string, number: number): Promise<boolean> {
  const marked = await trx
    .insertInto('undone_changes')
    .values({ organization_id: organizationId, first_seq: number })
    .onConflict((conflict) => conflict.columns(['organization_id', 'first_seq']).doNothing())
    .returning('first_seq')
    .executeTakeFirst();
  return marked !== undefined;
}
