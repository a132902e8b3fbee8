import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const notificationScope: Scopes = {
  notifications: { read: 'notification:read', own: 'user_id', ownOnly: true },
  notification_preferences: { read: 'notification:read', own: 'user_id', ownOnly: true },
  notification_webhooks: { read: 'notification:read', own: 'user_id', ownOnly: true },
  notification_deliveries: { read: 'notification:read', own: 'user_id', ownOnly: true },
  notification_keys: 'nobody',
  notification_cursors: 'nobody',
};
