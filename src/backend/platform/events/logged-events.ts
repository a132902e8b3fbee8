/** SQL that goes through the log from a number on, for what is computed from it. */
import { sql } from 'kysely';
import type { Reads } from '../reach/reads.ts';
import type { EventType } from './catalogue.ts';
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

/** The oldest first; what an event does not say is an empty object. */
export async function listLoggedSince(
  reads: Reads,
  {
    since,
    types,
    limit,
  }: { readonly since: number; readonly types: readonly string[]; readonly limit: number },
): Promise<readonly LoggedEvent[]> {
  const rows = await selectLogged(reads)
    .where('seq', '>', since)
    .where(sql<boolean>`events.type in (${sql.join(types)})`)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(toLogged);
}

/** Of one record and one type, the oldest first. */
export async function listEventsOf(
  reads: Reads,
  { id, type }: { readonly id: string; readonly type: EventType },
): Promise<readonly LoggedEvent[]> {
  const rows = await selectLogged(reads)
    .where('id', '=', id)
    .where('type', '=', type)
    .orderBy('seq')
    .execute();
  return rows.map(toLogged);
}

/** The newest of one record and some types. */
export async function findLastLogged(
  reads: Reads,
  { id, types }: { readonly id: string; readonly types: readonly EventType[] },
): Promise<LoggedEvent | undefined> {
  const row = await selectLogged(reads)
    .where('id', '=', id)
    .where('type', 'in', types)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toLogged(row);
}

function selectLogged(reads: Reads) {
  return reads
    .invariant('events')
    .select(['seq', 'type', 'id', 'at', 'actor'])
    .select([contentOf('before').as('before'), contentOf('after').as('after')]);
}

type LoggedRow = Awaited<ReturnType<ReturnType<typeof selectLogged>['execute']>>[number];

function toLogged({ before, after, seq, at, ...event }: LoggedRow): LoggedEvent {
  return {
    ...event,
    seq: Number(seq),
    at: Number(at),
    before: before === null ? {} : JSON.parse(before),
    after: after === null ? {} : JSON.parse(after),
  };
}
