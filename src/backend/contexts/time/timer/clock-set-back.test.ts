import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { createClockWatch } from './clock-watch.ts';

const minuteMs = 60_000;

describe('a clock that is set back while a timer runs (#41)', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;
    let projectId: string;
    let entryId: string;
    let startedMs: number;

    /** An hour of work, seen at its end; then the clock goes back. */
    async function workAndSetBack(backMinutes: number): Promise<void> {
      startedMs = test.clock.now;
      entryId = (await test.ask('POST', '/timer', { body: { projectId } })).body.id;
      test.clock.now += 60 * minuteMs;
      await test.ask('GET', '/timer');
      test.clock.now -= backMinutes * minuteMs;
    }

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      ({ projectId } = await test.createProject());
    });
    afterEach(async () => await test.close());

    const at = (minutes: number) => new Date(startedMs + minutes * minuteMs).toISOString();
    const stop = (fields: object = {}) => test.ask('POST', '/timer/stop', { body: { entryId, ...fields } });
    const running = async () => (await test.ask('GET', '/timer')).body.entry?.id;

    it('asks which end is right, and takes either', async () => {
      for (const chosen of [20, 60]) {
        await workAndSetBack(40);

        const asked = await stop();
        const askedOfClient = await stop({ endedAt: at(20) });

        for (const { status, body } of [asked, askedOfClient]) {
          assert.deepEqual({ status, code: body.error.code }, { status: 409, code: 'clock_set_back' });
          assert.match(body.error.message, /set back by 0:40 while/);
          assert.deepEqual(
            body.error.details.map(({ issue }: { issue: string }) => issue),
            [at(20), at(60)],
          );
        }
        assert.equal(await running(), entryId);
        const ended = await stop({ endedAt: at(chosen), isEndConfirmed: true });
        const again = await stop({ endedAt: at(chosen), isEndConfirmed: true });
        assert.deepEqual(
          { status: ended.status, seconds: ended.body.seconds },
          { status: 200, seconds: chosen * 60 },
        );
        assert.deepEqual(
          { status: again.status, seconds: again.body.seconds },
          { status: 200, seconds: chosen * 60 },
        );
      }
    });

    it('makes no entry of nothing where the clock is behind the start, whoever ends the timer', async () => {
      await workAndSetBack(90);
      // As long as no other process has seen more than the start.
      const stopped = await stop({ endedAt: at(0) });
      const switched = await test.ask('POST', '/timer', { body: { projectId, note: 'other' } });

      assert.deepEqual(
        { status: stopped.status, code: stopped.body.error.code },
        { status: 409, code: 'clock_set_back' },
      );
      assert.deepEqual(
        { status: switched.status, code: switched.body.error.code },
        { status: 409, code: 'clock_set_back' },
      );
      assert.equal(await running(), entryId);
      const ended = await stop({ endedAt: at(60), isEndConfirmed: true });
      assert.deepEqual(
        { status: ended.status, seconds: ended.body.seconds },
        { status: 200, seconds: 3_600 },
      );
    });

    it('takes the word of its user where no clock knows how long it ran', async () => {
      startedMs = test.clock.now;
      entryId = (await test.ask('POST', '/timer', { body: { projectId } })).body.id;
      test.clock.now -= 90 * minuteMs;

      const asked = await stop();
      const tooLong = await stop({ endedAt: at(25 * 60), isEndConfirmed: true });
      const ended = await stop({ endedAt: at(60), isEndConfirmed: true });

      assert.deepEqual(
        { status: asked.status, details: asked.body.error.details },
        { status: 409, details: [] },
      );
      assert.equal(tooLong.status, 422);
      assert.deepEqual(
        { status: ended.status, seconds: ended.body.seconds },
        { status: 200, seconds: 3_600 },
      );
    });

    it('notices it where nobody looked at the timer after its start', async () => {
      for (const path of ['/timer', '/timer/resume']) {
        startedMs = test.clock.now - 60 * minuteMs;
        const body = path === '/timer' ? { projectId, startedAt: at(0) } : { startedAt: at(0) };
        entryId = (await test.ask('POST', path, { body })).body.id;
        test.clock.now -= 30 * minuteMs;

        const asked = await stop();

        assert.deepEqual(
          { status: asked.status, code: asked.body.error?.code },
          { status: 409, code: 'clock_set_back' },
          path,
        );
        assert.equal((await stop({ endedAt: at(60), isEndConfirmed: true })).status, 200);
        test.clock.now += 120 * minuteMs;
      }
    });

    it('asks nothing once the clock is right again', async () => {
      await workAndSetBack(40);
      await test.ask('GET', '/timer');
      test.clock.now += 40 * minuteMs;

      const ended = await stop();

      assert.deepEqual(
        { status: ended.status, seconds: ended.body.seconds },
        { status: 200, seconds: 3_600 },
      );
    });

    it('takes an earlier start for the answer, and asks nothing about less than a minute', async () => {
      await workAndSetBack(40);
      await test.ask('GET', '/timer');
      await test.ask('PATCH', `/time-entries/${entryId}`, { body: { startedAt: at(-40) } });

      assert.deepEqual([(await stop()).status, await running()], [200, undefined]);

      await workAndSetBack(0.5);
      assert.equal((await stop()).status, 200);
    });
  });
});

describe('the watch over a clock', () => {
  /** What is lost after so many minutes have passed on each clock. */
  function createPass({ knowsUptime }: { readonly knowsUptime: boolean }) {
    const now = { wall: 0, monotonic: 0, uptime: 0 };
    const watch = createClockWatch(
      () => now.wall,
      () => ({ monotonicMs: now.monotonic, uptimeMs: knowsUptime ? now.uptime : undefined }),
    );
    const pass = (wall: number, monotonic: number, uptime = monotonic) => {
      now.wall += wall * minuteMs;
      now.monotonic += monotonic * minuteMs;
      now.uptime += uptime * minuteMs;
      return watch.look('u', { id: 'e', started_at: 0 }) / minuteMs;
    };
    return { watch, pass };
  }

  it('adds up what is lost from look to look, and sees no sleep as that', () => {
    const { watch, pass } = createPass({ knowsUptime: false });

    assert.deepEqual([pass(0, 0), pass(480, 10), pass(-5, 1), pass(1, 1), pass(-3, 1)], [0, 0, 6, 6, 10]);
    assert.equal(watch.look('u', undefined), 0);
    assert.equal(pass(0, 0), 0);
  });

  it('takes off what is put right again, and no sleep', () => {
    const { pass } = createPass({ knowsUptime: true });

    assert.deepEqual([pass(0, 0), pass(-5, 1), pass(480, 10, 480), pass(5, 1)], [0, 6, 6, 2]);
    assert.deepEqual([pass(30, 1), pass(-3, 1)], [0, 4]);
  });
});
