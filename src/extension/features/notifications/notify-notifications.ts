/** Bundle: one toast for what interrupts, shown once in the window that is looked at. */
import * as vscode from 'vscode';
import type { NotificationItem } from '../../../api-client/index.ts';
import { isQuiet } from '../../../domain/notifications/quiet-hours.ts';
import { counted, textLanguage } from '../../../pages/words.ts';
import type { Services } from '../../platform/services.ts';
import { newlyInterrupting } from './interrupting.ts';
import { openSubject } from './notification-acts.ts';

/** Ids that were shown; shared by all windows. */
const toldFlag = 'vireo.toldNotifications';

export async function notifyNotifications(services: Services): Promise<void> {
  const { backend, clock, context, locale } = services;
  const query = { limit: 100, unread: 'true', language: textLanguage(locale) } as const;
  const { items } = await backend.ask((api, options) => api.listNotifications({ ...options, query }));
  const told = context.globalState.get<readonly string[]>(toldFlag) ?? [];
  const news = newlyInterrupting(items, told);
  if (news.length === 0) return;
  await context.globalState.update(toldFlag, [
    ...told.filter((id) => items.some((item) => item.id === id)),
    ...news.map(({ id }) => id),
  ]);
  const preferences = await backend.ask((api, options) => api.getNotificationPreferences({ ...options }));
  const { quietHours, pausedUntil } = preferences;
  // In quiet hours and in a pause the list and its badge have it.
  if (pausedUntil === null && !isQuiet(quietHours, clock.now())) show(services, news);
}

/** Not awaited: the buttons may be pressed later or never. */
function show(services: Services, news: readonly NotificationItem[]): void {
  const { log, t } = services;
  const [first, ...others] = news;
  if (first === undefined) return;
  const act = others.length === 0 ? t('Open') : t('Show All');
  const sentence =
    others.length === 0
      ? [first.title, first.detail].filter((part) => part !== '').join(' · ')
      : counted(t, ['{1}, and 1 more', '{1}, and {0} more'], others.length, first.title);
  Promise.resolve(vscode.window.showWarningMessage(sentence, act))
    .then(async (chosen) => {
      if (chosen !== act) return;
      if (others.length === 0) await openSubject(services, first);
      else await vscode.commands.executeCommand('vireo.notifications.focus');
    })
    .catch((error: unknown) => log.error(String(error)));
}
