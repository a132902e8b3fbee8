/** SQL of passkeys, of one identity each. */
import type { Selectable } from 'kysely';
import type { TeamDb, TeamSchema } from '../../../../team-schema.ts';

export type PasskeyRow = Selectable<TeamSchema['identity_passkeys']>;

export interface OwnPasskey {
  readonly identityId: string;
  readonly id: string;
}

/** The first one first. */
export async function listPasskeys(db: TeamDb, identityId: string): Promise<PasskeyRow[]> {
  return await db
    .selectFrom('identity_passkeys')
    .selectAll()
    .where('identity_id', '=', identityId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function findPasskey(
  db: TeamDb,
  { identityId, id }: OwnPasskey,
): Promise<PasskeyRow | undefined> {
  return await db
    .selectFrom('identity_passkeys')
    .selectAll()
    .where('identity_id', '=', identityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** @param credentialId as its device names it */
export async function hasCredential(
  db: TeamDb,
  { identityId, credentialId }: { readonly identityId: string; readonly credentialId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('identity_passkeys')
    .select('id')
    .where('identity_id', '=', identityId)
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
  return found !== undefined;
}

export async function renamePasskey(
  db: TeamDb,
  { identityId, id }: OwnPasskey,
  name: string,
): Promise<PasskeyRow | undefined> {
  return await db
    .updateTable('identity_passkeys')
    .set({ name })
    .where('identity_id', '=', identityId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

export async function deletePasskey(
  db: TeamDb,
  { identityId, id }: OwnPasskey,
): Promise<PasskeyRow | undefined> {
  return await db
    .deleteFrom('identity_passkeys')
    .where('identity_id', '=', identityId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
