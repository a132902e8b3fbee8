import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import { isDatabaseError } from '../../../platform/db/database-error.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createPayingPractice, eur, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type Reply } from '../../../testing/test-app.ts';

const fieldOf = ({ status, body }: Reply) => [status, body.error?.details?.[0]?.field];

describe('payments', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
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

    it('pay an invoice in full, today, without saying how much', async () => {
      const { id } = await practice.bill();
      const payment = await practice.pay(id);
      const invoice = await practice.invoice(id);

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
      const { id } = await practice.bill();
      await practice.pay(id, 4_000);
      const part = await practice.invoice(id);
      const rest = await practice.pay(id);

      assert.deepEqual(
        { state: part.state, settlement: part.settlement, due: part.due },
        { state: 'part_paid', settlement: 'partly_paid', due: eur(7_900) },
      );
      assert.deepEqual(rest.amount, eur(7_900));
    });

    it('split one payment over several invoices, and keep what is too much as credit', async () => {
      const [one, other] = [await practice.bill(), await practice.bill('50.00')];
      const allocations = [{ invoiceId: one.id }, { invoiceId: other.id, amount: eur(5_950) }];
      const { body } = requireOk(await practice.post({ kind: 'payment', amount: eur(20_000), allocations }));
      const listed = await practice.get(`/payments?invoiceId=${other.id}`);

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
      const { clientId, post } = practice;
      requireOk(await post({ kind: 'payment', clientId, amount: eur(15_000) }));
      const { id } = await practice.bill();
      const transfer = requireOk(await post({ kind: 'transfer', allocations: [{ invoiceId: id }] })).body;
      const tooMuch = await post({ kind: 'refund', clientId, amount: eur(3_101) });
      const refund = requireOk(await post({ kind: 'refund', clientId })).body;
      const none = await post({ kind: 'refund', clientId });

      assert.deepEqual(
        { amount: transfer.amount, unallocated: transfer.unallocated },
        { amount: eur(11_900), unallocated: eur(-11_900) },
      );
      assert.equal((await practice.invoice(id)).settlement, 'paid');
      assert.deepEqual(fieldOf(tooMuch), [422, 'amount']);
      assert.deepEqual(
        { amount: refund.amount, unallocated: refund.unallocated },
        { amount: eur(3_100), unallocated: eur(-3_100) },
      );
      assert.deepEqual(fieldOf(none), [422, 'clientId']);
    });

    it('take what an invoice was overpaid by: it was paid, then credited', async () => {
      const { id } = await practice.bill();
      await practice.pay(id);
      requireOk(await practice.credit(id));
      const overpaid = await practice.invoice(id);
      const next = await practice.bill('60.00');
      requireOk(await practice.post({ kind: 'transfer', allocations: [{ invoiceId: next.id }] }));
      const refund = requireOk(await practice.post({ kind: 'refund', clientId: practice.clientId })).body;
      const after = await practice.invoice(id);

      assert.deepEqual(
        { state: overpaid.state, overpaid: overpaid.overpaid, minor: overpaid.due.minor },
        { state: 'cancelled', overpaid: eur(11_900), minor: 0 },
      );
      assert.deepEqual(refund.amount, eur(11_900 - 7_140));
      assert.deepEqual(
        { state: after.state, paidMinor: after.paid.minor, overpaidMinor: after.overpaid.minor },
        { state: 'cancelled', paidMinor: 0, overpaidMinor: 0 },
      );
      assert.equal((await practice.invoice(next.id)).settlement, 'paid');
    });

    it('write off what will not be paid', async () => {
      const { id } = await practice.bill();
      await practice.pay(id, 10_000);
      const note = 'Insolvent';
      requireOk(await practice.post({ kind: 'write_off', note, allocations: [{ invoiceId: id }] }));
      const invoice = await practice.invoice(id);

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
      const refused = await practice.post({ kind: 'payment', allocations: short });
      const allocations = [{ invoiceId: id, cashDiscount: true }];
      const { body } = requireOk(await practice.post({ kind: 'payment', allocations }));
      const invoice = await practice.invoice(id);
      requireOk(await practice.reverse(body.id));
      practice.vireo.clock.now += 8 * 86_400_000;
      const late = await practice.post({ kind: 'payment', allocations });

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
      const { body: paid } = requireOk(await practice.post({ kind: 'payment', allocations: discounted }));
      requireOk(await practice.credit(id));
      const written = await practice.bill();
      const lost = [{ invoiceId: written.id }];
      const { body: writeOff } = requireOk(await practice.post({ kind: 'write_off', allocations: lost }));
      practice.vireo.clock.now += 1000;
      requireOk(await practice.credit(written.id));
      const invoices = [await practice.invoice(id), await practice.invoice(written.id)];
      const { accounts } = await practice.get(`/clients/${practice.clientId}/statement`);
      const { items } = await practice.get(`/payments?invoiceId=${written.id}`);
      const again = [await practice.reverse(writeOff.id), await practice.reverse(items[0].id)];
      const refund = requireOk(await practice.post({ kind: 'refund', clientId: practice.clientId })).body;
      const { items: history } = await practice.get(`/invoices/${written.id}/history`);

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
      requireOk(await practice.reverse(refund.id));
      requireOk(await practice.reverse(paid.id));
      const after = await practice.invoice(id);
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

    it('are not reversed as of a day before a credit note took a part of them back', async () => {
      const id = await billWithDiscount();
      const allocations = [{ invoiceId: id, cashDiscount: true }];
      const { body: paid } = requireOk(await practice.post({ kind: 'payment', allocations }));
      practice.vireo.clock.now += 5 * 86_400_000;
      requireOk(await practice.credit(id));
      const early = await practice.reverse(paid.id, { valueDate: paid.valueDate });
      requireOk(await practice.reverse(paid.id));
      const dueOn = async (day: string) =>
        (await practice.get(`/reports/ageing?on=${day}`)).open[0]?.due ?? null;

      assert.deepEqual(fieldOf(early), [422, 'valueDate']);
      assert.deepEqual([await dueOn('2026-11-20'), await dueOn('2026-11-23')], [null, null]);
    });

    it('take a cash discount off what is not credited alone', async () => {
      const id = await billWithDiscount();
      requireOk(await practice.credit(id, { amount: eur(5_000), releaseEntries: undefined }));
      const allocations = [{ invoiceId: id, cashDiscount: true }];
      const { body } = requireOk(await practice.post({ kind: 'payment', allocations }));

      assert.deepEqual(
        { amount: body.amount, discounted: body.allocations[0].discounted },
        { amount: eur(5_831), discounted: eur(119) },
      );
      assert.equal((await practice.invoice(id)).due.minor, 0);
    });

    it('are reversed by a transaction that names them, and stay', async () => {
      const { id } = await practice.bill();
      const payment = await practice.pay(id);
      const { body: reversal } = requireOk(await practice.reverse(payment.id, { note: 'Returned' }));
      const kept = await practice.get(`/payments/${payment.id}`);
      const again = await practice.reverse(payment.id);
      const ofReversal = await practice.reverse(reversal.id);

      assert.deepEqual(
        { amount: reversal.amount, reversesId: reversal.reversesId },
        { amount: eur(-11_900), reversesId: payment.id },
      );
      assert.deepEqual(
        { reversedById: kept.reversedById, version: kept.version, amount: kept.amount },
        { reversedById: reversal.id, version: 2, amount: payment.amount },
      );
      assert.equal((await practice.invoice(id)).state, 'issued');
      assert.deepEqual(
        [again, ofReversal].map(({ status, body }) => [status, body.error.code]),
        [
          [409, 'state_forbids'],
          [409, 'state_forbids'],
        ],
      );
    });

    it('are not reversed while what they left was used', async () => {
      const { clientId, post } = practice;
      const { body: paid } = requireOk(await post({ kind: 'payment', clientId, amount: eur(500) }));
      const { body: refund } = requireOk(await post({ kind: 'refund', clientId }));
      const refused = await practice.reverse(paid.id);
      requireOk(await practice.reverse(refund.id));

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'state_forbids' },
      );
      assert.equal((await practice.reverse(paid.id)).status, 201);
    });

    it('answer a repeated request by its id, and refuse the id of something else', async () => {
      const invoice = await practice.bill();
      const body = {
        id: newId(),
        kind: 'payment',
        allocations: [{ invoiceId: invoice.id }],
        amount: eur(100),
      };
      const replies = [await practice.post(body), await practice.post(body)];
      const other = await practice.post({ ...body, amount: eur(200) });
      const reversal = { id: newId() };
      const reversals = [
        await practice.reverse(body.id, reversal),
        await practice.reverse(body.id, reversal),
      ];

      assert.deepEqual(
        [...replies, other, ...reversals].map(({ status }) => status),
        [201, 200, 409, 201, 200],
      );
      assert.equal(other.body.error.code, 'id_taken');
      assert.equal((await practice.invoice(invoice.id)).paid.minor, 0);
    });

    it('refuse what cannot be by its field, and keep nothing of it', async () => {
      const { clientId } = practice;
      const invoice = await practice.bill();
      const draft = requireOk(await practice.draftItem()).body;
      const credited = await practice.bill();
      const credit = requireOk(await practice.credit(credited.id)).body;
      const foreign = requireOk(
        await practice.vireo.ask('POST', '/clients', { body: { name: 'Baltic', currency: 'USD' } }),
      ).body;
      const to = (invoiceId: string, more = {}) => ({
        kind: 'payment',
        allocations: [{ invoiceId, ...more }],
      });
      const replies = [
        await practice.post(to(draft.id)),
        await practice.post(to(credit.id)),
        await practice.post(to(credited.id)),
        await practice.post(to(newId())),
        await practice.post(to(invoice.id, { amount: { minor: 1, currency: 'USD' } })),
        await practice.post({ ...to(invoice.id), amount: { minor: 1, currency: 'USD' } }),
        await practice.post({ ...to(invoice.id), clientId: foreign.id }),
        await practice.post({ ...to(invoice.id), valueDate: '2026-11-19' }),
        await practice.post(to(invoice.id, { amount: eur(11_901) })),
        await practice.post({ ...to(invoice.id, { amount: eur(101) }), amount: eur(100) }),
        await practice.post(to(invoice.id, { amount: eur(0) })),
        await practice.post(to(invoice.id, { cashDiscount: true })),
        await practice.post({
          kind: 'payment',
          allocations: [{ invoiceId: invoice.id }, { invoiceId: invoice.id }],
        }),
        await practice.post({ kind: 'payment', clientId: newId(), amount: eur(1) }),
        await practice.post({ kind: 'payment', amount: eur(1) }),
        await practice.post({ kind: 'payment', clientId }),
        await practice.post({ kind: 'transfer', allocations: [{ invoiceId: invoice.id }] }),
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
      assert.deepEqual((await practice.get('/payments')).items, []);
    });

    it('are refused above the limit of one amount', async () => {
      const { clientId, post } = practice;
      requireOk(await post({ kind: 'payment', clientId, amount: eur(1e13) }));
      const refused = await post({ kind: 'payment', clientId, amount: eur(1e13 + 1) });

      assert.deepEqual(fieldOf(refused), [422, 'amount.minor']);
      assert.equal((await practice.get('/payments')).items.length, 1);
    });

    it('are reversed by the version that was seen', async () => {
      const { id } = await practice.bill();
      const payment = await practice.pay(id);
      const stale = await practice.reverse(payment.id, {}, { headers: { 'if-match': '"2"' } });

      assert.equal(stale.status, 412);
    });

    it('cannot be changed or deleted in the database itself', async () => {
      const { id } = await practice.bill();
      const payment = await practice.pay(id);
      const { query } = practice.vireo.database;
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
      const { clientId, post } = practice;
      requireOk(await post({ kind: 'payment', clientId, amount: eur(500) }));
      const refund = { kind: 'refund', clientId, amount: eur(500) };
      const replies = await Promise.all([post(refund), post(refund)]);

      assert.deepEqual(replies.map(({ status }) => status).toSorted(), [201, 422]);
    });

    it('are invisible to another organization', async () => {
      const { id } = await practice.bill();
      const payment = await practice.pay(id);
      const as = 'foreign' as const;
      const replies = [
        await practice.vireo.ask('GET', `/payments/${payment.id}`, { as }),
        await practice.reverse(payment.id, {}, { as }),
        await practice.post({ kind: 'payment', allocations: [{ invoiceId: id }] }, { as }),
        await practice.vireo.ask('GET', `/clients/${practice.clientId}/statement`, { as }),
        await practice.vireo.ask('GET', `/invoices/${id}/history`, { as }),
      ];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [404, 404, 422, 404, 404],
      );
      assert.deepEqual((await practice.vireo.ask('GET', '/payments', { as })).body.items, []);
    });
  });
});
