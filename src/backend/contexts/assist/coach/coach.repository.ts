/** SQL of coach sessions and messages: scoped by organization and by user, for nobody reads another's. */
import type { Selectable, Updateable } from 'kysely';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { CoachMessageTable, CoachSessionTable } from './coach.tables.ts';

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

/** Last used first, one row more than the limit. */
export async function listSessions(db: Reader, owner: Owner, query: PageQuery): Promise<SessionRow[]> {
  const select = db
    .selectFrom('coach_sessions')
    .selectAll()
    .where('organization_id', '=', owner.organizationId)
    .where('user_id', '=', owner.userId);
  return await selectPage(select, query, {
    by: 'updated_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
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
  await trx
    .deleteFrom('coach_sessions')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .execute();
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
    .where('session_id', '=', session.id);
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
