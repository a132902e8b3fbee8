/** Sends what waited: for a password that is at hand now, or for a person who releases what rested. */

import type { MailState } from '../../../../domain/mail/mail-states.ts';
import type { OutgoingDoor } from '../../outgoing/outgoing.ts';
import type { Work } from '../../unit-of-work.ts';
import type { AccountSecrets } from '../accounts/account-secrets.ts';
import { loadAccounts } from '../accounts/accounts.repository.ts';
import { mailer } from '../mail-ports.ts';
import { toOutboxMail } from './mail-record.ts';
import { forgetReleases, listWaiting } from './mails.repository.ts';
import { apply, type SettlePorts } from './settle-mail.ts';

export interface ReleasePorts extends SettlePorts {
  readonly accountSecrets: AccountSecrets;
}

/** How many. */
export async function releaseMail(ports: ReleasePorts, organizationId: string): Promise<number> {
  return await ports.unitOfWork.write(
    mailer(organizationId),
    async (work) => await releaseWithin(ports, work),
  );
}

/** What rested stays as it is while everything that leaves does. */
async function releaseWithin(ports: ReleasePorts, work: Work): Promise<number> {
  const accounts = await loadAccounts(work.reads);
  const ready = new Set(
    accounts
      .filter((account) => ['present', 'not_needed'].includes(ports.accountSecrets.stateOf(account)))
      .map(({ id }) => id),
  );
  const waiting = await listWaiting(work.reads, 'waiting_for_password');
  const queued = (await ports.outgoing.rests(work.reads)) ? [] : await listWaiting(work.reads, 'queued');
  const rested = queued.filter(({ fault }) => fault === 'resting');
  const released = [...waiting.filter(({ account_id }) => ready.has(account_id)), ...rested];
  for (const row of released) {
    const change = { state: 'queued', fault: null, next_at: work.now, updated_at: work.now } as const;
    await apply(ports, work, row, change);
  }
  return released.length;
}

const unsent: readonly MailState[] = ['queued', 'waiting_for_password'];

/** How the outbox takes part when all that leaves stops: each attempt asks whether it does. */
export function mailDoor(ports: ReleasePorts): OutgoingDoor {
  return {
    // What was released one by one before is no leave after the next restore.
    rest: async ({ writes }) => await forgetReleases(writes),
    release: async (work) => void (await releaseWithin(ports, work)),
    async list(reads) {
      const rows = (await Promise.all(unsent.map(async (state) => await listWaiting(reads, state)))).flat();
      return rows.map((row) => {
        const { id, subject: title, to, createdAt: at } = toOutboxMail(row);
        return { kind: 'mail', id, title, to: to.map(({ address }) => address).join(', '), at };
      });
    },
  };
}
