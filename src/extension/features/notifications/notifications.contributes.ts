import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onRow, onTitle } from '../../platform/feature/menu-items.ts';

/** A row of the view. */
interface NotificationRow {
  readonly id: string;
}

interface NotificationsCommands {
  'vireo.openNotification': [row?: NotificationRow];
  'vireo.markNotificationRead': [row?: NotificationRow];
  'vireo.markNotificationUnread': [row?: NotificationRow];
  'vireo.readAllNotifications': [];
  'vireo.openNotificationSettings': [];
  'vireo.pauseNotificationsForHour': [];
  'vireo.pauseNotificationsUntilTomorrow': [];
  'vireo.resumeNotifications': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends NotificationsCommands {}
}

declare module '../../../contract/views.ts' {
  interface Views {
    'vireo.notifications': 'tree';
  }
  interface Panels {
    'vireo.notificationSettings': true;
  }
}

export const contributes = defineFeature<NotificationsCommands>({
  after: 'goals',
  starts: true,
  commands: {
    'vireo.openNotification': { title: 'Open', palette: false },
    'vireo.markNotificationRead': { title: 'Mark as Read', icon: 'check', palette: false },
    'vireo.markNotificationUnread': { title: 'Mark as Unread', icon: 'circle-filled', palette: false },
    'vireo.readAllNotifications': { title: 'Mark All Notifications as Read', icon: 'check-all' },
    'vireo.openNotificationSettings': { title: 'Open Notification Settings', icon: 'gear' },
    'vireo.pauseNotificationsForHour': { title: 'Pause Notifications for an Hour' },
    'vireo.pauseNotificationsUntilTomorrow': { title: 'Pause Notifications Until Tomorrow' },
    'vireo.resumeNotifications': { title: 'Resume Notifications' },
  },
  menus: [
    ...onRow('vireo.notifications', 'notification\\..*', { 'vireo.openNotification': 'open@1' }),
    ...onRow('vireo.notifications', 'notification\\.unread', {
      'vireo.markNotificationRead': ['inline@1', 'act@1'],
    }),
    ...onRow('vireo.notifications', 'notification\\.read', { 'vireo.markNotificationUnread': 'act@1' }),
    ...onTitle('vireo.notifications', {
      'vireo.readAllNotifications': 'navigation@1',
      'vireo.openNotificationSettings': 'navigation@2',
      'vireo.pauseNotificationsForHour': 'pause@1',
      'vireo.pauseNotificationsUntilTomorrow': 'pause@2',
      'vireo.resumeNotifications': 'pause@3',
    }),
  ],
  views: [{ id: 'vireo.notifications', container: 'vireo', name: 'Notifications', visibility: 'collapsed' }],
  welcomes: [
    {
      view: 'vireo.notifications',
      name: 'notifications',
      sentence: 'Nothing waits for you.',
      buttons: [['Notification Settings', 'vireo.openNotificationSettings']],
    },
  ],
  panels: ['vireo.notificationSettings'],
  bundles: {
    'load-notification-rows.js': './load-notification-rows.ts',
    'notification-acts.js': './notification-acts.ts',
    'notify-notifications.js': './notify-notifications.ts',
    'notification-settings-panel.js': './notification-settings-panel.ts',
  },
});
