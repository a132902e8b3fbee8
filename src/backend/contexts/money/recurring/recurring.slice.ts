/** Recurring invoices: templates, and what became of each period. */
import { defineSlice } from '../../../platform/slice.ts';
import { recurringEvents } from './recurring.events.ts';
import { recurringNotices } from './recurring.notices.ts';
import type { RecurringPorts } from './recurring.ports.ts';
import { recurringRoutes } from './recurring.routes.ts';
import { recurringScope } from './recurring.scope.ts';
import { createRecurringService, recurringKind } from './recurring.service.ts';
import { recurringTools } from './recurring.tools.ts';

export const recurringSlice = defineSlice({
  name: 'money/recurring',
  tables: ['recurring_templates', 'recurring_runs'],
  reads: ['invoices'],
  people: ['recurring_templates.created_by'],
  permissions: {
    'recurring:read': { billing_admin: 'all' },
    'recurring:write': { billing_admin: 'all' },
  },
  scope: recurringScope,
  events: recurringEvents,
  uses: { clients: ['recurring_templates.client_id'], projects: ['recurring_templates.project_id'] },
  mount(ports: RecurringPorts) {
    const service = createRecurringService(ports);
    return {
      routes: recurringRoutes(service),
      schedules: [recurringKind(ports)],
      tools: recurringTools({ ports, service }),
      notices: recurringNotices(ports),
    };
  },
});
