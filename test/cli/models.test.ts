/** `vireo models` as scripts and people use it, over a real backend and a server in place of a provider. */
import assert from 'node:assert/strict';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
  status,
} from '../../src/backend/testing/models/fault-server.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo models', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  let server: FaultServer;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    server = await startFaultServer();
  });

  after(async () => {
    await backend.kill();
    await server.close();
    await remove();
  });

  const vireo = (...args: string[]) => runCli(['models', ...args, '--data', directory]);

  it('says that none is set up, and then what is wrong with those that are', async () => {
    const none = await vireo('list');
    const well = await vireo('doctor');
    const models = [{ id: 'llama3.2' }];
    await backend.ask('POST', '/ai/providers', { preset: 'openai', models: [{ id: 'gpt-5-mini' }] });
    await backend.ask('POST', '/ai/providers', {
      preset: 'ollama',
      title: 'Own',
      baseUrl: server.url,
      models,
    });
    server.play(status(404, { error: { message: 'model "llama3.2" not found, try pulling it first' } }));
    const listed = await vireo('list');
    const json = await vireo('list', '--json');
    const ill = await vireo('doctor');
    const unknown = await vireo('test', 'Nobody');

    assert.deepEqual([none.code, well.code, listed.code, ill.code, unknown.code], [0, 0, 0, 1, 2]);
    assert.match(none.stdout, /^No model is set up: the built-in coach answers/);
    assert.match(listed.stdout, /GPT-5 mini +OpenAI +standard +cloud +0\.25 \/ 2\.00 +no key/);
    assert.match(listed.stdout, /llama3\.2 +Own +local +local +free +ok/);
    assert.equal(JSON.parse(json.stdout).items.length, 2);
    assert.match(ill.stdout, /OpenAI:\n {2}There is no key: .*api\.openai\.com/);
    assert.match(ill.stdout, /Own:\n {2}Own no longer offers llama3\.2; choose another model\./);
    assert.match(unknown.stderr, /There is no provider "Nobody", but OpenAI, Own\./);
  });

  it('tests one by a call', async () => {
    server.play(send(openAiBytes({ text: ['OK'], usage: { input: 10, output: 1 } })));
    const test = await vireo('test', 'own', '--json');
    const all = await vireo('test');

    assert.equal(all.code, 1);
    assert.match(all.stdout, /OpenAI: There is no key for OpenAI; enter one under Models\.\n/);
    const [own] = JSON.parse(test.stdout).items;
    assert.deepEqual([own.provider, own.ok, own.costMicroUsd, own.fault], ['Own', true, 0, null]);
    assert.match(all.stdout, /Own: answered after \d+ ms, cost \$0\.000000\.\n/);
  });
});
