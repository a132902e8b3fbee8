/** SQL of coach sessions and messages: scoped by organization and by user, for nobody reads another's. */

import { type Selectable, sql, type Updateable } from 'kysely';
import { requireDeleted } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type {
  CoachFramesTable,
  CoachMessageTable,
  CoachSentTable,
  CoachSessionTable,
} from './coach.tables.ts';

export type SessionRow = Selectable<CoachSessionTable>;
export type MessageRow = Selectable<CoachMessageTable>;

export interface Owner {
  readonly organizationId: string;
  readonly userId: string;
}

export async function findSession(db: Reader, owner: Owner, id: string): Promise<SessionRow | undefined> {
  return await db
    .selectFrom('coach_sessions')
    .selectAll()
    .where('organization_id', '=', owner.organizationId)
    .where('user_id', '=', owner.userId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** In which a question or an answer has these words, or all; last used first, one row more than the limit. */
export async function listSessions(
  db: Reader,
  owner: Owner,
  query: PageQuery & { readonly search?: string | undefined },
): Promise<SessionRow[]> {
  const { search } = query;
  const select = db
    .selectFrom('coach_sessions')
    .selectAll()
    .where('organization_id', '=', owner.organizationId)
    .where('user_id', '=', owner.userId)
    .$if(search !== undefined, (all) =>
      all.where('id', 'in', (eb) =>
        eb
          .selectFrom('coach_messages')
          .select('session_id')
          .where('organization_id', '=', owner.organizationId)
          .where('user_id', '=', owner.userId)
          .where('replaced_at', 'is', null)
          .where(({ or }) => or([holds('question', search ?? ''), holds('answer_text', search ?? '')])),
      ),
    );
  return await selectPage(select, query, {
    by: 'updated_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

function holds(column: 'question' | 'answer_text', words: string) {
  const pattern = `%${words.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
}

export async function insertSession(trx: Trx, row: SessionRow): Promise<void> {
  await trx.insertInto('coach_sessions').values(row).execute();
}

export async function updateSession(
  trx: Trx,
  row: SessionRow,
  change: Updateable<CoachSessionTable>,
): Promise<SessionRow> {
  return await trx
    .updateTable('coach_sessions')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteSession(trx: Trx, row: SessionRow): Promise<void> {
  await trx
    .deleteFrom('coach_messages')
    .where('organization_id', '=', row.organization_id)
    .where('session_id', '=', row.id)
    .execute();
  const deleted = await trx
    .deleteFrom('coach_sessions')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function findMessage(db: Reader, owner: Owner, id: string): Promise<MessageRow | undefined> {
  return await db
    .selectFrom('coach_messages')
    .selectAll()
    .where('organization_id', '=', owner.organizationId)
    .where('user_id', '=', owner.userId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Oldest first, one row more than the limit. */
export async function listMessages(db: Reader, session: SessionRow, query: PageQuery): Promise<MessageRow[]> {
  const select = db
    .selectFrom('coach_messages')
    .selectAll()
    .where('organization_id', '=', session.organization_id)
    .where('session_id', '=', session.id)
    .where('replaced_at', 'is', null);
  return await selectPage(select, query, {
    by: 'asked_at',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}

/** What the last finished answer of a session was understood as. */
export async function findLastUnderstood(db: Reader, session: SessionRow): Promise<string | undefined> {
  const row = await db
    .selectFrom('coach_messages')
    .select('understood')
    .where('organization_id', '=', session.organization_id)
    .where('session_id', '=', session.id)
    .where('replaced_at', 'is', null)
    .where('state', '=', 'done')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.understood ?? undefined;
}

export async function insertMessage(trx: Trx, row: MessageRow): Promise<void> {
  await trx.insertInto('coach_messages').values(row).execute();
}

export async function updateMessage(
  db: Reader,
  row: Pick<MessageRow, 'id' | 'organization_id'>,
  change: Updateable<CoachMessageTable>,
): Promise<void> {
  await db
    .updateTable('coach_messages')
    .set(change)
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .execute();
}

/** The question and all that follow it leave the session. */
export async function replaceMessages(trx: Trx, message: MessageRow, now: number): Promise<void> {
  await trx
    .updateTable('coach_messages')
    .set({ replaced_at: now })
    .where('organization_id', '=', message.organization_id)
    .where('user_id', '=', message.user_id)
    .where('session_id', '=', message.session_id)
    .where('asked_at', '>=', message.asked_at)
    .where('replaced_at', 'is', null)
    .execute();
}

/** The last ones of a session, oldest first. */
export async function listLastMessages(
  db: Reader,
  session: SessionRow,
  limit: number,
): Promise<MessageRow[]> {
  const rows = await db
    .selectFrom('coach_messages')
    .selectAll()
    .where('organization_id', '=', session.organization_id)
    .where('session_id', '=', session.id)
    .where('replaced_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed();
}

type InMessage = Pick<CoachFramesTable, 'message_id' | 'organization_id'>;

export async function appendFrames(
  db: Reader,
  { message_id, organization_id }: InMessage,
  chunk: { readonly firstOffset: number; readonly frames: string },
): Promise<void> {
  await db
    .insertInto('coach_frames')
    .values({ message_id, organization_id, first_offset: chunk.firstOffset, frames: chunk.frames })
    .execute();
}

/** JSON arrays of frames, in order. */
export async function listFrames(
  db: Reader,
  organizationId: string,
  messageIds: readonly string[],
): Promise<readonly CoachFramesTable[]> {
  if (messageIds.length === 0) return [];
  return await db
    .selectFrom('coach_frames')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('message_id', 'in', messageIds)
    .orderBy('message_id')
    .orderBy('first_offset')
    .execute();
}

export async function deleteFrames(trx: Reader, { message_id, organization_id }: InMessage): Promise<void> {
  await trx
    .deleteFrom('coach_frames')
    .where('organization_id', '=', organization_id)
    .where('message_id', '=', message_id)
    .execute();
}

export async function insertSent(db: Reader, row: Selectable<CoachSentTable>): Promise<void> {
  await db.insertInto('coach_sent').values(row).execute();
}

/** In the order of the calls. */
export async function listSent(db: Reader, message: MessageRow): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('coach_sent')
    .select('text')
    .where('organization_id', '=', message.organization_id)
    .where('message_id', '=', message.id)
    .orderBy('number')
    .execute();
  return rows.map(({ text }) => text);
}
