/** What a person marks by hand, since bounces are not read. */
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

type Ports = Pick<PagePorts, 'ask' | 'backend' | 'mention' | 't'>;

/** Of the mail's addresses, the one that is chosen. */
export async function markUnreachable({ ask, backend, mention, t }: Ports, id: string): Promise<void> {
  const { to, cc } = await backend.ask((api, options) => api.getMail({ ...options, path: { id } }));
  const addresses = [...new Set([...to, ...cc].map(({ address }) => address))];
  const title = t('Mark as Not Reachable');
  const items = addresses.map((address) => ({ label: address, value: address }));
  const address = addresses.length > 1 ? await ask({ kind: 'pick', title, items }) : addresses[0];
  if (address === undefined) return;
  const question = t('Send no more mail to {0}?', address);
  const detail = t(
    'Vireo does not read mail that is returned, so you say so. Mail to it that waits is not sent.',
  );
  if (!(await ask({ kind: 'confirm', question, detail, act: title }))) return;
  await backend.ask((api, options) => api.createUnreachableAddress({ ...options, body: { address } }));
  mention(t('No mail is sent to {0}.', address));
}

export async function reachAgain({ backend, mention, t }: Ports, id: string): Promise<void> {
  const path = { id };
  const marked = await backend.ask((api, options) => api.getUnreachableAddress({ ...options, path }));
  await backend.ask((api, options) =>
    api.deleteUnreachableAddress({ ...options, path, headers: ifMatch(marked) }),
  );
  mention(t('Mail is sent to {0} again.', marked.address));
}
