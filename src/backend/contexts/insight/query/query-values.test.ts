import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { addDays } from '../../../../domain/zones.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { playQueryPractice, type QueryPractice } from '../../../testing/insight/query-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

interface Amount {
  readonly minor: number;
  readonly currency: string;
}

interface Invoice {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly documentType: string;
  readonly dueDate: string;
  readonly gross: Amount;
  readonly due: Amount;
}

describe('questions of one invoice, of one currency, and of what was paid late', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let played: QueryPractice;
    let issued: readonly Invoice[];

    before(async () => {
      vireo = await createTestApp(await open());
      played = await playQueryPractice(vireo);
      const [counted, all] = [new Set(await idsOf([])), await played.listAll<Invoice>('/invoices')];
      issued = all.filter(({ id }) => counted.has(id));
      // Past the due dates of all of them.
      vireo.clock.now += 90 * 86_400_000;
      await payLate();
    });
    after(async () => await vireo.app.close());

    let late: Invoice | undefined;

    /** One on the day after it was due. */
    async function payLate(): Promise<void> {
      late = issued.find(({ documentType, due }) => documentType === '380' && due.minor > 0);
      const { id: invoiceId = '', due: amount, dueDate = '' } = late ?? {};
      const valueDate = addDays(dueDate, 1);
      const body = { kind: 'payment', valueDate, allocations: [{ invoiceId }], amount };
      requireOk(await vireo.ask('POST', '/payments', { body }));
    }

    async function idsOf(filters: readonly object[]): Promise<readonly string[]> {
      const { records } = await played.query('invoices', { filters, shape: 'list', limit: 100 });
      return records.map(({ id }: { id: string }) => id).toSorted();
    }

    const where = (holds: (one: Invoice) => boolean) =>
      issued
        .filter(holds)
        .map(({ id }) => id)
        .toSorted();

    it('tell an invoice by its number, and the others without it', async () => {
      const [one] = issued;
      const numbers = [one?.number ?? assert.fail('an invoice with its number')];

      assert.deepEqual(await idsOf([{ field: 'number', is: true, numbers }]), [one?.id]);
      assert.deepEqual(
        await idsOf([{ field: 'number', is: false, numbers }]),
        where(({ id }) => id !== one?.id),
      );
      assert.deepEqual(await idsOf([{ field: 'number', is: true, numbers: ['1999-0001'] }]), []);
    });

    it('know an invoice by the end of its number where none bears that alone', async () => {
      const own = late?.number ?? assert.fail('one with its number');
      const enter = async (number: string) => {
        const body = {
          clientId: played.clientIds[0],
          number,
          issueDate: '2026-01-05',
          dueDate: '2026-01-19',
        };
        const open = { minor: 1_000, currency: 'EUR' };
        return requireOk(await vireo.ask('POST', '/invoices/opening', { body: { ...body, open } })).body.id;
      };
      const pay = async (invoiceId: string) =>
        requireOk(
          await vireo.ask('POST', '/payments', { body: { kind: 'payment', allocations: [{ invoiceId }] } }),
        );
      const [like, old] = [await enter(`A-${own}`), await enter('Re-2019-0077')];
      for (const id of [like, old]) await pay(id);
      // With what was invoiced before, which is counted only where it is owed or paid.
      const paid = { field: 'invoice', is: true, condition: 'paid' };
      const paidOf = async (is: boolean, ...numbers: readonly string[]) =>
        await idsOf([{ field: 'number', is, numbers }, paid]);

      assert.deepEqual(await paidOf(true, own), [late?.id]);
      assert.deepEqual(await paidOf(true, `a-${own}`), [like]);
      for (const number of ['2019-0077', 're-2019-0077', 'RE-2019-0077'])
        assert.deepEqual(await paidOf(true, number), [old], number);
      assert.deepEqual(await paidOf(true, own, '2019-0077'), [late?.id, old].toSorted());
      const others = await paidOf(false, own, '2019-0077');
      assert.ok(others.includes(like) && !others.includes(old) && !others.includes(late?.id ?? ''));
    });

    it('have the time on an invoice by its number, and the invoice by the days of that time', async () => {
      const secondsOf = async (...filters: readonly object[]) =>
        (await played.query('hours', { filters })).total.seconds ?? 0;
      const ofNumber = (number: string | null, is = true) => ({ field: 'number', is, numbers: [number] });
      const [all, billed] = [await secondsOf(), await secondsOf({ field: 'billed', is: true })];
      assert.ok(billed > 0);

      let added = 0;
      for (const { id, number } of issued) {
        const own = await secondsOf(ofNumber(number));
        assert.equal(own + (await secondsOf(ofNumber(number, false))), all);
        added += own;
        const { groups } = await played.query('hours', { group: 'day', filters: [ofNumber(number)] });
        for (const { key } of groups as readonly { readonly key: string }[]) {
          const worked = (is: boolean) => ({ field: 'worked', is, period: { from: key, to: key } });
          assert.ok((await idsOf([worked(true)])).includes(id), `${number} ${key}`);
          assert.ok(!(await idsOf([worked(false)])).includes(id), `${number} ${key}`);
        }
      }
      assert.equal(added, billed);
    });

    it('tell invoices by their currency', async () => {
      for (const currency of new Set(issued.map(({ gross }) => gross.currency)))
        for (const is of [true, false])
          assert.deepEqual(
            await idsOf([{ field: 'currency', is, currencies: [currency] }]),
            where(({ gross }) => (gross.currency === currency) === is),
          );
    });

    for (const measure of ['unbilled', 'invoiced', 'received', 'value'] as const)
      it(`part ${measure} by currency without a rest`, async () => {
        const all = await played.query(measure, {});
        assert.ok(all.total.amounts.length > 0);
        for (const amount of all.total.amounts) {
          const filters = [{ field: 'currency', is: true, currencies: [amount.currency] }];
          const own = await played.query(measure, { filters });

          assert.deepEqual(own.total.amounts, [amount]);
        }
      });

    it('tell what was paid late, and it is not what was paid on time', async () => {
      assert.deepEqual(await idsOf([{ field: 'invoice', is: true, condition: 'paidLate' }]), [late?.id]);
      assert.deepEqual(await idsOf([{ field: 'invoice', is: false, condition: 'paidLate' }]), []);
    });
  });
});
