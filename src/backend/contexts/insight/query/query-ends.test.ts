import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Measure } from '../../../../domain/query/frame.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { playAskedPractice } from '../../../testing/asked-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

/** In units of its currency. */
interface Amount {
  readonly amount: string;
  readonly currency: string;
}

interface Row {
  readonly gross: Amount;
  readonly net: Amount;
  readonly amount: Amount;
}

describe('questions of all but the last, and of what stands at an end', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;

    before(async () => {
      vireo = await createTestApp(await open());
      await playAskedPractice(vireo);
    });
    after(async () => await vireo.app.close());

    // Fewer than a list has rows.
    const period = { from: '2026-05-01', to: '2026-11-20' };
    async function call(input: object) {
      const body = { input, zone: 'Europe/Berlin', locale: 'en', asker: { kind: 'coach' } };
      return (await vireo.ask('POST', '/ai/tools/query/calls', { body })).body;
    }
    async function query(measure: Measure, more: object) {
      const outcome = await call({ measure, ...more });
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
      return outcome.output;
    }
    const list = async (measure: 'invoices' | 'payments', more: object): Promise<readonly Row[]> =>
      (await query(measure, { shape: 'list', limit: 100, period, ...more })).records;
    // One that is looked for says when it was paid as well.
    const textOf = (row: Row) => JSON.stringify({ ...row, paidOn: undefined });
    const textsOf = (rows: readonly Row[]) => rows.map(textOf).toSorted();
    const sumOf = (amounts: readonly Amount[], currency: string) =>
      amounts.filter((one) => one.currency === currency).reduce((all, { amount }) => all + Number(amount), 0);

    for (const measure of ['invoices', 'payments'] as const)
      for (const end of ['first', 'last', 'largest', 'smallest'] as const)
        it(`part ${measure} at the ${end} from all others, and none is lost`, async () => {
          const all = await list(measure, {});
          assert.ok(all.length > 2 && all.length < 31, String(all.length));
          for (const count of [1, 2]) {
            const found = await list(measure, { statistic: end, limit: count });
            const only = await list(measure, { filters: [{ field: 'end', is: true, end, count }] });
            const others = await list(measure, { filters: [{ field: 'end', is: false, end, count }] });

            assert.equal(only.length, count);
            assert.deepEqual(textsOf(only), textsOf(found));
            assert.deepEqual(textsOf([...only, ...others]), textsOf(all));
          }
        });

    it('add up what is left without the last payment', async () => {
      const filters = [{ field: 'end', is: false, end: 'last', count: 1 }];
      const all = await query('received', { period });
      const [last] = await list('payments', { statistic: 'last', limit: 1 });
      const { currency = '', amount = '' } = last?.amount ?? {};

      const rest = await query('received', { period, filters });

      assert.ok(Number(amount) > 0);
      const whole = sumOf(all.total.amounts, currency);
      assert.equal(sumOf(rest.total.amounts, currency).toFixed(2), (whole - Number(amount)).toFixed(2));
    });

    it('hold a bound against the amount without tax where it says so', async () => {
      const all = await list('invoices', {});
      const one = all.find(({ net, gross }) => net.amount !== gross.amount) ?? assert.fail('one with tax');
      const { currency } = one.net;
      const amount = ((Number(one.net.amount) + Number(one.gross.amount)) / 2).toFixed(2);
      const bound = { field: 'amount', bound: 'below', amount, currency };

      const net = await list('invoices', { filters: [{ ...bound, isNet: true }] });
      const gross = await list('invoices', { filters: [bound] });

      const isBelow = (key: 'net' | 'gross') =>
        textsOf(
          all.filter((row) => row[key].currency === currency && Number(row[key].amount) < Number(amount)),
        );
      assert.deepEqual(textsOf(net), isBelow('net'));
      assert.deepEqual(textsOf(gross), isBelow('gross'));
      assert.ok(textsOf(net).includes(textOf(one)) && !textsOf(gross).includes(textOf(one)));
    });

    it('refuse the last of all beside groups, which have a last each', async () => {
      const filters = [{ field: 'end', is: false, end: 'last', count: 1 }];
      const outcome = await call({ measure: 'received', filters, group: 'client' });
      assert.match(JSON.stringify(outcome), /"field":"end"|refused|missing/);
    });
  });
});
