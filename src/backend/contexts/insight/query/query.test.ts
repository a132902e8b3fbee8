import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Filter, Measure } from '../../../../domain/query/frame.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { sum, toQuery } from '../../../testing/insight/set-up-reports.ts';
import { playPractice, type RandomPractice, randomPractices } from '../../../testing/random-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const october = { from: '2026-10-26', to: '2026-11-18' };

interface Entry {
  readonly id: string;
  readonly projectId: string;
  readonly billable: boolean;
  readonly note: string;
  readonly seconds: number;
  readonly localDate: string;
}

describe('the evaluator of questions', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let entries: readonly Entry[];
    let clientOf: ReadonlyMap<string, string>;
    let clientIds: readonly string[];

    // One practice for all: nothing here changes it.
    before(async () => {
      vireo = await createTestApp(await open());
      const [random] = fc.sample(randomPractices, { numRuns: 1, seed: 46 });
      const lively: RandomPractice = {
        ...(random ?? assert.fail('a practice')),
        billings: ['issue', 'draft', 'credit'],
        approvedWeeks: [true, true, false],
        archived: [],
      };
      ({ clientIds } = await playPractice(vireo, lively));
      entries = await listAll('/time-entries');
      const projects = await listAll<{ readonly id: string; readonly clientId: string }>('/projects');
      clientOf = new Map(projects.map(({ id, clientId }) => [id, clientId]));
    });
    after(async () => await vireo.app.close());

    const get = async (path: string) => requireOk(await vireo.ask('GET', path)).body;

    async function listAll<Item>(path: string): Promise<readonly Item[]> {
      const { items, nextCursor } = await get(`${path}?limit=100`);
      assert.equal(nextCursor ?? null, null, 'all on one page');
      return items;
    }

    async function call(tool: string, input: object) {
      const body = { input, zone: 'Europe/Berlin', locale: 'en', asker: { kind: 'coach' } };
      return (await vireo.ask('POST', `/ai/tools/${tool}/calls`, { body })).body;
    }

    async function query(measure: Measure, more: object = {}) {
      const outcome = await call('query', { measure, ...more });
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
      return outcome.output;
    }

    const client = (is: boolean, ...ids: readonly string[]): Filter => ({
      field: 'client',
      is,
      values: ids.map((id) => ({ id, name: id })),
    });

    const decimals = (amounts: readonly { readonly minor: number; readonly currency: string }[]) =>
      new Map(amounts.map(({ minor, currency }) => [currency, currency === 'JPY' ? minor : minor / 100]));
    const said = (amounts: readonly { readonly amount: string; readonly currency: string }[] = []) =>
      new Map(amounts.map(({ amount, currency }) => [currency, Number(amount)]));

    for (const group of ['day', 'week', 'month', 'project', 'client', 'task', 'person', 'tag'] as const) {
      it(`has the hours, the entries and the value by ${group} that the report has`, async () => {
        const report = await get(`/reports/time?${toQuery({ ...october, groupBy: group })}`);
        const hours = await query('hours', { period: october, group, limit: 100 });
        const value = await query('value', { period: october, group, limit: 100 });

        assert.equal(hours.total.seconds, report.total.seconds);
        assert.equal(hours.total.count, report.total.entries);
        assert.deepEqual(said(value.total.amounts), decimals(report.total.amounts));
        const rows = new Map(
          report.rows.map((row: { key: string; seconds: number; entries: number }) => [
            row.key,
            [row.seconds, row.entries],
          ]),
        );
        assert.equal(hours.groupCount, rows.size);
        for (const { key, seconds, count } of hours.groups)
          assert.deepEqual([seconds, count], rows.get(key), key);
        for (const { key, amounts } of value.groups) {
          const row = report.rows.find((one: { key: string }) => one.key === key);
          assert.deepEqual(said(amounts), decimals(row.amounts), key);
        }
      });
    }

    it('has the part of either side of a condition, which is all of it together', async () => {
      const filters: readonly ((is: boolean) => Filter)[] = [
        (is) => client(is, clientIds[0] ?? ''),
        (is) => ({ field: 'billable', is }),
        (is) => ({ field: 'billed', is }),
        (is) => ({ field: 'noted', is }),
        (is) => ({ field: 'text', is, texts: ['release'] }),
        (is) => ({ field: 'weekday', is, days: [1, 2] }),
        (is) => ({ field: 'sheet', is, stages: ['approved', 'none'] }),
        (is) => ({ field: 'tag', is, tags: ['none of them has'] }),
        (is) => ({ field: 'task', is, values: [{ id: 'none of them has', name: '' }] }),
      ];
      const all = await query('hours', { period: october });
      for (const filter of filters) {
        const sides = await Promise.all(
          [true, false].map((is) => query('hours', { period: october, filters: [filter(is)] })),
        );
        const { field } = filter(true);
        assert.equal(sum(sides.map(({ total }) => total.seconds ?? 0)), all.total.seconds, field);
        assert.equal(sum(sides.map(({ total }) => total.count)) >= all.total.count, true, field);
      }
    });

    it('counts of all time what the entries say that the conditions leave, whatever they are', async () => {
      const [first = '', second = ''] = clientIds;
      type Case = readonly [filters: readonly Filter[], holds: (entry: Entry) => boolean];
      const ofClient = (entry: Entry) => clientOf.get(entry.projectId) ?? '';
      const cases: readonly Case[] = [
        [[client(true, first, second)], (one) => [first, second].includes(ofClient(one))],
        [[client(false, first, second)], (one) => ![first, second].includes(ofClient(one))],
        [
          [client(false, first), { field: 'billable', is: true }],
          (one) => ofClient(one) !== first && one.billable,
        ],
        [
          [
            { field: 'noted', is: false },
            { field: 'billable', is: false },
          ],
          (one) => one.note === '' && !one.billable,
        ],
        [[{ field: 'text', is: true, texts: ['RELEASE'] }], ({ note }) => /release/i.test(note)],
        [[{ field: 'text', is: false, texts: ['review', 'x%_\\'] }], ({ note }) => !/review/i.test(note)],
        [
          [{ field: 'text', is: true, texts: ['review', 'api'], isAll: true }],
          ({ note }) => /api/i.test(note),
        ],
        [[{ field: 'text', is: true, texts: ['re%w', 're_iew'] }], () => false],
        [[{ field: 'length', bound: 'above', seconds: 14_400 }], ({ seconds }) => seconds > 14_400],
        [[{ field: 'length', bound: 'atMost', seconds: 14_400 }], ({ seconds }) => seconds <= 14_400],
        [[{ field: 'length', bound: 'above', seconds: 0 }], () => true],
      ];
      for (const [filters, holds] of cases) {
        const own = entries.filter(holds);
        const { total, records } = await query('hours', { filters, shape: 'list', limit: 100 });
        assert.deepEqual(
          { seconds: total.seconds ?? 0, count: total.count },
          { seconds: sum(own.map(({ seconds }) => seconds)), count: own.length },
          JSON.stringify(filters),
        );
        assert.deepEqual(
          records.map(({ id }: { id: string }) => id).toSorted(),
          own.map(({ id }) => id).toSorted(),
        );
        assert.deepEqual([...(total.link?.ids ?? [])].toSorted(), own.map(({ id }) => id).toSorted());
      }
    });

    it('lists the entries of days of the week, whatever the period', async () => {
      for (const day of [1, 2, 3, 4, 5, 6, 7])
        for (const is of [true, false]) {
          const { records } = await query('hours', {
            filters: [{ field: 'weekday', is, days: [day] }],
            shape: 'list',
            limit: 100,
          });
          const own = entries.filter(
            ({ localDate }) =>
              (((new Date(`${localDate}T12:00:00Z`).getUTCDay() + 6) % 7) + 1 === day) === is,
          );
          assert.deepEqual(
            records.map(({ id }: { id: string }) => id).toSorted(),
            own.map(({ id }) => id).toSorted(),
            `${day} ${is}`,
          );
        }
    });

    it('finds the longest, the shortest, the first and the last entry, and what one is on average', async () => {
      const ends = {
        largest: 'seconds',
        smallest: 'seconds',
        first: 'localDate',
        last: 'localDate',
      } as const;
      const lengths = entries.map(({ seconds }) => seconds);
      const days = entries.map(({ localDate }) => localDate).toSorted();
      const found = async (statistic: keyof typeof ends) =>
        (await query('hours', { statistic, per: 'record' })).records[0];
      const mean = await query('hours', { statistic: 'average', per: 'record' });

      assert.equal((await found('largest')).seconds, Math.max(...lengths));
      assert.equal((await found('smallest')).seconds, Math.min(...lengths));
      assert.equal((await found('first')).date, days[0]);
      assert.equal((await found('last')).date, days.at(-1));
      assert.equal(mean.part.mean.seconds, Math.round(sum(lengths) / lengths.length));
    });

    it('finds the longest day, and the mean of the days that were worked on', async () => {
      const report = await get(`/reports/time?${toQuery({ ...october, groupBy: 'day' })}`);
      const seconds: readonly number[] = report.rows.map((row: { seconds: number }) => row.seconds);
      const longest = await query('hours', { period: october, statistic: 'largest', per: 'day' });
      const mean = await query('hours', { period: october, statistic: 'average', per: 'day' });
      const days = await query('days', { period: october });

      assert.equal(longest.part.found.seconds, Math.max(...seconds));
      assert.equal(mean.part.count, seconds.length);
      assert.equal(mean.part.mean.seconds, Math.round(sum(seconds) / seconds.length));
      assert.equal(days.total.count, seconds.length);
    });

    it('leaves groups within a bound, puts them in order and says how many there are', async () => {
      const report = await get(`/reports/time?${toQuery({ ...october, groupBy: 'project' })}`);
      const lengths: readonly number[] = report.rows
        .map((row: { seconds: number }) => row.seconds)
        .toSorted((one: number, other: number) => one - other);
      const middle = lengths[Math.floor(lengths.length / 2)] ?? 0;
      const asked = { period: october, group: 'project', order: { by: 'value', isDescending: false } };
      const above = await query('hours', { ...asked, having: { bound: 'above', value: middle } });
      const least = await query('hours', { ...asked, limit: 2 });

      assert.deepEqual(
        above.groups.map((one: { seconds: number }) => one.seconds),
        lengths.filter((seconds) => seconds > middle),
      );
      assert.deepEqual(
        least.groups.map((one: { seconds: number }) => one.seconds),
        lengths.slice(0, 2),
      );
      assert.equal(least.groupCount, lengths.length);
    });

    it('has the unbilled time that its list has, by client and without one', async () => {
      const { output: list } = await call('list_unbilled', {});
      const all = await query('unbilled', { group: 'client' });
      const [first = ''] = clientIds;
      const others = await query('unbilled', { filters: [client(false, first)] });
      const rest = list.items.filter(({ clientId }: { clientId: string }) => clientId !== first);

      assert.equal(all.total.seconds, list.total.seconds);
      assert.deepEqual(said(all.total.amounts), said(list.total.amounts));
      assert.equal(all.groupCount, list.items.length);
      assert.equal(others.total.seconds ?? 0, sum(rest.map((one: { seconds: number }) => one.seconds)));
    });

    it('has what was invoiced, taxed, owed and received as the reports of money have it', async () => {
      const months = { from: '2026-10-01', to: '2026-11-30' };
      const revenue = await get('/reports/revenue?from=2026-10&to=2026-11');
      const vat = await get(`/reports/vat?${toQuery(months)}`);
      const ageing = await get('/reports/ageing');
      const byCurrency = (rows: readonly { readonly currency: string }[], field: string) => {
        const amounts = new Map<string, number>();
        for (const row of rows) {
          const { minor } = (row as Record<string, unknown>)[field] as { minor: number };
          if (minor !== 0) amounts.set(row.currency, (amounts.get(row.currency) ?? 0) + minor);
        }
        return decimals([...amounts].map(([currency, minor]) => ({ currency, minor })));
      };
      const none = (amounts: ReadonlyMap<string, number>) =>
        new Map([...amounts].filter(([, amount]) => amount !== 0));

      const invoiced = await query('invoiced', { period: months });
      const taxed = await query('vat', { period: months });
      const due = await query('due');
      const received = await query('received', { period: months });

      assert.deepEqual(none(said(invoiced.total.amounts)), byCurrency(revenue.rows, 'invoicedNet'));
      assert.deepEqual(none(said(taxed.total.amounts)), byCurrency(vat.rows, 'tax'));
      assert.deepEqual(none(said(due.total.amounts)), byCurrency(ageing.rows, 'total'));
      assert.deepEqual(none(said(received.total.amounts)), byCurrency(revenue.rows, 'receivedGross'));
      assert.equal(due.total.count, ageing.open.length);
    });

    it('tells invoices by what they are and are not', async () => {
      const all = await listAll<{ state: string; documentType: string }>('/invoices');
      const issued = all.filter(({ state }) => state !== 'draft');
      const bills = issued.filter(({ documentType }) => documentType === '380');
      const count = async (condition: string, is: boolean) =>
        (await query('invoices', { filters: [{ field: 'invoice', is, condition }] })).total.count;
      const open = bills.filter(({ state }) => ['issued', 'sent', 'part_paid'].includes(state));

      assert.equal((await query('invoices')).total.count, bills.length);
      assert.equal(await count('draft', true), all.length - issued.length);
      assert.equal(await count('credit', true), issued.length - bills.length);
      assert.equal(await count('open', true), open.length);
      assert.equal(await count('paid', false), open.length);
      assert.equal(await count('open', false), bills.length - open.length);
    });

    it('lists records with what opens them, and of projects the budget alone', async () => {
      const [entry] = (await query('hours', { shape: 'list', limit: 1 })).records;
      const [invoice] = (await query('invoices', { shape: 'list', limit: 1 })).records;
      const [project] = (await query('projects', { shape: 'list', limit: 1 })).records;

      assert.deepEqual(entry.link, { kind: 'entry', ids: [entry.id] });
      assert.match(entry.startedAt, /^\d{4}-\d{2}-\d{2}T.*Z$/);
      assert.deepEqual(invoice.link, { kind: 'invoice', ids: [invoice.id] });
      assert.deepEqual([project.link.kind, 'usedSeconds' in project], ['project', false]);
    });

    it('takes a filter without a side as what must be, and names what does not fit one', async () => {
      const paid = (is?: boolean) => ({ filters: [{ field: 'invoice', condition: 'paid', is }] });
      const without = await call('query', { measure: 'hours', filters: [{ field: 'client' }] });
      const unknown = await call('query', { measure: 'hours', filters: [{ field: 'colour' }] });

      assert.deepEqual((await query('invoices', paid())).total, (await query('invoices', paid(true))).total);
      assert.match(without.message, /filters\.0\.values/);
      assert.match(unknown.message, /filters\.0\.field/);
    });

    it('refuses by its name what a measure does not have', async () => {
      const tagged = await call('query', {
        measure: 'received',
        filters: [{ field: 'tag', is: true, tags: ['urgent'] }],
      });
      const grouped = await call('query', { measure: 'invoiced', group: 'person' });

      assert.match(tagged.message, /received has no filter of this kind: tag/);
      assert.match(grouped.message, /invoiced has no group of this kind: person/);
    });
  });
});
