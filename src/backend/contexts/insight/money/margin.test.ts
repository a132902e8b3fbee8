/** Margin by project over recorded time, beside the report of time of the same period. */
import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp } from '../../../testing/test-app.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const november = 'from=2026-11-01&to=2026-11-30';

describe('margin by project', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'insight' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const ask: BillingPractice['vireo']['ask'] = (...given) => practice.vireo.ask(...given);
    const add = async (path: string, body: object) => requireOk(await ask('POST', path, { body })).body;
    const cost = async (minor: number, more: object = {}) =>
      await add('/cost-rates', { amount: eur(minor), ...more });

    it('is what billable time bills less what all of it cost on its day', async () => {
      const { userId } = practice.vireo.owner;
      await cost(3_000);
      await cost(4_000, { userId });
      await cost(6_000, { userId, validFrom: '2026-11-18' });
      await practice.addEntry();
      await practice.addEntry({
        startedAt: '2026-11-17T23:00',
        endedAt: '2026-11-18T01:00',
        billable: false,
      });
      await practice.addEntry({ startedAt: '2026-12-01T09:00', endedAt: '2026-12-01T10:00' });
      const report = await practice.get(`/reports/margin?${november}`);
      const time = await practice.get(`/reports/time?${november}&groupBy=project`);

      const [row] = report.rows;
      const billable = time.rows[0].amounts[0].minor;
      assert.deepEqual(row.billable, [eur(billable)]);
      assert.deepEqual(
        { seconds: row.seconds, billableSeconds: row.billableSeconds, uncostedSeconds: row.uncostedSeconds },
        { seconds: 12_600, billableSeconds: 5_400, uncostedSeconds: 0 },
      );
      // 1:30 and the hour before midnight at 40.00, the hour behind it at 60.00.
      assert.deepEqual(row.cost, eur(16_000));
      assert.deepEqual(row.margin, eur(billable - 16_000));
      assert.equal(row.marginShare, (billable - 16_000) / billable);
      assert.deepEqual(report.total, { ...report.total, billable: row.billable, cost: row.cost });
      assert.deepEqual(
        { rowsCount: report.rows.length, uncosted: report.uncosted },
        { rowsCount: 1, uncosted: [] },
      );
    });

    it('is not known where time has no cost rate, which is listed by person', async () => {
      const { userId } = practice.vireo.owner;
      await cost(4_000, { userId, validFrom: '2026-11-17' });
      await practice.addEntry();
      await practice.addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T10:00' });
      const { rows, total, uncosted } = await practice.get(`/reports/margin?${november}`);

      const known = [rows[0].uncostedSeconds, rows[0].cost, rows[0].margin, rows[0].marginShare];
      assert.deepEqual(known, [5_400, eur(4_000), null, null]);
      assert.equal(total.margin, null);
      const [{ userName, ...one }] = uncosted;
      assert.ok(userName.length > 0);
      assert.deepEqual(one, { userId, seconds: 5_400, firstDate: '2026-11-16', lastDate: '2026-11-16' });
    });

    it('lists other currencies and adds none of them up', async () => {
      await cost(4_000);
      const client = await add('/clients', { name: 'Harbour', countryCode: 'US', currency: 'USD' });
      const hourlyRate = { minor: 15_000, currency: 'USD' };
      const project = await add('/projects', { clientId: client.id, name: 'Dock', hourlyRate });
      await practice.addEntry();
      await practice.addEntry({
        projectId: project.id,
        startedAt: '2026-11-17T09:00',
        endedAt: '2026-11-17T10:00',
      });
      const { rows, total } = await practice.get(`/reports/margin?${november}`);
      const alone = await practice.get(`/reports/margin?${november}&clientId=${practice.clientId}`);
      const csv = requireOk(await ask('GET', `/reports/margin.csv?${november}&clientId=${client.id}`)).body;

      const dock = rows.find(({ projectName }: { projectName: string }) => projectName === 'Dock');
      assert.deepEqual(
        { billable: dock.billable, cost: dock.cost, margin: dock.margin },
        { billable: [hourlyRate], cost: eur(4_000), margin: null },
      );
      assert.deepEqual(
        total.billable.map(({ currency }: { currency: string }) => currency),
        ['EUR', 'USD'],
      );
      assert.equal(total.margin, null);
      assert.notEqual(alone.total.margin, null);
      const period = '2026-11-01,2026-11-30,Harbour,Dock';
      assert.deepEqual(csv.trim().split('\r\n').slice(1), [
        `${period},1.00,1.00,0.00,EUR,0.00,40.00,,`,
        `${period},,,,USD,150.00,,,`,
      ]);
    });

    it('is of one organization, for those who may read costs and invoices, and names a period that ends before it begins', async () => {
      await practice.addEntry();
      const foreign = await ask('GET', `/reports/margin?${november}`, { as: 'foreign' });
      const others = await Promise.all(
        (['user', 'viewer', 'billing_admin'] as const).map((as) =>
          ask('GET', `/reports/margin?${november}`, { as }),
        ),
      );
      const broken = await ask('GET', '/reports/margin?from=2026-12-01&to=2026-11-01');

      assert.deepEqual(
        { rows: foreign.body.rows, uncosted: foreign.body.uncosted },
        { rows: [], uncosted: [] },
      );
      assert.deepEqual(
        others.map(({ status }) => status),
        [403, 403, 403],
      );
      assert.deepEqual(
        { status: broken.status, field: broken.body.error.details[0].field },
        { status: 422, field: 'from' },
      );
    });
  });
});
