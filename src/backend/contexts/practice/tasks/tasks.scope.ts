import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const taskScope: Scopes = {
  tasks: { read: 'project:read', write: 'task:write', member: 'project_id', client: via('projects') },
};
