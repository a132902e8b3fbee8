/** SQL that appends to the event log: in the data's own transaction, so that the log and the data never disagree. */
import { sql } from 'kysely';
import { type Actor, actorName } from '../../../domain/policy/actor.ts';
import type { Trx } from '../../schema.ts';
import { insertRows } from '../db/rows/insert-rows.ts';
import type { Change } from './catalogue.ts';

/**
 * The first of so many numbers. The head row is locked until the transaction ends: numbers are dense and in commit order
 * on every database.
 */
export async function drawSeqs(trx: Trx, organizationId: string, count: number): Promise<number> {
  const head = await trx
    .insertInto('event_heads')
    .values({ organization_id: organizationId, seq: count })
    .onConflict((conflict) =>
      conflict.column('organization_id').doUpdateSet({ seq: sql`event_heads.seq + excluded.seq` }),
    )
    .returning('seq')
    .executeTakeFirstOrThrow();
  return head.seq - count + 1;
}

/** Others who draw numbers wait until this transaction ends. */
export async function holdSeqs(trx: Trx, organizationId: string): Promise<void> {
  await drawSeqs(trx, organizationId, 0);
}

/** A change as it is stored, but for its number. */
export interface PreparedChange extends Pick<Change, 'type' | 'id' | 'version'> {
  /** The person whom it is about. */
  readonly subject: string | null;
  /** JSON; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

export function toPrepared(
  { type, id, version, before, after }: Change,
  subject: string | undefined,
): PreparedChange {
  return { type, id, version, subject: subject ?? null, before: toJson(before), after: toJson(after) };
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

export interface Stamp {
  readonly actor: Actor;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the first change of the transaction. */
  readonly firstSeq: number;
  /** Of the first of these changes. */
  readonly seq: number;
}

export async function insertEvents(
  trx: Trx,
  stamp: Stamp,
  changes: readonly PreparedChange[],
): Promise<void> {
  const { actor, at, firstSeq, seq } = stamp;
  const organization_id = actor.organizationId;
  const events = changes.map(({ type, id, version }, index) => ({
    organization_id,
    seq: seq + index,
    type,
    id,
    version,
    at,
    actor: actorName(actor),
    first_seq: firstSeq,
  }));
  const contents = changes.flatMap(({ subject, before, after }, index) =>
    before === null && after === null ? [] : [{ organization_id, seq: seq + index, subject, before, after }],
  );
  await insertRows(trx, 'events', events);
  await insertRows(trx, 'event_contents', contents);
}
