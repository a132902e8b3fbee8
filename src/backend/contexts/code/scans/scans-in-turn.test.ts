/** Files that change while they are scanned are scanned once more, and nothing of what changed them fails by it. */
import assert from 'node:assert/strict';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { createScriptedWork, type ScriptedWork } from '../../../testing/agents/scripted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createScriptedAgent } from '../../../testing/scripted-agent.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('a scan of what an agent has changed', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let projectId: string;
    let work: ScriptedWork;
    const scans: string[] = [];

    beforeEach(async () => {
      scans.length = 0;
      work = createScriptedWork();
      work.script(async () => ({ hasChangedFiles: true }));
      const { run } = work;
      // No scan ends.
      const held: typeof run = async (task, request) => {
        if (task.kind !== 'scan') return await run(task, request);
        scans.push(task.scan ?? '');
        return await new Promise((_, reject) =>
          request.signal?.addEventListener('abort', () => reject(new Error('It was ended.'))),
        );
      };
      vireo = await createTestApp(await open(), {
        agentWork: { agents: [createScriptedAgent()] },
        work: { ...work, run: held },
      });
      ({ projectId } = await vireo.createProject());
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: '/work/shop' } });
    });
    afterEach(async () => await vireo.app.close());

    const askAgent = async () => {
      const body = { agent: 'scripted', trusted: true };
      const { id } = (await vireo.ask('POST', `/projects/${projectId}/requests`, { body })).body;
      await waitFor(async () => {
        const { state, error } = (await vireo.ask('GET', `/requests/${id}`)).body;
        assert.notEqual(state, 'failed', JSON.stringify(error));
        return state === 'done';
      }, 'the agent to be done');
    };
    const states = async () =>
      (await vireo.ask('GET', `/scanner/scans?projectId=${projectId}`)).body.items
        .map(({ state }: { state: string }) => state)
        .sort();

    it('waits behind one that runs, and is one however often they change', async () => {
      await askAgent();
      await waitFor(async () => scans.length === 1, 'the first scan to run');
      await askAgent();
      await askAgent();

      assert.deepEqual(await states(), ['queued', 'running']);
    });
  });
});
