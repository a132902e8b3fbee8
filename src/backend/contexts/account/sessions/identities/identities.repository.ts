/** SQL of logins: addresses, passwords, of which organizations they are, and devices that signed in before. */
import type { Insertable, Selectable } from 'kysely';
import { v7 as newId } from 'uuid';
import type { PersonLanguage } from '../../../../platform/http/language/person-language.ts';
import type { TeamDb, TeamSchema } from '../../../../team-schema.ts';

export type IdentityRow = Selectable<TeamSchema['identities']>;
export type MembershipRow = Selectable<TeamSchema['identity_memberships']>;

/** As the library writes an account with a password. */
const credential = 'credential';

export async function findIdentity(db: TeamDb, id: string): Promise<IdentityRow | undefined> {
  return await db.selectFrom('identities').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Until this transaction ends, no other one opens or ends sessions of this identity. Read what decides after it. On SQLite that is
 * so anyway.
 */
export async function lockIdentity(db: TeamDb, id: string): Promise<void> {
  await db.selectFrom('identities').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** @param email in lower case */
export async function findIdentityByEmail(db: TeamDb, email: string): Promise<IdentityRow | undefined> {
  return await db.selectFrom('identities').selectAll().where('email', '=', email).executeTakeFirst();
}

export async function insertIdentity(
  db: TeamDb,
  row: Omit<Insertable<TeamSchema['identities']>, 'image'>,
): Promise<void> {
  await db
    .insertInto('identities')
    .values({ ...row, image: null })
    .execute();
}

export async function setLanguage(db: TeamDb, id: string, language: PersonLanguage): Promise<void> {
  await db.updateTable('identities').set({ language }).where('id', '=', id).execute();
}

/** Another one after each change of the password. @param email in lower case */
export async function findPasswordId(db: TeamDb, email: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('identity_accounts')
    .innerJoin('identities', 'identities.id', 'identity_accounts.identity_id')
    .select('identity_accounts.id')
    .where('identities.email', '=', email)
    .where('provider_id', '=', credential)
    .executeTakeFirst();
  return found?.id;
}

/** @param hash as the library makes it */
export async function setPassword(
  db: TeamDb,
  identityId: string,
  { hash, now }: { readonly hash: string; readonly now: number },
): Promise<void> {
  await db
    .deleteFrom('identity_accounts')
    .where('identity_id', '=', identityId)
    .where('provider_id', '=', credential)
    .execute();
  await db
    .insertInto('identity_accounts')
    .values({
      id: newId(),
      identity_id: identityId,
      account_id: identityId,
      provider_id: credential,
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export async function insertMembership(db: TeamDb, row: MembershipRow): Promise<void> {
  await db.insertInto('identity_memberships').values(row).execute();
}

/** The first one first. */
export async function listMemberships(db: TeamDb, identityId: string): Promise<MembershipRow[]> {
  return await db
    .selectFrom('identity_memberships')
    .selectAll()
    .where('identity_id', '=', identityId)
    .orderBy('created_at')
    .orderBy('organization_id')
    .execute();
}

export async function hasMembership(
  db: TeamDb,
  { identity_id, organization_id, user_id }: Omit<MembershipRow, 'created_at'>,
): Promise<boolean> {
  const found = await db
    .selectFrom('identity_memberships')
    .select('user_id')
    .where('identity_id', '=', identity_id)
    .where('organization_id', '=', organization_id)
    .where('user_id', '=', user_id)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether one of these people can sign in. */
export async function hasLogin(db: TeamDb, userIds: readonly string[]): Promise<boolean> {
  if (userIds.length === 0) return false;
  const found = await db
    .selectFrom('identity_memberships')
    .select('identity_id')
    .where('user_id', 'in', userIds)
    .executeTakeFirst();
  return found !== undefined;
}

export async function isKnownDevice(db: TeamDb, hash: string, email: string): Promise<boolean> {
  const found = await db
    .selectFrom('known_devices')
    .innerJoin('identities', 'identities.id', 'known_devices.identity_id')
    .select('device_hash')
    .where('device_hash', '=', hash)
    .where('identities.email', '=', email)
    .executeTakeFirst();
  return found !== undefined;
}

export async function noteDevice(db: TeamDb, device: Selectable<TeamSchema['known_devices']>): Promise<void> {
  await db
    .insertInto('known_devices')
    .values(device)
    .onConflict((conflict) =>
      conflict.columns(['device_hash', 'identity_id']).doUpdateSet({ used_at: device.used_at }),
    )
    .execute();
}

/** Where the address is still the one that answered. */
export async function verifyEmail(
  db: TeamDb,
  { id, email }: Pick<IdentityRow, 'id' | 'email'>,
): Promise<void> {
  await db
    .updateTable('identities')
    .set({ email_verified: 1 })
    .where('id', '=', id)
    .where('email', '=', email)
    .execute();
}

/** An address of which its person has answered a mail is of no account that never did. That one keeps its memberships. */
export async function releaseAddress(db: TeamDb, identityId: string, now: number): Promise<void> {
  await db.deleteFrom('address_changes').where('identity_id', '=', identityId).execute();
  await db
    .updateTable('identities')
    .set({ email: `${identityId}@unconfirmed.invalid`, updated_at: now })
    .where('id', '=', identityId)
    .where('email_verified', '=', 0)
    .execute();
}

export type AddressChangeRow = Selectable<TeamSchema['address_changes']>;

/** In place of one that was begun before. */
export async function beginAddressChange(
  db: TeamDb,
  { identityId, email, now }: { readonly identityId: string; readonly email: string; readonly now: number },
): Promise<void> {
  await db.deleteFrom('address_changes').where('identity_id', '=', identityId).execute();
  const unconfirmed = { old_confirmed_at: null, new_confirmed_at: null };
  await db
    .insertInto('address_changes')
    .values({ identity_id: identityId, email, ...unconfirmed, made_at: now })
    .execute();
}

/** Undefined where none is under way. */
export async function confirmAddressChange(
  db: TeamDb,
  identityId: string,
  confirmed: Partial<Pick<AddressChangeRow, 'old_confirmed_at' | 'new_confirmed_at'>>,
): Promise<AddressChangeRow | undefined> {
  return await db
    .updateTable('address_changes')
    .set(confirmed)
    .where('identity_id', '=', identityId)
    .returningAll()
    .executeTakeFirst();
}

/** Both have answered. */
export async function finishAddressChange(
  db: TeamDb,
  { identity_id, email }: AddressChangeRow,
  now: number,
): Promise<void> {
  await db
    .updateTable('identities')
    .set({ email, email_verified: 1, updated_at: now })
    .where('id', '=', identity_id)
    .execute();
  await db.deleteFrom('address_changes').where('identity_id', '=', identity_id).execute();
}
