import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const notificationScope: Scopes = {
  notifications: { read: 'notification:read', own: 'user_id', ownOnly: true },
  notification_cursors: 'nobody',
};
