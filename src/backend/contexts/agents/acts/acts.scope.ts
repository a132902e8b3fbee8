import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const actScope: Scopes = {
  act_proposals: { read: 'act:read', own: 'user_id', ownOnly: true },
  act_decisions: { read: 'act:read', own: 'user_id' },
  act_rules: { read: 'act:read', write: 'act:write', own: 'user_id', orNobodys: true, ownOnly: true },
};
