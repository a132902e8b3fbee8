/** What time is worth and who owes it. */
import type { Host } from '../../platform/host.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { practice } from '../practice/context.ts';
import { time } from '../time/context.ts';
import type { InvoicePorts } from './invoices/invoices.ports.ts';
import { invoicesSlice } from './invoices/invoices.slice.ts';

export function mountMoney(
  host: Host,
  { figures, work }: Pick<InvoicePorts, 'figures' | 'work'>,
): readonly Mounted[] {
  return [
    invoicesSlice.mount({
      ...host,
      figures,
      work,
      findSeller: account.findOrganization,
      findBuyer: practice.findClient,
      findClientByName: practice.findClientByName,
      addClient: practice.addClient,
      listClientPatterns: practice.listClientPatterns,
      loadTimeRules: practice.loadTimeRules,
      timesheets: time,
    }),
  ];
}
