import type { Scopes } from '../../../platform/reach/table-scope.ts';
import './members.tables.ts';

export const memberScope: Scopes = {
  project_members: { read: 'member:read', write: 'member:write', own: 'user_id', member: 'project_id' },
};
