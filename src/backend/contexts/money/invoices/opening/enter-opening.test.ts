/** Open invoices of the tool before: owed and paid here, invoiced and taxed there. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

describe('opening balances', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'insight' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const ask: BillingPractice['vireo']['ask'] = (...given) => practice.vireo.ask(...given);
    const enter = async (more: object = {}) =>
      await ask('POST', '/invoices/opening', {
        body: {
          clientId: practice.clientId,
          number: 'R-2025/17',
          issueDate: '2026-08-01',
          dueDate: '2026-08-31',
          open: { minor: 119_000, currency: 'EUR' },
          ...more,
        },
      });

    it('are owed from their own dates and paid as others are, and are in no revenue and no VAT', async () => {
      const { body: old } = requireOk(await enter());
      // Entered in any order: the dates of other tools are not ours to order.
      requireOk(await enter({ number: 'R-2025/11', issueDate: '2026-07-01', dueDate: '2026-07-31' }));
      const before = await practice.get('/reports/ageing?on=2026-09-01');
      const paid = { kind: 'payment', valueDate: '2026-11-02', allocations: [{ invoiceId: old.id }] };
      requireOk(await ask('POST', '/payments', { body: paid }));
      const after = await practice.get('/reports/ageing');
      const revenue = await practice.get('/reports/revenue?from=2026-07&to=2026-11');
      const vat = await practice.get('/reports/vat?from=2026-07-01&to=2026-11-30');
      const proof = await practice.get('/invoices/verify');

      assert.deepEqual(
        { state: old.state, minor: old.due.minor, number: old.number },
        { state: 'sent', minor: 119_000, number: 'R-2025/17' },
      );
      assert.equal(before.rows[0].total.minor, 238_000);
      assert.deepEqual(
        after.open.map(({ number }: { number: string }) => number),
        ['R-2025/11'],
      );
      const sum = (key: string) =>
        revenue.rows.reduce(
          (total: number, row: Record<string, { minor: number }>) => total + (row[key]?.minor ?? 0),
          0,
        );
      assert.deepEqual([sum('invoicedNet'), sum('receivedGross')], [0, 119_000]);
      assert.deepEqual(vat.rows, []);
      assert.equal(proof.ok, true);
    });

    it('leave our own series alone, and are neither credited nor exported here', async () => {
      const { body: old } = requireOk(await enter());
      const { id } = requireOk(await practice.draftItem()).body;
      const own = requireOk(await practice.issue(id)).body;
      const credit = await practice.credit(old.id);
      const copy = await ask('POST', `/invoices/${old.id}/duplicate`, { body: {} });
      const pdf = await ask('GET', `/invoices/${old.id}/export?format=html`);

      assert.equal(own.number, '2026-0001');
      assert.deepEqual(
        { credit: credit.status, copy: copy.status, pdf: pdf.status },
        { credit: 409, copy: 409, pdf: 409 },
      );
    });

    it('take no number that our own series would give later', async () => {
      const refused = await enter({ number: '2026-0041' });
      requireOk(await ask('PUT', '/invoices/series/first', { body: { first: 42 } }));
      const taken = await enter({ number: '2026-0041' });
      const { id } = requireOk(await practice.draftItem()).body;

      assert.deepEqual(
        { status: refused.status, field: refused.body.error.details[0].field },
        { status: 422, field: 'number' },
      );
      assert.equal(taken.status, 201);
      assert.equal(requireOk(await practice.issue(id)).body.number, '2026-0042');
    });

    it('are refused by field, and entered once however often they are sent', async () => {
      const id = newId();
      const [first, again] = [await enter({ id }), await enter({ id })];
      const refused = [
        await enter(),
        await enter({ number: 'X', dueDate: '2026-07-31' }),
        await enter({ number: 'X', issueDate: '2026-12-01', dueDate: '2026-12-02' }),
        await enter({ number: 'X', open: { minor: 0, currency: 'EUR' } }),
        await enter({ number: ' ' }),
      ];

      assert.deepEqual(
        { firstStatus: first.status, againStatus: again.status, id: again.body.id },
        { firstStatus: 201, againStatus: 200, id },
      );
      assert.deepEqual(
        refused.map(({ status, body }) => `${status} ${body.error.details[0].field}`),
        ['409 number', '422 dueDate', '422 issueDate', '422 open.minor', '422 number'],
      );
    });
  });
});
