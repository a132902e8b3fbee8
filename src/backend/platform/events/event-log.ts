/** SQL of the event log. Appended in the data's own transaction, so that the log and the data never disagree. */
import { sql } from 'kysely';
import type { WireEvent } from '../../../contract/events.ts';
import type { Reader, Trx } from '../../schema.ts';
import type { Actor } from '../http/actor.ts';

/** One change to one record; `before` and `after` are what the API shows of it. */
export interface Change {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The head row is locked until the transaction ends: numbers are dense and in commit order on every database. */
async function drawSeq(trx: Trx, organizationId: string): Promise<number> {
  const head = await trx
    .insertInto('event_heads')
    .values({ organization_id: organizationId, seq: 1 })
    .onConflict((conflict) =>
      conflict.column('organization_id').doUpdateSet({ seq: sql`event_heads.seq + 1` }),
    )
    .returning('seq')
    .executeTakeFirstOrThrow();
  return head.seq;
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

export async function appendEvent(trx: Trx, actor: Actor, at: number, change: Change): Promise<WireEvent> {
  const seq = await drawSeq(trx, actor.organizationId);
  await trx
    .insertInto('events')
    .values({
      organization_id: actor.organizationId,
      seq,
      type: change.type,
      id: change.id,
      version: change.version,
      at,
      actor: actor.userId,
      before: toJson(change.before),
      after: toJson(change.after),
    })
    .execute();
  return { seq, type: change.type, id: change.id, version: change.version };
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
