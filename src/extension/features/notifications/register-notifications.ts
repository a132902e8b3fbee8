/** The list of notifications in the side bar with its badge, their settings, and the few that interrupt. */
import type * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand, registerRecordCommand } from '../../platform/commands.ts';
import { showSoon } from '../../platform/feature/show-soon.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Row } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { countUnread } from './count-unread.ts';

export function registerNotifications(services: Services): Disposable {
  const { log } = services;
  const acts = () => import('./notification-acts.ts');
  const panel = registerSinglePanel(services, {
    type: 'vireo.notificationSettings',
    view: 'notifications',
    title: services.t('Notification Settings'),
    icon: 'bell',
    load: async () => {
      const { attachNotificationSettings } = await import('./notification-settings-panel.ts');
      return (opened) => attachNotificationSettings(services, opened);
    },
  });
  return new DisposableStore((error) => log.error(String(error))).addAll(
    new RowTree(services, {
      view: 'vireo.notifications',
      resources: ['notification'],
      load: async () => (await import('./load-notification-rows.ts')).loadNotificationRows(services),
      badge: (rows) => unreadBadge(rows, services),
    }),
    panel,
    showSoon(services, {
      type: 'notification.created',
      name: 'Notifications',
      show: async () => (await import('./notify-notifications.ts')).notifyNotifications(services),
    }),
    registerCommand(services, 'vireo.openNotificationSettings', () => panel.show()),
    registerRecordCommand(services, 'vireo.openNotification', async (row) =>
      (await acts()).openNotification(services, row),
    ),
    registerRecordCommand(services, 'vireo.markNotificationRead', async (row) =>
      (await acts()).markRead(services, row, true),
    ),
    registerRecordCommand(services, 'vireo.markNotificationUnread', async (row) =>
      (await acts()).markRead(services, row, false),
    ),
    registerRecordCommand(services, 'vireo.readAllNotifications', async () =>
      (await acts()).readAll(services),
    ),
    registerRecordCommand(services, 'vireo.pauseNotificationsForHour', async () =>
      (await acts()).pause(services, 'hour'),
    ),
    registerRecordCommand(services, 'vireo.pauseNotificationsUntilTomorrow', async () =>
      (await acts()).pause(services, 'tomorrow'),
    ),
    registerRecordCommand(services, 'vireo.resumeNotifications', async () =>
      (await acts()).pause(services, 'none'),
    ),
  );
}

function unreadBadge(rows: readonly Row[], { t }: Services): vscode.ViewBadge | undefined {
  const value = countUnread(rows);
  return value === 0 ? undefined : { value, tooltip: t('Unread notifications: {0}', value) };
}
