import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const userScope: Scopes = {
  users: {
    read: 'user:read',
    write: 'user:write',
    own: 'id',
    member: via('project_members', { column: 'id', of: 'user_id' }),
  },
};
