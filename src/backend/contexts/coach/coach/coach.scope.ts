import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const coachScope: Scopes = {
  coach_sessions: { read: 'coach:use', own: 'user_id', ownOnly: true },
  coach_messages: { read: 'coach:use', own: 'user_id', ownOnly: true },
  coach_frames: { partOf: 'coach_messages', by: 'message_id' },
  coach_sent: { partOf: 'coach_messages', by: 'message_id' },
};
