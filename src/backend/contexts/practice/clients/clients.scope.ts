import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const clientScope: Scopes = {
  clients: {
    read: 'client:read',
    write: 'client:write',
    client: 'id',
    member: via('projects', { column: 'id', of: 'client_id' }),
  },
};
