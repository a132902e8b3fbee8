import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import type { Notification } from '../../../../contract/events.ts';
import type { AgentEvent, AgentQuestion } from '../../../../contract/work/agent-run.ts';
import { shippedAgents } from '../../../../contract/work/agents.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Database } from '../../../platform/db/database.ts';
import { createEventHub } from '../../../platform/events/event-hub.ts';
import { findNamedFiles } from '../../../platform/files/stored-files.repository.ts';
import type { Schema } from '../../../schema.ts';
import {
  createScriptedWork,
  type ScriptedWork,
  untilAborted,
} from '../../../testing/agents/scripted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../../testing/memory-file-store.ts';
import { createScriptedAgent } from '../../../testing/scripted-agent.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';

const question: AgentQuestion = {
  step: 'approve',
  title: 'Apply 3 changes?',
  text: 'They touch `src/db.ts`.',
  payload: { hunks: [1, 2, 3] },
};

describe('requests that wait, end and begin again', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-requests-'));
  });
  after(async () => await rm(folder, { recursive: true }));

  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      let database: Database<Schema>;
      let vireo: TestApp;
      let work: ScriptedWork;
      let files: MemoryFileStore;
      let projectId: string;
      let heard: Notification[];

      async function start(): Promise<void> {
        const hub = createEventHub();
        heard = [];
        vireo = await createTestApp(database, {
          agentWork: { agents: [createScriptedAgent(), ...(shippedAgents as [])] },
          work,
          hub,
          files,
        });
        hub.subscribe(vireo.owner.organizationId, (notification) => heard.push(notification));
      }

      /** As a graph of the run leaves them. */
      async function keepCheckpoints(runId: string, ids: readonly string[]): Promise<void> {
        for (const [index, id] of ids.entries()) {
          const row = {
            organization_id: vireo.owner.organizationId,
            run_id: runId,
            thread: 'plan',
            namespace: '',
            id,
            parent: ids[index - 1] ?? null,
            checkpoint: '{}',
            metadata: '{}',
            versions: '{}',
            created_at: vireo.clock.now + index,
          };
          await database.query.insertInto('agent_checkpoints').values(row).execute();
        }
      }

      beforeEach(async () => {
        database = await open();
        work = createScriptedWork();
        files = createMemoryFileStore();
        await start();
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
      });

      afterEach(async () => await vireo.app.close());

      type Options = { readonly as?: string; readonly prefer?: string };

      async function request(body: Record<string, unknown> = {}, options: Options = {}): Promise<Reply> {
        const { as = 'org_admin', prefer } = options;
        return await vireo.ask('POST', `/projects/${projectId}/requests`, {
          as,
          body: { agent: 'scripted', ...body },
          ...(prefer !== undefined && { headers: { prefer } }),
        });
      }

      async function waitForState(id: string, state: string): Promise<Reply> {
        let last: Reply | undefined;
        await waitFor(async () => {
          last = await vireo.ask('GET', `/requests/${id}`);
          return last.body.state === state;
        }, `request to be ${state}`);
        assert.ok(last);
        return last;
      }

      /** Any new job lets the queue look at the clock. */
      async function pass(ms: number): Promise<void> {
        vireo.clock.now += ms;
        const { body } = await request();
        await vireo.ask('POST', `/requests/${body.id}/cancel`);
      }

      async function statesOf(id: string): Promise<readonly string[]> {
        const { body } = await vireo.ask('GET', `/requests/${id}/events`);
        return body.items.flatMap(({ event }: { event: { state?: string } }) => event.state ?? []);
      }

      async function runUntilWaiting(asked: Partial<AgentQuestion> = {}): Promise<string> {
        work.script(
          async () => ({ waiting: { ...question, ...asked } }),
          async ({ resume }) => ({ report: JSON.stringify(resume) }),
        );
        const { body } = await request();
        await waitForState(body.id, 'waiting');
        return body.id;
      }

      it('waits for a person with what is asked, without a job, and goes on with what they answer', async () => {
        const id = await runUntilWaiting();
        const waiting = await vireo.ask('GET', `/requests/${id}`);
        const held = await database.query
          .selectFrom('jobs')
          .select('id')
          .where('state', 'in', ['queued', 'running'])
          .execute();
        const answer = { approved: true, payload: { hunks: [2] }, comment: 'Only this one.' };
        const answered = await vireo.ask('POST', `/requests/${id}/answer`, { body: answer });
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
        await vireo.app.close();
        await start();

        const before = await vireo.ask('GET', `/requests/${id}`);
        await vireo.ask('POST', `/requests/${id}/answer`, { body: { approved: false } });
        const done = await waitForState(id, 'done');

        assert.deepEqual(
          { state: before.body.state, payload: before.body.question.payload, result: done.body.result },
          { state: 'waiting', payload: question.payload, result: '{"approved":false}' },
        );
      });

      it('counts as declined when nobody has answered in time', async () => {
        const id = await runUntilWaiting({ expiresAt: vireo.clock.now + 60_000 });
        await pass(59_000);
        const before = await vireo.ask('GET', `/requests/${id}`);
        await pass(2_000);
        const done = await waitForState(id, 'done');

        assert.equal(before.body.state, 'waiting');
        assert.equal(JSON.parse(done.body.result).approved, false);
      });

      it('takes an answer once, from those who may approve, while it waits', async () => {
        const id = await runUntilWaiting();
        const body = { approved: true };
        const viewer = await vireo.ask('POST', `/requests/${id}/answer`, { as: 'viewer', body });
        const foreign = await vireo.ask('POST', `/requests/${id}/answer`, { as: 'foreign', body });
        const twice = await Promise.all(
          [1, 2].map(async () => await vireo.ask('POST', `/requests/${id}/answer`, { body })),
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
          await vireo.ask('POST', `/requests/${body.id}/restore`, { as, body: {} });
        const [viewer, foreign, none] = [
          await restore('viewer'),
          await restore('foreign'),
          await restore('org_admin'),
        ];
        work.restored = { root: folder, files: ['a.ts'], holdsRun: false };
        const done = await restore('org_admin');
        const { body: told } = await vireo.ask('GET', `/requests/${body.id}/events`);

        assert.deepEqual(
          { viewer: viewer.status, foreign: foreign.status, none: none.status },
          { viewer: 403, foreign: 404, none: 409 },
        );
        assert.deepEqual(done.body, { root: folder, files: ['a.ts'], holdsChanges: false });
        assert.equal(told.items.at(-1).event.text, 'Its changes were taken back.');
      });

      it('is listed as pending where it is queued', async () => {
        work.script(async (_task, { signal }) => await untilAborted(signal));
        const cores = os.availableParallelism();
        for (let count = 0; count < cores + 1; count += 1) await request();
        await waitFor(() => work.tasks.length === cores, 'as many to run as there are cores');
        const pending = await vireo.ask('GET', '/requests?state=pending');
        const running = await vireo.ask('GET', '/requests?state=running');

        assert.deepEqual([pending.body.items.length, running.body.items.length], [1, cores]);
        assert.equal(pending.body.items[0].state, 'queued');
      });

      it('runs again under its id when it has failed or was cancelled, and not otherwise', async () => {
        work.script(
          async () => {
            throw new Error('the disk went away');
          },
          async () => ({ report: 'second' }),
        );
        const { body } = await request();
        await waitFor(async () => {
          const { body: now } = await vireo.ask('GET', `/requests/${body.id}`);
          return now.faults.length === 1;
        }, 'the first fault');
        await vireo.ask('POST', `/requests/${body.id}/cancel`);
        const retried = await vireo.ask('POST', `/requests/${body.id}/retry`);
        const done = await waitForState(body.id, 'done');
        const again = await vireo.ask('POST', `/requests/${body.id}/retry`);

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
        work.script(async () => {
          attempt += 1;
          throw new Error(`no ${attempt}`);
        });
        const { body } = await request();
        await waitFor(async () => {
          await pass(600_000);
          return (await vireo.ask('GET', `/requests/${body.id}`)).body.state === 'failed';
        }, 'the request to fail');

        const { body: failed } = await vireo.ask('GET', `/requests/${body.id}`);
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
        const replayed = await vireo.ask('POST', `/requests/${first.body.id}/replay`, { body });
        const twice = await vireo.ask('POST', `/requests/${first.body.id}/replay`, { body });
        const other = await vireo.ask('POST', `/requests/${first.body.id}/replay`, { body: { id } });
        await waitForState(id, 'done');

        assert.deepEqual(
          { replayed: replayed.status, twice: twice.status, other: other.status },
          { replayed: 202, twice: 202, other: 409 },
        );
        assert.deepEqual(
          { replayOf: replayed.body.replayOf, fromCheckpoint: replayed.body.fromCheckpoint },
          { replayOf: first.body.id, fromCheckpoint: 'checkpoint-7' },
        );
        const [, task] = work.tasks;
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
          await vireo.ask('GET', `/requests/${id}/checkpoints${query}`);
        const replay = async (id: string, from: string) =>
          await vireo.ask('POST', `/requests/${id}/replay`, { body: { from } });

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

      it('keeps what a run tells in order, and tells it live', async () => {
        const told: AgentEvent[] = [
          { type: 'step', step: 'plan', title: 'Plan', state: 'running' },
          { type: 'note', text: 'One moment' },
          { type: 'step', step: 'plan', title: 'Plan', state: 'done' },
        ];
        work.script(async (_task, { onEvent }) => {
          for (const event of told) onEvent?.(event);
          return {};
        });
        const { body } = await request();
        await waitForState(body.id, 'done');

        const { body: all } = await vireo.ask('GET', `/requests/${body.id}/events`);
        const { body: page } = await vireo.ask('GET', `/requests/${body.id}/events?after=2&limit=2`);
        const live = heard.flatMap((one) => ('timeline' in one ? [one.timeline] : []));

        assert.deepEqual(
          all.items.map(({ seq }: { seq: number }) => seq),
          [1, 2, 3, 4, 5, 6],
        );
        assert.deepEqual(
          all.items.slice(2, 5).map(({ event }: { event: AgentEvent }) => event),
          told,
        );
        assert.deepEqual({ items: page.items, next: page.next }, { items: all.items.slice(2, 4), next: 4 });
        assert.deepEqual(
          live,
          told.map((event, at) => ({ requestId: body.id, seq: at + 3, event })),
        );
      });

      it('keeps what a run leaves, the last of one name, until it expires', async () => {
        const leave = (content: string) => ({ name: 'plans/plan.md', mediaType: 'text/markdown', content });
        work.script(
          async () => ({ waiting: question, artifacts: [leave('first')] }),
          async () => ({ artifacts: [leave('Größe'), { ...leave('x'), name: 'a.txt' }] }),
        );
        const { body } = await request();
        await waitForState(body.id, 'waiting');
        await vireo.ask('POST', `/requests/${body.id}/answer`, { body: { approved: true } });
        await waitForState(body.id, 'done');

        const { body: list } = await vireo.ask('GET', `/requests/${body.id}/artifacts`);
        const [, plan] = list.items;
        const one = await vireo.ask('GET', `/requests/${body.id}/artifacts/${plan.id}`);
        const named = await findNamedFiles(database.query, [...files.files.keys()]);
        vireo.clock.now += 90 * 86_400_000;
        const later = await vireo.ask('GET', `/requests/${body.id}/artifacts`);
        const gone = await vireo.ask('GET', `/requests/${body.id}/artifacts/${plan.id}`);

        assert.deepEqual(
          list.items.map(({ name, size }: { name: string; size: number }) => [name, size]),
          [
            ['a.txt', 1],
            ['plans/plan.md', 7],
          ],
        );
        assert.deepEqual(
          { content: one.body.content, mediaType: one.body.mediaType },
          { content: 'Größe', mediaType: 'text/markdown' },
        );
        // What was replaced is nobody's any more: the next sweep takes it from the disk.
        assert.deepEqual({ files: files.files.size, named: named.size }, { files: 3, named: 2 });
        assert.deepEqual({ items: later.body.items, status: gone.status }, { items: [], status: 404 });
      });

      it('keeps no more than 20 MB of one request, the newest', async () => {
        const large = (name: string) => ({ name, mediaType: 'text/plain', content: name.repeat(4_500_000) });
        work.script(async () => ({ artifacts: ['a', 'b', 'c', 'd', 'e'].map(large) }));
        const { body } = await request();
        await waitForState(body.id, 'done');

        const { body: list } = await vireo.ask('GET', `/requests/${body.id}/artifacts`);
        assert.deepEqual(
          list.items.map(({ name }: { name: string }) => name),
          ['b', 'c', 'd', 'e'],
        );
      });

      it('is stopped at its deadline, running or waiting, and fails by it', async () => {
        const aborted = Promise.withResolvers<void>();
        work.script(
          async (_task, { signal }) => {
            signal.addEventListener('abort', () => aborted.resolve(), { once: true });
            return await untilAborted(signal);
          },
          async () => ({ waiting: question }),
        );
        const running = await request({ deadline: 60 });
        await waitForState(running.body.id, 'running');
        const deadline = new Date(vireo.clock.now + 60_000).toISOString();
        const waiting = await request({ deadline });
        await waitForState(waiting.body.id, 'waiting');
        work.script(async () => ({}));
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
        const deadline = new Date(vireo.clock.now - 1_000).toISOString();
        const { status, body } = await request({ deadline });

        assert.deepEqual({ status, field: body.error.details[0].field }, { status: 422, field: 'deadline' });
      });

      it('answers when it is over where the client prefers to wait, and at once where it does not', async () => {
        const hold = Promise.withResolvers<void>();
        work.script(async () => {
          await hold.promise;
          return {};
        });
        const waited = request({}, { prefer: 'respond-async, wait=60' });
        await waitFor(() => work.tasks.length === 1, 'it to run');
        hold.resolve();
        const done = await waited;
        const asked = await vireo.ask('GET', `/requests/${done.body.id}`, { headers: { prefer: 'wait=60' } });

        assert.deepEqual(
          [done.status, done.body.state, done.headers['preference-applied']],
          [200, 'done', 'wait=60'],
        );
        assert.deepEqual([asked.status, asked.headers['preference-applied']], [200, 'wait=60']);
      });

      it('answers when it waits for a person, and when the time is over', async () => {
        work.script(
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
        work.script(async (_task, { signal }) => await untilAborted(signal));
        const waited = request({}, { prefer: 'wait=60' });
        await waitFor(() => work.tasks.length === 1, 'it to run');
        const [reply] = await Promise.all([waited, vireo.app.close()]);

        assert.ok([202, 503].includes(reply.status), String(reply.status));
      });

      it('never runs more than three of the security agent at once, and lets others by', async () => {
        let most = 0;
        let running = 0;
        const hold = Promise.withResolvers<void>();
        work.script(async ({ agent }) => {
          if (agent !== 'security') return {};
          running += 1;
          most = Math.max(most, running);
          await hold.promise;
          running -= 1;
          return {};
        });
        const ids: string[] = [];
        for (let count = 0; count < 5; count += 1) ids.push((await request({ agent: 'security' })).body.id);
        await waitFor(() => work.tasks.length >= Math.min(3, os.availableParallelism()), 'them to run');
        hold.resolve();
        await Promise.all(ids.map(async (id) => await waitForState(id, 'done')));

        assert.ok(most <= Math.min(3, os.availableParallelism()), String(most));
      });

      it('keeps further ones queued while 100 of the organization are in progress', async () => {
        work.script(async ({ resume }) => (resume === undefined ? { waiting: question } : {}));
        const ids: string[] = [];
        for (let count = 0; count < 101; count += 1) ids.push((await request()).body.id);
        const count = async (state: string) =>
          (await vireo.ask('GET', `/requests?state=${state}&limit=500`)).body.items.length;
        await waitFor(async () => (await count('waiting')) === 100, '100 to wait');
        const last = ids.at(-1) ?? '';
        const before = await vireo.ask('GET', `/requests/${last}`);
        await vireo.ask('POST', `/requests/${ids[0]}/answer`, { body: { approved: true } });
        await waitForState(ids[0] ?? '', 'done');
        await waitForState(last, 'waiting');

        assert.equal(before.body.state, 'queued');
      });

      it('is reported with those that were asked together', async () => {
        work.script(
          async () => ({ report: '# Security report\n\n```sh\n# a comment\n```\n\n## Critical' }),
          async () => ({ waiting: question }),
        );
        const groupId = newId();
        const first = await request({ groupId, agent: 'security' });
        await waitForState(first.body.id, 'done');
        vireo.clock.now += 1_000;
        const second = await request({ groupId });
        await waitForState(second.body.id, 'waiting');

        const { body: group } = await vireo.ask('GET', `/request-groups/${groupId}`);
        const { body: listed } = await vireo.ask('GET', `/requests?groupId=${groupId}`);
        const foreign = await vireo.ask('GET', `/request-groups/${groupId}`, { as: 'foreign' });

        assert.deepEqual(
          { isOver: group.isOver, done: group.states.done, waiting: group.states.waiting },
          { isOver: false, done: 1, waiting: 1 },
        );
        assert.deepEqual(
          group.items.map(({ id }: { id: string }) => id),
          [first.body.id, second.body.id],
        );
        assert.equal(
          group.report,
          [
            '# Summary',
            '',
            '| Agent | State | Why |',
            '| --- | --- | --- |',
            '| Security agent | done |  |',
            '| Scripted agent | waiting | waits for a decision |',
            '',
            '## Security agent',
            '',
            '### Security report',
            '',
            '```sh',
            '# a comment',
            '```',
            '',
            '#### Critical',
            '',
          ].join('\n'),
        );
        assert.deepEqual(
          { itemsCount: listed.items.length, status: foreign.status },
          { itemsCount: 2, status: 404 },
        );
      });

      it('are asked at once, all of them or none, and once each', async () => {
        const several = async (body: object) =>
          await vireo.ask('POST', `/projects/${projectId}/requests`, { body });
        const asked = await several({ agents: ['security', 'scripted'], priority: 3 });
        const { groupId, requests } = asked.body;
        for (const each of requests) await waitForState(each.id, 'done');
        const { body: group } = await vireo.ask('GET', `/request-groups/${groupId}`);

        assert.equal(asked.status, 202);
        assert.equal(asked.body.id, requests[0].id);
        assert.deepEqual(
          requests.map((each: Reply['body']) => [each.agent, each.groupId, each.priority]),
          [
            ['security', groupId, 3],
            ['scripted', groupId, 3],
          ],
        );
        assert.deepEqual(
          { isOver: group.isOver, itemsCount: group.items.length },
          { isOver: true, itemsCount: 2 },
        );

        const before = (await vireo.ask('GET', '/requests')).body.items.length;
        for (const body of [
          { agents: ['security', 'nobody'] },
          { agents: ['security', 'scripted'], input: { depth: 2 } },
          { agents: ['scripted', 'scripted'] },
          { agents: [] },
          { agents: ['scripted'], agent: 'scripted' },
          { agents: ['scripted'], id: newId() },
          {},
        ])
          assert.equal((await several(body)).status, 422, JSON.stringify(body));
        assert.equal((await vireo.ask('GET', '/requests')).body.items.length, before);
      });
    });
  });
});
