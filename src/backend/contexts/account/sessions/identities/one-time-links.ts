/** Links of one use. The table has the hash of their secret, which is in the fragment of the address: no log of a server keeps it. */
import type { Selectable } from 'kysely';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { LinkPurpose, TeamDb, TeamSchema } from '../../../../team-schema.ts';
import { hashOfSecret, makeSecret } from '../secret-text.ts';

export type LinkRow = Selectable<TeamSchema['one_time_links']>;

const minuteMs = 60_000;
const lastsMs: Readonly<Record<LinkPurpose, number>> = {
  'set-up': 60 * minuteMs,
  register: 30 * minuteMs,
  verify: 30 * minuteMs,
  reset: 30 * minuteMs,
  'operator-reset': 60 * minuteMs,
  'old-address': 30 * minuteMs,
  'new-address': 30 * minuteMs,
};

interface NewLink {
  readonly purpose: LinkPurpose;
  readonly identityId?: string | undefined;
  readonly email?: string | undefined;
  readonly now: number;
}

/** Answers its secret, which is kept nowhere. Those of before for the same end with it. */
export async function makeLink(db: TeamDb, { purpose, identityId, email, now }: NewLink): Promise<string> {
  const secret = makeSecret('vil_');
  let before = db.deleteFrom('one_time_links').where('purpose', '=', purpose);
  if (identityId !== undefined) before = before.where('identity_id', '=', identityId);
  else if (email !== undefined) before = before.where('email', '=', email);
  await before.execute();
  await db
    .insertInto('one_time_links')
    .values({
      token_hash: hashOfSecret(secret),
      purpose,
      identity_id: identityId ?? null,
      email: email ?? null,
      made_at: now,
      expires_at: now + lastsMs[purpose],
      used_at: null,
    })
    .execute();
  return secret;
}

const onAccount = 'begin again on the page of your account.';
const newOne: Partial<Record<LinkPurpose, string>> = {
  'set-up': 'restart the server, which makes a new one.',
  verify: onAccount,
  'old-address': onAccount,
  'new-address': onAccount,
};

const gone = ([purpose]: readonly LinkPurpose[]) =>
  new ApiError(
    'gone',
    `This link was used, has run out, or another one was made since: ${(purpose && newOne[purpose]) ?? 'ask for a new one.'}`,
  );

/** Before work that is worth nothing without it. @throws ApiError `gone` */
export async function requireLink(
  db: TeamDb,
  secret: string,
  { purposes, now }: { readonly purposes: readonly LinkPurpose[]; readonly now: number },
): Promise<LinkRow> {
  const row = await db
    .selectFrom('one_time_links')
    .selectAll()
    .where('token_hash', '=', hashOfSecret(secret))
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) throw gone(purposes);
  return row;
}

/** Of several that use it at once, one does. @throws ApiError `gone` */
export async function takeLink(
  db: TeamDb,
  secret: string,
  { purposes, now }: { readonly purposes: readonly LinkPurpose[]; readonly now: number },
): Promise<LinkRow> {
  const row = await db
    .updateTable('one_time_links')
    .set({ used_at: now })
    .where('token_hash', '=', hashOfSecret(secret))
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw gone(purposes);
  return row;
}

/** What was sent before a password or an address was changed opens nothing after it. */
export async function endLinks(db: TeamDb, identityId: string): Promise<void> {
  await db.deleteFrom('one_time_links').where('identity_id', '=', identityId).execute();
}

/** Of a purpose, to an address that has no login yet. */
export async function findNewestLinkTo(
  db: TeamDb,
  { purpose, email }: { readonly purpose: LinkPurpose; readonly email: string },
): Promise<LinkRow | undefined> {
  return await db
    .selectFrom('one_time_links')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('email', '=', email)
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
}

/** Those that have run out: strangers make them. */
export async function deleteOldLinks(
  db: TeamDb,
  { purpose, now }: { readonly purpose: LinkPurpose; readonly now: number },
): Promise<void> {
  await db
    .deleteFrom('one_time_links')
    .where('purpose', '=', purpose)
    .where('expires_at', '<', now)
    .execute();
}

export async function findNewestLink(
  db: TeamDb,
  { purpose, identityId }: { readonly purpose: LinkPurpose; readonly identityId: string },
): Promise<LinkRow | undefined> {
  return await db
    .selectFrom('one_time_links')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('identity_id', '=', identityId)
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
}
