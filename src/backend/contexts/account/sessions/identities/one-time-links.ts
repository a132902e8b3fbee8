/** Links of one use. The table has the hash of their secret, which is in the fragment of the address: no log of a server keeps it. */
import type { Selectable } from 'kysely';
import { type Text, text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { LinkPurpose, TeamDb, TeamSchema } from '../../../../team-schema.ts';
import { hashOfSecret, makeSecret } from '../secret-text.ts';

export type LinkRow = Selectable<TeamSchema['one_time_links']>;

const minuteMs = 60_000;
const lastsMs: Readonly<Record<LinkPurpose, number>> = {
  'set-up': 60 * minuteMs,
  register: 60 * minuteMs,
  verify: 30 * minuteMs,
  reset: 60 * minuteMs,
  'operator-reset': 60 * minuteMs,
  'old-address': 30 * minuteMs,
  'new-address': 30 * minuteMs,
};

/** A stranger asks for these by an address alone: another one ends none of before, or nobody would ever use theirs. */
const askedByAnyone: ReadonlySet<LinkPurpose> = new Set(['reset', 'register']);

const linkEveryMs = minuteMs;
const dayMs = 24 * 60 * minuteMs;
const mostOfDay = 5;

/** A link as who it is for: a login, or an address that has none yet. */
type LinkTo = { readonly purpose: LinkPurpose } & (
  | { readonly identityId: string }
  | { readonly email: string }
);

interface NewLink {
  readonly purpose: LinkPurpose;
  readonly identityId?: string | undefined;
  readonly email?: string | undefined;
  readonly now: number;
}

/** Answers its secret, which is kept nowhere. Those of before for the same end with it, but where anyone may ask for one. */
export async function makeLink(db: TeamDb, { purpose, identityId, email, now }: NewLink): Promise<string> {
  const secret = makeSecret('vil_');
  if (!askedByAnyone.has(purpose)) {
    let before = db.deleteFrom('one_time_links').where('purpose', '=', purpose);
    if (identityId !== undefined) before = before.where('identity_id', '=', identityId);
    else if (email !== undefined) before = before.where('email', '=', email);
    await before.execute();
  }
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

const onAccount = text`begin again on the page of your account.`;
const newOne: Partial<Record<LinkPurpose, Text>> = {
  'set-up': text`restart the server, which makes a new one.`,
  verify: onAccount,
  'old-address': onAccount,
  'new-address': onAccount,
};

const gone = ([purpose]: readonly LinkPurpose[]) =>
  new ApiError(
    'gone',
    text`This link was used, has run out, or another one was made since: ${(purpose && newOne[purpose]) ?? text`ask for a new one.`}`,
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

/** Where registering was finished. */
export async function endLinksTo(
  db: TeamDb,
  { purpose, email }: { readonly purpose: LinkPurpose; readonly email: string },
): Promise<void> {
  await db.deleteFrom('one_time_links').where('purpose', '=', purpose).where('email', '=', email).execute();
}

/** Those that no longer count for how many an address gets: strangers make them. */
export async function deleteOldLinks(
  db: TeamDb,
  { purpose, now }: { readonly purpose: LinkPurpose; readonly now: number },
): Promise<void> {
  await db
    .deleteFrom('one_time_links')
    .where('purpose', '=', purpose)
    .where('made_at', '<', now - dayMs)
    .execute();
}

/** One a minute leaves, and after five of a day one an hour: as long as each holds, so that there is always one that opens. */
export async function isLinkDue(db: TeamDb, to: LinkTo, now: number): Promise<boolean> {
  const links = db.selectFrom('one_time_links').select('made_at').where('purpose', '=', to.purpose);
  const ofWhom =
    'email' in to ? links.where('email', '=', to.email) : links.where('identity_id', '=', to.identityId);
  const rows = await ofWhom
    .where('made_at', '>', now - dayMs)
    .orderBy('made_at', 'desc')
    .execute();
  const [newest] = rows;
  const everyMs = rows.length < mostOfDay ? linkEveryMs : lastsMs[to.purpose];
  // A clock that was set back holds none up for longer.
  return newest === undefined || Math.abs(now - Number(newest.made_at)) >= everyMs;
}
