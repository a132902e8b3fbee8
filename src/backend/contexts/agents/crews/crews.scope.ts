import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const crewScope: Scopes = {
  allowed_crews: { read: 'act:read', write: 'act:write', own: 'user_id', ownOnly: true },
};
