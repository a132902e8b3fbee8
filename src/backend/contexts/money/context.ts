/** What time is worth and who owes it. */
import type { Host } from '../../platform/host.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { practice } from '../practice/context.ts';
import { time } from '../time/context.ts';
import { parseDocument } from './invoices/invoice-document.schema.ts';
import type { InvoicePorts } from './invoices/invoices.ports.ts';
import { invoicesSlice } from './invoices/invoices.slice.ts';
import { settleInvoice } from './invoices/settling/settle-invoice.ts';
import { findLook } from './looks/index.ts';
import { looksSlice } from './looks/looks.slice.ts';
import { paymentsSlice } from './payments/payments.slice.ts';

export function mountMoney(
  host: Host,
  { figures, work }: Pick<InvoicePorts, 'figures' | 'work'>,
): readonly Mounted[] {
  const invoices: InvoicePorts = {
    ...host,
    figures,
    work,
    findSeller: account.findOrganization,
    findLook,
    findBuyer: practice.findClient,
    findClientByName: practice.findClientByName,
    findBillingContact: practice.findBillingContact,
    addClient: practice.addClient,
    listClientPatterns: practice.listClientPatterns,
    loadTimeRules: practice.loadTimeRules,
    timesheets: time,
  };
  return [
    looksSlice.mount(host),
    invoicesSlice.mount(invoices),
    paymentsSlice.mount({
      ...host,
      findSeller: account.findOrganization,
      findClient: practice.findClient,
      invoices: {
        readDiscounts: (document) => parseDocument(document).cashDiscounts ?? [],
        settle: async (written, caller, settling) =>
          await settleInvoice(invoices, written, { caller, settling }),
      },
    }),
  ];
}
