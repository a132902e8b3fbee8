import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { fieldOf, setUpPayments } from '../../../testing/money/set-up-payments.ts';
import { eur } from '../../../testing/paying-practice.ts';

describe('payments that are repeated or refused', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpPayments(open);

    it('answer a repeated request by its id, and refuse the id of something else', async () => {
      const invoice = await stage.practice.bill();
      const body = {
        id: newId(),
        kind: 'payment',
        allocations: [{ invoiceId: invoice.id }],
        amount: eur(100),
      };
      const replies = [await stage.practice.post(body), await stage.practice.post(body)];
      const other = await stage.practice.post({ ...body, amount: eur(200) });
      const reversal = { id: newId() };
      const reversals = [
        await stage.practice.reverse(body.id, reversal),
        await stage.practice.reverse(body.id, reversal),
      ];

      assert.deepEqual(
        [...replies, other, ...reversals].map(({ status }) => status),
        [201, 200, 409, 201, 200],
      );
      assert.equal(other.body.error.code, 'id_taken');
      assert.equal((await stage.practice.invoice(invoice.id)).paid.minor, 0);
    });

    it('refuse what cannot be by its field, and keep nothing of it', async () => {
      const { clientId } = stage.practice;
      const invoice = await stage.practice.bill();
      const draft = requireOk(await stage.practice.draftItem()).body;
      const credited = await stage.practice.bill();
      const credit = requireOk(await stage.practice.credit(credited.id)).body;
      const foreign = requireOk(
        await stage.practice.vireo.ask('POST', '/clients', { body: { name: 'Baltic', currency: 'USD' } }),
      ).body;
      const to = (invoiceId: string, more = {}) => ({
        kind: 'payment',
        allocations: [{ invoiceId, ...more }],
      });
      const replies = [
        await stage.practice.post(to(draft.id)),
        await stage.practice.post(to(credit.id)),
        await stage.practice.post(to(credited.id)),
        await stage.practice.post(to(newId())),
        await stage.practice.post(to(invoice.id, { amount: { minor: 1, currency: 'USD' } })),
        await stage.practice.post({ ...to(invoice.id), amount: { minor: 1, currency: 'USD' } }),
        await stage.practice.post({ ...to(invoice.id), clientId: foreign.id }),
        await stage.practice.post({ ...to(invoice.id), valueDate: '2026-11-19' }),
        await stage.practice.post(to(invoice.id, { amount: eur(11_901) })),
        await stage.practice.post({ ...to(invoice.id, { amount: eur(101) }), amount: eur(100) }),
        await stage.practice.post(to(invoice.id, { amount: eur(0) })),
        await stage.practice.post(to(invoice.id, { cashDiscount: true })),
        await stage.practice.post({
          kind: 'payment',
          allocations: [{ invoiceId: invoice.id }, { invoiceId: invoice.id }],
        }),
        await stage.practice.post({ kind: 'payment', clientId: newId(), amount: eur(1) }),
        await stage.practice.post({ kind: 'payment', amount: eur(1) }),
        await stage.practice.post({ kind: 'payment', clientId }),
        await stage.practice.post({ kind: 'transfer', allocations: [{ invoiceId: invoice.id }] }),
      ];

      assert.deepEqual(
        replies.map((reply) => fieldOf(reply)),
        [
          'allocations.0.invoiceId',
          'allocations.0.invoiceId',
          'allocations.0.invoiceId',
          'allocations.0.invoiceId',
          'allocations.0.amount',
          'allocations.0.invoiceId',
          'allocations.0.invoiceId',
          'valueDate',
          'allocations.0.amount',
          'allocations.0.amount',
          'allocations.0.amount.minor',
          'allocations.0.cashDiscount',
          'allocations.1.invoiceId',
          'clientId',
          'clientId',
          'amount',
          'allocations.0.invoiceId',
        ].map((field) => [422, field]),
      );
      assert.deepEqual((await stage.practice.get('/payments')).items, []);
    });

    it('are refused above the limit of one amount', async () => {
      const { clientId, post } = stage.practice;
      requireOk(await post({ kind: 'payment', clientId, amount: eur(1e13) }));
      const refused = await post({ kind: 'payment', clientId, amount: eur(1e13 + 1) });

      assert.deepEqual(fieldOf(refused), [422, 'amount.minor']);
      assert.equal((await stage.practice.get('/payments')).items.length, 1);
    });
  });
});
