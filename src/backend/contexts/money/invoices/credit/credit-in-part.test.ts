import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  issueWeek,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('credit notes over parts of an invoice', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    /** Two lines: 3 × 33.33 and 1 × 650.00, 2 % off both; gross 874.21. */
    async function issueItems() {
      const items = [
        { description: 'Workshop', quantity: '3', unitPrice: '33.33' },
        { description: 'Security report', quantity: '1', unitPrice: '650.00' },
      ];
      const { id } = requireOk(
        await practice.draft({ items, discount: { reason: 'Framework', percent: '2' } }),
      ).body;
      requireOk(await practice.issue(id));
      const { document } = await practice.get(`/invoices/${id}/document`);
      return { id, lineIds: document.lines.map((line: { id: string }) => line.id) as string[], document };
    }

    it('add up to the invoice, which is cancelled by the last one', async () => {
      const { id, lineIds, document: original } = await issueItems();
      const [workshop, report] = lineIds;
      const credits = [
        requireOk(await practice.credit(id, { lines: [{ lineId: workshop, quantity: '1' }] })).body,
        requireOk(await practice.credit(id, { lines: [{ lineId: report, net: eur(10_000) }] })).body,
        requireOk(await practice.credit(id, { amount: eur(5000) })).body,
      ];
      const between = await practice.get(`/invoices/${id}`);
      credits.push(requireOk(await practice.credit(id)).body);
      const after = await practice.get(`/invoices/${id}`);
      const documents = await Promise.all(
        credits.map(async (credit) => (await practice.get(`/invoices/${credit.id}/document`)).document),
      );

      const sum = (name: 'net' | 'tax' | 'gross') =>
        documents.reduce((total, { totals }) => total + totals[name].minor, 0);
      assert.deepEqual(
        [sum('net'), sum('tax'), sum('gross')],
        [original.totals.net.minor, original.totals.tax.minor, original.totals.gross.minor],
      );
      assert.deepEqual(
        { state: between.state, settlement: between.settlement },
        { state: 'issued', settlement: 'partly_credited' },
      );
      assert.equal(between.due.minor, after.gross.minor - between.credited.minor);
      assert.deepEqual(
        {
          state: after.state,
          settlement: after.settlement,
          credited: after.credited,
          minor: after.due.minor,
        },
        { state: 'cancelled', settlement: 'wholly_credited', credited: after.gross, minor: 0 },
      );
      assert.deepEqual(
        documents.map(({ number, documentType }) => [number, documentType]),
        ['0001', '0002', '0003', '0004'].map((number) => [`CN-2026-${number}`, '381']),
      );
      assert.deepEqual(documents[0].precedingInvoices, [
        { number: original.number, issueDate: original.issueDate },
      ]);
      assert.equal((await practice.get('/invoices/verify')).ok, true);
    });

    it('are e-invoices', async () => {
      const { id, lineIds } = await issueItems();
      const { body } = requireOk(await practice.credit(id, { lines: [{ lineId: lineIds[0], net: eur(1) }] }));

      const xml = await practice.vireo.ask('GET', `/invoices/${body.id}/export?format=cii`);

      assert.equal(xml.status, 200, JSON.stringify(xml.body));
      assert.match(String(xml.body), /<ram:TypeCode>381<\/ram:TypeCode>/);
    });

    it('keep the time until nothing is left, and release it then', async () => {
      const { id, entryId } = await issueWeek(practice);
      const { document } = await practice.get(`/invoices/${id}/document`);
      const [line] = document.lines;
      const half = requireOk(
        await practice.credit(id, { lines: [{ lineId: line.id, quantity: '45' }] }),
      ).body;
      const { trace } = await practice.get(`/invoices/${half.id}/document`);
      const refused = await practice.draft();
      requireOk(await practice.credit(id));
      const again = requireOk(await practice.draft()).body;

      assert.equal(half.net.minor, 8250);
      assert.equal(trace[0].entries[0].id, entryId);
      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'already_billed' },
      );
      assert.equal(again.net.minor, 16_500);
    });

    it('are refused for more than is left, by the field', async () => {
      const { id, lineIds } = await issueItems();
      const [workshop] = lineIds;
      requireOk(await practice.credit(id, { lines: [{ lineId: workshop, quantity: '2' }] }));
      const bad = [
        [{ lines: [{ lineId: workshop, quantity: '1.5' }] }, 'lines.0.quantity'],
        [{ lines: [{ lineId: workshop, net: eur(3334) }] }, 'lines.0.net'],
        [{ lines: [{ lineId: id }] }, 'lines.0.lineId'],
        [{ amount: eur(100_000) }, 'amount'],
        [{ amount: { minor: 1, currency: 'USD' } }, 'amount.currency'],
      ] as const;
      for (const [body, field] of bad) {
        const refused = await practice.credit(id, body);
        assert.deepEqual(
          { status: refused.status, field: refused.body.error.details[0].field },
          { status: 422, field },
        );
      }

      const credits = (await practice.get('/invoices')).items;
      assert.equal(credits.length, 2);
    });

    it('at the same time never take more than the invoice has', async () => {
      const { id, lineIds } = await issueItems();
      const body = { lines: [{ lineId: lineIds[1], net: eur(40_000) }] };

      const replies = await Promise.all([practice.credit(id, body), practice.credit(id, body)]);

      assert.equal(replies.filter(({ status }) => status === 201).length, 1);
      const after = await practice.get(`/invoices/${id}`);
      assert.ok(after.credited.minor < after.gross.minor);
    });
  });
});
