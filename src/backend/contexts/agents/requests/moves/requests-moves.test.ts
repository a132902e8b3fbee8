import assert from 'node:assert/strict';
import os from 'node:os';
import { describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { AgentQuestion } from '../../../../../contract/work/agent-run.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { untilAborted } from '../../../../testing/agents/scripted-work.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { question, setUpMovedRequests } from './set-up-requests.test.ts';

describe('requests that wait, end and begin again', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpMovedRequests(open);
      const { request, waitForState, start, pass } = stage;

      /** As a graph of the run leaves them. */
      async function keepCheckpoints(runId: string, ids: readonly string[]): Promise<void> {
        for (const [index, id] of ids.entries()) {
          const row = {
            organization_id: stage.vireo.owner.organizationId,
            run_id: runId,
            thread: 'plan',
            namespace: '',
            id,
            parent: ids[index - 1] ?? null,
            checkpoint: '{}',
            metadata: '{}',
            versions: '{}',
            created_at: stage.vireo.clock.now + index,
          };
          await stage.database.query.insertInto('agent_checkpoints').values(row).execute();
        }
      }

      async function statesOf(id: string): Promise<readonly string[]> {
        const { body } = await stage.vireo.ask('GET', `/requests/${id}/events`);
        return body.items.flatMap(({ event }: { event: { state?: string } }) => event.state ?? []);
      }

      async function runUntilWaiting(asked: Partial<AgentQuestion> = {}): Promise<string> {
        stage.work.script(
          async () => ({ waiting: { ...question, ...asked } }),
          async ({ resume }) => ({ report: JSON.stringify(resume) }),
        );
        const { body } = await request();
        await waitForState(body.id, 'waiting');
        return body.id;
      }

      it('waits for a person with what is asked, without a job, and goes on with what they answer', async () => {
        const id = await runUntilWaiting();
        const waiting = await stage.vireo.ask('GET', `/requests/${id}`);
        const held = await stage.database.query
          .selectFrom('jobs')
          .select('id')
          .where('state', 'in', ['queued', 'running'])
          .where('kind', '!=', 'schedule')
          .execute();
        const answer = { approved: true, payload: { hunks: [2] }, comment: 'Only this one.' };
        const answered = await stage.vireo.ask('POST', `/requests/${id}/answer`, { body: answer });
        const done = await waitForState(id, 'done');

        assert.deepEqual(
          { question: waiting.body.question, held, status: answered.status },
          { question: { ...question, expiresAt: null }, held: [], status: 202 },
        );
        assert.deepEqual([JSON.parse(done.body.result), done.body.question], [answer, null]);
        assert.deepEqual(await statesOf(id), ['queued', 'running', 'waiting', 'queued', 'running', 'done']);
      });

      it('still waits after a restart, and takes the answer then', async () => {
        const id = await runUntilWaiting();
        await stage.vireo.app.close();
        await start();

        const before = await stage.vireo.ask('GET', `/requests/${id}`);
        await stage.vireo.ask('POST', `/requests/${id}/answer`, { body: { approved: false } });
        const done = await waitForState(id, 'done');

        assert.deepEqual(
          { state: before.body.state, payload: before.body.question.payload, result: done.body.result },
          { state: 'waiting', payload: question.payload, result: '{"approved":false}' },
        );
      });

      it('counts as declined when nobody has answered in time', async () => {
        const id = await runUntilWaiting({ expiresAt: stage.vireo.clock.now + 60_000 });
        await pass(59_000);
        const before = await stage.vireo.ask('GET', `/requests/${id}`);
        await pass(2_000);
        const done = await waitForState(id, 'done');

        assert.equal(before.body.state, 'waiting');
        assert.equal(JSON.parse(done.body.result).approved, false);
      });

      it('takes an answer once, from those who may approve, while it waits', async () => {
        const id = await runUntilWaiting();
        const body = { approved: true };
        const viewer = await stage.vireo.ask('POST', `/requests/${id}/answer`, { as: 'viewer', body });
        const foreign = await stage.vireo.ask('POST', `/requests/${id}/answer`, { as: 'foreign', body });
        const twice = await Promise.all(
          [1, 2].map(async () => await stage.vireo.ask('POST', `/requests/${id}/answer`, { body })),
        );
        await waitForState(id, 'done');

        assert.deepEqual(
          {
            viewerStatus: viewer.status,
            foreignStatus: foreign.status,
            twice: twice.map(({ status }) => status).toSorted(),
          },
          { viewerStatus: 403, foreignStatus: 404, twice: [202, 409] },
        );
      });

      it('has its changes taken back by those who may approve, and says so in its timeline', async () => {
        const { body } = await request();
        await waitForState(body.id, 'done');
        const restore = async (as: string) =>
          await stage.vireo.ask('POST', `/requests/${body.id}/restore`, { as, body: {} });
        const [viewer, foreign, none] = [
          await restore('viewer'),
          await restore('foreign'),
          await restore('org_admin'),
        ];
        stage.work.restored = { root: stage.folder, files: ['a.ts'], holdsRun: false };
        const done = await restore('org_admin');
        const { body: told } = await stage.vireo.ask('GET', `/requests/${body.id}/events`);

        assert.deepEqual(
          { viewer: viewer.status, foreign: foreign.status, none: none.status },
          { viewer: 403, foreign: 404, none: 409 },
        );
        assert.deepEqual(done.body, { root: stage.folder, files: ['a.ts'], holdsChanges: false });
        assert.equal(told.items.at(-1).event.text, 'Its changes were taken back.');
      });

      it('is listed as pending where it is queued', async () => {
        stage.work.script(async (_task, { signal }) => await untilAborted(signal));
        const cores = os.availableParallelism();
        for (let count = 0; count < cores + 1; count += 1) await request();
        await waitFor(() => stage.work.tasks.length === cores, 'as many to run as there are cores');
        const pending = await stage.vireo.ask('GET', '/requests?state=pending');
        const running = await stage.vireo.ask('GET', '/requests?state=running');

        assert.deepEqual([pending.body.items.length, running.body.items.length], [1, cores]);
        assert.equal(pending.body.items[0].state, 'queued');
      });

      it('runs again under its id when it has failed or was cancelled, and not otherwise', async () => {
        stage.work.script(
          async () => {
            throw new Error('the disk went away');
          },
          async () => ({ report: 'second' }),
        );
        const { body } = await request();
        await waitFor(async () => {
          const { body: now } = await stage.vireo.ask('GET', `/requests/${body.id}`);
          return now.faults.length === 1;
        }, 'the first fault');
        await stage.vireo.ask('POST', `/requests/${body.id}/cancel`);
        const retried = await stage.vireo.ask('POST', `/requests/${body.id}/retry`);
        const done = await waitForState(body.id, 'done');
        const again = await stage.vireo.ask('POST', `/requests/${body.id}/retry`);

        assert.deepEqual(
          { status: retried.status, state: retried.body.state },
          { status: 202, state: 'queued' },
        );
        assert.deepEqual(
          { result: done.body.result, attempts: done.body.attempts, error: done.body.error },
          { result: 'second', attempts: 1, error: null },
        );
        assert.deepEqual(
          done.body.faults.map(({ message }: { message: string }) => message),
          ['the disk went away'],
        );
        assert.deepEqual(
          { status: again.status, code: again.body.error.code },
          { status: 409, code: 'state_forbids' },
        );
      });

      it('is left with the reason and every attempt when none is left', async () => {
        let attempt = 0;
        stage.work.script(async () => {
          attempt += 1;
          throw new Error(`no ${attempt}`);
        });
        const { body } = await request();
        await waitFor(async () => {
          await pass(600_000);
          return (await stage.vireo.ask('GET', `/requests/${body.id}`)).body.state === 'failed';
        }, 'the request to fail');

        const { body: failed } = await stage.vireo.ask('GET', `/requests/${body.id}`);
        assert.equal(failed.error.code, 'agent_failed');
        assert.deepEqual(
          failed.faults.map((fault: { attempt: number }) => fault.attempt),
          [1, 2, 3],
        );
      });

      it('is replayed as a new request with the same input, from a checkpoint where one is named', async () => {
        const first = await request({ input: { depth: 4 }, trusted: true });
        await waitForState(first.body.id, 'done');
        await keepCheckpoints(first.body.id, ['checkpoint-6', 'checkpoint-7']);
        const id = newId();
        const body = { id, from: 'checkpoint-7' };
        const replayed = await stage.vireo.ask('POST', `/requests/${first.body.id}/replay`, { body });
        const twice = await stage.vireo.ask('POST', `/requests/${first.body.id}/replay`, { body });
        const other = await stage.vireo.ask('POST', `/requests/${first.body.id}/replay`, { body: { id } });
        await waitForState(id, 'done');

        assert.deepEqual(
          { replayed: replayed.status, twice: twice.status, other: other.status },
          { replayed: 202, twice: 202, other: 409 },
        );
        assert.deepEqual(
          { replayOf: replayed.body.replayOf, fromCheckpoint: replayed.body.fromCheckpoint },
          { replayOf: first.body.id, fromCheckpoint: 'checkpoint-7' },
        );
        const [, task] = stage.work.tasks;
        assert.deepEqual(
          { input: task?.input, trusted: task?.project?.trusted, from: task?.from },
          { input: { depth: 4 }, trusted: true, from: { run: first.body.id, checkpoint: 'checkpoint-7' } },
        );
      });

      it('lists where a replay can begin, and knows no other checkpoint (#41)', async () => {
        const { body: first } = await request();
        const { body: second } = await request();
        await waitForState(first.id, 'done');
        await waitForState(second.id, 'done');
        const ids = ['checkpoint-1', 'checkpoint-2', 'checkpoint-3'];
        await keepCheckpoints(first.id, ids);
        const list = async (query = '', id = first.id) =>
          await stage.vireo.ask('GET', `/requests/${id}/checkpoints${query}`);
        const replay = async (id: string, from: string) =>
          await stage.vireo.ask('POST', `/requests/${id}/replay`, { body: { from } });

        const { body: all } = await list();
        const { body: page } = await list('?limit=2');
        const { body: rest } = await list(`?limit=2&cursor=${page.nextCursor}`);
        const refused = [await replay(first.id, 'checkpoint-9'), await replay(second.id, 'checkpoint-1')];

        assert.deepEqual(
          all.items.map(({ id, graph, parent }: Record<string, unknown>) => [id, graph, parent]),
          [
            ['checkpoint-3', 'plan', 'checkpoint-2'],
            ['checkpoint-2', 'plan', 'checkpoint-1'],
            ['checkpoint-1', 'plan', null],
          ],
        );
        assert.deepEqual([...page.items, ...rest.items], all.items);
        assert.deepEqual((await list('', second.id)).body.items, []);
        assert.equal((await list('', newId())).status, 404);
        for (const { status, body } of refused) {
          assert.deepEqual({ status, code: body.error.code }, { status: 404, code: 'not_found' });
          assert.match(body.error.message, /no such checkpoint/);
        }
        assert.equal((await replay(first.id, 'checkpoint-1')).status, 202);
      });
    });
  });
});
