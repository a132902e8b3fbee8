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

describe('credit notes', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    async function issueItem() {
      return await practice.issue(requireOk(await practice.draftItem()).body.id);
    }

    it('cancel an invoice with the same amounts and name it', async () => {
      const { id, sheet, entryId } = await issueWeek(practice);
      const credit = await practice.credit(id);
      const original = await practice.get(`/invoices/${id}`);
      const { document: before } = await practice.get(`/invoices/${id}/document`);
      const { document, trace } = await practice.get(`/invoices/${credit.body.id}/document`);

      assert.equal(credit.status, 201, JSON.stringify(credit.body));
      assert.deepEqual(
        { documentType: credit.body.documentType, number: credit.body.number, state: credit.body.state },
        { documentType: '381', number: 'CN-2026-0001', state: 'issued' },
      );
      assert.deepEqual(
        { precedingInvoiceId: credit.body.precedingInvoiceId, minor: credit.body.due.minor },
        { precedingInvoiceId: id, minor: 0 },
      );
      assert.deepEqual(
        {
          state: original.state,
          settlement: original.settlement,
          credited: original.credited,
          minor: original.due.minor,
        },
        { state: 'cancelled', settlement: 'wholly_credited', credited: original.gross, minor: 0 },
      );
      assert.equal(credit.body.settlement, null);
      assert.deepEqual(document.precedingInvoices, [{ number: '2026-0001', issueDate: '2026-11-18' }]);
      assert.deepEqual(
        { totals: document.totals, note: document.note },
        { totals: before.totals, note: 'Wrong rate' },
      );
      assert.equal(trace[0].entries[0].id, entryId);
      assert.equal((await practice.get(`/timesheets/${sheet}`)).state, 'approved');
    });

    it('give the time free to be billed anew, or keep it', async () => {
      const { id } = await issueWeek(practice);
      requireOk(await practice.credit(id));
      const again = requireOk(await practice.draft());
      requireOk(await practice.issue(again.body.id));
      requireOk(await practice.credit(again.body.id, { releaseEntries: false }));
      const refused = await practice.draft();

      assert.equal(again.body.net.minor, 16_500);
      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'already_billed' },
      );
    });

    it('exist once for an invoice, and never for drafts and credit notes', async () => {
      const { id } = await issueWeek(practice);
      const credits = await Promise.all([practice.credit(id), practice.credit(id)]);
      const credit = credits.find((reply) => reply.status === 201);
      const draft = requireOk(await practice.draftItem()).body;
      const refused = [
        await practice.credit(id),
        await practice.credit(credit?.body.id),
        await practice.credit(draft.id),
      ];
      const { items } = await practice.get('/invoices');

      assert.deepEqual(credits.map((reply) => reply.status).sort(), [201, 409]);
      assert.deepEqual(
        refused.map((reply) => reply.status),
        [409, 409, 409],
      );
      assert.equal(items.length, 3);
    });

    it('answer a repeated request by the client’s id with the one that is there', async () => {
      const { body } = await issueItem();
      const id = '019a0000-0000-7000-8000-000000000003';
      const replies = [await practice.credit(body.id, { id }), await practice.credit(body.id, { id })];

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.number]),
        [
          [201, 'CN-2026-0001'],
          [200, 'CN-2026-0001'],
        ],
      );
    });

    it('are refused without a reason and with a date before the invoice’s', async () => {
      const { body } = await issueItem();
      const bad = [{ reason: '' }, { releaseEntries: 'yes' }, { issueDate: '2026-11-17' }, { amount: 1 }];
      for (const change of bad) {
        const refused = await practice.credit(body.id, change);
        assert.deepEqual(
          { status: refused.status, code: refused.body.error.code },
          { status: 422, code: 'invalid' },
          JSON.stringify(change),
        );
      }

      assert.equal((await practice.get(`/invoices/${body.id}`)).state, 'issued');
    });
  });
});
