/** Agents of several people run in checkouts of their own: what they find elsewhere than on record is nobody else's. */
import assert from 'node:assert/strict';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { AgentBrought } from '../../../../../contract/work/work-tasks.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { createScriptedWork, type ScriptedWork } from '../../../../testing/agents/scripted-work.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createFinding, createScriptedAgent, readOf } from '../../../../testing/scripted-agent.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

const commit = 'a'.repeat(40);

describe('findings of agents in a shared project', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let work: ScriptedWork;
    let projectId: string;

    beforeEach(async () => {
      work = createScriptedWork();
      const agentWork = { agents: [createScriptedAgent()] };
      vireo = await createTestApp(await open(), { agentWork, work, projectFolders: 'machines' });
      ({ projectId } = await vireo.createProject());
    });
    afterEach(async () => await vireo.app.close());

    const run = async (brought: Partial<AgentBrought>) => {
      work.script(async () => ({ read: readOf(['']), ...brought }));
      const body = { agent: 'scripted', trusted: true };
      const asked = await vireo.ask('POST', `/projects/${projectId}/requests`, { as: 'user', body });
      assert.equal(asked.status, 202, JSON.stringify(asked.body));
      await waitFor(async () => {
        const { state, error } = (await vireo.ask('GET', `/requests/${asked.body.id}`)).body;
        assert.notEqual(state, 'failed', JSON.stringify(error));
        return state === 'done';
      }, 'the agent to be done');
    };
    const paths = async (route: string, as: string) => (await vireo.ask('GET', route, { as })).body.items;

    it('are their person’s view on a branch, and on record at the commit that is', async () => {
      const findings = [createFinding({ path: 'mine.ts' })];
      const revision = {
        branch: 'feature-x',
        isDefault: false,
        commit,
        isClean: true,
        since: null,
        history: [commit],
      };
      await run({ findings, revision } as Partial<AgentBrought>);

      assert.deepEqual(work.tasks[0]?.revision, { since: null });
      assert.deepEqual(await paths(`/findings?projectId=${projectId}`, 'org_admin'), []);
      const [view] = await paths(`/findings/views?projectId=${projectId}`, 'user');
      assert.deepEqual([view.why, view.findings[0].path], ['branch', 'mine.ts']);
      assert.deepEqual(await paths(`/findings/views?projectId=${projectId}`, 'org_admin'), []);
      await run({ findings } as Partial<AgentBrought>);
      const [onRecord] = await paths(`/findings?projectId=${projectId}`, 'org_admin');
      assert.equal(onRecord.path, 'mine.ts', 'no commit is on record, and git says nothing');
    });
  });
});
