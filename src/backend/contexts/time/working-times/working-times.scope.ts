import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const workingTimeScope: Scopes = {
  working_times: { read: 'time:read', write: 'time:write', own: 'user_id', orNobodys: true },
  days_off: { read: 'time:read', write: 'time:write', own: 'user_id' },
};
