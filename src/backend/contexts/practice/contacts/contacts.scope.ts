import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const contactScope: Scopes = {
  contacts: {
    read: 'client:read',
    write: 'client:write',
    client: 'client_id',
    member: via('projects', { column: 'client_id', of: 'client_id' }),
  },
};
