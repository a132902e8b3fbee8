import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { occurrenceOf } from '../../../domain/schedules/occurrences.ts';
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

const histories = Number(process.env['VIREO_HISTORIES'] ?? 30);
const seed = process.env['VIREO_SEED'];
const hourMs = 3_600_000;
const start = Date.parse('2026-10-20T09:30:00Z');
/** The clocks of Berlin repeat that time on 25 October, and skip it on 28 March. */
const daily: IntervalRule = {
  unit: 'day',
  every: 1,
  date: '2026-10-20',
  time: '02:30',
  zone: 'Europe/Berlin',
};

/** Fewer days than are made up for. */
const hours = fc.integer({ min: 1, max: 400 });
const anyAct = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('pass' as const), hours }) },
  fc.record({ act: fc.constantFrom('back' as const, 'restart' as const, 'die' as const), hours }),
);

interface Act {
  readonly act: 'pass' | 'back' | 'restart' | 'die';
  readonly hours: number;
}

describe('histories of schedules', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let database: Database<Schema>;
    let ground: ScheduleGround;
    let scheduler: Scheduler;
    /** The next run ends its process before it is written down. */
    let dies: boolean;
    let died: boolean;

    beforeEach(async () => {
      database = await open();
      ground = await layScheduleGround(database, start);
      ground.kinds.set('test', {
        kind: 'test',
        title: 'Test',
        catchUp: 'each',
        async run() {
          if (!dies) return;
          dies = false;
          died = true;
          scheduler.kill();
        },
      });
    });

    async function begin(): Promise<void> {
      for (const table of ['schedule_runs', 'schedules', 'jobs'] as const)
        await database.query.deleteFrom(table).execute();
      ground.clock.now = start;
      dies = false;
      died = false;
      scheduler = ground.open();
      await scheduler.start();
      await scheduler.set({ kind: 'test', rule: daily, userId: null });
    }

    async function restart(): Promise<void> {
      scheduler.kill();
      await scheduler.stop();
      scheduler = ground.open();
      died = false;
      await scheduler.start();
    }

    /** What is due by now; where a process dies of it the next one goes on. */
    async function settle(): Promise<void> {
      await scheduler.settle();
      if (died) await restart();
      await scheduler.settle();
    }

    async function move({ act, hours: by }: Act): Promise<void> {
      if (act === 'pass' || act === 'die') ground.clock.now += by * hourMs;
      if (act === 'back') ground.clock.now = Math.max(start, ground.clock.now - by * hourMs);
      if (act === 'restart') await restart();
      dies = act === 'die';
    }

    /** A clock that was set back makes nothing due, nor run again. */
    async function play(acts: readonly Act[]): Promise<number> {
      let latest = start;
      for (const act of acts) {
        await move(act);
        latest = Math.max(latest, ground.clock.now);
        await settle();
      }
      ground.clock.now = latest;
      await settle();
      return latest;
    }

    function periodsBetween(after: number, until: number): readonly string[] {
      const all = Array.from({ length: 600 }, (_, n) => occurrenceOf(daily, n));
      return all.filter(({ at }) => at > after && at <= until).map(({ period }) => period);
    }

    it(`run each period once, with kills and clocks that are set (VIREO_HISTORIES=${histories})`, async function () {
      this.timeout(30_000 + histories * 5_000);
      await fc.assert(
        fc.asyncProperty(fc.array(anyAct, { maxLength: 10 }), async (acts) => {
          await begin();
          const latest = await play(acts);
          const rows = await database.query
            .selectFrom('schedule_runs')
            .select(['period', 'state'])
            .orderBy('due_at')
            .execute();
          await scheduler.stop();

          assert.deepEqual(
            rows,
            periodsBetween(start, latest).map((period) => ({ period, state: 'done' })),
          );
        }),
        { numRuns: histories, ...(seed !== undefined && { seed: Number(seed) }) },
      );
    });
  });
});
