/** *Remove…*: mail that waits for the account is named first; without any it goes, with its password. */

import type { Mail, MailAccount } from '../../../src/api-client/index.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

const waiting = ['queued', 'sending', 'waiting_for_password'] as const;
const namedAtMost = 3;

/** False where it stays. */
export async function removeAccount(ports: PagePorts, account: MailAccount): Promise<boolean> {
  const { ask, backend, t, warn, runCommand } = ports;
  const mails = await listWaiting(ports, account);
  if (mails.length > 0) {
    const open = t('Open Mail and Schedules');
    const named = mails
      .slice(0, namedAtMost)
      .map(({ subject, to }) => `${subject} (${to[0]?.address ?? ''})`);
    const rest = mails.length - named.length;
    const list = rest > 0 ? t('{0} and {1} more', named.join(', '), rest) : named.join(', ');
    const sentence = t('Mail waits for {0}: {1}. Send or drop it first.', account.address, list);
    if ((await warn(sentence, open)) === open) await runCommand('vireo.openOutbox');
    return false;
  }
  const isSure = await ask({
    kind: 'confirm',
    question: t('Remove the account {0}?', account.address),
    detail: t('Its password is removed with it. Mail that was sent stays in the outbox.'),
    act: t('Remove'),
  });
  if (isSure !== true) return false;
  const path = { id: account.id };
  await backend.ask((api, options) => api.deleteMailAccount({ ...options, path, headers: ifMatch(account) }));
  return true;
}

async function listWaiting({ backend }: PagePorts, { id: accountId }: MailAccount): Promise<readonly Mail[]> {
  const found = waiting.map(
    async (state) =>
      await backend.ask((api, options) =>
        api.listMails({ ...options, query: { accountId, state, limit: 100 } }),
      ),
  );
  return (await Promise.all(found)).flatMap(({ items }) => items);
}
