/** Asks for the notifications of the person. */

import { textLanguage } from '../../../pages/words.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { notificationRows } from './notification-rows.ts';

/** What lies further back is read by the API. */
const shown = 100;

export async function loadNotificationRows({ backend, clock, locale, t }: Services): Promise<readonly Row[]> {
  const query = { limit: shown, language: textLanguage(locale) };
  const { items } = await backend.ask((api, options) => api.listNotifications({ ...options, query }));
  return notificationRows(items, { t, locale, now: clock.now() });
}
