import assert from 'node:assert/strict';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import type { TestApp } from '../../../testing/test-app.ts';
import { setUpTimer, sumSince } from '../../../testing/time/set-up-timer.ts';

const hourMs = 3_600_000;

interface Step {
  readonly act: 'start' | 'stop';
  readonly waitSeconds: number;
}

interface Stage {
  readonly test: TestApp;
  start(): Promise<unknown>;
  stop(): Promise<unknown>;
}

/** Plays the steps on the timer; the seconds during which one ran. */
async function play(steps: readonly Step[], { test, start, stop }: Stage): Promise<number> {
  let ran = 0;
  for (const { act, waitSeconds } of steps) {
    await (act === 'start' ? start() : stop());
    test.clock.now += waitSeconds * 1000;
    ran += act === 'start' ? waitSeconds : 0;
  }
  return ran;
}
describe('timer', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpTimer(open);
    const { start, stop } = stage;

    it('runs from the start to the stop, and counts in today', async () => {
      await start({ note: 'Token rotation' });
      stage.test.clock.now += hourMs;
      const stopped = await stop({ note: 'Token rotation, done' });
      const { body } = await stage.test.ask('GET', '/timer?zone=Europe/Berlin');

      assert.deepEqual(
        { status: stopped.status, seconds: stopped.body.seconds, note: stopped.body.note },
        { status: 200, seconds: 3600, note: 'Token rotation, done' },
      );
      assert.deepEqual(
        { entry: body.entry, todaySeconds: body.todaySeconds, weekSeconds: body.weekSeconds },
        { entry: null, todaySeconds: 3600, weekSeconds: 3600 },
      );
    });

    it('tells what stands after a start, a switch and a stop to whoever asks for it', async () => {
      const told = async (path: string, body: object) => {
        const reply = await stage.test.ask('POST', `${path}?withTimer=true&zone=Europe/Berlin`, { body });
        assert.ok(reply.status < 300, JSON.stringify(reply.body));
        assert.deepEqual(reply.body.timer, (await stage.test.ask('GET', '/timer?zone=Europe/Berlin')).body);
        stage.test.clock.now += 600_000;
        return reply.body;
      };
      const git = { remote: null, branch: 'fix/menu', head: null, commits: [] };
      const first = await told('/timer', { projectId: stage.projectId });
      const second = await told('/timer', {
        projectId: stage.projectId,
        gitOfEnded: { entryId: first.id, git },
      });
      const third = await told('/timer', {
        projectId: stage.projectId,
        gitOfEnded: { entryId: first.id, git },
      });
      const stopped = await told('/timer/stop', {});

      assert.deepEqual({ id: second.ended.id, git: second.ended.git }, { id: first.id, git });
      assert.deepEqual(
        { id: third.ended.id, git: third.ended.git },
        { id: second.id, git: null },
        'meant for another',
      );
      assert.equal(stopped.timer.todaySeconds, 1_800);
      assert.equal((await start()).body.timer, null);
    });

    it('rejects an unknown zone of the figures before it changes anything', async () => {
      const reject = async (path: string, body: object, query = 'withTimer=true&') => {
        const url = `${path}?${query}zone=Mars/Olympus`;
        const { status, body: refused } = await stage.test.ask('POST', url, { body });
        assert.equal(status, 422, path);
        assert.deepEqual(refused.error.details, [
          { field: 'zone', issue: 'Mars/Olympus is not a time zone of the IANA database' },
        ]);
      };
      await reject('/timer', { projectId: stage.projectId });
      assert.equal((await stage.test.ask('GET', '/timer')).body.entry, null);

      await start();
      stage.test.clock.now += 600_000;
      await stop();
      await reject('/timer/resume', {});
      assert.equal((await stage.test.ask('GET', '/timer')).body.entry, null);

      const running = (await start()).body;
      stage.test.clock.now += 600_000;
      await reject('/timer/stop', {});
      await reject('/timer/seen', { at: new Date(stage.test.clock.now).toISOString() }, '');
      await reject(`/timer/questions/${newId()}/answer`, { answer: 'keep' }, '');
      const after = (await stage.test.ask('GET', '/timer')).body;
      assert.equal(after.entry.version, running.version);
      assert.equal(after.activeAt, null);
    });

    it('answers a change that was made, and logs why the timer could not be read after it', async () => {
      const fault = 'the timer could not be read after a change';
      const told = async (path: string, body: object) => {
        const reply = await stage.test.ask('POST', `${path}?withTimer=true`, { body });
        assert.ok(reply.status < 300, JSON.stringify(reply.body));
        assert.equal(reply.body.timer, null);
        stage.test.clock.now += 600_000;
        return reply.body;
      };
      // Only the figures are read in the zone of the practice: they fail.
      await stage.test.database.query.updateTable('organizations').set({ zone: 'Mars/Olympus' }).execute();
      const zone = 'Europe/Berlin';
      const started = await told('/timer', { projectId: stage.projectId, zone });
      const stopped = await told('/timer/stop', {});
      const resumed = await told('/timer/resume', { zone });

      assert.deepEqual({ id: stopped.id, seconds: stopped.seconds }, { id: started.id, seconds: 600 });
      const { body } = await stage.test.ask('GET', `/timer?zone=${zone}`);
      assert.equal(body.entry.id, resumed.id);
      assert.deepEqual(
        stage.logged.map((line) => JSON.parse(line).msg),
        [fault, fault, fault],
      );
    });

    it('keeps git facts as data, and takes those of the stop', async () => {
      const git = { remote: 'https://github.com/acme/api', branch: 'feat/x', head: 'abc1234', commits: [] };
      const commits = [{ hash: 'def5678', subject: 'Rotate tokens', at: '2026-11-18T10:30:00Z' }];
      await start({ git });
      stage.test.clock.now += hourMs;

      const { body } = await stop({ git: { ...git, commits } });

      assert.deepEqual(body.git, { ...git, commits });
    });

    it('is not started on an archived project, and holds its project open', async () => {
      await start();

      const archived = await stage.test.ask('PATCH', `/projects/${stage.projectId}`, {
        body: { archived: true },
      });
      await stop();
      await stage.test.ask('PATCH', `/projects/${stage.projectId}`, { body: { archived: true } });
      const restarted = await start();

      assert.deepEqual(
        { status: archived.status, code: archived.body.error.code },
        { status: 409, code: 'timer_running' },
      );
      assert.deepEqual(
        { status: restarted.status, code: restarted.body.error.code },
        { status: 409, code: 'project_archived' },
      );
    });

    it('is either started or its project archived, whatever comes at once', async () => {
      for (let round = 0; round < 25; round += 1) {
        const { projectId } = await stage.test.createProject();
        const archive = async () => {
          // Later from round to round, so that it meets the other at each of its steps.
          for (let step = 0; step < round % 5; step += 1) await stage.test.ask('GET', '/users/me');
          return await stage.test.ask('PATCH', `/projects/${projectId}`, { body: { archived: true } });
        };
        const [started, archived] = await Promise.all([
          stage.test.ask('POST', '/timer/start', { body: { projectId } }),
          archive(),
        ]);
        assert.deepEqual([started.status < 300, archived.status < 300].sort(), [false, true]);
        if (started.status < 300) await stage.test.ask('POST', '/timer/stop');
      }
    });

    it('is one for each user, held by the database even when two windows race', async () => {
      const replies = await Promise.all(
        Array.from({ length: 8 }, (_, index) => start({ note: `window ${index}` })),
      );
      const running = await stage.test.database.query
        .selectFrom('time_entries')
        .select('id')
        .where('ended_at', 'is', null)
        .execute();
      const [row] = await stage.test.database.query
        .selectFrom('time_entries')
        .selectAll()
        .where('ended_at', 'is', null)
        .execute();

      assert.ok(replies.every((reply) => reply.status === 201));
      assert.equal(running.length, 1);
      assert.ok(row);
      await assert.rejects(
        stage.test.database.query
          .insertInto('time_entries')
          .values({ ...row, id: newId() })
          .execute(),
        {
          code: 'unique',
        },
      );
    });

    it('never loses or doubles a second over any sequence of starts, switches and stops', async () => {
      const step: fc.Arbitrary<Step> = fc.record({
        act: fc.constantFrom('start' as const, 'stop' as const),
        waitSeconds: fc.integer({ min: 0, max: 5000 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const from = stage.test.clock.now;
          const expected = await play([...steps, { act: 'stop', waitSeconds: 0 }], {
            start,
            stop,
            test: stage.test,
          });
          const recorded = await sumSince(stage.test, from);
          await stage.test.database.query.deleteFrom('time_entries').execute();

          assert.equal(recorded, expected);
        }),
        { numRuns: 25 },
      );
    });

    it('answers the same start again though its project has another rate, or is archived, by then', async () => {
      const id = newId();
      const first = await start({ id });
      await stage.test.ask('PATCH', `/projects/${stage.projectId}`, {
        body: { hourlyRate: { minor: 12_000, currency: 'EUR' } },
      });

      const again = await start({ id });
      await stop();
      await stage.test.ask('PATCH', `/projects/${stage.projectId}`, { body: { archived: true } });
      const late = await start({ id });

      assert.deepEqual({ again: again.status, late: late.status }, { again: 200, late: 200 });
      assert.deepEqual([first.body.rate.minor, again.body.rate.minor, late.body.id], [11_000, 12_000, id]);
    });

    it('may be stopped in the second it was started, and its note still changed', async () => {
      const { body } = await start();
      await stop();

      const patched = await stage.test.ask('PATCH', `/time-entries/${body.id}`, { body: { note: 'Slip' } });

      assert.deepEqual(
        { status: patched.status, seconds: patched.body.seconds, note: patched.body.note },
        { status: 200, seconds: 0, note: 'Slip' },
      );
    });

    it('is moved neither past now nor to more than a day ago', async () => {
      const { body } = await start();
      const move = (startedAt: string) =>
        stage.test.ask('PATCH', `/time-entries/${body.id}`, { body: { startedAt } });

      const replies = [await move('2026-11-18T10:00:01Z'), await move('2026-11-17T09:59:59Z')];
      const moved = await move('2026-11-17T10:00:00Z');

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.details[0].field]),
        [
          [422, 'startedAt'],
          [422, 'startedAt'],
        ],
      );
      assert.deepEqual({ status: moved.status, version: moved.body.version }, { status: 200, version: 2 });
    });
  });
});
