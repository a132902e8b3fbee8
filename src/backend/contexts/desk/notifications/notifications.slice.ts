/** What concerns a person: computed from the event log by what slices declare. */
import type { ScheduleKind } from '../../../platform/schedules/schedule-kind.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { notificationEvents } from './notifications.events.ts';
import type { NotificationPorts } from './notifications.ports.ts';
import { notificationsRoutes } from './notifications.routes.ts';
import { notificationScope } from './notifications.scope.ts';
import { createNotificationsService } from './notifications.service.ts';
import { NoteKeeper } from './noting/note-keeper.ts';

export const notificationsSlice = defineSlice({
  name: 'desk/notifications',
  tables: ['notifications', 'notification_cursors'],
  reads: ['organizations'],
  people: ['notifications.user_id'],
  permissions: {
    'notification:read': { user: 'own', viewer: 'own', billing_admin: 'own', approver: 'own' },
  },
  scope: notificationScope,
  events: notificationEvents,
  mount: (ports: NotificationPorts) => {
    const keeper = new NoteKeeper(ports, async () => undefined);
    return {
      routes: notificationsRoutes(createNotificationsService(ports)),
      schedules: [lookKind(keeper)],
      isBusy: () => keeper.isBusy,
      start: async () => await keeper.start(),
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
    settleMs: 20_000,
    run: async ({ organizationId }) => await keeper.lookAgain(organizationId),
  };
}
