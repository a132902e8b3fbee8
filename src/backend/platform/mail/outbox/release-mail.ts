/** Sends what waited: for a password that is at hand now, or for a person who releases what rested. */
import type { AccountSecrets } from '../accounts/account-secrets.ts';
import { loadAccounts } from '../accounts/accounts.repository.ts';
import { mailer } from '../mail-ports.ts';
import { listWaiting } from './mails.repository.ts';
import { apply, type SettlePorts } from './settle-mail.ts';

export interface ReleasePorts extends SettlePorts {
  readonly accountSecrets: AccountSecrets;
}

/** How many. */
export async function releaseMail(ports: ReleasePorts, organizationId: string): Promise<number> {
  return await ports.unitOfWork.write(mailer(organizationId), async (work) => {
    const accounts = await loadAccounts(work.reads);
    const ready = new Set(
      accounts
        .filter((account) => ['present', 'not_needed'].includes(ports.accountSecrets.stateOf(account)))
        .map(({ id }) => id),
    );
    const waiting = await listWaiting(work.reads, 'waiting_for_password');
    const rested = (await listWaiting(work.reads, 'queued')).filter(({ fault }) => fault === 'resting');
    const released = [...waiting.filter(({ account_id }) => ready.has(account_id)), ...rested];
    for (const row of released) {
      const change = { state: 'queued', fault: null, next_at: work.now, updated_at: work.now } as const;
      await apply(ports, work, row, change);
    }
    return released.length;
  });
}
