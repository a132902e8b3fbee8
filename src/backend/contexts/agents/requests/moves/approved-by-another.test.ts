/** On a server what a run does touches the machine of who asked: another person's approval waits for them. */
import assert from 'node:assert/strict';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { AgentTask } from '../../../../../contract/work/work-tasks.ts';
import { text } from '../../../../../words/text.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { WorkRequest } from '../../../../platform/work/work.ts';
import type { Schema } from '../../../../schema.ts';
import { createScriptedWork, type ScriptedWork } from '../../../../testing/agents/scripted-work.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createScriptedAgent } from '../../../../testing/scripted-agent.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';
import { question } from './set-up-requests.test.ts';

describe('what another person approves', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let work: ScriptedWork;
    let id: string;

    beforeEach(async () => {
      work = createScriptedWork();
      work.script(
        async () => ({ waiting: question }),
        async () => ({}),
      );
      vireo = await createTestApp(await open(), {
        agentWork: { agents: [createScriptedAgent()] },
        work,
        projectFolders: 'machines',
      });
      const { projectId } = await vireo.createProject();
      const body = { agent: 'scripted' };
      ({ id } = (await vireo.ask('POST', `/projects/${projectId}/requests`, { as: 'user', body })).body);
      await waitForState('waiting');
    });
    afterEach(async () => await vireo.app.close());

    const look = async () => (await vireo.ask('GET', `/requests/${id}`, { as: 'user' })).body;
    const waitForState = async (state: string) =>
      await waitFor(async () => (await look()).state === state, `the request to be ${state}`);
    const answer = async (as: string, body: object) =>
      await vireo.ask('POST', `/requests/${id}/answer`, { as, body });

    it('waits for who asked, who goes on with what was approved', async () => {
      const approved = await answer('org_admin', {
        approved: true,
        payload: { hunks: [1] },
        comment: 'Fine',
      });
      assert.equal(approved.body.state, 'waiting', JSON.stringify(approved.body));
      const { approval, question: shown } = await look();
      assert.deepEqual(
        [approval.by, approval.comment, approval.payload, shown.title],
        [vireo.owner.userId, 'Fine', { hunks: [1] }, question.title],
      );
      assert.equal(work.tasks.length, 1);
      await waitFor(async () => {
        const { body } = await vireo.ask('GET', '/notifications', { as: 'user' });
        return body.items.some(({ type }: { type: string }) => type === 'agent.approved');
      }, 'it to be told');

      await answer('user', { approved: true });
      await waitForState('done');
      // All of it: their machine goes by what they have answered there.
      assert.deepEqual(work.tasks[1]?.resume, { approved: true, payload: question.payload });
      assert.equal((await look()).approval, null);
    });

    it('is what who asked makes of it', async () => {
      await answer('org_admin', { approved: true });
      await answer('user', { approved: true, payload: { hunks: [3] } });
      await waitForState('done');

      assert.deepEqual(work.tasks[1]?.resume?.payload, { hunks: [3] });
    });

    it('ends it at once where they decline: nothing is done to anybody’s machine', async () => {
      await answer('org_admin', { approved: false, comment: 'No' });
      await waitForState('done');

      assert.equal(work.tasks[1]?.resume?.approved, false);
    });

    it('names the machine on which it runs, and that it waits for one', async () => {
      const { projectId } = await look();
      const placed = Promise.withResolvers<void>();
      const { run } = work;
      // Of the scripted work nothing is placed: as a server's does it.
      Object.assign(work, {
        run: async (task: AgentTask, request: WorkRequest<unknown>) => {
          request.onPlaced?.(null);
          await placed.promise;
          request.onPlaced?.({ id: 'laptop-1', name: 'mara-laptop' });
          return await run(task, request);
        },
      });
      work.script(async () => ({ waiting: question }));
      const body = { agent: 'scripted' };
      const asked = await vireo.ask('POST', `/projects/${projectId}/requests`, { as: 'user', body });
      ({ id } = asked.body);
      await waitFor(async () => (await look()).waitsForMachine, 'it to wait for a machine');
      assert.equal((await look()).machine, null);
      placed.resolve();
      await waitForState('waiting');

      const { machine, waitsForMachine } = await look();
      assert.deepEqual({ machine, waitsForMachine }, { machine: 'mara-laptop', waitsForMachine: false });
      // From elsewhere their yes would reach nothing, and end another person's approval.
      await answer('org_admin', { approved: true });
      const elsewhere = await answer('user', { approved: true });
      assert.deepEqual([elsewhere.status, (await look()).approval.by], [409, vireo.owner.userId]);
      assert.match(elsewhere.body.error.message, /^It runs on mara-laptop/);
      const there = await answer('user', { approved: true, machine: 'laptop-1' });
      assert.equal(there.status, 202, JSON.stringify(there.body));
    });

    it('is not asked for where no machine of theirs is there, but to wait for one', async () => {
      const { projectId } = await look();
      Object.assign(work, {
        findObstacle: () => text`No machine of yours that has this project is connected.`,
      });
      const ask = async (body: object) =>
        await vireo.ask('POST', `/projects/${projectId}/requests`, { as: 'user', body });
      const refused = await ask({ agent: 'scripted' });
      const group = await ask({ agents: ['scripted'] });
      const waits = await ask({ agent: 'scripted', waitsForMachine: true });

      assert.deepEqual([refused.status, group.status, waits.status], [409, 409, 202]);
      assert.match(refused.body.error.message, /^No machine of yours/);
    });

    it('is of the question that was looked at, and of no later one', async () => {
      const { projectId } = await look();
      work.script(async () => ({ waiting: { ...question, id: 'q2' } }));
      const body = { agent: 'scripted' };
      ({ id } = (await vireo.ask('POST', `/projects/${projectId}/requests`, { as: 'user', body })).body);
      await waitForState('waiting');
      const old = await answer('org_admin', { approved: true, question: 'q1' });
      const unnamed = await answer('org_admin', { approved: true });
      assert.deepEqual([old.status, unnamed.status, (await look()).approval], [409, 422, null]);
      assert.equal((await answer('org_admin', { approved: true, question: 'q2' })).status, 202);
    });

    it('is refused to who may not approve', async () => {
      for (const as of ['viewer', 'approver', 'billing_admin']) {
        const { status } = await answer(as, { approved: true });
        assert.ok([403, 404].includes(status), `${as}: ${status}`);
      }
      assert.equal((await look()).approval, null);
    });
  });
});
