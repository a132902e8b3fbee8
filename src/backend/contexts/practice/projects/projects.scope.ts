import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const projectScope: Scopes = {
  projects: { read: 'project:read', write: 'project:write', member: 'id', client: 'client_id' },
};
