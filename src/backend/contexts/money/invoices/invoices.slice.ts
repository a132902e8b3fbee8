/** Invoices from draft to credit note, and their numbers. */

import type { Mail } from '../../../platform/mail/mail.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { creditTool } from './credit/credit.tools.ts';
import { issueTool } from './drafts/issue.tools.ts';
import { invoiceDeclarations } from './invoices.events.ts';
import { invoicesRoutes } from './invoices.routes.ts';
import { invoiceScope } from './invoices.scope.ts';
import { createInvoicesService } from './invoices.service.ts';
import { invoiceTools } from './invoices.tools.ts';
import { mailingRoutes } from './mailing/mailing.routes.ts';
import { createMailingService, invoiceMailKind, type MailingPorts } from './mailing/mailing.service.ts';
import { mailingTools } from './mailing/mailing.tools.ts';
import { numberSeriesRoutes } from './numbers/number-series.routes.ts';
import { openingRoutes } from './opening/opening.routes.ts';

export const invoicesSlice = defineSlice({
  name: 'money/invoices',
  tables: [
    'invoices',
    'invoice_lines',
    'invoice_line_entries',
    'billed_entries',
    'number_counters',
    'skipped_numbers',
    'invoice_files',
  ],
  files: ['invoice_files.sha256', 'invoice_files.replaced_sha256'],
  reads: ['time_entries', 'timesheets', 'users', 'clients', 'projects', 'payments', 'payment_allocations'],
  people: ['invoices.issued_by'],
  record: [{ kind: 'invoice', title: 'number', route: '/api/v1/invoices/:id', icon: 'file', mention: true }],
  permissions: {
    'invoice:read': { billing_admin: 'all' },
    'invoice:write': { billing_admin: 'all' },
    'invoice:issue': { billing_admin: 'all' },
    'invoice:send': { billing_admin: 'all' },
  },
  scope: invoiceScope,
  events: invoiceDeclarations,
  uses: { clients: ['invoices.client_id'] },
  mount(ports: MailingPorts & { readonly mail: Pick<Mail, 'declare'> }) {
    const service = createInvoicesService(ports);
    const mailing = createMailingService(ports);
    ports.mail.declare(invoiceMailKind(ports));
    return {
      routes: [
        ...invoicesRoutes(service),
        ...mailingRoutes(mailing),
        ...numberSeriesRoutes(service),
        ...openingRoutes(service),
      ],
      tools: [
        ...invoiceTools({ ports, service }),
        issueTool(ports, service),
        creditTool(ports, service),
        ...mailingTools(ports, mailing),
      ],
    };
  },
});
