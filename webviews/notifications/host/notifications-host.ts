/** The host side of the page Notification Settings. */
import type { PutNotificationPreferencesData } from '../../../src/api-client/index.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import {
  type NotificationsHostMessage,
  type NotificationsViewMessage,
  notificationsViewMessageSchema,
} from '../messages.ts';
import { loadPreferences } from './load-preferences.ts';
import { sendTest } from './send-test.ts';
import { setUpEmail } from './set-up-email.ts';
import { addWebhook, enterSecret, removeWebhook } from './webhooks.ts';

export function defineNotifications(
  ports: PagePorts,
): DefinePage<NotificationsViewMessage, NotificationsHostMessage> {
  const { backend, clock, locale } = ports;
  return (page) => {
    let savedAt: number | undefined;
    const thenFill = async (act: () => Promise<unknown>): Promise<void> => {
      try {
        await act();
      } finally {
        await page.fill();
      }
    };
    const change = (body: Change) =>
      thenFill(async () => {
        await putPreferences(backend, body);
        savedAt = clock.now();
      });
    return {
      incoming: notificationsViewMessageSchema,
      showsConnection: true,
      isInTurn: true,
      watch: ['mail-account', 'user'],
      load: () =>
        loadOrFail(ports, 'Notification Settings', () => loadPreferences(ports, { locale, savedAt })),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        set: ({ of, channel, on }) => change({ types: { [of]: { [channel]: on ? 'on' : 'off' } } }),
        setQuiet: ({ type: _type, ...hours }) => change({ quietHours: given(hours) }),
        setDigest: ({ type: _type, ...digest }) => change({ digest: given(digest) }),
        setUpEmail: () => thenFill(() => setUpEmail(ports)),
        addWebhook: () => thenFill(() => addWebhook(ports)),
        removeWebhook: ({ id }) => thenFill(() => removeWebhook(ports, id)),
        enterSecret: ({ id }) => thenFill(() => enterSecret(ports, id)),
        sendTest: () => sendTest(ports),
      },
    };
  };
}

type Given<Fields> = { [Name in keyof Fields]?: NonNullable<Fields[Name]> };

/** Without what is undefined. */
function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Given<Fields>;
}

type Change = NonNullable<PutNotificationPreferencesData['body']>;

async function putPreferences(backend: PagePorts['backend'], body: Change): Promise<void> {
  await backend.ask((api, options) => api.putNotificationPreferences({ ...options, body }));
}
