/** *Set Up…* of the channel email: an account that mail leaves from, and an address that it goes to. */
import { ifMatch } from '../../../src/pages/if-match.ts';
import { checkAddress } from '../../../src/pages/mail/check-address.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

type Ports = Pick<PagePorts, 'ask' | 'backend' | 'runCommand' | 't'>;

export async function setUpEmail({ ask, backend, runCommand, t }: Ports): Promise<void> {
  const { items } = await backend.ask((api, options) => api.listMailAccounts({ ...options }));
  const [account] = items;
  if (account === undefined) {
    await runCommand('vireo.setUpEmail');
    return;
  }
  const me = await backend.ask((api, options) => api.getMe({ ...options }));
  const typed = await ask({
    kind: 'text',
    title: t('Your Email Address'),
    prompt: t('Notifications are sent there, from {0}.', account.address),
    value: me.email ?? account.address,
    check: (text) => checkAddress(text, t),
  });
  if (typed === undefined) return;
  const body = { email: typed.trim() };
  const path = { id: me.id };
  await backend.ask((api, options) => api.patchUser({ ...options, path, headers: ifMatch(me), body }));
}
