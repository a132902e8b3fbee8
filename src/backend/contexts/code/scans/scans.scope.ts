import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const scanScope: Scopes = {
  scans: {
    read: 'request:read',
    write: 'request:write',
    own: 'requested_by',
    member: 'project_id',
    client: via('projects'),
  },
};
