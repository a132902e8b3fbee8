/** SQL of coach sessions and messages: nobody reads another's. */

import { type Selectable, sql, type Updateable } from 'kysely';
import { requireDeleted } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import { acrossOrganizations, type Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Reader } from '../../../schema.ts';
import type {
  CoachFramesTable,
  CoachMessageTable,
  CoachSentTable,
  CoachSessionTable,
} from './coach.tables.ts';

export type SessionRow = Selectable<CoachSessionTable>;
export type MessageRow = Selectable<CoachMessageTable>;

export async function findSession(reads: Reads, id: string): Promise<SessionRow | undefined> {
  return await reads.from('coach_sessions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In which a question or an answer has these words, or all; last used first, one row more than the limit. */
export async function listSessions(
  reads: Reads,
  query: PageQuery & { readonly search?: string | undefined },
): Promise<SessionRow[]> {
  const { search } = query;
  const select = reads
    .from('coach_sessions')
    .selectAll()
    .$if(search !== undefined, (all) =>
      all.where(
        'id',
        'in',
        reads
          .from('coach_messages')
          .select('session_id')
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

export async function insertSession(writes: Writes, row: SessionRow): Promise<void> {
  await writes.insert('coach_sessions', row).execute();
}

export async function updateSession(
  writes: Writes,
  { id, version }: SessionRow,
  change: Updateable<CoachSessionTable>,
): Promise<SessionRow> {
  return await writes
    .update('coach_sessions')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteSession(writes: Writes, { id, version }: SessionRow): Promise<void> {
  await writes.remove('coach_messages').where('session_id', '=', id).execute();
  const deleted = await writes
    .remove('coach_sessions')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function findMessage(reads: Reads, id: string): Promise<MessageRow | undefined> {
  return await reads.from('coach_messages').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Shows nothing else of it. */
export async function isOfAnotherPerson(
  db: Reader,
  userId: string,
  { messageId, sessionId }: { readonly messageId: string; readonly sessionId: string },
): Promise<boolean> {
  const message = await acrossOrganizations(db, 'coach_messages', 'ids')
    .select('user_id')
    .where('id', '=', messageId)
    .executeTakeFirst();
  const session = await acrossOrganizations(db, 'coach_sessions', 'ids')
    .select('user_id')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return [message, session].some((row) => row !== undefined && row.user_id !== userId);
}

/** Oldest first, one row more than the limit. */
export async function listMessages(
  reads: Reads,
  session: SessionRow,
  query: PageQuery,
): Promise<MessageRow[]> {
  const select = reads
    .from('coach_messages')
    .selectAll()
    .where('session_id', '=', session.id)
    .where('replaced_at', 'is', null);
  return await selectPage(select, query, {
    by: 'asked_at',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}

/** What the last finished answer of a session was understood as. */
export async function findLastUnderstood(reads: Reads, session: SessionRow): Promise<string | undefined> {
  const row = await reads
    .from('coach_messages')
    .select('understood')
    .where('session_id', '=', session.id)
    .where('replaced_at', 'is', null)
    .where('state', '=', 'done')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.understood ?? undefined;
}

export async function insertMessage(writes: Writes, row: MessageRow): Promise<void> {
  await writes.insert('coach_messages', row).execute();
}

export async function updateMessage(
  writes: Writes,
  id: string,
  change: Updateable<CoachMessageTable>,
): Promise<void> {
  await writes.update('coach_messages').set(change).where('id', '=', id).execute();
}

/** Of a question that its person was found to have asked, as the answer ends. */
export async function keepAnswer(
  writes: Writes,
  id: string,
  change: Updateable<CoachMessageTable>,
): Promise<void> {
  const messages = writes.invariant('coach_messages');
  await messages.update().set(change).where('id', '=', id).execute();
}

/** The question and all that follow it leave the session. */
export async function replaceMessages(writes: Writes, message: MessageRow, now: number): Promise<void> {
  await writes
    .update('coach_messages')
    .set({ replaced_at: now })
    .where('session_id', '=', message.session_id)
    .where('asked_at', '>=', message.asked_at)
    .where('replaced_at', 'is', null)
    .execute();
}

/** The last ones of a session, oldest first. */
export async function listLastMessages(
  reads: Reads,
  session: SessionRow,
  limit: number,
): Promise<MessageRow[]> {
  const rows = await reads
    .from('coach_messages')
    .selectAll()
    .where('session_id', '=', session.id)
    .where('replaced_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed();
}

export async function appendFrames(writes: Writes, chunk: CoachFramesTable): Promise<void> {
  await writes.insert('coach_frames', chunk).execute();
}

/** JSON arrays of frames, in order. */
export async function listFrames(
  reads: Reads,
  messageIds: readonly string[],
): Promise<readonly CoachFramesTable[]> {
  if (messageIds.length === 0) return [];
  return await reads
    .invariant('coach_frames')
    .selectAll()
    .where('message_id', 'in', messageIds)
    .orderBy('message_id')
    .orderBy('first_offset')
    .execute();
}

export async function deleteFrames(writes: Writes, messageId: string): Promise<void> {
  await writes.invariant('coach_frames').remove().where('message_id', '=', messageId).execute();
}

export async function insertSent(writes: Writes, row: Selectable<CoachSentTable>): Promise<void> {
  await writes.insert('coach_sent', row).execute();
}

/** In the order of the calls. */
export async function listSent(reads: Reads, message: MessageRow): Promise<readonly string[]> {
  const rows = await reads
    .invariant('coach_sent')
    .select('text')
    .where('message_id', '=', message.id)
    .orderBy('number')
    .execute();
  return rows.map(({ text }) => text);
}
