/** Webhooks of the person: added with a secret that is shown once, and removed. */
import type { PagePorts } from '../../../src/extension/platform/pages/page-ports.ts';

type Ports = Pick<PagePorts, 'ask' | 'backend' | 'copy' | 'inform' | 'mention' | 't'>;

export async function addWebhook({ ask, backend, copy, inform, mention, t }: Ports): Promise<void> {
  const typed = await ask({
    kind: 'text',
    title: t('Add Webhook'),
    staysOpen: true,
    placeholder: 'https://hooks.example.org/vireo',
    prompt: t('Each notification is sent there, signed as Standard Webhooks say.'),
    check: (text) =>
      isAddress(text.trim()) ? undefined : t('An address that begins with https:// is needed.'),
  });
  if (typed === undefined) return;
  const { secret } = await backend.ask((api, options) =>
    api.createNotificationWebhook({ ...options, body: { url: typed.trim() } }),
  );
  const act = t('Copy Secret');
  const chosen = await inform(t('The webhook is added. Copy its secret now: it is not shown again.'), act);
  if (chosen !== act) return;
  await copy(secret);
  mention(t('The secret is copied.'));
}

/** Only what can be one: which are reached is for the service to say. */
function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

export async function removeWebhook({ ask, backend, t }: Ports, id: string): Promise<void> {
  const { items } = await backend.ask((api, options) => api.listNotificationWebhooks({ ...options }));
  const webhook = items.find((one) => one.id === id);
  if (webhook === undefined) return;
  const question = t('Remove the webhook to {0}?', webhook.url);
  const detail = t('Nothing is sent there any more. Its secret cannot be brought back.');
  if (!(await ask({ kind: 'confirm', question, detail, act: t('Remove') }))) return;
  await backend.ask((api, options) => api.deleteNotificationWebhook({ ...options, path: { id } }));
}
