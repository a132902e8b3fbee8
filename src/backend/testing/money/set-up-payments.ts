import type { Schema } from '../../schema.ts';
import { requireOk } from '../billing-practice.ts';
import type { OpenDatabase } from '../databases.ts';
import { createPayingPractice, type PayingPractice } from '../paying-practice.ts';
import { createTestApp, type Reply } from '../test-app.ts';

export const fieldOf = ({ status, body }: Reply) => [status, body.error?.details?.[0]?.field];

/** A practice that is paid. */
export function setUpPayments(open: OpenDatabase<Schema>) {
  let practice: PayingPractice;

  beforeEach(async () => {
    practice = await createPayingPractice(await createTestApp(await open(), { upTo: 'insight' }));
  });

  afterEach(async () => await practice.vireo.app.close());

  /** Issued: 119.00, or 2 % less within seven days. */
  const billWithDiscount = async (): Promise<string> => {
    const { body: draft } = requireOk(
      await practice.vireo.ask('POST', '/invoices/complete', {
        body: {
          clientId: practice.clientId,
          lines: [{ description: 'Report', quantity: '1', unitPrice: '100.00' }],
          cashDiscounts: [{ days: 7, percent: '2' }],
        },
      }),
    );
    return requireOk(await practice.issue(draft.id)).body.id;
  };

  return {
    get practice() {
      return practice;
    },
    billWithDiscount,
  };
}
