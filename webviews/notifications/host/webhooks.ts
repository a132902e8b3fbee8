/** Webhooks of the person: added with a secret that is shown once, and removed. */
import type { PagePorts } from '../../../src/pages/page-ports.ts';

type Ports = Pick<PagePorts, 'ask' | 'backend' | 'copy' | 'inform' | 'mention' | 't'>;

export async function addWebhook(ports: Ports): Promise<void> {
  const { ask, backend, t } = ports;
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
  await offerCopy(ports, secret, t('The webhook is added. Copy its secret now: it is not shown again.'));
}

async function offerCopy(
  { copy, inform, mention, t }: Ports,
  secret: string,
  sentence: string,
): Promise<void> {
  const act = t('Copy Secret');
  if ((await inform(sentence, act)) !== act) return;
  await copy(secret);
  mention(t('The secret is copied.'));
}

/** Of a webhook whose secret stayed on another machine: that which its receiver has, or a new one. */
export async function enterSecret(ports: Ports, id: string): Promise<void> {
  const { ask, backend, mention, t } = ports;
  const typed = await ask({
    kind: 'text',
    title: t('Enter Webhook Secret'),
    staysOpen: true,
    placeholder: 'whsec_…',
    prompt: t('The secret that the receiver has. Leave it empty to make a new one.'),
    check: (text) =>
      /^$|^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/.test(text.trim())
        ? undefined
        : t('A secret that begins with whsec_ is needed, or nothing.'),
  });
  if (typed === undefined) return;
  const body = typed.trim() === '' ? {} : { secret: typed.trim() };
  const { secret } = await backend.ask((api, options) =>
    api.putNotificationWebhookSecret({ ...options, path: { id }, body }),
  );
  if (body.secret === undefined)
    await offerCopy(
      ports,
      secret,
      t('A new secret is made. Give it to the receiver now: it is not shown again.'),
    );
  else mention(t('The secret is kept. What comes from now on is sent there.'));
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
