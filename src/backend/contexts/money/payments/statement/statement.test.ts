import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createPayingPractice, eur, type PayingPractice } from '../../../../testing/paying-practice.ts';
import { createTestApp, type Reply } from '../../../../testing/test-app.ts';

const dayMs = 86_400_000;

describe('statement of account and history', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let practice: PayingPractice;

    beforeEach(async () => {
      practice = await createPayingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    async function account(query = '') {
      const statement = await practice.get(`/clients/${practice.clientId}/statement${query}`);
      return statement.accounts[0];
    }

    it('lists documents and payments with the balance that each leaves', async () => {
      const paid = await practice.bill();
      practice.vireo.clock.now += dayMs;
      await practice.pay(paid.id, 12_000);
      practice.vireo.clock.now += dayMs;
      const open = await practice.bill('50.00');
      practice.vireo.clock.now += 40 * dayMs;
      const whole = await account();
      const later = await account('?from=2026-11-19&to=2026-11-19');

      assert.deepEqual(
        whole.rows.map((row: Reply['body']) => [row.date, row.kind, row.amount.minor, row.balance.minor]),
        [
          ['2026-11-18', 'invoice', 11_900, 11_900],
          ['2026-11-19', 'payment', -12_000, -100],
          ['2026-11-20', 'invoice', 5_950, 5_850],
        ],
      );
      assert.deepEqual(
        { opening: whole.opening, closing: whole.closing, credit: whole.credit },
        { opening: eur(0), closing: eur(5_850), credit: eur(100) },
      );
      assert.deepEqual(whole.open, [
        { invoiceId: open.id, number: open.number, dueDate: '2026-12-20', due: eur(5_950), daysLate: 10 },
      ]);
      assert.deepEqual(
        { opening: later.opening, rowsCount: later.rows.length, closing: later.closing },
        { opening: eur(11_900), rowsCount: 1, closing: eur(-100) },
      );
    });

    it('refuses a period that ends before it begins', async () => {
      const path = `/clients/${practice.clientId}/statement?from=2026-11-20&to=2026-11-19`;

      assert.equal((await practice.vireo.ask('GET', path)).status, 422);
    });

    it('tells what happened to an invoice, in order', async () => {
      const { id } = await practice.bill();
      const { ask, clock } = practice.vireo;
      clock.now += dayMs;
      const sent = { to: 'ap@nordwind.example', via: 'email', date: '2026-11-18' };
      requireOk(await ask('POST', `/invoices/${id}/sent`, { body: sent }));
      clock.now += dayMs;
      const payment = await practice.pay(id, 1_000);
      requireOk(await practice.reverse(payment.id));
      clock.now += dayMs;
      const credit = requireOk(await practice.credit(id)).body;
      const { items } = await practice.get(`/invoices/${id}/history`);

      assert.deepEqual(
        items.map((each: Reply['body']) => [each.step, each.date, each.amount?.minor ?? null, each.to]),
        [
          ['created', '2026-11-18', null, null],
          ['issued', '2026-11-18', null, null],
          ['sent', '2026-11-18', null, 'ap@nordwind.example'],
          ['paid', '2026-11-20', 1_000, null],
          ['reversed', '2026-11-20', -1_000, null],
          ['credited', '2026-11-21', 11_900, null],
        ],
      );
      assert.deepEqual(
        { paymentId: items[3].paymentId, reference: items[5].reference },
        { paymentId: payment.id, reference: credit.number },
      );
      assert.ok(items.every((each: Reply['body']) => each.by !== ''));
    });

    it('marks an issued invoice as sent, again if need be, and never a draft', async () => {
      const { id } = await practice.bill();
      const draft = requireOk(await practice.draftItem()).body;
      const { ask } = practice.vireo;
      const first = requireOk(await ask('POST', `/invoices/${id}/sent`, { body: {} })).body;
      await practice.pay(id);
      const again = requireOk(await ask('POST', `/invoices/${id}/sent`, { body: { via: 'post' } })).body;
      const refused = [
        await ask('POST', `/invoices/${draft.id}/sent`, { body: {} }),
        await ask('POST', `/invoices/${id}/sent`, { body: { date: '2026-11-17' } }),
        await ask('POST', `/invoices/${id}/sent`, { body: { date: '2026-11-19' } }),
        await ask('POST', `/invoices/${id}/sent`, { body: {}, headers: { 'if-match': '"1"' } }),
      ];

      assert.deepEqual(
        { state: first.state, sent: first.sent },
        { state: 'sent', sent: { date: '2026-11-18', to: null, via: 'email' } },
      );
      assert.deepEqual({ state: again.state, via: again.sent.via }, { state: 'paid', via: 'post' });
      assert.deepEqual(
        refused.map(({ status }) => status),
        [409, 422, 422, 412],
      );
    });
  });
});
