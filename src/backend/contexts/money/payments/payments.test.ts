import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import { isDatabaseError } from '../../../platform/db/database-error.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { fieldOf, setUpPayments } from '../../../testing/money/set-up-payments.ts';
import { eur } from '../../../testing/paying-practice.ts';
import type { Reply } from '../../../testing/test-app.ts';

describe('payments', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpPayments(open);
    const { billWithDiscount } = stage;

    it('pay an invoice in full, today, without saying how much', async () => {
      const { id } = await stage.practice.bill();
      const payment = await stage.practice.pay(id);
      const invoice = await stage.practice.invoice(id);

      assert.deepEqual(
        {
          amount: payment.amount,
          valueDate: payment.valueDate,
          clientName: payment.clientName,
          minor: payment.unallocated.minor,
        },
        { amount: eur(11_900), valueDate: '2026-11-18', clientName: 'Nordwind GmbH', minor: 0 },
      );
      assert.deepEqual(
        {
          state: invoice.state,
          settlement: invoice.settlement,
          paid: invoice.paid,
          minor: invoice.due.minor,
        },
        { state: 'paid', settlement: 'paid', paid: eur(11_900), minor: 0 },
      );
    });

    it('pay a part, then the rest', async () => {
      const { id } = await stage.practice.bill();
      await stage.practice.pay(id, 4_000);
      const part = await stage.practice.invoice(id);
      const rest = await stage.practice.pay(id);

      assert.deepEqual(
        { state: part.state, settlement: part.settlement, due: part.due },
        { state: 'part_paid', settlement: 'partly_paid', due: eur(7_900) },
      );
      assert.deepEqual(rest.amount, eur(7_900));
    });

    it('split one payment over several invoices, and keep what is too much as credit', async () => {
      const [one, other] = [await stage.practice.bill(), await stage.practice.bill('50.00')];
      const allocations = [{ invoiceId: one.id }, { invoiceId: other.id, amount: eur(5_950) }];
      const { body } = requireOk(
        await stage.practice.post({ kind: 'payment', amount: eur(20_000), allocations }),
      );
      const listed = await stage.practice.get(`/payments?invoiceId=${other.id}`);

      assert.deepEqual(
        body.allocations.map((each: Reply['body']) => [each.invoiceNumber, each.paid.minor]),
        [
          [one.number, 11_900],
          [other.number, 5_950],
        ],
      );
      assert.deepEqual(body.unallocated, eur(2_150));
      assert.deepEqual(listed.items, [body]);
    });

    it('apply credit to another invoice and pay the rest of it back', async () => {
      const { clientId, post } = stage.practice;
      requireOk(await post({ kind: 'payment', clientId, amount: eur(15_000) }));
      const { id } = await stage.practice.bill();
      const transfer = requireOk(await post({ kind: 'transfer', allocations: [{ invoiceId: id }] })).body;
      const tooMuch = await post({ kind: 'refund', clientId, amount: eur(3_101) });
      const refund = requireOk(await post({ kind: 'refund', clientId })).body;
      const none = await post({ kind: 'refund', clientId });

      assert.deepEqual(
        { amount: transfer.amount, unallocated: transfer.unallocated },
        { amount: eur(11_900), unallocated: eur(-11_900) },
      );
      assert.equal((await stage.practice.invoice(id)).settlement, 'paid');
      assert.deepEqual(fieldOf(tooMuch), [422, 'amount']);
      assert.deepEqual(
        { amount: refund.amount, unallocated: refund.unallocated },
        { amount: eur(3_100), unallocated: eur(-3_100) },
      );
      assert.deepEqual(fieldOf(none), [422, 'clientId']);
    });

    it('take what an invoice was overpaid by: it was paid, then credited', async () => {
      const { id } = await stage.practice.bill();
      await stage.practice.pay(id);
      requireOk(await stage.practice.credit(id));
      const overpaid = await stage.practice.invoice(id);
      const next = await stage.practice.bill('60.00');
      requireOk(await stage.practice.post({ kind: 'transfer', allocations: [{ invoiceId: next.id }] }));
      const refund = requireOk(
        await stage.practice.post({ kind: 'refund', clientId: stage.practice.clientId }),
      ).body;
      const after = await stage.practice.invoice(id);

      assert.deepEqual(
        { state: overpaid.state, overpaid: overpaid.overpaid, minor: overpaid.due.minor },
        { state: 'cancelled', overpaid: eur(11_900), minor: 0 },
      );
      assert.deepEqual(refund.amount, eur(11_900 - 7_140));
      assert.deepEqual(
        { state: after.state, paidMinor: after.paid.minor, overpaidMinor: after.overpaid.minor },
        { state: 'cancelled', paidMinor: 0, overpaidMinor: 0 },
      );
      assert.equal((await stage.practice.invoice(next.id)).settlement, 'paid');
    });

    it('write off what will not be paid', async () => {
      const { id } = await stage.practice.bill();
      await stage.practice.pay(id, 10_000);
      const note = 'Insolvent';
      requireOk(await stage.practice.post({ kind: 'write_off', note, allocations: [{ invoiceId: id }] }));
      const invoice = await stage.practice.invoice(id);

      assert.deepEqual(
        {
          state: invoice.state,
          settlement: invoice.settlement,
          writtenOff: invoice.writtenOff,
          minor: invoice.due.minor,
        },
        { state: 'paid', settlement: 'written_off', writtenOff: eur(1_900), minor: 0 },
      );
    });

    it('settle an invoice within the days of its cash discount by less', async () => {
      const id = await billWithDiscount();
      const short = [{ invoiceId: id, cashDiscount: true, amount: eur(11_000) }];
      const refused = await stage.practice.post({ kind: 'payment', allocations: short });
      const allocations = [{ invoiceId: id, cashDiscount: true }];
      const { body } = requireOk(await stage.practice.post({ kind: 'payment', allocations }));
      const invoice = await stage.practice.invoice(id);
      requireOk(await stage.practice.reverse(body.id));
      stage.practice.vireo.clock.now += 8 * 86_400_000;
      const late = await stage.practice.post({ kind: 'payment', allocations });

      assert.deepEqual(fieldOf(refused), [422, 'allocations.0.amount']);
      assert.deepEqual(
        { amount: body.amount, discounted: body.allocations[0].discounted },
        { amount: eur(11_662), discounted: eur(238) },
      );
      assert.deepEqual(
        { settlement: invoice.settlement, discounted: invoice.discounted, minor: invoice.due.minor },
        { settlement: 'paid', discounted: eur(238), minor: 0 },
      );
      assert.deepEqual(fieldOf(late), [422, 'allocations.0.cashDiscount']);
    });

    it('leave no credit of what was let off when the invoice is credited', async () => {
      const id = await billWithDiscount();
      const discounted = [{ invoiceId: id, cashDiscount: true }];
      const { body: paid } = requireOk(
        await stage.practice.post({ kind: 'payment', allocations: discounted }),
      );
      requireOk(await stage.practice.credit(id));
      const written = await stage.practice.bill();
      const lost = [{ invoiceId: written.id }];
      const { body: writeOff } = requireOk(
        await stage.practice.post({ kind: 'write_off', allocations: lost }),
      );
      stage.practice.vireo.clock.now += 1000;
      requireOk(await stage.practice.credit(written.id));
      const invoices = [await stage.practice.invoice(id), await stage.practice.invoice(written.id)];
      const { accounts } = await stage.practice.get(`/clients/${stage.practice.clientId}/statement`);
      const { items } = await stage.practice.get(`/payments?invoiceId=${written.id}`);
      const again = [await stage.practice.reverse(writeOff.id), await stage.practice.reverse(items[0].id)];
      const refund = requireOk(
        await stage.practice.post({ kind: 'refund', clientId: stage.practice.clientId }),
      ).body;
      const { items: history } = await stage.practice.get(`/invoices/${written.id}/history`);

      assert.deepEqual(
        invoices.map((each) => [each.state, each.settlement, each.overpaid.minor, each.due.minor]),
        [
          ['cancelled', 'wholly_credited', 11_662, 0],
          ['cancelled', 'wholly_credited', 0, 0],
        ],
      );
      assert.deepEqual(accounts[0].closing, eur(-11_662));
      assert.deepEqual(
        { amount: items[0].amount, kind: items[0].kind },
        { amount: eur(-11_900), kind: 'write_off' },
      );
      assert.deepEqual(
        again.map(({ status, body }) => [status, body.error.code]),
        [
          [409, 'state_forbids'],
          [409, 'state_forbids'],
        ],
      );
      assert.deepEqual(refund.amount, eur(11_662));
      requireOk(await stage.practice.reverse(refund.id));
      requireOk(await stage.practice.reverse(paid.id));
      const after = await stage.practice.invoice(id);
      assert.deepEqual(
        { overpaid: after.overpaid.minor, discounted: after.discounted.minor, paid: after.paid.minor },
        { overpaid: 0, discounted: 0, paid: 0 },
      );
      assert.deepEqual(history.map(({ step }: Reply['body']) => step).slice(-3), [
        'written_off',
        'credited',
        'reversed',
      ]);
    });

    it('take a cash discount off what is not credited alone', async () => {
      const id = await billWithDiscount();
      requireOk(await stage.practice.credit(id, { amount: eur(5_000), releaseEntries: undefined }));
      const allocations = [{ invoiceId: id, cashDiscount: true }];
      const { body } = requireOk(await stage.practice.post({ kind: 'payment', allocations }));

      assert.deepEqual(
        { amount: body.amount, discounted: body.allocations[0].discounted },
        { amount: eur(5_831), discounted: eur(119) },
      );
      assert.equal((await stage.practice.invoice(id)).due.minor, 0);
    });

    it('cannot be changed or deleted in the database itself', async () => {
      const { id } = await stage.practice.bill();
      const payment = await stage.practice.pay(id);
      const { query } = stage.practice.vireo.database;
      const refused = [
        query.updateTable('payments').set({ amount_minor: 1 }).where('id', '=', payment.id),
        query.deleteFrom('payments').where('id', '=', payment.id),
        query.updateTable('payment_allocations').set({ minor: 1 }).where('payment_id', '=', payment.id),
        query.deleteFrom('payment_allocations').where('payment_id', '=', payment.id),
      ];

      for (const statement of refused) {
        await assert.rejects(statement.execute(), (error) => isDatabaseError(error));
      }
    });

    it('use credit once when two requests race for it', async () => {
      const { clientId, post } = stage.practice;
      requireOk(await post({ kind: 'payment', clientId, amount: eur(500) }));
      const refund = { kind: 'refund', clientId, amount: eur(500) };
      const replies = await Promise.all([post(refund), post(refund)]);

      assert.deepEqual(replies.map(({ status }) => status).toSorted(), [201, 422]);
    });

    it('are invisible to another organization', async () => {
      const { id } = await stage.practice.bill();
      const payment = await stage.practice.pay(id);
      const as = 'foreign' as const;
      const replies = [
        await stage.practice.vireo.ask('GET', `/payments/${payment.id}`, { as }),
        await stage.practice.reverse(payment.id, {}, { as }),
        await stage.practice.post({ kind: 'payment', allocations: [{ invoiceId: id }] }, { as }),
        await stage.practice.vireo.ask('GET', `/clients/${stage.practice.clientId}/statement`, { as }),
        await stage.practice.vireo.ask('GET', `/invoices/${id}/history`, { as }),
      ];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [404, 404, 422, 404, 404],
      );
      assert.deepEqual((await stage.practice.vireo.ask('GET', '/payments', { as })).body.items, []);
    });
  });
});
