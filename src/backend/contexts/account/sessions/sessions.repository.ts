/** SQL of sessions: of logins, which are of no organization. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { EndReason, TeamDb, TeamSchema } from '../../../team-schema.ts';
import { lockIdentity } from './identities/identities.repository.ts';

export type SessionRow = Selectable<TeamSchema['sessions']>;
export type RefreshRow = Selectable<TeamSchema['refresh_tokens']>;

export async function insertSession(db: TeamDb, row: Insertable<TeamSchema['sessions']>): Promise<void> {
  await db.insertInto('sessions').values(row).execute();
}

export async function findSession(db: TeamDb, id: string): Promise<SessionRow | undefined> {
  return await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findSessionByCookie(db: TeamDb, hash: string): Promise<SessionRow | undefined> {
  return await db.selectFrom('sessions').selectAll().where('cookie_hash', '=', hash).executeTakeFirst();
}

/** Those that are open, the one that was used last first. */
export async function listSessions(db: TeamDb, identityId: string, now: number): Promise<SessionRow[]> {
  return await db
    .selectFrom('sessions')
    .selectAll()
    .where('identity_id', '=', identityId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('ends_at', '>', now)
    .orderBy('used_at', 'desc')
    .orderBy('id')
    .execute();
}

export async function updateSession(
  db: TeamDb,
  id: string,
  change: Updateable<TeamSchema['sessions']>,
): Promise<void> {
  await db.updateTable('sessions').set(change).where('id', '=', id).where('ended_at', 'is', null).execute();
}

export interface Ending {
  readonly identityId?: string;
  readonly organizationId?: string;
  readonly userId?: string;
  readonly sessionId?: string;
  /** Stays open. */
  readonly except?: string | undefined;
  readonly reason: EndReason;
  readonly now: number;
}

/** Answers the ids of those that it ended. */
export async function endSessions(db: TeamDb, ending: Ending): Promise<readonly string[]> {
  const { identityId, organizationId, userId, sessionId, except, reason, now } = ending;
  let update = db
    .updateTable('sessions')
    .set({ ended_at: now, end_reason: reason })
    .where('ended_at', 'is', null);
  if (identityId !== undefined) update = update.where('identity_id', '=', identityId);
  if (organizationId !== undefined) update = update.where('organization_id', '=', organizationId);
  if (userId !== undefined) update = update.where('user_id', '=', userId);
  if (sessionId !== undefined) update = update.where('id', '=', sessionId);
  if (except !== undefined) update = update.where('id', '!=', except);
  const rows = await update.returning('id').execute();
  return rows.map(({ id }) => id);
}

/** With those that were opened from it, and from these. In a transaction, so that none is opened from it at the same time. */
export async function endSessionTree(
  db: TeamDb,
  session: Pick<SessionRow, 'id' | 'identity_id'>,
  ending: Pick<Ending, 'reason' | 'now'>,
): Promise<readonly string[]> {
  await lockIdentity(db, session.identity_id);
  const ended = [...(await endSessions(db, { ...ending, sessionId: session.id }))];
  for (const id of await listOpenedFrom(db, session.id))
    ended.push(...(await endSessionTree(db, { ...session, id }, ending)));
  return ended;
}

async function listOpenedFrom(db: TeamDb, id: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('sessions').select('id').where('opened_by', '=', id).execute();
  return rows.map((row) => row.id);
}

export async function insertRefreshToken(db: TeamDb, row: RefreshRow): Promise<void> {
  await db.insertInto('refresh_tokens').values(row).execute();
}

export async function findRefreshToken(db: TeamDb, hash: string): Promise<RefreshRow | undefined> {
  return await db.selectFrom('refresh_tokens').selectAll().where('token_hash', '=', hash).executeTakeFirst();
}

/** True for the one who uses it first. */
export async function useRefreshToken(db: TeamDb, hash: string, now: number): Promise<boolean> {
  const used = await db
    .updateTable('refresh_tokens')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('token_hash')
    .executeTakeFirst();
  return used !== undefined;
}

/** Sessions that ended or ran out a while ago, with their tokens. */
export async function deleteOldSessions(db: TeamDb, before: number): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((where) => where.or([where('expires_at', '<', before), where('ended_at', '<', before)]))
    .execute();
}
