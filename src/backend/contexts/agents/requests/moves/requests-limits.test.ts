import assert from 'node:assert/strict';
import os from 'node:os';
import { describe, it } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { untilAborted } from '../../../../testing/agents/scripted-work.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { question, setUpMovedRequests } from './set-up-requests.test.ts';

describe('deadlines and limits of requests', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpMovedRequests(open);
      const { request, waitForState, pass } = stage;

      it('is stopped at its deadline, running or waiting, and fails by it', async () => {
        const aborted = Promise.withResolvers<void>();
        stage.work.script(
          async (_task, { signal }) => {
            signal.addEventListener('abort', () => aborted.resolve(), { once: true });
            return await untilAborted(signal);
          },
          async () => ({ waiting: question }),
        );
        const running = await request({ deadline: 60 });
        await waitForState(running.body.id, 'running');
        const deadline = new Date(stage.vireo.clock.now + 60_000).toISOString();
        const waiting = await request({ deadline });
        await waitForState(waiting.body.id, 'waiting');
        stage.work.script(async () => ({}));
        await pass(61_000);

        await aborted.promise;
        const one = await waitForState(running.body.id, 'failed');
        const two = await waitForState(waiting.body.id, 'failed');
        assert.deepEqual(
          [one.body.error.code, two.body.error.code, two.body.deadlineAt],
          ['deadline', 'deadline', deadline],
        );
      });

      it('is refused with a deadline in the past', async () => {
        const deadline = new Date(stage.vireo.clock.now - 1_000).toISOString();
        const { status, body } = await request({ deadline });

        assert.deepEqual({ status, field: body.error.details[0].field }, { status: 422, field: 'deadline' });
      });

      it('answers when it is over where the client prefers to wait, and at once where it does not', async () => {
        const hold = Promise.withResolvers<void>();
        stage.work.script(async () => {
          await hold.promise;
          return {};
        });
        const waited = request({}, { prefer: 'respond-async, wait=60' });
        await waitFor(() => stage.work.tasks.length === 1, 'it to run');
        hold.resolve();
        const done = await waited;
        const asked = await stage.vireo.ask('GET', `/requests/${done.body.id}`, {
          headers: { prefer: 'wait=60' },
        });

        assert.deepEqual(
          [done.status, done.body.state, done.headers['preference-applied']],
          [200, 'done', 'wait=60'],
        );
        assert.deepEqual([asked.status, asked.headers['preference-applied']], [200, 'wait=60']);
      });

      it('answers when it waits for a person, and when the time is over', async () => {
        stage.work.script(
          async () => ({ waiting: question }),
          async (_task, { signal }) => await untilAborted(signal),
        );
        const waiting = await request({}, { prefer: 'wait=60' });
        const slow = await request({}, { prefer: 'wait=1' });

        assert.deepEqual(
          { status: waiting.status, state: waiting.body.state },
          { status: 200, state: 'waiting' },
        );
        assert.deepEqual(
          [slow.status, slow.body.state, slow.headers['preference-applied']],
          [202, 'running', 'wait=1'],
        );
      });

      it('answers who waits when the backend ends', async () => {
        stage.work.script(async (_task, { signal }) => await untilAborted(signal));
        const waited = request({}, { prefer: 'wait=60' });
        await waitFor(() => stage.work.tasks.length === 1, 'it to run');
        const [reply] = await Promise.all([waited, stage.vireo.app.close()]);

        assert.ok([202, 503].includes(reply.status), String(reply.status));
      });

      it('never runs more than three of the security agent at once, and lets others by', async () => {
        let most = 0;
        let running = 0;
        const hold = Promise.withResolvers<void>();
        stage.work.script(async ({ agent }) => {
          if (agent !== 'security') return {};
          running += 1;
          most = Math.max(most, running);
          await hold.promise;
          running -= 1;
          return {};
        });
        const ids: string[] = [];
        for (let count = 0; count < 5; count += 1) ids.push((await request({ agent: 'security' })).body.id);
        await waitFor(() => stage.work.tasks.length >= Math.min(3, os.availableParallelism()), 'them to run');
        hold.resolve();
        await Promise.all(ids.map(async (id) => await waitForState(id, 'done')));

        assert.ok(most <= Math.min(3, os.availableParallelism()), String(most));
      });

      it('keeps further ones queued while 100 of the organization are in progress', async () => {
        stage.work.script(async ({ resume }) => (resume === undefined ? { waiting: question } : {}));
        const ids: string[] = [];
        for (let count = 0; count < 101; count += 1) ids.push((await request()).body.id);
        const count = async (state: string) =>
          (await stage.vireo.ask('GET', `/requests?state=${state}&limit=500`)).body.items.length;
        await waitFor(async () => (await count('waiting')) === 100, '100 to wait');
        const last = ids.at(-1) ?? '';
        const before = await stage.vireo.ask('GET', `/requests/${last}`);
        await stage.vireo.ask('POST', `/requests/${ids[0]}/answer`, { body: { approved: true } });
        await waitForState(ids[0] ?? '', 'done');
        await waitForState(last, 'waiting');

        assert.equal(before.body.state, 'queued');
      });
    });
  });
});
