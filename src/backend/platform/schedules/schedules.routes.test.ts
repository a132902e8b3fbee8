import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onPickedDatabase } from '../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import type { ScheduleKind } from './schedule-kind.ts';

describe('schedules over HTTP', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let runs: string[];

    beforeEach(async () => {
      runs = [];
      const keepUp = async () => {
        runs.push('kept up');
        return { backup: 'not_due' } as const;
      };
      test = await createTestApp(await open(), { upTo: 'account', keepUp });
      await until(async () => (await one()).lastRun?.state === 'done');
    });

    afterEach(async () => {
      await test.app.close();
    });

    const one = async () => (await test.ask('GET', '/schedules')).body.items[0];
    const act = async (word: string, as?: 'user') =>
      await test.ask('POST', `/schedules/${(await one()).id}/${word}`, as && { as });
    /** Waits until it is so: jobs run beside the requests. */
    const until = async (isSo: () => Promise<boolean>): Promise<void> => {
      while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
    };

    it('lists what is always there, with its next time, to those who may see it', async () => {
      const schedule = await one();

      assert.deepEqual(
        { kind: schedule.kind, state: schedule.state, nextAt: schedule.nextAt, userId: schedule.userId },
        { kind: 'backup.upkeep', state: 'active', nextAt: '2026-11-18T11:00:00.000Z', userId: null },
      );
      assert.deepEqual((await test.ask('GET', '/schedules', { as: 'user' })).body.items, []);
      assert.equal((await test.ask('GET', '/schedules', { as: 'viewer' })).status, 403);
      assert.equal((await test.ask('GET', `/schedules/${schedule.id}`, { as: 'foreign' })).status, 404);
    });

    it('pauses and resumes with the next time that is to come', async () => {
      const paused = await act('pause');
      assert.deepEqual([paused.body.state, paused.body.nextAt], ['paused', null]);

      test.clock.now += 5 * 3_600_000;
      const resumed = await act('resume');
      assert.deepEqual([resumed.body.state, resumed.body.nextAt], ['active', '2026-11-18T16:00:00.000Z']);
      assert.equal((await act('pause', 'user')).status, 404);
    });

    it('runs when a person asks, and shows what came of it', async () => {
      const before = runs.length;
      assert.equal((await act('run')).status, 200);
      await until(async () => (await one()).lastRun?.state === 'done' && runs.length > before);

      assert.equal((await one()).nextAt, '2026-11-18T11:00:00.000Z');
      await act('pause');
      const refused = await act('run');
      assert.equal(refused.status, 409);
      assert.match(refused.body.error.message, /paused/);
    });

    it('rests with all that leaves, and shows what would, until it is released', async () => {
      const kind: ScheduleKind = {
        kind: 'test.mail',
        title: 'Weekly summary',
        catchUp: 'once',
        isOutward: true,
        run: async () => void runs.push('sent'),
      };
      (test.app.scheduleKinds as Map<string, ScheduleKind>).set(kind.kind, kind);
      await test.database.query
        .updateTable('schedules')
        .set({ kind: kind.kind, state: 'resting', reason: 'outgoing' })
        .execute();
      await test.database.query
        .insertInto('outgoing_rests')
        .values({
          organization_id: test.owner.organizationId,
          reason: 'restored',
          since: test.clock.now,
          released_at: null,
          released_by: null,
        })
        .execute();

      const { id } = await one();
      assert.equal((await act('resume')).status, 409);
      assert.equal((await act('pause')).status, 200);
      assert.equal((await act('resume')).status, 409, 'a pause is no way around the rest');
      await test.database.query.updateTable('schedules').set({ state: 'active', reason: null }).execute();
      assert.equal((await act('run')).status, 409);
      await test.database.query
        .updateTable('schedules')
        .set({ state: 'resting', reason: 'outgoing' })
        .execute();
      const { body } = await test.ask('GET', '/outgoing');
      assert.deepEqual(
        { rests: body.rests, reason: body.reason, items: body.items },
        {
          rests: true,
          reason: 'restored',
          items: [
            { kind: 'schedule', id, title: 'Weekly summary', to: null, at: '2026-11-18T11:00:00.000Z' },
          ],
        },
      );
      assert.equal((await test.ask('POST', '/outgoing/release', { as: 'billing_admin' })).status, 403);
      assert.equal((await test.ask('POST', '/outgoing/release')).body.rests, false);
      assert.equal((await one()).state, 'active');
    });
  });
});
