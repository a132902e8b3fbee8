import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const invoiceScope: Scopes = {
  invoices: {
    read: 'invoice:read',
    write: 'invoice:write',
    acts: ['invoice:issue', 'invoice:send'],
    client: 'client_id',
  },
  invoice_lines: { partOf: 'invoices', by: 'invoice_id' },
  invoice_line_entries: { partOf: 'invoices', by: 'invoice_id' },
  invoice_files: { partOf: 'invoices', by: 'invoice_id' },
  billed_entries: 'nobody',
  number_counters: 'nobody',
  skipped_numbers: 'nobody',
};
