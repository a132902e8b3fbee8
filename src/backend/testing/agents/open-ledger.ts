/** The ledger of spending over a test's database, as the gateway has it. */
import { account } from '../../contexts/account/context.ts';
import { createSpendingLedger } from '../../contexts/models/spend/spending-ledger.ts';
import type { Spending } from '../../platform/models/spending.ts';
import { portsOf } from '../reach/slice-ports.ts';
import type { TestApp } from '../test-app.ts';

export function openLedger(test: TestApp): Spending {
  return createSpendingLedger({
    ...portsOf(test),
    listAdministrators: account.listAdministrators,
    loadPolicy: async () => ({ currency: 'EUR', zone: 'Europe/Berlin' }),
  });
}
