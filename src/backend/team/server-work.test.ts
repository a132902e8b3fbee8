import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { agentBroughtSchema } from '../../contract/work/work-tasks.ts';
import type { WorkAnswerers } from '../platform/work/work-answers.ts';
import { createScriptedAgent, type Script } from '../testing/scripted-agent.ts';
import { openPlacedStage } from '../testing/work/placed-stage.ts';
import { describeWork } from '../testing/work/work-contract.ts';
import { contractOwner, contractProjectId } from '../testing/work/work-stage.ts';

function nest(levels: number): unknown {
  return levels === 0 ? 'end' : { deeper: nest(levels - 1) };
}

describe('work of a server', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-placed-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  describeWork('on the machine of who asked', async (far) => await openPlacedStage(far, directory));

  it('says what is nested too deeply for the line, either way, and goes on', async () => {
    const agent = createScriptedAgent();
    const far = { folder: directory, agent, killAt: () => undefined };
    const { work, folder } = await openPlacedStage(far, directory);
    const project = { id: contractProjectId, name: 'Shop', folder, trusted: true };
    const give = async (script: Script, answers: WorkAnswerers = {}) => {
      agent.script(script);
      const run = newId();
      const task = { kind: 'agent', run, agent: 'scripted', input: {}, project, now: 0 } as const;
      return await work.run(task, { result: agentBroughtSchema, of: contractOwner, job: run, answers });
    };
    const deep = nest(200);
    const said: string[] = [];
    const tool = { kind: 'tool', tool: 'look', input: {} } as const;
    const done = await give(
      async ({ ask }) => {
        for (const input of [deep, {}])
          await ask({ ...tool, input }).catch((error: Error) => said.push(error.message));
        return { report: '# Done' };
      },
      { tool: async () => ({ outcome: 'done', output: deep }) },
    );

    assert.deepEqual(said, [
      'The question is nested too deeply for the server.',
      'The answer is nested too deeply for the machine.',
    ]);
    assert.equal(done.report, '# Done');
    const question = { id: 'q', step: 's', title: 'Apply?', text: '', payload: deep };
    await assert.rejects(
      give(async () => ({ waiting: question })),
      /The result is nested too deeply for the server/,
    );
    assert.equal((await give(async () => ({ report: '# Next' }))).report, '# Next');
    work.close();
  });
});
