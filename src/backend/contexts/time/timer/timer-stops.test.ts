import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { setUpTimer } from '../../../testing/time/set-up-timer.ts';

const hourMs = 3_600_000;
describe('timer that stops', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpTimer(open);
    const { stop, start } = stage;

    it('says so when there is nothing to stop', async () => {
      const reply = await stop();

      assert.deepEqual(
        { status: reply.status, code: reply.body.error.code },
        { status: 409, code: 'no_timer_running' },
      );
    });

    it('takes an end that a fast clock put a little after now for now', async () => {
      await start();
      stage.test.clock.now += 3_600_000;

      const { status, body } = await stop({
        endedAt: new Date(stage.test.clock.now + 300_000).toISOString(),
      });

      assert.deepEqual(
        { status, endedAt: body.endedAt },
        { status: 200, endedAt: '2026-11-18T11:00:00.000Z' },
      );
    });

    it('is stopped once by a stop that names it, however often that comes and whatever became of the entry', async () => {
      const entryId = (await start()).body.id;
      stage.test.clock.now += hourMs;
      const git = { remote: null, branch: 'feat/x', head: 'abc1234', commits: [] };
      const endedAt = new Date(stage.test.clock.now + 60_000).toISOString();
      const asked = { entryId, note: 'Done', git, endedAt };

      const first = await stop(asked);
      stage.test.clock.now += hourMs;
      const again = await stop(asked);
      await stage.test.ask('PATCH', `/time-entries/${entryId}`, { body: { note: 'Done, and tested' } });
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

    it('is discarded once by a discard that names it, and time that was stopped since is not thrown away', async () => {
      const entryId = (await start({ note: 'Never was' })).body.id;
      const discard = async (id: string) =>
        await stage.test.ask('POST', '/timer/discard', { body: { entryId: id } });

      const first = await discard(entryId);
      const next = (await start()).body.id;
      const again = await discard(entryId);
      stage.test.clock.now += hourMs;
      await stop();
      const late = await discard(next);

      assert.deepEqual([first.status, first.body.note], [200, 'Never was']);
      assert.deepEqual([again.status, again.body], [200, first.body]);
      assert.deepEqual([late.status, late.body.error.code], [409, 'no_timer_running']);
      const { items } = (await stage.test.ask('GET', '/time-entries')).body;
      assert.deepEqual(
        items.map(({ id }: { id: string }) => id),
        [next],
      );
    });

    it('is neither discarded nor stopped by a copy of a request that was undone since', async () => {
      for (const path of ['/timer/discard', '/timer/stop']) {
        const entryId = (await start({ note: 'Goes on' })).body.id;
        stage.test.clock.now += hourMs;
        const asked = { id: newId(), entryId };
        const send = async (body: object) => await stage.test.ask('POST', path, { body });

        const first = await send(asked);
        await stage.test.ask('POST', '/time-entries/undo');
        stage.test.clock.now += hourMs;
        const copy = await send(asked);
        const running = (await stage.test.ask('GET', '/timer')).body.entry;
        const anew = await send({ ...asked, id: newId() });

        assert.deepEqual([first.status, running?.id, anew.status], [200, entryId, 200], path);
        assert.deepEqual([copy.status, copy.body.error.code], [409, 'conflict'], path);
        assert.match(copy.body.error.message, /taken back: the timer goes on/);
      }
    });

    it('tells both sides to a stop that asks for another note, end or git facts than the one before', async () => {
      const entryId = (await start({ note: 'A' })).body.id;
      stage.test.clock.now += hourMs;
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
      assert.equal((await stage.test.ask('GET', `/time-entries/${entryId}`)).body.version, stopped.version);
    });

    it('keeps a note that was written meanwhile, and answers with it', async () => {
      const entryId = (await start({ note: 'A' })).body.id;
      await stage.test.ask('PATCH', `/time-entries/${entryId}`, {
        body: { note: 'Long, in another window' },
      });
      stage.test.clock.now += hourMs;
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
      stage.test.clock.now += hourMs;
      const next = (await start({ note: 'Next' })).body;

      const late = await stop({ entryId });

      assert.deepEqual(
        { status: late.status, code: late.body.error.code },
        { status: 409, code: 'conflict' },
      );
      assert.equal((await stage.test.ask('GET', '/timer')).body.entry.id, next.id);
    });

    it('refuses to stop before the start or after now', async () => {
      await start();

      const early = await stop({ endedAt: '2026-11-18T09:00:00Z' });
      const late = await stop({ endedAt: '2026-11-18T10:05:01Z' });

      assert.deepEqual({ early: early.status, late: late.status }, { early: 422, late: 422 });
      assert.notEqual((await stage.test.ask('GET', '/timer')).body.entry, null);
    });
  });
});
