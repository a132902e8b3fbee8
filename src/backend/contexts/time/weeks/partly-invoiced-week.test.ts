import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp } from '../../../testing/test-app.ts';

describe('a week that is invoiced in part', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    it('tells as left to invoice what no issued invoice bills, as unbilled time does (#41)', async () => {
      const vireo = await createTestApp(await open(), { upTo: 'insight' });
      try {
        const practice = await createBillingPractice(vireo);
        const client = requireOk(
          await vireo.ask('POST', '/clients', { body: { name: 'Other', currency: 'EUR' } }),
        ).body;
        const other = requireOk(
          await vireo.ask('POST', '/projects', {
            body: { name: 'Other', clientId: client.id, hourlyRate: { minor: 9_000, currency: 'EUR' } },
          }),
        ).body;
        await practice.addEntry();
        const times = { startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T09:30' };
        await practice.addEntry({ ...times, projectId: other.id });
        await practice.addEntry({
          ...times,
          billable: false,
          startedAt: '2026-11-17T08:00',
          endedAt: '2026-11-17T09:00',
        });
        const sheetId = await practice.approveWeek();
        const left = async () => {
          const { toInvoice, billableSeconds } = await practice.get('/weeks/2026-11-16');
          const { unbilled } = await practice.get('/dashboard?today=2026-11-18&month=2026-11');
          assert.deepEqual(toInvoice.amounts, unbilled.amounts);
          return [billableSeconds, toInvoice.billableSeconds];
        };

        const before = await left();
        const { id } = requireOk(await practice.draft()).body;
        const drafted = await left();
        requireOk(await practice.issue(id));
        const issued = await left();

        assert.equal((await practice.get(`/timesheets/${sheetId}`)).state, 'approved');
        assert.deepEqual(
          { before, drafted, issued },
          { before: [7_200, 7_200], drafted: [7_200, 7_200], issued: [7_200, 1_800] },
        );
      } finally {
        await vireo.app.close();
      }
    });
  });
});
