/** The ledger: payments, refunds, write-offs, transfers of credit, and what follows from them. */

import { defineSlice } from '../../../platform/slice.ts';
import { paymentEvents } from './payments.events.ts';
import { paymentNotices } from './payments.notices.ts';
import type { PaymentPorts } from './payments.ports.ts';
import { paymentsRoutes } from './payments.routes.ts';
import { paymentScope } from './payments.scope.ts';
import { createPaymentsService } from './payments.service.ts';
import { paymentTools } from './payments.tools.ts';

export const paymentsSlice = defineSlice({
  name: 'money/payments',
  tables: ['payments', 'payment_allocations'],
  reads: ['invoices', 'clients', 'users', 'reminders'],
  people: ['payments.recorded_by'],
  permissions: {
    'payment:write': { billing_admin: 'all' },
  },
  scope: paymentScope,
  events: paymentEvents,
  uses: { clients: ['payments.client_id'] },
  mount: (ports: PaymentPorts) => {
    const service = createPaymentsService(ports);
    return {
      routes: paymentsRoutes(service),
      tools: paymentTools({ ports, service }),
      notices: paymentNotices,
    };
  },
});
