/** From a person's cancel to the last thing that a run's command does: a shell in the run's copy that writes a line each few milliseconds. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { nothingDone } from '../../src/backend/testing/agents/hosted-work.ts';
import { openTestApp } from '../../src/backend/testing/open-test-app.ts';
import { type RegisteredAgent, register } from '../../src/backend/work/agents/registry.ts';
import { waitFor } from '../../test/support/wait-for.ts';
import { type BenchRow, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';

const cancels = sized(30, 2);
const limitMs = 100;
const settledMs = 300;

/** Its children write on in a process group of their own, as builds do. */
const writing =
  'for one in 1 2 3; do (while true; do date +%s%3N >> beats.txt; sleep 0.005; done) & done; wait';

function createWriter(onTree: (root: string) => void): RegisteredAgent {
  return register({
    name: 'writer',
    title: 'Writer',
    description: 'Writes until it is stopped.',
    version: '1.0.0',
    needsProject: true,
    inputSchema: z.strictObject({}),
    async run({ id, project, tools: { workshop }, signal }) {
      const { tree } = await workshop.open(project.folder, id, signal);
      onTree(tree.root);
      await workshop.run(tree, writing, signal);
      return nothingDone;
    },
  });
}

const pause = async (ms: number): Promise<void> => await new Promise((resolve) => setTimeout(resolve, ms));

export async function cancelRow(): Promise<BenchRow> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-bench-'));
  const project = path.join(folder, 'project');
  await mkdir(project);
  await writeFile(path.join(project, 'readme.txt'), 'A project.\n');
  let root = '';
  const agents = [createWriter((given) => (root = given))];
  const vireo = await openTestApp({ agentWork: { agents, dataDirectory: path.join(folder, 'data') } });
  try {
    const { projectId } = await vireo.createProject();
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: project } });
    let worst = 0;
    for (let index = 0; index < cancels; index += 1) {
      root = '';
      const body = { agent: 'writer', trusted: true };
      const asked = await vireo.ask('POST', `/projects/${projectId}/requests`, { body });
      const beats = async (): Promise<string[]> => {
        const text = await readFile(path.join(root, 'beats.txt'), 'utf8').catch(() => '');
        return text.split('\n').filter((line) => line !== '');
      };
      await waitFor(async () => root !== '' && (await beats()).length > 10, 'the command to write');
      const at = Date.now();
      await vireo.ask('POST', `/requests/${asked.body.id}/cancel`);
      await pause(settledMs);
      const written = await beats();
      await pause(settledMs);
      if ((await beats()).length > written.length) throw new Error('The command writes on.');
      worst = Math.max(worst, Number(written.at(-1)) - at);
    }
    return withinLimit(`from cancel to the last side effect, the slowest of ${cancels}`, {
      ours: worst,
      limit: limitMs,
      unit: 'ms',
    });
  } finally {
    await vireo.close();
    await rm(folder, { recursive: true, force: true });
  }
}
