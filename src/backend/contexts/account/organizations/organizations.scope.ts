import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const organizationScope: Scopes = { organizations: 'everyone' };
