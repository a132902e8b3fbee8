import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { fieldOf, setUpPayments } from '../../../testing/money/set-up-payments.ts';
import { eur } from '../../../testing/paying-practice.ts';

describe('payments that are reversed', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpPayments(open);
    const { billWithDiscount } = stage;

    it('are not reversed as of a day before a credit note took a part of them back', async () => {
      const id = await billWithDiscount();
      const allocations = [{ invoiceId: id, cashDiscount: true }];
      const { body: paid } = requireOk(await stage.practice.post({ kind: 'payment', allocations }));
      stage.practice.vireo.clock.now += 5 * 86_400_000;
      requireOk(await stage.practice.credit(id));
      const early = await stage.practice.reverse(paid.id, { valueDate: paid.valueDate });
      requireOk(await stage.practice.reverse(paid.id));
      const dueOn = async (day: string) =>
        (await stage.practice.get(`/reports/ageing?on=${day}`)).open[0]?.due ?? null;

      assert.deepEqual(fieldOf(early), [422, 'valueDate']);
      assert.deepEqual([await dueOn('2026-11-20'), await dueOn('2026-11-23')], [null, null]);
    });

    it('are reversed by a transaction that names them, and stay', async () => {
      const { id } = await stage.practice.bill();
      const payment = await stage.practice.pay(id);
      const { body: reversal } = requireOk(await stage.practice.reverse(payment.id, { note: 'Returned' }));
      const kept = await stage.practice.get(`/payments/${payment.id}`);
      const again = await stage.practice.reverse(payment.id);
      const ofReversal = await stage.practice.reverse(reversal.id);

      assert.deepEqual(
        { amount: reversal.amount, reversesId: reversal.reversesId },
        { amount: eur(-11_900), reversesId: payment.id },
      );
      assert.deepEqual(
        { reversedById: kept.reversedById, version: kept.version, amount: kept.amount },
        { reversedById: reversal.id, version: 2, amount: payment.amount },
      );
      assert.equal((await stage.practice.invoice(id)).state, 'issued');
      assert.deepEqual(
        [again, ofReversal].map(({ status, body }) => [status, body.error.code]),
        [
          [409, 'state_forbids'],
          [409, 'state_forbids'],
        ],
      );
    });

    it('are not reversed while what they left was used', async () => {
      const { clientId, post } = stage.practice;
      const { body: paid } = requireOk(await post({ kind: 'payment', clientId, amount: eur(500) }));
      const { body: refund } = requireOk(await post({ kind: 'refund', clientId }));
      const refused = await stage.practice.reverse(paid.id);
      requireOk(await stage.practice.reverse(refund.id));

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'state_forbids' },
      );
      assert.equal((await stage.practice.reverse(paid.id)).status, 201);
    });

    it('are reversed by the version that was seen', async () => {
      const { id } = await stage.practice.bill();
      const payment = await stage.practice.pay(id);
      const stale = await stage.practice.reverse(payment.id, {}, { headers: { 'if-match': '"2"' } });

      assert.equal(stale.status, 412);
    });
  });
});
