/** The ledger of spending over a test's database, as the gateway has it. */
import { createSpendingLedger } from '../../contexts/assist/spend/spending-ledger.ts';
import { createEventHub } from '../../platform/events/event-hub.ts';
import type { Spending } from '../../platform/models/spending.ts';
import { createUnitOfWork } from '../../platform/unit-of-work.ts';
import type { TestApp } from '../test-app.ts';

export function openLedger({ app, database, clock }: TestApp): Spending {
  const now = (): number => clock.now;
  const unitOfWork = createUnitOfWork({
    database,
    hub: createEventHub(),
    clock: now,
    events: () => app.events,
    onFault: (fault) => {
      throw new Error(fault);
    },
  });
  return createSpendingLedger({
    db: database.query,
    unitOfWork,
    clock: now,
    loadPolicy: async () => ({ currency: 'EUR', zone: 'Europe/Berlin' }),
  });
}
