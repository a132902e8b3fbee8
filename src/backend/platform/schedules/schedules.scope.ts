import type { Scopes } from '../reach/table-scope.ts';

export const scheduleScope: Scopes = {
  schedules: { read: 'schedule:read', write: 'schedule:write', own: 'user_id' },
  schedule_runs: { partOf: 'schedules', by: 'schedule_id' },
};
