/** The list of notifications in the side bar with its badge, their settings, and the few that interrupt. */
import * as vscode from 'vscode';
import { registerCommand, registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Row } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { countUnread } from './count-unread.ts';

/** Those that come together are shown together. */
const quietMs = 800;

/** The window that is looked at goes first; the others find it shown. */
const unfocusedMs = 1_000;

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
    watchInterrupting(services),
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
  );
}

function unreadBadge(rows: readonly Row[], { t }: Services): vscode.ViewBadge | undefined {
  const value = countUnread(rows);
  return value === 0 ? undefined : { value, tooltip: t('Unread notifications: {0}', value) };
}

/** Looks whether one of those that came interrupts: soon after, once for all that come together. */
function watchInterrupting(services: Services): Disposable {
  const { backend, clock, log } = services;
  let pending: Disposable | undefined;
  const soon = () => {
    pending?.dispose();
    pending = clock.after(quietMs + (vscode.window.state.focused ? 0 : unfocusedMs), () => {
      import('./notify-notifications.ts')
        .then(({ notifyNotifications }) => notifyNotifications(services))
        .catch((error: unknown) => log.warn(`Notifications: ${String(error)}`));
    });
  };
  const store = new DisposableStore((error) => log.error(String(error)));
  return store.addAll(
    { dispose: () => pending?.dispose() },
    backend.onDidNotify((event) => {
      if ('type' in event && event.type === 'notification.created') soon();
    }),
    // What came while no window was open.
    backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') soon();
    }),
  );
}
