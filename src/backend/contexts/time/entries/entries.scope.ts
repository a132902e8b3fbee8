import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const entryScope: Scopes = {
  time_entries: {
    read: 'time:read',
    write: 'time:write',
    acts: ['timer:stop'],
    own: 'user_id',
    member: 'project_id',
    client: via('projects'),
  },
  undo_requests: 'nobody',
};
