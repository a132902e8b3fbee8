import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const reportScope: Scopes = {
  saved_reports: { read: 'time:read', own: 'user_id', ownOnly: true },
};
