import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const costRateScope: Scopes = {
  cost_rates: { read: 'cost:read', write: 'cost:write', own: 'user_id' },
};
