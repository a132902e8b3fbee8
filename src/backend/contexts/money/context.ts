/** What time is worth and who owes it. */
import type { Host } from '../../platform/host.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { practice } from '../practice/context.ts';
import { time } from '../time/context.ts';
import { sumUnbilled } from './invoices/billable/billable-time.repository.ts';
import { invoicesSlice } from './invoices/invoices.slice.ts';

/** Ports for other contexts. */
export const money = { sumUnbilled };

export function mountMoney(host: Host): readonly Mounted[] {
  return [
    invoicesSlice.mount({
      ...host,
      findSeller: account.findOrganization,
      findBuyer: practice.findClient,
      loadTimeRules: practice.loadTimeRules,
      timesheets: time,
    }),
  ];
}
