import type { Scopes } from '../../../platform/reach/table-scope.ts';
import './invitations.tables.ts';

export const invitationScope: Scopes = { invitations: { read: 'user:write' } };
