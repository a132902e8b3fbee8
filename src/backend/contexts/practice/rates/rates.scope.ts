import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const rateScope: Scopes = {
  // Those that can apply to a project of the person: its own, and those of its tasks, its client and the organization.
  rates: {
    read: 'project:read',
    write: 'rate:write',
    member: [
      via('projects', { column: 'scope_id' }),
      via('tasks', { column: 'scope_id' }),
      via('projects', { column: 'scope_id', of: 'client_id' }),
      via('projects', { column: 'scope_id', of: 'organization_id' }),
    ],
    notOthers: 'actor',
  },
};
