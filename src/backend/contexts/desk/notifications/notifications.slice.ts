/** What concerns a person: computed from the event log by what slices declare. */
import type { ScheduleKind } from '../../../platform/schedules/schedule-kind.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { channelRoutes } from './channels/channels.routes.ts';
import { createChannelsService } from './channels/channels.service.ts';
import { createDeliveryHandler, notificationMailKind } from './channels/deliver.ts';
import { digestFollows, digestKind, digestMailKind } from './channels/digest.ts';
import { notificationDoor } from './channels/notification-door.ts';
import { deliveryJob, planDeliveries } from './channels/plan-deliveries.ts';
import { sealPlainSecrets } from './channels/stored-secrets.ts';
import { trialNotices } from './channels/trial.notices.ts';
import { notificationEvents } from './notifications.events.ts';
import type { NotificationPorts } from './notifications.ports.ts';
import { notificationsRoutes } from './notifications.routes.ts';
import { notificationScope } from './notifications.scope.ts';
import { createNotificationsService } from './notifications.service.ts';
import { NoteKeeper } from './noting/note-keeper.ts';
import { preferencesRoutes } from './preferences/preferences.routes.ts';
import { createPreferencesService } from './preferences/preferences.service.ts';
import { templatesRoutes } from './templates/templates.routes.ts';
import { createTemplatesService } from './templates/templates.service.ts';
import { unsubscribeRoutes } from './unsubscribe/unsubscribe.routes.ts';
import { createUnsubscribeService } from './unsubscribe/unsubscribe.service.ts';

export const notificationsSlice = defineSlice({
  name: 'desk/notifications',
  tables: [
    'notifications',
    'notification_cursors',
    'notification_preferences',
    'notification_webhooks',
    'notification_deliveries',
    'notification_keys',
  ],
  reads: ['organizations'],
  people: [
    'notifications.user_id',
    'notification_preferences.user_id',
    'notification_webhooks.user_id',
    'notification_deliveries.user_id',
  ],
  permissions: {
    'notification:read': { user: 'own', viewer: 'own', billing_admin: 'own', approver: 'own' },
    'notification:write': {},
  },
  scope: notificationScope,
  events: notificationEvents,
  mount: (ports: NotificationPorts) => {
    const keeper = new NoteKeeper(ports, async (work, rows) => await planDeliveries(ports, work, rows));
    const changed = digestFollows(ports);
    ports.jobs.handle(deliveryJob, createDeliveryHandler(ports));
    ports.mail.declare(notificationMailKind(ports));
    ports.mail.declare(digestMailKind(ports));
    ports.outgoing.add(notificationDoor(ports));
    return {
      routes: [
        // Before those of one notification, whose id is a word there.
        ...preferencesRoutes(createPreferencesService(ports, changed)),
        ...templatesRoutes(createTemplatesService(ports)),
        ...channelRoutes(createChannelsService(ports)),
        ...notificationsRoutes(createNotificationsService(ports)),
        unsubscribeRoutes(createUnsubscribeService(ports, changed)),
      ],
      notices: trialNotices,
      schedules: [lookKind(keeper), digestKind(ports)],
      isBusy: () => keeper.isBusy,
      async start() {
        await sealPlainSecrets(ports);
        await keeper.start();
      },
      close: async () => await keeper.close(),
    };
  },
});

/** What comes by time alone. As the backend starts, everybody waits for something else. */
function lookKind(keeper: NoteKeeper): ScheduleKind {
  return {
    kind: 'notification.look',
    title: 'Notifications of what comes by time alone',
    catchUp: 'once',
    always: { unit: 'hour', every: 1, date: '2026-01-01', time: '00:20', zone: 'UTC' },
    isOfEach: true,
    settleMs: 20_000,
    run: async ({ organizationId }) => await keeper.lookAgain(organizationId),
  };
}
