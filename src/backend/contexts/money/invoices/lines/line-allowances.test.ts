import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { setUpLines } from '../../../../testing/money/set-up-lines.ts';

describe('lines of a draft with allowances and charges', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpLines(open);
    const { ask, linesOf } = stage;

    it('of an invoice given whole keep what it said, and its percentages follow them', async () => {
      const draft = requireOk(
        await ask('POST', 'complete', {
          body: {
            clientId: stage.practice.clientId,
            lines: [
              {
                description: 'Support',
                quantity: '90',
                unitCode: 'MIN',
                unitPrice: '120',
                priceBaseQuantity: 60,
                detail: 'By phone',
              },
              { description: 'Licence', quantity: '1', unitPrice: '100' },
            ],
            allowances: [{ reason: 'Framework', percent: '10' }],
            references: { order: 'PO-7' },
          },
        }),
      ).body;
      const [, licence] = await linesOf(draft.id);

      requireOk(await ask('PATCH', `${draft.id}/lines/${licence?.id}`, { body: { unitPrice: '220' } }));
      requireOk(
        await ask('PATCH', draft.id, { body: { rounding: { mode: 'up', stepSeconds: 900, scope: 'line' } } }),
      );

      const { document } = await stage.practice.get(`/invoices/${draft.id}/document`);
      assert.deepEqual(
        document.lines.map((line: { detail?: string; quantity: string }) => [line.detail, line.quantity]),
        [
          ['By phone', '90'],
          [undefined, '1'],
        ],
      );
      assert.deepEqual(
        { order: document.references.order, minor: document.totals.net.minor },
        { order: 'PO-7', minor: 36_000 },
      );
    });

    it('have allowances, charges and Skonto of the document beside them', async () => {
      const { id } = requireOk(await stage.practice.draftItem()).body;

      const changed = requireOk(
        await ask('PATCH', id, {
          body: {
            charges: [{ reason: 'Freight', amount: { minor: 1000, currency: 'EUR' } }],
            allowances: [{ reason: 'Framework', percent: '2' }],
            cashDiscounts: [{ days: 14, percent: '2' }],
          },
        }),
      ).body;
      const { document } = await stage.practice.get(`/invoices/${id}/document`);
      const refused = await ask('PATCH', id, { body: { charges: [{ reason: 'Freight' }] } });
      const cleared = requireOk(
        await ask('PATCH', id, { body: { charges: null, allowances: [], cashDiscounts: null } }),
      );

      assert.equal(changed.net.minor, 65_000 + 1000 - 1300);
      assert.deepEqual(document.cashDiscounts, [{ days: 14, percent: '2' }]);
      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'charges.0' },
      );
      assert.equal(cleared.body.net.minor, 65_000);
    });

    it('have them under the tax that the draft has now, whatever it was when they were typed', async () => {
      const { id } = requireOk(await stage.practice.draftItem()).body;
      const charges = [{ reason: 'Freight', amount: { minor: 1000, currency: 'EUR' } }];
      const allowances = [{ reason: 'Framework', percent: '2' }];
      requireOk(await ask('PATCH', id, { body: { charges, allowances } }));

      const seven = requireOk(await ask('PATCH', id, { body: { taxRate: '7' } })).body;
      const { document } = await stage.practice.get(`/invoices/${id}/document`);
      const items = [{ description: 'Report', quantity: '2', unitPrice: '650.00' }];
      const both = requireOk(await ask('PATCH', id, { body: { taxRate: '19', items } })).body;

      assert.equal(document.taxBreakdown.length, 1);
      assert.deepEqual({ net: seven.net.minor, tax: seven.tax.minor }, { net: 64_700, tax: 4529 });
      assert.deepEqual(
        { net: both.net.minor, tax: both.tax.minor },
        { net: 130_000 + 1000 - 2600, tax: 24_396 },
      );
    });
  });
});
