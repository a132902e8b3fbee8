/** SQL of invitations. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { InvitationTable } from './invitations.tables.ts';

export type InvitationRow = Selectable<InvitationTable>;

export async function findInvitationRow(
  rows: Pick<Reads, 'from'>,
  id: string,
): Promise<InvitationRow | undefined> {
  return await rows.from('invitations').selectAll().where('id', '=', id).executeTakeFirst();
}

/** By address, one row more than the limit. */
export async function listInvitations(reads: Reads, query: PageQuery): Promise<InvitationRow[]> {
  const order = { by: 'email', direction: 'asc', decode: decodeTextCursor } as const;
  return await selectPage(reads.from('invitations').selectAll(), query, order).execute();
}

/** That were neither accepted nor revoked, whether or not their time is over. */
export async function listOpenFor(reads: Reads, email: string): Promise<InvitationRow[]> {
  return await reads
    .from('invitations')
    .selectAll()
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Before it is known who asks. */
export async function findBySecret(reads: Reads, secretHash: string): Promise<InvitationRow | undefined> {
  return await reads
    .ofAnyone('invitations', 'sign-in')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst();
}

/** As it stays until the transaction ends, for this one alone. */
export async function lockInvitation(
  reads: Reads,
  { id, secretHash }: { readonly id: string; readonly secretHash: string },
): Promise<InvitationRow | undefined> {
  return await reads
    .invariant('invitations')
    .selectAll()
    .where('id', '=', id)
    .where('secret_hash', '=', secretHash)
    .forUpdate()
    .executeTakeFirst();
}

/** At the moment of sending, by the product itself. */
export async function findToMail(reads: Reads, id: string): Promise<InvitationRow | undefined> {
  return await reads.invariant('invitations').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertInvitation(writes: Writes, row: InvitationRow): Promise<void> {
  await writes.insert('invitations', row).execute();
}

export async function updateInvitation(
  writes: Writes,
  row: InvitationRow,
  change: Updateable<InvitationTable>,
): Promise<InvitationRow> {
  const updated = await writes
    .invariant('invitations')
    .update()
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}
