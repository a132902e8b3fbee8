import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const goalScope: Scopes = {
  goals: { read: 'coach:use', own: 'user_id', ownOnly: true },
  habits: { read: 'coach:use', own: 'user_id', ownOnly: true },
  habit_ticks: { partOf: 'habits', by: 'habit_id' },
  check_ins: { read: 'coach:use', own: 'user_id', ownOnly: true },
  promises: { read: 'coach:use', own: 'user_id', ownOnly: true },
};
