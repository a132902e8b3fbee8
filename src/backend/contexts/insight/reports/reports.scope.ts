import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const reportScope: Scopes = {
  saved_reports: {
    read: 'time:read',
    own: 'user_id',
    ownOnly: true,
    ownWrites: 'What a person asks for is theirs to change, however much time of others they see.',
  },
};
