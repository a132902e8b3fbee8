/** *Send Test*: one notification on every channel that is set up, and what came of each. */
import { describeOutgoing } from '../../../src/pages/mail/describe-outgoing.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

type Ports = Pick<PagePorts, 'backend' | 'inform' | 't'>;

export async function sendTest({ backend, inform, t }: Ports): Promise<void> {
  const [{ email }, outgoing] = await Promise.all([
    backend.ask((api, options) => api.getNotificationPreferences({ ...options, query: {} })),
    backend.ask((api, options) => api.getOutgoing({ ...options })),
  ]);
  const { items } = await backend.ask((api, options) => api.sendNotification({ ...options, body: {} }));
  const rest = describeOutgoing(outgoing, t);
  const leaves = ({ channel }: (typeof items)[number]): boolean =>
    channel === 'app' || (rest === undefined && (channel !== 'email' || email.isSetUp));
  const names = { app: t('the editor'), email: t('email'), webhook: t('the webhook') } as const;
  const on = [
    ...new Set(
      items.filter((one) => one.state !== 'dropped' && leaves(one)).map(({ channel }) => names[channel]),
    ),
  ];
  const reasons = [
    ...new Set(
      items.flatMap(({ state, reason }) => (state === 'dropped' && reason !== null ? [reason] : [])),
    ),
  ];
  const sentence =
    on.length === 0 ? t('The test was not sent.') : t('A test is on its way by {0}.', on.join(', '));
  await inform([sentence, ...reasons, ...(rest === undefined ? [] : [rest.sentence])].join(' '));
}
