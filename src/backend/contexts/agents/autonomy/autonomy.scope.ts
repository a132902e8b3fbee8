import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const autonomyScope: Scopes = {
  agent_autonomy: { read: 'project:read', write: 'autonomy:write', member: 'project_id' },
  allowed_commands: { read: 'act:read', write: 'act:write', own: 'user_id', ownOnly: true },
};
