import assert from 'node:assert/strict';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { setUpTimer, sumSince } from '../../../testing/time/set-up-timer.ts';

const hourMs = 3_600_000;
describe('timer that switches', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpTimer(open);
    const { start, stop } = stage;

    it('switches in one step: the one before ends when the next begins', async () => {
      const first = (await start()).body;
      stage.test.clock.now += hourMs;
      const second = (await start({ note: 'Next' })).body;
      const ended = (await stage.test.ask('GET', `/time-entries/${first.id}`)).body;

      assert.equal(ended.endedAt, second.startedAt);
      assert.equal((await stage.test.ask('GET', '/timer')).body.entry.id, second.id);
    });

    it('answers the timer that runs when the same start is sent again', async () => {
      const id = newId();

      const first = await start({ id });
      stage.test.clock.now += hourMs;
      const again = await start({ id });

      assert.deepEqual(
        { firstStatus: first.status, againStatus: again.status, startedAt: again.body.startedAt },
        { firstStatus: 201, againStatus: 200, startedAt: first.body.startedAt },
      );
    });

    it('begins when its start was meant, and what ran before ends then', async () => {
      const first = await start();
      stage.test.clock.now += hourMs;
      const meant = '2026-11-18T10:59:51Z';

      const { status, body } = await start({ startedAt: meant });
      const ended = await stage.test.ask('GET', `/time-entries/${first.body.id}`);

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
      stage.test.clock.now += hourMs;
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
      const countDay = async () =>
        (await stage.test.ask('GET', '/timer?zone=Europe/Berlin')).body.todaySeconds;

      it('gives its seconds to the entry that follows, and nothing is left of it', async () => {
        const before = (await start({ note: 'Before' })).body;
        stage.test.clock.now += hourMs;
        const short = (await start({ note: 'Slip' })).body;
        stage.test.clock.now += 4_999;
        const next = (await start({ note: 'Meant' })).body;
        stage.test.clock.now += hourMs;
        await stop();

        assert.deepEqual(
          { startedAt: next.startedAt, ended: next.ended },
          { startedAt: short.startedAt, ended: null },
        );
        assert.equal((await stage.test.ask('GET', `/time-entries/${short.id}`)).status, 404);
        assert.equal((await stage.test.ask('GET', `/time-entries/${before.id}`)).body.seconds, 3600);
        assert.equal(await countDay(), 2 * 3600 + 4);
      });

      it('keeps one of five seconds', async () => {
        const first = (await start()).body;
        stage.test.clock.now += 5_000;
        const next = (await start()).body;

        assert.equal(next.ended.id, first.id);
        assert.equal((await stage.test.ask('GET', `/time-entries/${first.id}`)).body.seconds, 5);
      });

      it('keeps one that was stopped, however short', async () => {
        const first = (await start()).body;
        stage.test.clock.now += 2_000;
        await stop();
        await start();

        assert.equal((await stage.test.ask('GET', `/time-entries/${first.id}`)).body.seconds, 2);
      });

      it('can be undone, and done again', async () => {
        const short = (await start({ note: 'Slip' })).body;
        stage.test.clock.now += 3_000;
        const next = (await start({ note: 'Meant' })).body;

        const undone = await stage.test.ask('POST', '/time-entries/undo', { body: {} });
        const back = (await stage.test.ask('GET', '/timer')).body.entry;
        await stage.test.ask('POST', '/time-entries/undo', { body: { change: undone.body.change } });
        const again = (await stage.test.ask('GET', '/timer')).body.entry;

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
        stage.test.clock.now = Date.parse('2026-11-18T22:59:58Z');
        await start();
        stage.test.clock.now += 4_000;
        const next = (await start()).body;

        assert.deepEqual(
          { startedAt: next.startedAt, localDate: next.localDate },
          { startedAt: '2026-11-18T22:59:58.000Z', localDate: '2026-11-18' },
        );
      });

      it('comes to the same where the later start arrives first', async () => {
        await start({ note: 'Before' });
        stage.test.clock.now += hourMs;
        const late = newId();
        await start({ id: late, note: 'Late', startedAt: '2026-11-18T10:59:54Z' });
        const early = await start({ note: 'Early', startedAt: '2026-11-18T10:59:51Z' });

        const { items } = (await stage.test.ask('GET', '/time-entries')).body;
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
              const from = stage.test.clock.now;
              for (const seconds of waits) {
                await start();
                stage.test.clock.now += seconds * 1000;
              }
              await stop();
              const recorded = await sumSince(stage.test, from);
              const short = await stage.test.database.query
                .selectFrom('time_entries')
                .select('id')
                .where('seconds', '<', 5)
                .execute();
              await stage.test.database.query.deleteFrom('time_entries').execute();

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
      const other = await stage.test.createProject();
      const before = await start({ note: 'Before' });
      stage.test.clock.now += hourMs;
      const [early, late] = [newId(), newId()];
      const presses = [
        { id: early, note: 'Early', startedAt: '2026-11-18T10:59:48Z' },
        { id: late, note: 'Late', startedAt: '2026-11-18T10:59:54Z', projectId: other.projectId },
      ];
      const spans = async () => {
        const { body } = await stage.test.ask('GET', '/time-entries');
        return body.items.map(({ note, startedAt, endedAt }: Record<string, string>) => [
          note,
          ...[startedAt, endedAt].map((at) => at?.slice(14, 19)),
        ]);
      };

      await start(presses[1]);
      const first = await start(presses[0]);
      const again = await start(presses[0]);

      assert.deepEqual({ first: first.status, again: again.status }, { first: 201, again: 200 });
      const running = await stage.test.ask('GET', '/timer');
      assert.equal(running.body.entry.id, late);
      assert.deepEqual(await spans(), [
        ['Late', '59:54', undefined],
        ['Early', '59:48', '59:54'],
        ['Before', '00:00', '59:48'],
      ]);
      assert.equal((await stage.test.ask('GET', `/time-entries/${before.body.id}`)).body.seconds, 3588);
    });

    it('refuses a start after now, or of more than a day ago', async () => {
      const replies = [
        await start({ startedAt: '2026-11-18T10:05:01Z' }),
        await start({ startedAt: '2026-11-17T09:59:59Z' }),
        await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId, startedAt: 'soon' } }),
      ];

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.details[0].field]),
        replies.map(() => [422, 'startedAt']),
      );
      assert.equal((await stage.test.ask('GET', '/timer')).body.entry, null);
    });

    it('goes on when that was meant', async () => {
      await start({ note: 'Review' });
      stage.test.clock.now += hourMs;
      await stop();
      stage.test.clock.now += hourMs;

      const { body } = await stage.test.ask('POST', '/timer/resume', {
        body: { startedAt: '2026-11-18T11:59:50Z' },
      });

      assert.deepEqual(
        { note: body.note, startedAt: body.startedAt },
        { note: 'Review', startedAt: '2026-11-18T11:59:50.000Z' },
      );
    });
  });
});
