/** The accounts of the page *Set Up Email*, each with the last mail that left by it. */

import type { MailAccount, MailPresets } from '../../../src/api-client/index.ts';
import { presetNote } from '../../../src/pages/mail/mail-faults.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { ShownAccount, ShownPreset } from '../messages.ts';

type Ports = Pick<PagePorts, 'backend' | 'locale' | 't'>;

export async function loadAccounts({ backend }: Ports): Promise<readonly MailAccount[]> {
  const query = { limit: 500 };
  return (await backend.ask((api, options) => api.listMailAccounts({ ...options, query }))).items;
}

export function showPresets({ items }: MailPresets, { t }: Ports): ShownPreset[] {
  return items.map(({ name, title, host, port, security, signIn, username, dailyLimit }) => {
    const note = presetNote(name, t);
    return { name, title, host, port, security, signIn, username, dailyLimit, note };
  });
}

export async function showAccounts(
  ports: Ports,
  accounts: readonly MailAccount[],
  { items }: MailPresets,
): Promise<ShownAccount[]> {
  return await Promise.all(
    accounts.map(async (account) => {
      const { id, address, host, preset, isDefault, signIn, state } = account;
      const known = items.find(({ name, host: own }) => name === preset && own === host);
      const detail = await describeLast(ports, id);
      return { id, address, server: known?.title ?? host, isDefault, signIn, state, detail };
    }),
  );
}

async function describeLast({ backend, locale, t }: Ports, accountId: string): Promise<string> {
  const query = { accountId, state: 'sent', limit: 1 } as const;
  const { items } = await backend.ask((api, options) => api.listMails({ ...options, query }));
  const [last] = items;
  if (last === undefined || last.sentAt === null) return '';
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  return t('last mail {0}, {1}', day.format(new Date(last.sentAt)), last.subject);
}
