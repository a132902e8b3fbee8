/** Asks for what the page Notification Settings shows, and prints it. */
import type { NotificationPreferences, NotificationWebhook } from '../../../src/api-client/index.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { textLanguage } from '../../../src/pages/words.ts';
import type { NotificationsContent } from '../messages.ts';

interface Asked {
  readonly locale: string;
  /** Epoch milliseconds of the last change on this page. */
  readonly savedAt: number | undefined;
}

interface Printing extends Asked, Pick<PagePorts, 't'> {}

export async function loadPreferences(
  { backend, t }: Pick<PagePorts, 'backend' | 't'>,
  printing: Asked,
): Promise<NotificationsContent> {
  const language = textLanguage(printing.locale);
  const [preferences, webhooks] = await Promise.all([
    backend.ask((api, options) => api.getNotificationPreferences({ ...options, query: { language } })),
    backend.ask((api, options) => api.listNotificationWebhooks({ ...options })),
  ]);
  return toContent(preferences, webhooks.items, { ...printing, t });
}

/** Pure: sections as the backend orders them, each with its types. */
export function toContent(
  { types, quietHours, digest, email }: NotificationPreferences,
  webhooks: readonly NotificationWebhook[],
  { locale, savedAt, t }: Printing,
): NotificationsContent {
  const names = [...new Set(types.map(({ section }) => section))];
  const { zone, ...hours } = quietHours;
  return {
    type: 'content',
    sections: names.map((section) => ({
      section,
      types: types
        .filter((one) => one.section === section)
        .map(({ type, title, channels }) => ({ type, title, channels })),
    })),
    email: email.isSetUp ? email.address : null,
    webhooks: webhooks.map(({ id, url, signing }) => ({
      id,
      url,
      note: signing === 'missing' ? t('Its secret is not here: enter or make a new one.') : '',
    })),
    quietHours: hours,
    zone,
    digest,
    saved: savedAt === undefined ? '' : printTime(savedAt, locale),
  };
}

function printTime(at: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(at);
}
