import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const healthScope: Scopes = {
  project_health: {
    read: 'finding:read',
    write: 'finding:write',
    member: 'project_id',
    client: via('projects'),
  },
};
