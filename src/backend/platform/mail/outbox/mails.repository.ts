/** SQL of the outbox. Each state changes by compare-and-set, so that no mail is sent by two at once. */
import type { Selectable, Updateable } from 'kysely';
import { type MailState, mailStates } from '../../../../domain/mail/mail-states.ts';
import type { Sending } from '../../../../domain/mail/send-limit.ts';
import type { Db } from '../../../schema.ts';
import { selectPage } from '../../db/select-page.ts';
import { decodeNumberCursor } from '../../http/cursor.ts';
import { acrossOrganizations, type Reads } from '../../reach/reads.ts';
import type { Writes } from '../../reach/writes.ts';
import type { MailTable } from '../mail.tables.ts';
import type { MailAbout } from '../mail.ts';
import type { ListMails } from './outbox.schema.ts';

export type MailRow = Selectable<MailTable>;

export async function findMail(reads: Pick<Reads, 'from'>, id: string): Promise<MailRow | undefined> {
  return await reads.from('mails').selectAll().where('id', '=', id).executeTakeFirst();
}

/** For sending it, and for those who queue one. */
export async function findAnyMail(reads: Reads, id: string): Promise<MailRow | undefined> {
  return await reads.invariant('mails').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listMails(reads: Reads, query: ListMails): Promise<MailRow[]> {
  const { state, accountId } = query;
  let rows = reads.from('mails').selectAll();
  if (state !== undefined) rows = rows.where('state', '=', state);
  if (accountId !== undefined) rows = rows.where('account_id', '=', accountId);
  return await selectPage(rows, query, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function listMailsAbout(reads: Reads, { kind, id }: MailAbout): Promise<MailRow[]> {
  return await reads
    .invariant('mails')
    .selectAll()
    .where('about_kind', '=', kind)
    .where('about_id', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function countByState(reads: Reads): Promise<Readonly<Record<MailState, number>>> {
  const rows = await reads
    .from('mails')
    .select((eb) => ['state', eb.fn.countAll<number | string>().as('count')])
    .groupBy('state')
    .execute();
  const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]));
  return Object.fromEntries(mailStates.map((state) => [state, counts.get(state) ?? 0])) as Record<
    MailState,
    number
  >;
}

/** Of an account, those that are not at an end. */
export async function listUnsent(reads: Reads, accountId: string): Promise<MailRow[]> {
  return await reads
    .invariant('mails')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('state', 'in', ['queued', 'sending', 'waiting_for_password'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Of the organization, in the order in which they were queued. */
export async function listWaiting(reads: Reads, state: MailState): Promise<MailRow[]> {
  return await reads
    .invariant('mails')
    .selectAll()
    .where('state', '=', state)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function listOrganizationsThatWait(db: Db): Promise<readonly string[]> {
  const rows = await acrossOrganizations(db, 'mails', 'upkeep')
    .select('organization_id')
    .distinct()
    .where('state', '=', 'waiting_for_password')
    .execute();
  return rows.map(({ organization_id }) => organization_id);
}

/** What an account has sent, or tried to, since then. */
export async function listSendings(
  reads: Reads,
  { accountId, since }: { readonly accountId: string; readonly since: number },
): Promise<readonly Sending[]> {
  const rows = await reads
    .invariant('mails')
    .select(['recipient_count', 'tried_at'])
    .where('account_id', '=', accountId)
    .where('tried_at', '>', since)
    .where('state', 'in', ['sending', 'sent', 'may_have_been_sent'])
    .execute();
  return rows.map(({ recipient_count, tried_at }) => ({ recipients: recipient_count, at: tried_at ?? 0 }));
}

export async function forgetReleases(writes: Writes): Promise<void> {
  await writes
    .invariant('mails')
    .update()
    .set({ released_at: null })
    .where('released_at', 'is not', null)
    .execute();
}

export async function insertMail(writes: Writes, row: MailRow): Promise<void> {
  await writes.insert('mails', row).execute();
}

/** The row as it was seen: another state, or another attempt since, changes nothing. */
export type Seen = Pick<MailRow, 'id' | 'state' | 'attempts' | 'version'>;

export async function changeMail(
  writes: Writes,
  seen: Seen,
  change: Updateable<MailTable>,
): Promise<MailRow | undefined> {
  return await writes
    .invariant('mails')
    .update()
    .set({ ...change, version: seen.version + 1 })
    .where('id', '=', seen.id)
    .where('state', '=', seen.state)
    .where('attempts', '=', seen.attempts)
    .where('version', '=', seen.version)
    .returningAll()
    .executeTakeFirst();
}

/** Mails about records of a kind, for what must know of each before it writes another one. */
export const mailsAbout = (reads: Reads, kind: NonNullable<MailRow['about_kind']>) =>
  reads.invariant('mails').where('mails.about_kind', '=', kind);
