import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import type { CatchUp } from '../../../domain/schedules/catch-up.ts';
import type { IntervalRule } from '../../../domain/schedules/rule.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import {
  layScheduleGround,
  type ScheduleGround,
  type Scheduler,
} from '../../testing/jobs/schedule-harness.ts';
import type { Database } from '../db/database.ts';
import type { ScheduleKind, ScheduleRun } from './schedule-kind.ts';
import { scheduleNotices } from './schedules.notices.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const start = Date.parse('2026-11-20T09:30:00Z');
const daily: IntervalRule = {
  unit: 'day',
  every: 1,
  date: '2026-11-20',
  time: '11:00',
  zone: 'Europe/Berlin',
};

describe('schedules', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let database: Database<Schema>;
    let ground: ScheduleGround;
    let scheduler: Scheduler;
    let seen: ScheduleRun[];

    const plant = (kind: Partial<ScheduleKind> = {}): void => {
      const run = async (each: ScheduleRun) => void seen.push(each);
      ground.kinds.set('test', { kind: 'test', title: 'Test', catchUp: 'each', run, ...kind });
    };
    /** A copy of the first, made later. */
    const addOrganization = async (): Promise<string> => {
      const row = await database.query.selectFrom('organizations').selectAll().executeTakeFirstOrThrow();
      const id = newId();
      await database.query
        .insertInto('organizations')
        .values({ ...row, id, created_at: Number(row.created_at) + 1 })
        .execute();
      return id;
    };
    const periods = () => seen.map(({ period }) => period);
    const rows = async () => await database.query.selectFrom('schedules').selectAll().execute();
    const runs = async () =>
      await database.query
        .selectFrom('schedule_runs')
        .select(['period', 'state', 'left_out', 'error'])
        .orderBy('due_at')
        .execute();

    beforeEach(async () => {
      database = await open();
      ground = await layScheduleGround(database, start);
      scheduler = ground.open();
      seen = [];
      plant();
      await scheduler.start();
    });

    afterEach(async () => {
      await scheduler.stop();
    });

    const set = async (rule = daily, userId: string | null = null) =>
      await scheduler.set({ kind: 'test', rule, userId });

    it('run once each time they are due, and not before', async () => {
      await set();
      await scheduler.settle();
      assert.deepEqual(periods(), []);

      ground.clock.now = start + 30 * 60_000;
      await scheduler.settle();
      await scheduler.settle();
      ground.clock.now += dayMs;
      await scheduler.settle();

      assert.deepEqual(periods(), ['2026-11-20', '2026-11-21']);
      assert.deepEqual(
        (await runs()).map(({ state }) => state),
        ['done', 'done'],
      );
    });

    const missed: readonly [CatchUp, readonly string[], number][] = [
      ['each', ['2026-11-20', '2026-11-21', '2026-11-22'], 0],
      ['once', ['2026-11-22'], 2],
      ['skip', [], 3],
    ];
    for (const [catchUp, expected, leftOut] of missed) {
      it(`make up for what they missed as their kind says: ${catchUp}`, async () => {
        plant({ catchUp });
        await set();
        scheduler.kill();
        ground.clock.now = start + 2 * dayMs + 3 * hourMs;
        scheduler = ground.open();
        await scheduler.start();

        assert.deepEqual(periods(), expected);
        const left = (await runs()).map((run) => run.left_out).reduce((sum, each) => sum + each, 0);
        assert.equal(left, leftOut);
      });
    }

    it('show with the newest run how many were too old to be made up for', async () => {
      await set();
      scheduler.kill();
      ground.clock.now = start + 29 * dayMs + hourMs;
      scheduler = ground.open();
      await scheduler.start();

      const all = await runs();
      assert.deepEqual([all.length, all.at(-1)?.left_out, all.at(-1)?.period], [24, 6, '2026-12-19']);
      const notices = scheduleNotices(() => ground.kinds)['schedule.missed']?.source;
      assert.equal(notices?.kind, 'standing');
      const said = await notices.list(scheduler.reads, { now: ground.clock.now });
      assert.deepEqual(
        said.map(({ values }) => values),
        [{ title: 'Test', count: 6, made: 24 }],
      );
    });

    it('run a period again only where the process died before it was done', async () => {
      plant({
        run: async (run) => {
          seen.push(run);
          if (seen.length === 1) scheduler.kill();
        },
      });
      await set();
      ground.clock.now += hourMs;
      await scheduler.settle();
      scheduler = ground.open();
      await scheduler.start();

      assert.deepEqual(periods(), ['2026-11-20', '2026-11-20']);
      assert.deepEqual(await runs(), [{ period: '2026-11-20', state: 'done', left_out: 0, error: null }]);
    });

    it('keep what a run failed with, and go on', async () => {
      plant({
        run: async (run) => {
          seen.push(run);
          if (run.period === '2026-11-20') throw new Error('no paper');
        },
      });
      await set();
      ground.clock.now += hourMs;
      for (let attempt = 0; attempt < 3; attempt += 1) await scheduler.settle();
      ground.clock.now += dayMs;
      await scheduler.settle();

      assert.deepEqual(
        (await runs()).map(({ state, error }) => [state, error]),
        [
          ['failed', 'no paper'],
          ['done', null],
        ],
      );
    });

    it('run the other periods of a job where one of them fails', async () => {
      plant({
        run: async (run) => {
          seen.push(run);
          if (run.period === '2026-11-20') throw new Error('no paper');
        },
      });
      await set();
      scheduler.kill();
      ground.clock.now = start + 2 * dayMs + 3 * hourMs;
      scheduler = ground.open();
      await scheduler.start();
      for (let attempt = 0; attempt < 3; attempt += 1) await scheduler.settle();

      assert.deepEqual(
        (await runs()).map(({ state }) => state),
        ['failed', 'done', 'done'],
      );
    });

    it('have the rights of their owner, of the moment of each run', async () => {
      plant({ permission: 'invoice:send' });
      await set(daily, ground.owner.userId);
      ground.clock.now += hourMs;
      await scheduler.settle();
      assert.deepEqual(
        seen.map(({ actor }) => actor),
        [ground.owner],
      );

      await database.query.updateTable('users').set({ role: 'viewer' }).execute();
      ground.clock.now += dayMs;
      await scheduler.settle();
      await scheduler.settle();

      assert.equal(seen.length, 1);
      const [row] = await rows();
      assert.deepEqual([row?.state, row?.reason], ['resting', 'rights']);
    });

    it('run a day once, also where their time is changed after it', async () => {
      await set();
      ground.clock.now += hourMs;
      await scheduler.settle();
      await set({ ...daily, time: '20:00' });
      ground.clock.now += 12 * hourMs;
      await scheduler.settle();
      ground.clock.now += dayMs;
      await scheduler.settle();

      assert.deepEqual(periods(), ['2026-11-20', '2026-11-21']);
    });

    it('run once where the rules of their zone have changed since their next instant was stored', async () => {
      await set();
      await database.query
        .updateTable('schedules')
        .set({ next_at: start + 2 * hourMs, next_period: '2026-11-20' })
        .execute();
      ground.clock.now = start + 3 * hourMs;
      await scheduler.settle();
      ground.clock.now = start + dayMs + hourMs;
      await scheduler.settle();

      assert.deepEqual(periods(), ['2026-11-20', '2026-11-21']);
    });

    it('go on after a clock that was years ahead', async () => {
      await set();
      ground.clock.now = Date.parse('2031-01-01T00:00:00Z');
      await scheduler.settle();
      seen = [];
      scheduler.kill();
      ground.clock.now = start + 5 * dayMs;
      scheduler = ground.open();
      await scheduler.start();
      ground.clock.now += dayMs;
      await scheduler.settle();

      assert.deepEqual(periods(), ['2026-11-25']);
    });

    it('are there from the first start on where their kind is always, and once', async () => {
      ground.kinds.set('upkeep', {
        kind: 'upkeep',
        title: 'Upkeep',
        catchUp: 'once',
        always: { unit: 'hour', every: 1, date: '2026-01-01', time: '00:00', zone: 'UTC' },
        run: async (run) => void seen.push(run),
      });
      for (let starts = 0; starts < 2; starts += 1) {
        await scheduler.stop();
        scheduler = ground.open();
        await scheduler.start();
      }

      assert.deepEqual(periods(), ['2026-11-20T09:00:00.000Z']);
      assert.equal((await rows()).length, 1);
      const events = await database.query.selectFrom('events').selectAll().execute();
      assert.deepEqual(events, [], 'An empty practice has no events.');
    });

    it('are there for each organization where their kind says so, and else for the first alone', async () => {
      const second = await addOrganization();
      const hourly = { unit: 'hour', every: 1, date: '2026-01-01', time: '00:00', zone: 'UTC' } as const;
      const run = async (each: ScheduleRun) => void seen.push(each);
      const shared = { title: 'Look', catchUp: 'once', always: hourly, run } as const;
      ground.kinds.set('look', { kind: 'look', isOfEach: true, ...shared });
      ground.kinds.set('upkeep', { kind: 'upkeep', ...shared });
      await scheduler.stop();
      scheduler = ground.open();
      await scheduler.start();
      await scheduler.settle();
      const first = ground.owner.organizationId;
      const had = (await rows()).map((row) => [row.kind, row.organization_id]).toSorted();
      const ran = seen.map(({ organizationId }) => organizationId);

      const expected = [
        ['look', first],
        ['look', second],
        ['upkeep', first],
      ];
      assert.deepEqual(had, expected.toSorted());
      assert.deepEqual(ran.toSorted(), [first, first, second].toSorted());
    });

    it('that send rest until a person releases them, and then make up for it', async () => {
      plant({ isOutward: true, catchUp: 'once' });
      await set();
      await scheduler.outgoing.rest('restored');
      ground.clock.now += 2 * dayMs;
      await scheduler.settle();
      assert.deepEqual(periods(), []);
      assert.deepEqual((await rows())[0]?.reason, 'outgoing');

      await scheduler.release();
      await scheduler.settle();
      assert.deepEqual(periods(), ['2026-11-21']);
    });

    it('that send keep what was handed over before all rested, and run it once it is released', async () => {
      plant({ isOutward: true, catchUp: 'once' });
      await set();
      await scheduler.outgoing.rest('restored');
      // As a backup that was made between the hand-over and the run has it.
      await database.query.updateTable('schedules').set({ state: 'active', reason: null }).execute();
      ground.clock.now += 2 * dayMs;
      await scheduler.settle();
      assert.deepEqual(periods(), []);

      await database.query.updateTable('schedules').set({ state: 'resting', reason: 'outgoing' }).execute();
      await scheduler.release();
      await scheduler.settle();
      assert.deepEqual(periods(), ['2026-11-21']);
    });

    it('refuse a rule that cannot be kept, naming its field', async () => {
      await assert.rejects(set({ ...daily, zone: 'Europe/Nowhere' }), /zone/);
      await assert.rejects(
        scheduler.set({ kind: 'test', rule: { cron: '61 * * * *', zone: 'UTC' }, userId: null }),
        /cron/,
      );
      assert.deepEqual(await rows(), []);
    });

    it('run by a line of cron', async () => {
      await scheduler.set({
        kind: 'test',
        rule: { cron: '0 12 * * 1-5', zone: 'Europe/Berlin' },
        userId: null,
      });
      ground.clock.now = Date.parse('2026-11-23T12:00:00Z');
      await scheduler.settle();

      assert.deepEqual(periods(), ['2026-11-20T12:00:00', '2026-11-23T12:00:00']);
    });
  });
});
