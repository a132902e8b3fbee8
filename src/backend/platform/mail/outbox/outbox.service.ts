/** The use cases of the outbox: what waits, what was sent, and what a person decides. */
import { mayDrop, mayRelease, maySendAgain } from '../../../../domain/mail/mail-states.ts';
import { type Text, text } from '../../../../words/text.ts';
import type { Caller } from '../../http/actor.ts';
import { ApiError, notFound } from '../../http/api-error.ts';
import { toPage } from '../../http/cursor.ts';
import type { Page } from '../../http/resource-routes.ts';
import { requireVersion } from '../../http/versions.ts';
import type { Reads } from '../../reach/reads.ts';
import type { Work } from '../../unit-of-work.ts';
import type { AccountsPorts } from '../accounts/accounts.ports.ts';
import { type AccountRow, loadAccounts } from '../accounts/accounts.repository.ts';
import { toMailRecord } from './mail-record.ts';
import { countByState, findMail, listMails, type MailRow } from './mails.repository.ts';
import type { ListMails, MailRecord, MailStatus, MailText } from './outbox.schema.ts';
import { holdsSecret } from './sealed-message.ts';
import { senderOf } from './sender-rights.ts';
import { apply, dropChange } from './settle-mail.ts';

export interface OutboxService {
  list(caller: Caller, query: ListMails): Promise<Page<MailRecord>>;
  get(caller: Caller, id: string): Promise<MailRecord>;
  text(caller: Caller, id: string): Promise<MailText>;
  sendAgain(caller: Caller, id: string, expected?: number): Promise<MailRecord>;
  /** Lets one leave that rests with all others, or whose sender may no longer send it: by the rights of who releases it. */
  release(caller: Caller, id: string, expected?: number): Promise<MailRecord>;
  drop(caller: Caller, id: string, expected?: number): Promise<MailRecord>;
  status(caller: Caller): Promise<MailStatus>;
}

async function load(reads: Pick<Reads, 'from'>, id: string): Promise<MailRow> {
  const row = await findMail(reads, id);
  if (!row) throw notFound('mail');
  return row;
}

async function accountOf(reads: Reads, { account_id }: MailRow): Promise<AccountRow | undefined> {
  return (await loadAccounts(reads)).find(({ id }) => id === account_id);
}

interface Decision {
  readonly id: string;
  readonly expected: number | undefined;
  readonly may: (state: MailRow['state'], fault: MailRow['fault']) => boolean;
  readonly refusal: Text;
  readonly needsMessage?: true;
  readonly change: (now: number, row: MailRow) => Parameters<typeof apply>[3];
}

/** Of what opened an account nothing is kept beyond its end. */
function requireMessage({ message_sha256: sha256 }: MailRow): void {
  if (sha256 === '')
    throw new ApiError('state_forbids', 'What this mail held is no longer kept: let another one be made.');
}

/** Now, by the rights of who decides. */
function leaves({ actor }: Caller, now: number) {
  return { ...senderOf(actor), fault: null, next_at: now, updated_at: now };
}

async function listPage(reads: Reads, query: ListMails): Promise<Page<MailRecord>> {
  const accounts = new Map((await loadAccounts(reads)).map((account) => [account.id, account]));
  return toPage(await listMails(reads, query), query.limit, {
    item: (row) => toMailRecord(row, accounts.get(row.account_id)),
    key: (row) => [row.created_at, row.id],
  });
}

async function requireNoDemo({ outgoing, reads }: AccountsPorts, { actor }: Caller): Promise<void> {
  if ((await outgoing.restReason(reads(actor))) === 'demo')
    throw new ApiError('state_forbids', 'The demo never sends mail.');
}

export function createOutboxService(ports: AccountsPorts): OutboxService {
  const settle = { ...ports, findKind: ports.mail.findKind };
  const decide = async (caller: Caller, decision: Decision): Promise<MailRecord> =>
    await ports.unitOfWork.write(caller.actor, async (work: Work) => {
      const row = await load(work.writes, decision.id);
      requireVersion(row, decision.expected);
      if (!decision.may(row.state, row.fault)) throw new ApiError('state_forbids', decision.refusal);
      if (decision.needsMessage) requireMessage(row);
      const changed = await apply(settle, work, row, decision.change(work.now, row));
      if (changed === undefined)
        throw new ApiError('conflict', 'The mail was sent or changed at the same time.');
      return toMailRecord(changed, await accountOf(work.reads, changed));
    });
  return {
    list: async ({ actor }, query) => await listPage(ports.reads(actor), query),
    async get({ actor }, id) {
      const row = await load(ports.reads(actor), id);
      return toMailRecord(row, await accountOf(ports.reads(actor), row));
    },
    async text({ actor }, id) {
      const row = await load(ports.reads(actor), id);
      if (holdsSecret(settle, row))
        throw new ApiError(
          'forbidden',
          'This mail is for its recipient alone: it holds what opens an account.',
        );
      const found = await ports.files.read(row.message_sha256);
      if (found.state !== 'found') throw notFound('message of this mail');
      return { subject: row.subject, text: row.body, message: found.content.toString('latin1') };
    },
    sendAgain: async (caller, id, expected) =>
      await decide(caller, {
        id,
        expected,
        may: maySendAgain,
        needsMessage: true,
        refusal: text`Only a mail that was refused, or may have been sent, is sent again.`,
        change: (now) => ({
          ...leaves(caller, now),
          state: 'queued',
          response: null,
          first_tried_at: null,
        }),
      }),
    release: async (caller, id, expected) => {
      await requireNoDemo(ports, caller);
      return await decide(caller, {
        id,
        expected,
        may: mayRelease,
        refusal: text`Only a mail that rests, or whose sender may no longer send it, is released.`,
        change: (now) => ({ ...leaves(caller, now), released_at: now }),
      });
    },
    drop: async (caller, id, expected) =>
      await decide(caller, {
        id,
        expected,
        may: mayDrop,
        refusal: text`A mail that is being sent, or has ended, is not dropped.`,
        change: (now) => dropChange(now, 'by_person'),
      }),
    async status({ actor }) {
      const reads = ports.reads(actor);
      const accounts = await loadAccounts(reads);
      const states = accounts.map((account) => ports.mail.accountSecrets.stateOf(account));
      return {
        accounts: accounts.length,
        accountsWithoutPassword: states.filter((state) => state === 'missing' || state === 'rejected').length,
        counts: await countByState(reads),
        rests: await ports.outgoing.rests(reads),
      };
    },
  };
}
