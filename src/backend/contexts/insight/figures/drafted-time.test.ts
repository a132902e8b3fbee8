import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp } from '../../../testing/test-app.ts';

const toHours = { mode: 'up', stepSeconds: 3_600, scope: 'entry' };

describe('time on a draft', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'insight' }));
    });
    afterEach(() => practice.vireo.app.close());

    const told = async () => {
      const { unbilled } = await practice.get('/dashboard?today=2026-11-18&month=2026-11');
      const timer = await practice.get('/timer');
      return [unbilled.amounts, timer.unbilled];
    };

    for (const [whose, path] of [
      ['its project', () => `/projects/${practice.projectId}`],
      ['its client', () => `/clients/${practice.clientId}`],
      ['the practice', () => `/organizations/${practice.vireo.owner.organizationId}`],
    ] as const) {
      it(`is worth what the draft bills, whatever rule ${whose} has taken since`, async () => {
        await practice.addEntry({ endedAt: '2026-11-16T09:10' });
        await practice.approveWeek();
        const { id, net } = requireOk(await practice.draft()).body;
        assert.deepEqual(await told(), [[net], [net]]);

        requireOk(await practice.vireo.ask('PATCH', path(), { body: { rounding: toHours } }));

        assert.deepEqual((await practice.get(`/invoices/${id}`)).net, net);
        assert.deepEqual(await told(), [[net], [net]]);
      });
    }

    it('is worth what the next draft bills once it is taken off this one', async () => {
      await practice.addEntry({ endedAt: '2026-11-16T09:10' });
      await practice.approveWeek();
      const { id } = requireOk(await practice.draft()).body;
      const path = `/projects/${practice.projectId}`;
      requireOk(await practice.vireo.ask('PATCH', path, { body: { rounding: toHours } }));

      requireOk(await practice.vireo.ask('DELETE', `/invoices/${id}`));

      const [ready] = await told();
      assert.deepEqual([requireOk(await practice.draft()).body.net], ready);
    });
  });
});
