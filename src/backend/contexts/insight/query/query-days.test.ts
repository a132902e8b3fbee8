import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Measure } from '../../../../domain/query/frame.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { playQueryPractice, type QueryPractice } from '../../../testing/insight/query-practice.ts';
import { toQuery } from '../../../testing/insight/set-up-reports.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

interface Invoice {
  readonly id: string;
  readonly state: string;
  readonly documentType: string;
  readonly tax: { readonly minor: number };
  readonly due: { readonly minor: number; readonly currency: string };
}

interface Row {
  readonly key: string;
  readonly seconds?: number;
  readonly count: number;
}

describe('days that questions leave out, and conditions of invoices', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let played: QueryPractice;

    before(async () => {
      vireo = await createTestApp(await open());
      played = await playQueryPractice(vireo);
      const due = (await played.listAll<Invoice>('/invoices')).filter(
        (one) => one.state === 'issued' && one.due.minor > 1,
      );
      for (const [index, { id, due: amount }] of due.entries()) {
        const half = { ...amount, minor: Math.floor(amount.minor / 2) };
        const valueDate = `2026-11-${16 + index}`;
        const body = { kind: 'payment', valueDate, allocations: [{ invoiceId: id }], amount: half };
        requireOk(await vireo.ask('POST', '/payments', { body }));
      }
    });
    after(async () => await vireo.app.close());

    const all = { from: '2026-10-26', to: '2026-11-18' };
    const days = { from: '2026-11-02', to: '2026-11-08' };
    const decimals = (amounts: readonly { readonly amount: string; readonly currency: string }[] = []) =>
      new Map(amounts.map(({ amount, currency }) => [currency, Math.round(Number(amount) * 100)]));

    it('leave the rest of what the report has', async () => {
      const whole = await played.get(`/reports/time?${toQuery({ ...all, groupBy: 'project' })}`);
      const part = await played.get(`/reports/time?${toQuery({ ...days, groupBy: 'project' })}`);
      const left = await played.query('hours', {
        period: all,
        filters: [{ field: 'within', is: false, period: days }],
      });
      const own = await played.query('hours', {
        period: all,
        filters: [{ field: 'within', is: true, period: days }],
      });

      assert.ok(part.total.seconds > 0 && part.total.seconds < whole.total.seconds);
      assert.equal(left.total.seconds, whole.total.seconds - part.total.seconds);
      assert.equal(own.total.seconds, part.total.seconds);
    });

    it('have projects and clients without time, which are those that the report has not', async () => {
      const short = { from: '2026-11-02', to: '2026-11-03' };
      for (const [measure, groupBy] of [
        ['projects', 'project'],
        ['clients', 'client'],
      ] as const) {
        const { groups = [] } = await played.query('hours', { period: short, group: groupBy });
        const worked = new Set(
          groups.filter((row: Row) => (row.seconds ?? 0) > 0).map((row: Row) => row.key),
        );
        const listOf = async (filters: readonly object[]): Promise<readonly string[]> => {
          const { records = [] } = await played.query(measure, { filters, shape: 'list' });
          return records.map(({ id }: { readonly id: string }) => id).toSorted();
        };
        const active = await listOf([]);
        const idle = active.filter((id) => !worked.has(id));
        assert.ok(idle.length > 0 && idle.length < active.length, measure);
        assert.deepEqual(await listOf([{ field: 'worked', is: false, period: short }]), idle);
        const busy = active.filter((id) => worked.has(id));
        assert.deepEqual(await listOf([{ field: 'worked', is: true, period: short }]), busy);
      }
    });

    it('have clients without an invoice or a payment, which are those of no document and of none that came in', async () => {
      const clients = async (field: string, is: boolean, period: object): Promise<readonly string[]> => {
        const { records = [] } = await played.query('clients', {
          filters: [{ field, is, period }],
          shape: 'list',
        });
        return records.map(({ id }: { readonly id: string }) => id).toSorted();
      };
      const rowsOf = async (measure: 'invoices' | 'received', period: object): Promise<readonly string[]> => {
        const { groups = [] } = await played.query(measure, { period, group: 'client' });
        return groups.map(({ key }: Row) => key).toSorted();
      };
      const whole = { from: '1970-01-01', to: '2999-12-31' };
      const invoiced = await rowsOf('invoices', whole);

      assert.ok(invoiced.length > 0);
      assert.deepEqual(await clients('invoiced', true, whole), invoiced);
      assert.deepEqual(await clients('received', true, whole), await rowsOf('received', whole));
      const early = { from: '1970-01-01', to: '1970-12-31' };
      const everyone = [
        ...(await clients('invoiced', true, whole)),
        ...(await clients('invoiced', false, whole)),
      ].toSorted();
      assert.deepEqual(await clients('invoiced', false, early), everyone);
      assert.deepEqual(await clients('received', false, early), everyone);
      const ofProjects = { measure: 'projects', filters: [{ field: 'received', is: false, period: whole }] };
      assert.equal((await played.call('query', ofProjects)).kind, 'refused');
    });

    it('have a mean each, of the days that have time', async () => {
      const asked = { period: all, group: 'weekday' } as const;
      const means = await played.query('hours', { ...asked, statistic: 'average', per: 'day' });
      const sums = await played.query('hours', asked);
      const counted = await played.query('days', asked);
      const byKey = (rows: readonly Row[] = []) => new Map(rows.map((row) => [row.key, row]));
      const [sum, count] = [byKey(sums.groups), byKey(counted.groups)];

      const rows: readonly Row[] = means.groups ?? [];
      assert.ok(rows.some((row) => row.count > 1));
      for (const row of rows) {
        const days = count.get(row.key)?.count ?? 0;
        assert.equal(row.count, days, row.key);
        assert.equal(row.seconds ?? 0, Math.round((sum.get(row.key)?.seconds ?? 0) / days), row.key);
      }
    });

    for (const measure of [
      'unbilled',
      'invoiced',
      'vat',
      'received',
      'invoices',
    ] as const satisfies Measure[]) {
      it(`are apart from the others of ${measure}, and together all of them`, async () => {
        // The day of most of it, so that there is something on both sides.
        const { period, rest } = await splitDays(measure);
        const [inside, outside, together] = await Promise.all([
          played.query(measure, { filters: [{ field: 'within', is: true, period }] }),
          played.query(measure, { filters: [{ field: 'within', is: false, period }] }),
          played.query(measure, {}),
        ]);
        const sums = decimals(inside.total.amounts);
        for (const [currency, minor] of decimals(outside.total.amounts))
          sums.set(currency, (sums.get(currency) ?? 0) + minor);

        assert.deepEqual(inside.total, (await played.query(measure, { period })).total);
        assert.deepEqual(outside.total.count, together.total.count - inside.total.count);
        if (measure !== 'unbilled') assert.deepEqual(sums, decimals(together.total.amounts));
        assert.ok(inside.total.count > 0 && outside.total.count >= rest);
      });
    }

    async function splitDays(measure: Measure) {
      if (measure === 'unbilled') return { period: days, rest: 0 };
      const { groups } = await played.query(measure, { group: 'day' });
      const [{ key }] = groups;
      return { period: { from: key, to: key }, rest: groups.length - 1 };
    }

    it('hold means and shares of some days against those of others', async () => {
      const mean = { statistic: 'average', per: 'day' };
      const held = await played.query('hours', {
        ...mean,
        period: all,
        comparison: { with: 'period', period: days },
      });
      const share = await played.query('hours', {
        period: all,
        filters: [{ field: 'billable', is: true }],
        comparison: { with: 'whole', without: ['billable'], period: days },
      });
      const billable = await played.query('hours', {
        period: days,
        filters: [{ field: 'billable', is: true }],
      });

      const own = await played.query('hours', { ...mean, period: days });
      assert.deepEqual(held.comparedMean, own.part.mean);
      assert.deepEqual(
        [share.comparedShare.part.seconds, share.comparedShare.whole.seconds],
        [billable.total.seconds, (await played.query('hours', { period: days })).total.seconds],
      );
      const grouped = await played.call('query', {
        measure: 'hours',
        group: 'client',
        comparison: { with: 'period', period: days },
      });
      assert.match(grouped.message, /comparison/);
    });

    it('know how long invoices take to be paid, of all and of each client', async () => {
      const paid = (await played.listAll<Invoice>('/invoices')).find(
        ({ state, due }) => state !== 'draft' && due.minor > 0,
      );
      const { id = '', due } = paid ?? {};
      const body = {
        kind: 'payment',
        valueDate: '2026-11-18',
        allocations: [{ invoiceId: id }],
        amount: due,
      };
      requireOk(await vireo.ask('POST', '/payments', { body }));
      const { issueDate, clientId } = await played.get(`/invoices/${id}`);
      const days = (Date.parse('2026-11-18') - Date.parse(issueDate)) / 86_400_000;
      const all = await played.query('daysToPay', { group: 'client' });
      const others = await played.query('daysToPay', {
        filters: [{ field: 'client', is: false, values: [{ id: clientId }] }],
      });

      assert.deepEqual([all.total.count, all.total.payTime.days], [1, days]);
      assert.deepEqual(
        all.groups.map(({ key, payTime }: { key: string; payTime: object }) => [key, payTime]),
        [[clientId, all.total.payTime]],
      );
      assert.equal(others.total.count, 0);
    });

    it('tell invoices with tax and those paid in part as the list does', async () => {
      const issued = (await played.listAll<Invoice>('/invoices')).filter(
        ({ state, documentType }) => state !== 'draft' && documentType === '380',
      );
      const ids = async (condition: string, is: boolean) => {
        const filters = [{ field: 'invoice', is, condition }];
        const { records } = await played.query('invoices', { filters, shape: 'list', limit: 100 });
        return records.map(({ id }: { id: string }) => id).toSorted();
      };
      const where = (holds: (one: Invoice) => boolean) =>
        issued
          .filter(holds)
          .map(({ id }) => id)
          .toSorted();

      assert.deepEqual(
        await ids('taxed', true),
        where(({ tax }) => tax.minor !== 0),
      );
      assert.deepEqual(
        await ids('taxed', false),
        where(({ tax }) => tax.minor === 0),
      );
      assert.deepEqual(
        await ids('partlyPaid', true),
        where(({ state }) => state === 'part_paid'),
      );
      assert.deepEqual(
        await ids('partlyPaid', false),
        where(({ state }) => state === 'issued' || state === 'sent'),
      );
    });
  });
});
