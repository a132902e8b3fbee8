import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const proposalScope: Scopes = {
  activity_blocks: { read: 'time:write', own: 'user_id', ownOnly: true },
  ignored_evidence: { read: 'time:write', own: 'user_id', ownOnly: true },
};
