/** Time that is approved after a draft was made: the draft says so, and takes it up when it is asked to. */
import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

describe('time that a draft leaves out', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const readDraft = async (id: string) => {
      const { document, checks, trace } = await practice.get(`/invoices/${id}/document`);
      const left = checks.filter(({ rule }: { rule: string }) => rule === 'left-out');
      return {
        left: left.map((one: { action: string; weekStart?: string }) => [one.action, one.weekStart]),
        seconds: trace.map(({ recordedSeconds }: { recordedSeconds: number }) => recordedSeconds),
        net: document.totals.net.minor,
      };
    };

    it('is named with what brings it in, and joins it once it is approved', async () => {
      await practice.addEntry({ note: 'Review' });
      await practice.approveWeek();
      const period = { from: '2026-11-02', to: '2026-11-22' };
      const times = { startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T10:00' };
      await practice.addEntry({ note: 'Plan', ...times });
      const { id } = requireOk(await practice.draft({ period })).body;
      const ask = () => practice.vireo.ask('POST', `/invoices/${id}/take-up-time`);
      const before = await readDraft(id);
      const none = requireOk(await ask()).body;
      await practice.approveWeek('2026-11-09');
      const approved = await readDraft(id);
      const taken = requireOk(await ask()).body;
      const after = await readDraft(id);
      const issued = requireOk(await practice.issue(id)).body;

      assert.deepEqual(before.left, [['approveWeek', '2026-11-09']]);
      assert.equal(none.net.minor, before.net);
      assert.deepEqual(approved.left, [['takeUpTime', undefined]]);
      assert.deepEqual(
        { left: after.left, seconds: after.seconds.sort() },
        { left: [], seconds: [3600, 5400] },
      );
      assert.equal(taken.net.minor, after.net);
      assert.ok(after.net > before.net);
      assert.equal(issued.net.minor, after.net);
      const billed = await practice.vireo.database.query.selectFrom('billed_entries').selectAll().execute();
      assert.equal(billed.length, 2);
    });
  });
});
