import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const paymentScope: Scopes = {
  payments: { read: 'invoice:read', write: 'payment:write', client: 'client_id' },
  payment_allocations: { partOf: 'payments', by: 'payment_id' },
};
