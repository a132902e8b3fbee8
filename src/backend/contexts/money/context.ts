/** What time is worth and who owes it. */
import type { Rate } from '../../../domain/rates/rate.ts';
import type { Host } from '../../platform/host.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { practice } from '../practice/context.ts';
import { time } from '../time/context.ts';
import { loadCostRates } from './costs/cost-rates.repository.ts';
import { toRate } from './costs/cost-rates.service.ts';
import { costRatesSlice } from './costs/cost-rates.slice.ts';
import { draftsOfTemplates } from './invoices/drafts/drafts-of-templates.ts';
import { keepAttachable, listAttachable, nameAttachable } from './invoices/files/attached-files.ts';
import { parseDocument } from './invoices/invoice-document.schema.ts';
import type { InvoicePorts } from './invoices/invoices.ports.ts';
import { invoicesSlice } from './invoices/invoices.slice.ts';
import { mailOfTemplates } from './invoices/mailing/mail-of-templates.ts';
import { settleInvoice } from './invoices/settling/settle-invoice.ts';
import { findLook } from './looks/index.ts';
import { looksSlice } from './looks/looks.slice.ts';
import type { PaymentPorts } from './payments/payments.ports.ts';
import { holdClient } from './payments/payments.repository.ts';
import { paymentsSlice } from './payments/payments.slice.ts';
import { reverseWriteOffs } from './payments/reverse-write-offs.ts';
import { requireCredit } from './payments/write-payment.ts';
import { recurringSlice } from './recurring/recurring.slice.ts';
import type { ReminderPorts } from './reminders/reminders.ports.ts';
import { remindersSlice } from './reminders/reminders.slice.ts';

async function loadCosts(reads: Reads): Promise<readonly Rate[]> {
  return (await loadCostRates(reads)).map(toRate);
}

/** Ports for the contexts above. */
export const money = { loadCosts };

interface MoneyNeeds
  extends Pick<InvoicePorts, 'figures' | 'work'>,
    Pick<ReminderPorts, 'listHolidays' | 'listHolidaysOf'> {}

export function mountMoney(host: Host, { figures, work, ...calendar }: MoneyNeeds): readonly Mounted[] {
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
    ledger: {
      hold: async (work, clientId) => await holdClient(work.reads, clientId),
      requireCredit: async (work, row, what) => await requireCredit(work, row, what),
      reverseWriteOffs: async (work, caller, taken) =>
        await reverseWriteOffs(payments, work, { caller, taken }),
    },
  };
  const payments: PaymentPorts = {
    ...host,
    findSeller: account.findOrganization,
    findClient: practice.findClient,
    invoices: {
      readDiscounts: (document) => parseDocument(document).cashDiscounts ?? [],
      settle: async (written, settling) => await settleInvoice(invoices, written, settling),
    },
  };
  return [
    looksSlice.mount(host),
    invoicesSlice.mount({ ...invoices, mail: host.mail }),
    costRatesSlice.mount({ ...host, findUser: account.findUser, loadPolicy: account.loadTimePolicy }),
    paymentsSlice.mount(payments),
    remindersSlice.mount({
      ...host,
      ...calendar,
      findSeller: account.findOrganization,
      findClient: practice.findClient,
      findBillingContact: practice.findBillingContact,
      readDocument: parseDocument,
      nameAttachable,
      listAttachable,
      keepAttachable: async (caller, id) => await keepAttachable(invoices, caller, id),
      findActor: account.findActorBy(host.clock),
    }),
    recurringSlice.mount({
      ...host,
      findSeller: account.findOrganization,
      findClient: practice.findClient,
      findProject: practice.findProject,
      findBillingContact: practice.findBillingContact,
      invoices: draftsOfTemplates(invoices),
      mailing: mailOfTemplates({ ...invoices, mail: host.mail }),
    }),
  ];
}
