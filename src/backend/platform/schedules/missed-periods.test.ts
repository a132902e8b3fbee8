import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { IntervalRule } from '../../../domain/schedules/rule.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onPickedDatabase } from '../../testing/databases.ts';
import {
  layScheduleGround,
  type ScheduleGround,
  type Scheduler,
} from '../../testing/jobs/schedule-harness.ts';
import type { Database } from '../db/database.ts';
import { JobInterrupted } from '../jobs/job-queue.ts';
import type { ScheduleKind, ScheduleRun } from './schedule-kind.ts';

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

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('periods that were missed', () => {
    let database: Database<Schema>;
    let ground: ScheduleGround;
    let scheduler: Scheduler;
    let seen: ScheduleRun[];

    const plant = (kind: Partial<ScheduleKind>): void => {
      const run = async (each: ScheduleRun) => void seen.push(each);
      ground.kinds.set('test', { kind: 'test', title: 'Test', catchUp: 'each', run, ...kind });
    };
    const runs = async () =>
      await database.query
        .selectFrom('schedule_runs')
        .select(['period', 'state', 'error'])
        .orderBy('due_at')
        .execute();

    beforeEach(async () => {
      database = await open();
      ground = await layScheduleGround(database, start);
      scheduler = ground.open();
      seen = [];
      plant({});
      await scheduler.start();
    });

    afterEach(async () => {
      await scheduler.stop();
    });

    /** Five periods were missed, and processes die of some. */
    const playDeaths = async (dies: (run: ScheduleRun) => boolean, deaths: number) => {
      let isDead = false;
      plant({
        run: async (run) => {
          seen.push(run);
          if (!dies(run)) return;
          isDead = true;
          scheduler.kill();
        },
      });
      await scheduler.set({ kind: 'test', rule: daily, userId: null });
      scheduler.kill();
      ground.clock.now = start + 4 * dayMs + 3 * hourMs;
      for (let death = 0; death <= deaths; death += 1) {
        isDead = false;
        scheduler = ground.open();
        await scheduler.start();
        if (!isDead) return;
      }
    };

    it('give up no period where the process dies in each of them', async () => {
      const died = new Set<string>();
      await playDeaths(({ period }) => !died.has(period) && Boolean(died.add(period)), 6);

      assert.deepEqual(
        (await runs()).map(({ state }) => state),
        ['done', 'done', 'done', 'done', 'done'],
      );
    });

    it('go on with the others where one takes the process down each time', async () => {
      await playDeaths(({ period }) => period === '2026-11-21', 25);

      assert.deepEqual(
        (await runs()).map(({ state, error }) => [state, error === null]),
        [
          ['done', true],
          ['failed', false],
          ['done', true],
          ['done', true],
          ['done', true],
        ],
      );
      const times = seen.filter(({ period }) => period === '2026-11-21').length;
      assert.ok(times >= 10, `it was tried ${times} times`);
    });

    it('count attempts from the last period that is done', async () => {
      const faults = new Map<string, number>();
      plant({
        run: async ({ period }) => {
          const times = (faults.get(period) ?? 0) + 1;
          faults.set(period, times);
          if (times < 2) throw new JobInterrupted('The work process ended.');
        },
      });
      await scheduler.set({ kind: 'test', rule: daily, userId: null });
      scheduler.kill();
      ground.clock.now = start + 4 * dayMs + 3 * hourMs;
      scheduler = ground.open();
      await scheduler.start();

      assert.deepEqual(
        (await runs()).map(({ state }) => state),
        ['done', 'done', 'done', 'done', 'done'],
      );
    });
  });
});
