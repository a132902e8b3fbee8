import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const rateScope: Scopes = {
  rates: { read: 'project:read', write: 'rate:write', member: via('projects', { column: 'scope_id' }) },
};
