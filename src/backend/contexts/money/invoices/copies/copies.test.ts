import assert from 'node:assert/strict';
import { printInvoice } from '../../../../../domain/invoice-print/printed-invoice.ts';
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

const ids = {
  draft: '019a0000-0000-7000-8000-00000000d001',
  credit: '019a0000-0000-7000-8000-00000000d002',
};

describe('drafts made of an invoice', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const correct = async (id: string, body: object = {}) =>
      await practice.vireo.ask('POST', `/invoices/${id}/correct`, {
        body: { reason: 'Wrong order', ...body },
      });
    const duplicate = async (id: string, body: object = {}) =>
      await practice.vireo.ask('POST', `/invoices/${id}/duplicate`, { body });

    it('correct it in one act: a credit note, and the same time and lines again', async () => {
      const { id, entryId } = await issueWeek(practice);
      const before = await practice.get(`/invoices/${id}`);

      const { draft, credit } = requireOk(await correct(id, { id: ids.draft, creditId: ids.credit })).body;

      const original = await practice.get(`/invoices/${id}`);
      const { trace, document, checks } = await practice.get(`/invoices/${draft.id}/document`);
      assert.deepEqual(
        { draftId: draft.id, creditId: credit.id, number: credit.number },
        { draftId: ids.draft, creditId: ids.credit, number: 'CN-2026-0001' },
      );
      assert.deepEqual(
        { state: original.state, creditGross: credit.gross, draftGross: draft.gross },
        { state: 'cancelled', creditGross: before.gross, draftGross: before.gross },
      );
      assert.deepEqual(
        { state: draft.state, number: draft.number, precedingInvoiceId: draft.precedingInvoiceId },
        { state: 'draft', number: null, precedingInvoiceId: null },
      );
      assert.equal(trace[0].entries[0].id, entryId);
      assert.deepEqual(
        { periodStart: document.periodStart, note: document.note },
        { periodStart: before.periodStart, note: undefined },
      );
      assert.ok(
        checks.every(
          (check: { passed: boolean; severity: string }) => check.passed || check.severity === 'warning',
        ),
      );
      assert.equal((await practice.draft()).status, 409);
      assert.equal(requireOk(await practice.issue(draft.id)).body.number, '2026-0002');
    });

    it('take what the client has on record since, and print a credit note that asks for nothing', async () => {
      const { id } = await issueWeek(practice);
      const { clientId } = await practice.get(`/invoices/${id}`);
      const { vireo } = practice;
      const look = { columns: ['position', 'period', 'quantity', 'price'] };
      requireOk(await vireo.ask('PATCH', `/clients/${clientId}`, { body: { buyerReference: 'PO-7' } }));
      requireOk(await vireo.ask('PATCH', '/invoice-look', { body: look }));
      const { draft, credit } = requireOk(await correct(id)).body;
      const print = async (of: string) =>
        printInvoice((await practice.get(`/invoices/${of}/document`)).document);
      const [corrected, note] = [await print(draft.id), await print(credit.id)];
      const labels = note.meta.map(({ label }) => label);

      assert.ok(corrected.meta.some(({ value }) => value === 'PO-7'));
      assert.match(corrected.lines[0]?.period ?? '', /\d{4}$/);
      assert.deepEqual([labels.includes('Credit note'), labels.includes('Due')], [true, false]);
      assert.ok(
        note.closing.every((text) => !text.includes('Payable')),
        note.closing.join(),
      );
    });

    it('are made once for the same id, and not where it is taken', async () => {
      const { id } = await issueWeek(practice);
      const other = requireOk(await practice.draftItem()).body;
      const taken = await correct(id, { id: other.id });
      const first = await correct(id, { id: ids.draft });
      const second = await correct(id, { id: ids.draft });

      assert.deepEqual(
        { status: taken.status, code: taken.body.error.code },
        { status: 409, code: 'id_taken' },
      );
      assert.deepEqual({ first: first.status, second: second.status }, { first: 201, second: 200 });
      assert.deepEqual(second.body, first.body);
      assert.equal((await practice.get('/invoices')).items.length, 4);
    });

    it('leave nothing behind when they are refused', async () => {
      const { id } = await issueWeek(practice);
      const refused = [
        await correct(id, { reason: '' }),
        await correct(id, { issueDate: '2026-11-01' }),
        await practice.vireo.ask('POST', `/invoices/${id}/correct`, {
          body: { reason: 'Wrong order' },
          headers: { 'if-match': '"1"' },
        }),
      ];

      assert.deepEqual(
        refused.map(({ status }) => status),
        [422, 422, 412],
      );
      assert.equal((await practice.get('/invoices')).items.length, 1);
      assert.equal((await practice.get(`/invoices/${id}`)).state, 'issued');
    });

    it('correct what is left of one that was credited in part', async () => {
      const { id } = await issueWeek(practice);
      requireOk(await practice.credit(id, { amount: { minor: 1000, currency: 'EUR' } }));

      const { draft, credit } = requireOk(await correct(id)).body;

      assert.deepEqual([credit.net.minor, draft.net.minor], [15_500, 16_500]);
    });

    it('repeat what is billed beside time, as of today', async () => {
      await practice.addEntry({ note: 'Review' });
      await practice.approveWeek();
      const items = [{ description: 'Hosting', quantity: '1', unitPrice: '49.00' }];
      const body = {
        items,
        note: 'Thank you',
        discount: { reason: 'Framework', percent: '10' },
        issueDate: '2026-11-17',
      };
      const { id } = requireOk(await practice.draft(body)).body;
      requireOk(await practice.issue(id));

      const first = await duplicate(id, { id: ids.draft });
      const again = await duplicate(id, { id: ids.draft });

      const { document } = await practice.get(`/invoices/${ids.draft}/document`);
      assert.deepEqual({ first: first.status, again: again.status }, { first: 201, again: 200 });
      assert.deepEqual(
        document.lines.map(({ description, net }: { description: string; net: { minor: number } }) => [
          description,
          net.minor,
        ]),
        [['Hosting', 4900]],
      );
      assert.deepEqual(
        { issueDate: document.issueDate, periodStart: document.periodStart },
        { issueDate: '2026-11-18', periodStart: '2026-11-18' },
      );
      assert.deepEqual(
        { note: document.note, minor: document.totals.net.minor },
        { note: 'Thank you', minor: 4410 },
      );
      assert.match(document.paymentTerms, /30 days/);
    });

    it('take a percentage of the lines that are copied', async () => {
      await practice.addEntry({ note: 'Review' });
      await practice.approveWeek();
      const items = [{ description: 'Hosting', quantity: '1', unitPrice: '49.00' }];
      const { id } = requireOk(await practice.draft({ items })).body;
      const body = { allowances: [{ reason: 'Framework', percent: '10' }] };
      requireOk(await practice.vireo.ask('PATCH', `/invoices/${id}`, { body }));
      requireOk(await practice.issue(id));

      const copy = requireOk(await duplicate(id)).body;

      assert.equal(copy.net.minor, 4410);
    });

    it('are not made of a credit note', async () => {
      const { id } = await issueWeek(practice);
      const { body } = requireOk(await practice.credit(id));

      assert.equal((await duplicate(body.id)).status, 409);
      assert.equal((await correct(body.id)).status, 409);
    });
  });
});
