/** SQL of proofs that a session waits for. */
import type { Selectable } from 'kysely';
import type { TeamDb, TeamSchema, TeamTrx } from '../../../../team-schema.ts';

export type ConfirmationRow = Selectable<TeamSchema['session_confirmations']>;

/** In the place of the one that the session had. */
export async function replaceConfirmation(trx: TeamTrx, row: ConfirmationRow): Promise<void> {
  await trx.deleteFrom('session_confirmations').where('session_id', '=', row.session_id).execute();
  await trx.insertInto('session_confirmations').values(row).execute();
}

export async function findConfirmation(
  db: TeamDb,
  by: { readonly id: string } | { readonly hash: string },
): Promise<ConfirmationRow | undefined> {
  const rows = db.selectFrom('session_confirmations').selectAll();
  return await ('id' in by
    ? rows.where('id', '=', by.id)
    : rows.where('token_hash', '=', by.hash)
  ).executeTakeFirst();
}

/** Of several that answer it at once, one does: true for that one. */
export async function answerConfirmation(
  db: TeamDb,
  id: string,
  { state, now }: { readonly state: 'confirmed' | 'denied'; readonly now: number },
): Promise<boolean> {
  const answered = await db
    .updateTable('session_confirmations')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return answered !== undefined;
}
