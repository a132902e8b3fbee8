/** `vireo policy explain` and the coach's tools decide by the same rules: on record, and in the data folder. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo policy, of a practice', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });
  after(async () => {
    await backend.kill();
    await remove();
  });

  it('says of rules on record and of the data folder what a tool then meets', async () => {
    const decide = async (tool: string) => {
      const args = ['policy', 'explain', '--tool', tool, '--effect', 'read', '--data', directory, '--json'];
      const { stdout } = await runCli(args);
      const body = { input: {}, zone: 'UTC', locale: 'en', asker: { kind: 'mcp', name: 'other' } };
      const met = (await backend.ask('POST', `/ai/tools/${tool}/calls`, body)).body;
      return [JSON.parse(stdout).verdict, met.code ?? met.kind];
    };
    const rules = [{ verdict: 'deny', tools: ['get_timer'], reason: 'On record.' }];
    const put = await backend.ask('PUT', '/ai/act-rules', { of: 'own', rules });
    assert.equal(put.status, 200, JSON.stringify(put.body));
    const inFile = { version: 1, rules: [{ verdict: 'deny', tools: ['list_projects'] }] };
    await writeFile(path.join(directory, 'policy.json'), JSON.stringify(inFile));

    assert.deepEqual(await decide('get_timer'), ['deny', 'denied']);
    assert.deepEqual(await decide('list_projects'), ['deny', 'denied']);
    assert.deepEqual(await decide('list_clients'), ['allow', 'done']);
  });
});
