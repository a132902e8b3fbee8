import assert from 'node:assert/strict';
import { migrations } from '../../../../../migrations/index.ts';
import type { Schema } from '../../../../../schema.ts';
import { onEveryDatabase } from '../../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../../testing/test-app.ts';

const file = [
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)',
  ',,Acme,API,,,Yes,2026-10-31,09:00:00,2026-10-31,10:00:00,01:00:00,,100.00',
  ',,Acme,API,,Review,Yes,2026-11-10,09:00:00,2026-11-10,10:00:00,01:00:00,,100.00',
  '',
].join('\n');

describe('rules of time over an import', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
    });

    afterEach(async () => {
      await test.app.close();
    });

    const bring = (dryRun: boolean) =>
      test.ask('POST', '/imports', { body: { file, fileName: 'time.csv', dryRun } });
    const setRules = (body: object) =>
      test.ask('PATCH', `/organizations/${test.owner.organizationId}`, { body });

    it('refuse time that is closed, naming the row and the date', async () => {
      await setRules({ lock: { kind: 'date', date: '2026-10-31', zone: 'Europe/Berlin', graceDays: 0 } });

      const preview = await bring(true);
      const refused = await bring(false);

      assert.deepEqual(
        preview.body.problems.map(({ row, value }: { row: number; value: string }) => [row, value]),
        [[2, '2026-10-31']],
      );
      assert.equal(refused.status, 422);
      assert.match(refused.body.error.message, /row 2.*locked period up to 2026-10-31/);
      assert.equal((await test.ask('GET', '/time-entries')).body.items.length, 0);
    });

    it('keep an import of what was closed since from being undone', async () => {
      const { body } = await bring(false);
      await setRules({ lock: { kind: 'date', date: '2026-10-31', zone: 'Europe/Berlin', graceDays: 0 } });

      const refused = await test.ask('DELETE', `/imports/${body.id}`);
      await setRules({ lock: { kind: 'none', date: null, zone: 'Europe/Berlin', graceDays: 0 } });
      const undone = await test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual(
        { refusedStatus: refused.status, code: refused.body.error.code, undoneStatus: undone.status },
        { refusedStatus: 409, code: 'entry_locked', undoneStatus: 204 },
      );
    });

    it('take the rest as it was recorded, and report what is not asked of it', async () => {
      await setRules({
        requiredFields: ['note', 'tag'],
        dailyLimit: { policy: 'refuse', seconds: 60 },
      });

      const { status, body } = await bring(false);

      assert.equal(status, 201);
      assert.deepEqual(
        body.losses
          .filter(({ code }: { code: string }) => code === 'policy_not_applied')
          .map(({ column, count }: { column: string; count: number }) => [column, count]),
        [
          ['hours', 2],
          ['note', 1],
          ['tag', 2],
        ],
      );
    });
  });
});
