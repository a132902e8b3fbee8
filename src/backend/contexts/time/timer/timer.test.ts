import assert from 'node:assert/strict';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import { createLogger } from '../../../platform/log/logger.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

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

async function sumSince(test: TestApp, from: number): Promise<number> {
  const rows = await test.database.query
    .selectFrom('time_entries')
    .select('seconds')
    .where('started_at', '>=', from)
    .execute();
  return rows.reduce((sum, { seconds }) => sum + (seconds ?? Number.NaN), 0);
}

describe('timer', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;
    let projectId: string;
    let logged: string[];

    beforeEach(async () => {
      logged = [];
      const logger = createLogger('error', { write: (line) => logged.push(line) });
      test = await createTestApp(await open(), { upTo: 'time', logger });
      ({ projectId } = await test.createProject());
    });

    afterEach(async () => {
      await test.app.close();
    });

    const start = (fields: object = {}) => test.ask('POST', '/timer', { body: { projectId, ...fields } });
    const stop = (fields: object = {}) => test.ask('POST', '/timer/stop', { body: fields });

    it('runs from the start to the stop, and counts in today', async () => {
      await start({ note: 'Token rotation' });
      test.clock.now += hourMs;
      const stopped = await stop({ note: 'Token rotation, done' });
      const { body } = await test.ask('GET', '/timer?zone=Europe/Berlin');

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
        const reply = await test.ask('POST', `${path}?withTimer=true&zone=Europe/Berlin`, { body });
        assert.ok(reply.status < 300, JSON.stringify(reply.body));
        assert.deepEqual(reply.body.timer, (await test.ask('GET', '/timer?zone=Europe/Berlin')).body);
        test.clock.now += 600_000;
        return reply.body;
      };
      const git = { remote: null, branch: 'fix/menu', head: null, commits: [] };
      const first = await told('/timer', { projectId });
      const second = await told('/timer', { projectId, gitOfEnded: { entryId: first.id, git } });
      const third = await told('/timer', { projectId, gitOfEnded: { entryId: first.id, git } });
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
        const { status, body: refused } = await test.ask('POST', url, { body });
        assert.equal(status, 422, path);
        assert.deepEqual(refused.error.details, [
          { field: 'zone', issue: 'Mars/Olympus is not a time zone of the IANA database' },
        ]);
      };
      await reject('/timer', { projectId });
      assert.equal((await test.ask('GET', '/timer')).body.entry, null);

      await start();
      test.clock.now += 600_000;
      await stop();
      await reject('/timer/resume', {});
      assert.equal((await test.ask('GET', '/timer')).body.entry, null);

      const running = (await start()).body;
      test.clock.now += 600_000;
      await reject('/timer/stop', {});
      await reject('/timer/seen', { at: new Date(test.clock.now).toISOString() }, '');
      await reject(`/timer/questions/${newId()}/answer`, { answer: 'keep' }, '');
      const after = (await test.ask('GET', '/timer')).body;
      assert.equal(after.entry.version, running.version);
      assert.equal(after.activeAt, null);
    });

    it('answers a change that was made, and logs why the timer could not be read after it', async () => {
      const fault = 'the timer could not be read after a change';
      const told = async (path: string, body: object) => {
        const reply = await test.ask('POST', `${path}?withTimer=true`, { body });
        assert.ok(reply.status < 300, JSON.stringify(reply.body));
        assert.equal(reply.body.timer, null);
        test.clock.now += 600_000;
        return reply.body;
      };
      // Only the figures are read in the zone of the practice: they fail.
      await test.database.query.updateTable('organizations').set({ zone: 'Mars/Olympus' }).execute();
      const zone = 'Europe/Berlin';
      const started = await told('/timer', { projectId, zone });
      const stopped = await told('/timer/stop', {});
      const resumed = await told('/timer/resume', { zone });

      assert.deepEqual({ id: stopped.id, seconds: stopped.seconds }, { id: started.id, seconds: 600 });
      const { body } = await test.ask('GET', `/timer?zone=${zone}`);
      assert.equal(body.entry.id, resumed.id);
      assert.deepEqual(
        logged.map((line) => JSON.parse(line).msg),
        [fault, fault, fault],
      );
    });

    it('switches in one step: the one before ends when the next begins', async () => {
      const first = (await start()).body;
      test.clock.now += hourMs;
      const second = (await start({ note: 'Next' })).body;
      const ended = (await test.ask('GET', `/time-entries/${first.id}`)).body;

      assert.equal(ended.endedAt, second.startedAt);
      assert.equal((await test.ask('GET', '/timer')).body.entry.id, second.id);
    });

    it('answers the timer that runs when the same start is sent again', async () => {
      const id = newId();

      const first = await start({ id });
      test.clock.now += hourMs;
      const again = await start({ id });

      assert.deepEqual(
        { firstStatus: first.status, againStatus: again.status, startedAt: again.body.startedAt },
        { firstStatus: 201, againStatus: 200, startedAt: first.body.startedAt },
      );
    });

    it('keeps git facts as data, and takes those of the stop', async () => {
      const git = { remote: 'https://github.com/acme/api', branch: 'feat/x', head: 'abc1234', commits: [] };
      const commits = [{ hash: 'def5678', subject: 'Rotate tokens', at: '2026-11-18T10:30:00Z' }];
      await start({ git });
      test.clock.now += hourMs;

      const { body } = await stop({ git: { ...git, commits } });

      assert.deepEqual(body.git, { ...git, commits });
    });

    it('says so when there is nothing to stop', async () => {
      const reply = await stop();

      assert.deepEqual(
        { status: reply.status, code: reply.body.error.code },
        { status: 409, code: 'no_timer_running' },
      );
    });

    it('takes an end that a fast clock put a little after now for now', async () => {
      await start();
      test.clock.now += 3_600_000;

      const { status, body } = await stop({ endedAt: new Date(test.clock.now + 300_000).toISOString() });

      assert.deepEqual(
        { status, endedAt: body.endedAt },
        { status: 200, endedAt: '2026-11-18T11:00:00.000Z' },
      );
    });

    it('is stopped once by a stop that names it, however often that comes and whatever became of the entry', async () => {
      const entryId = (await start()).body.id;
      test.clock.now += hourMs;
      const git = { remote: null, branch: 'feat/x', head: 'abc1234', commits: [] };
      const endedAt = new Date(test.clock.now + 60_000).toISOString();
      const asked = { entryId, note: 'Done', git, endedAt };

      const first = await stop(asked);
      test.clock.now += hourMs;
      const again = await stop(asked);
      await test.ask('PATCH', `/time-entries/${entryId}`, { body: { note: 'Done, and tested' } });
      const late = await stop(asked);
      const bare = await stop({ entryId });

      assert.deepEqual({ status: again.status, body: again.body }, { status: 200, body: first.body });
      assert.deepEqual(
        [late, bare].map(({ status, body }) => [status, body.note]),
        [
          [200, 'Done, and tested'],
          [200, 'Done, and tested'],
        ],
      );
    });

    it('tells both sides to a stop that asks for another note, end or git facts than the one before', async () => {
      const entryId = (await start({ note: 'A' })).body.id;
      test.clock.now += hourMs;
      const stopped = (await stop({ entryId })).body;
      const git = { remote: null, branch: 'feat/x', head: 'abc1234', commits: [] };

      for (const asked of [{ note: 'B' }, { endedAt: '2026-11-18T10:30:00Z' }, { git }]) {
        const { status, body } = await stop({ entryId, ...asked });

        assert.deepEqual({ status, code: body.error.code }, { status: 409, code: 'conflict' });
        assert.deepEqual(
          { endedAt: body.error.conflict.current.endedAt, sent: body.error.conflict.sent },
          { endedAt: stopped.endedAt, sent: { entryId, ...asked } },
        );
      }
      assert.equal((await test.ask('GET', `/time-entries/${entryId}`)).body.version, stopped.version);
    });

    it('keeps a note that was written meanwhile, and answers with it', async () => {
      const entryId = (await start({ note: 'A' })).body.id;
      await test.ask('PATCH', `/time-entries/${entryId}`, { body: { note: 'Long, in another window' } });
      test.clock.now += hourMs;
      const asked = { entryId, note: 'Mine', noteBefore: 'A' };

      const replies = [await stop(asked), await stop(asked)];

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.note, body.seconds]),
        replies.map(() => [200, 'Long, in another window', 3600]),
      );
      const next = (await start({ note: 'B' })).body.id;
      const { body } = await stop({ entryId: next, note: 'Mine', noteBefore: 'B' });
      assert.equal(body.note, 'Mine');
    });

    it('is not taken for stopped where another runs on in its place', async () => {
      const entryId = (await start()).body.id;
      test.clock.now += hourMs;
      const next = (await start({ note: 'Next' })).body;

      const late = await stop({ entryId });

      assert.deepEqual(
        { status: late.status, code: late.body.error.code },
        { status: 409, code: 'conflict' },
      );
      assert.equal((await test.ask('GET', '/timer')).body.entry.id, next.id);
    });

    it('refuses to stop before the start or after now', async () => {
      await start();

      const early = await stop({ endedAt: '2026-11-18T09:00:00Z' });
      const late = await stop({ endedAt: '2026-11-18T10:05:01Z' });

      assert.deepEqual({ early: early.status, late: late.status }, { early: 422, late: 422 });
      assert.notEqual((await test.ask('GET', '/timer')).body.entry, null);
    });

    it('begins when its start was meant, and what ran before ends then', async () => {
      const first = await start();
      test.clock.now += hourMs;
      const meant = '2026-11-18T10:59:51Z';

      const { status, body } = await start({ startedAt: meant });
      const ended = await test.ask('GET', `/time-entries/${first.body.id}`);

      assert.deepEqual(
        { status, startedAt: body.startedAt },
        { status: 201, startedAt: '2026-11-18T10:59:51.000Z' },
      );
      assert.deepEqual(
        { endedAt: ended.body.endedAt, seconds: ended.body.seconds },
        { endedAt: '2026-11-18T10:59:51.000Z', seconds: 3591 },
      );
    });

    it('begins no sooner than what it takes the place of, and no later than now', async () => {
      test.clock.now += hourMs;
      await start();
      const switched = await start({ startedAt: '2026-11-18T10:30:00Z' });
      await stop();
      const ahead = await start({ startedAt: '2026-11-18T11:04:00Z' });

      assert.deepEqual(
        [switched.body.startedAt, ahead.body.startedAt],
        ['2026-11-18T11:00:00.000Z', '2026-11-18T11:00:00.000Z'],
      );
    });

    describe('where a switch ends an entry of under five seconds', () => {
      const countDay = async () => (await test.ask('GET', '/timer?zone=Europe/Berlin')).body.todaySeconds;

      it('gives its seconds to the entry that follows, and nothing is left of it', async () => {
        const before = (await start({ note: 'Before' })).body;
        test.clock.now += hourMs;
        const short = (await start({ note: 'Slip' })).body;
        test.clock.now += 4_999;
        const next = (await start({ note: 'Meant' })).body;
        test.clock.now += hourMs;
        await stop();

        assert.deepEqual(
          { startedAt: next.startedAt, ended: next.ended },
          { startedAt: short.startedAt, ended: null },
        );
        assert.equal((await test.ask('GET', `/time-entries/${short.id}`)).status, 404);
        assert.equal((await test.ask('GET', `/time-entries/${before.id}`)).body.seconds, 3600);
        assert.equal(await countDay(), 2 * 3600 + 4);
      });

      it('keeps one of five seconds', async () => {
        const first = (await start()).body;
        test.clock.now += 5_000;
        const next = (await start()).body;

        assert.equal(next.ended.id, first.id);
        assert.equal((await test.ask('GET', `/time-entries/${first.id}`)).body.seconds, 5);
      });

      it('keeps one that was stopped, however short', async () => {
        const first = (await start()).body;
        test.clock.now += 2_000;
        await stop();
        await start();

        assert.equal((await test.ask('GET', `/time-entries/${first.id}`)).body.seconds, 2);
      });

      it('can be undone, and done again', async () => {
        const short = (await start({ note: 'Slip' })).body;
        test.clock.now += 3_000;
        const next = (await start({ note: 'Meant' })).body;

        const undone = await test.ask('POST', '/time-entries/undo', { body: {} });
        const back = (await test.ask('GET', '/timer')).body.entry;
        await test.ask('POST', '/time-entries/undo', { body: { change: undone.body.change } });
        const again = (await test.ask('GET', '/timer')).body.entry;

        assert.deepEqual(
          { id: back.id, note: back.note, startedAt: back.startedAt },
          { id: short.id, note: 'Slip', startedAt: short.startedAt },
        );
        assert.deepEqual(
          { id: again.id, startedAt: again.startedAt },
          { id: next.id, startedAt: short.startedAt },
        );
      });

      it('counts them on the day that they were of', async () => {
        test.clock.now = Date.parse('2026-11-18T22:59:58Z');
        await start();
        test.clock.now += 4_000;
        const next = (await start()).body;

        assert.deepEqual(
          { startedAt: next.startedAt, localDate: next.localDate },
          { startedAt: '2026-11-18T22:59:58.000Z', localDate: '2026-11-18' },
        );
      });

      it('comes to the same where the later start arrives first', async () => {
        await start({ note: 'Before' });
        test.clock.now += hourMs;
        const late = newId();
        await start({ id: late, note: 'Late', startedAt: '2026-11-18T10:59:54Z' });
        const early = await start({ note: 'Early', startedAt: '2026-11-18T10:59:51Z' });

        const { items } = (await test.ask('GET', '/time-entries')).body;
        assert.equal(early.status, 201);
        assert.deepEqual(
          items.map(({ note, startedAt, endedAt }: Record<string, string>) => [
            note,
            ...[startedAt, endedAt].map((at) => at?.slice(14, 19)),
          ]),
          [
            ['Late', '59:51', undefined],
            ['Before', '00:00', '59:51'],
          ],
        );
      });

      it('leaves the sum of the day as it is, over any switches', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }),
            async (waits) => {
              const from = test.clock.now;
              for (const seconds of waits) {
                await start();
                test.clock.now += seconds * 1000;
              }
              await stop();
              const recorded = await sumSince(test, from);
              const short = await test.database.query
                .selectFrom('time_entries')
                .select('id')
                .where('seconds', '<', 5)
                .execute();
              await test.database.query.deleteFrom('time_entries').execute();

              assert.equal(
                recorded,
                waits.reduce((sum, seconds) => sum + seconds, 0),
              );
              assert.ok(short.length <= 1, 'only what was stopped may be that short');
            },
          ),
          { seed: 20, numRuns: 20 },
        );
      });
    });

    it('comes to the same in whatever order two starts arrive', async () => {
      const other = await test.createProject();
      const before = await start({ note: 'Before' });
      test.clock.now += hourMs;
      const [early, late] = [newId(), newId()];
      const presses = [
        { id: early, note: 'Early', startedAt: '2026-11-18T10:59:48Z' },
        { id: late, note: 'Late', startedAt: '2026-11-18T10:59:54Z', projectId: other.projectId },
      ];
      const spans = async () => {
        const { body } = await test.ask('GET', '/time-entries');
        return body.items.map(({ note, startedAt, endedAt }: Record<string, string>) => [
          note,
          ...[startedAt, endedAt].map((at) => at?.slice(14, 19)),
        ]);
      };

      await start(presses[1]);
      const first = await start(presses[0]);
      const again = await start(presses[0]);

      assert.deepEqual({ first: first.status, again: again.status }, { first: 201, again: 200 });
      const running = await test.ask('GET', '/timer');
      assert.equal(running.body.entry.id, late);
      assert.deepEqual(await spans(), [
        ['Late', '59:54', undefined],
        ['Early', '59:48', '59:54'],
        ['Before', '00:00', '59:48'],
      ]);
      assert.equal((await test.ask('GET', `/time-entries/${before.body.id}`)).body.seconds, 3588);
    });

    it('refuses a start after now, or of more than a day ago', async () => {
      const replies = [
        await start({ startedAt: '2026-11-18T10:05:01Z' }),
        await start({ startedAt: '2026-11-17T09:59:59Z' }),
        await test.ask('POST', '/timer', { body: { projectId, startedAt: 'soon' } }),
      ];

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.details[0].field]),
        replies.map(() => [422, 'startedAt']),
      );
      assert.equal((await test.ask('GET', '/timer')).body.entry, null);
    });

    it('goes on when that was meant', async () => {
      await start({ note: 'Review' });
      test.clock.now += hourMs;
      await stop();
      test.clock.now += hourMs;

      const { body } = await test.ask('POST', '/timer/resume', {
        body: { startedAt: '2026-11-18T11:59:50Z' },
      });

      assert.deepEqual(
        { note: body.note, startedAt: body.startedAt },
        { note: 'Review', startedAt: '2026-11-18T11:59:50.000Z' },
      );
    });

    it('is not started on an archived project, and holds its project open', async () => {
      await start();

      const archived = await test.ask('PATCH', `/projects/${projectId}`, { body: { archived: true } });
      await stop();
      await test.ask('PATCH', `/projects/${projectId}`, { body: { archived: true } });
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
        const { projectId } = await test.createProject();
        const archive = async () => {
          // Later from round to round, so that it meets the other at each of its steps.
          for (let step = 0; step < round % 5; step += 1) await test.ask('GET', '/users/me');
          return await test.ask('PATCH', `/projects/${projectId}`, { body: { archived: true } });
        };
        const [started, archived] = await Promise.all([
          test.ask('POST', '/timer/start', { body: { projectId } }),
          archive(),
        ]);
        assert.deepEqual([started.status < 300, archived.status < 300].sort(), [false, true]);
        if (started.status < 300) await test.ask('POST', '/timer/stop');
      }
    });

    it('is one for each user, held by the database even when two windows race', async () => {
      const replies = await Promise.all(
        Array.from({ length: 8 }, (_, index) => start({ note: `window ${index}` })),
      );
      const running = await test.database.query
        .selectFrom('time_entries')
        .select('id')
        .where('ended_at', 'is', null)
        .execute();
      const [row] = await test.database.query
        .selectFrom('time_entries')
        .selectAll()
        .where('ended_at', 'is', null)
        .execute();

      assert.ok(replies.every((reply) => reply.status === 201));
      assert.equal(running.length, 1);
      assert.ok(row);
      await assert.rejects(
        test.database.query
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
          const from = test.clock.now;
          const expected = await play([...steps, { act: 'stop', waitSeconds: 0 }], { start, stop, test });
          const recorded = await sumSince(test, from);
          await test.database.query.deleteFrom('time_entries').execute();

          assert.equal(recorded, expected);
        }),
        { numRuns: 25 },
      );
    });

    it('answers the same start again though its project has another rate, or is archived, by then', async () => {
      const id = newId();
      const first = await start({ id });
      await test.ask('PATCH', `/projects/${projectId}`, {
        body: { hourlyRate: { minor: 12_000, currency: 'EUR' } },
      });

      const again = await start({ id });
      await stop();
      await test.ask('PATCH', `/projects/${projectId}`, { body: { archived: true } });
      const late = await start({ id });

      assert.deepEqual({ again: again.status, late: late.status }, { again: 200, late: 200 });
      assert.deepEqual([first.body.rate.minor, again.body.rate.minor, late.body.id], [11_000, 12_000, id]);
    });

    it('may be stopped in the second it was started, and its note still changed', async () => {
      const { body } = await start();
      await stop();

      const patched = await test.ask('PATCH', `/time-entries/${body.id}`, { body: { note: 'Slip' } });

      assert.deepEqual(
        { status: patched.status, seconds: patched.body.seconds, note: patched.body.note },
        { status: 200, seconds: 0, note: 'Slip' },
      );
    });

    it('is moved neither past now nor to more than a day ago', async () => {
      const { body } = await start();
      const move = (startedAt: string) =>
        test.ask('PATCH', `/time-entries/${body.id}`, { body: { startedAt } });

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
