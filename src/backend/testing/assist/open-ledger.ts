/** The ledger of spending over a test's database, as the gateway has it. */
import { createSpendingLedger } from '../../contexts/assist/spend/spending-ledger.ts';
import type { Spending } from '../../platform/models/spending.ts';
import { createSlicePorts } from '../reach/slice-ports.ts';
import type { TestApp } from '../test-app.ts';

export function openLedger({ app, database, clock }: TestApp): Spending {
  return createSpendingLedger({
    ...createSlicePorts({ database, clock: () => clock.now, events: () => app.events, scopes: app.scopes }),
    loadPolicy: async () => ({ currency: 'EUR', zone: 'Europe/Berlin' }),
  });
}
