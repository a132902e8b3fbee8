import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const questionScope: Scopes = {
  timer_pulses: { read: 'time:write', own: 'user_id', ownOnly: true },
  timer_questions: { read: 'time:write', own: 'user_id', ownOnly: true },
};
