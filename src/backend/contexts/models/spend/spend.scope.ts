import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const spendScope: Scopes = {
  spend_calls: { read: 'spending:read', own: 'user_id' },
  // The rate of the dollar, the caps and the prices stand beside every cost that is told.
  spend_ledgers: 'everyone',
  spend_caps: 'everyone',
  spend_prices: 'everyone',
};
