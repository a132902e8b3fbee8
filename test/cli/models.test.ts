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
import { runAtTerminal } from './at-terminal.ts';

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

    assert.deepEqual(
      { none: none.code, well: well.code, listed: listed.code, ill: ill.code, unknown: unknown.code },
      { none: 0, well: 0, listed: 0, ill: 1, unknown: 2 },
    );
    assert.match(none.stdout, /^No model is set up: the built-in coach answers/);
    assert.match(listed.stdout, /GPT-5 mini +OpenAI +standard +cloud +0\.25 \/ 2\.00 +no key/);
    assert.match(listed.stdout, /llama3\.2 +Own +local +local +free +ok/);
    assert.equal(JSON.parse(json.stdout).items.length, 2);
    assert.match(ill.stdout, /OpenAI:\n {2}There is no key: .*api\.openai\.com/);
    assert.match(ill.stdout, /Own:\n {2}Own no longer offers llama3\.2; choose another model\./);
    assert.match(unknown.stderr, /There is no provider "Nobody", but OpenAI, Own\./);
  });

  it('sets one up: its key from the environment alone, in the memory of the backend alone', async () => {
    const key = 'sk-planted-0123456789';
    const options = ['--url', server.url, '--title', 'Added', '--model', 'big', 'small'];
    const env = { VIREO_PROVIDER_KEY: key };
    const added = await runCli(
      [
        'models',
        'add',
        'openai',
        ...options,
        '--privacy',
        'restricted',
        '--price',
        '2.50/10',
        '--data',
        directory,
      ],
      { env },
    );
    const keyless = await vireo('add', 'lm-studio', '--title', 'Mine', '--model', 'qwen', '--json');
    const without = await vireo('add', 'anthropic', '--title', 'Bare', '--model', 'claude-haiku-4-5');
    // A vendor's own key goes to no other address.
    const elsewhere = await runCli(
      [
        'models',
        'add',
        'openai',
        '--url',
        server.url,
        '--title',
        'Bare 2',
        '--model',
        'x',
        '--data',
        directory,
      ],
      { env: { OPENAI_API_KEY: key } },
    );
    const wrong = [
      await vireo('add', 'copilot', '--model', 'x'),
      await vireo('add', 'compatible', '--model', 'x'),
      await vireo('add', 'openai', '--model', 'x', '--price', '3'),
      await vireo('add', 'openai', '--model', 'x', '--privacy', 'local'),
      await vireo('add', 'openai'),
    ];
    const { body } = await backend.ask('GET', '/ai/providers?limit=100');
    // Those that the other tests count are left alone.
    const items: { id: string; title: string; key: string; models: object[] }[] = body.items;
    for (const { id, title } of items) {
      if (['Added', 'Mine', 'Bare', 'Bare 2'].includes(title))
        await backend.ask('DELETE', `/ai/providers/${id}`);
    }

    assert.deepEqual(
      [added, keyless, without, ...wrong].map(({ code }) => code),
      [0, 0, 0, 2, 2, 2, 2, 2],
    );
    assert.equal(added.stdout, 'Added is set up with big, small.\n');
    assert.match(added.stderr, /in the memory of the backend, and gone when that ends\. .*the editor/);
    assert.doesNotMatch(JSON.stringify([added, body]), new RegExp(key));
    const price = { inputMicroUsd: 2_500_000, outputMicroUsd: 10_000_000 };
    const one = items.find(({ title }) => title === 'Added');
    assert.equal(one?.key, 'present');
    assert.deepEqual(one?.models, [
      { id: 'big', privacy: 'restricted', price },
      { id: 'small', privacy: 'restricted', price },
    ]);
    assert.equal(JSON.parse(keyless.stdout).key, 'not_needed');
    assert.match(without.stderr, /Bare has no key yet: nothing is sent to it/);
    assert.match(elsewhere.stderr, /Bare 2 has no key yet/);
    assert.match(
      wrong.map(({ stderr }) => stderr).join(''),
      /no preset "copilot"[\s\S]*needs its address[\s\S]*is no price[\s\S]*not local/,
    );
  });

  it('tests one by a call', async () => {
    server.play(send(openAiBytes({ text: ['OK'], usage: { input: 10, output: 1 } })));
    const test = await vireo('test', 'own', '--json');
    const all = await vireo('test');

    assert.equal(all.code, 1);
    assert.match(all.stdout, /OpenAI: There is no key for OpenAI; enter one under Models\.\n/);
    const [own] = JSON.parse(test.stdout).items;
    assert.deepEqual(
      { provider: own.provider, ok: own.ok, costMicroUsd: own.costMicroUsd, fault: own.fault },
      { provider: 'Own', ok: true, costMicroUsd: 0, fault: null },
    );
    assert.match(all.stdout, /Own: answered after \d+ ms, cost \$0\.000000\.\n/);
  });

  it('removes a model, and a provider with its key, after a question that says what has used it', async () => {
    const atTerminal = async (answer: string, ...args: string[]) =>
      await runAtTerminal(['models', 'remove', ...args, '--data', directory], { answer, cwd: directory });
    const { body: made } = await backend.ask('POST', '/ai/providers', {
      kind: 'compatible',
      title: 'Spare',
      baseUrl: server.url,
      models: [
        { id: 'one', price: { inputMicroUsd: 1_000_000, outputMicroUsd: 1_000_000 } },
        { id: 'two', price: { inputMicroUsd: 1_000_000, outputMicroUsd: 1_000_000 } },
      ],
    });
    await backend.ask('PUT', `/ai/providers/${made.id}/key`, { key: 'sk-planted-0123456789' });
    server.play(send(openAiBytes({ text: ['OK'], usage: { input: 10, output: 1 } })));
    await vireo('test', 'Spare');

    const alone = await vireo('remove', 'Spare');
    const refused = await atTerminal('', 'Spare');
    const model = await atTerminal('y', 'TWO');
    const models = (await backend.ask('GET', `/ai/providers/${made.id}`)).body.models;
    const whole = await atTerminal('y', 'one');
    const gone = await backend.ask('GET', `/ai/providers/${made.id}`);
    const again = await vireo('remove', 'Spare', '--yes');

    assert.deepEqual(
      [alone, refused, model, whole, again].map(({ code }) => code),
      [2, 2, 0, 0, 2],
    );
    assert.match(alone.stderr, /this needs --yes/);
    assert.match(
      refused.err,
      /^Used by \w+: 1 call, \$0\.00, last \d{4}-\d\d-\d\d \d\d:\d\d\n.*Nothing was removed/s,
    );
    assert.deepEqual(refused.questions, ['Remove Spare (one, two), with its key? [y/N] ']);
    assert.deepEqual(
      models.map(({ id }: { id: string }) => id),
      ['one'],
    );
    assert.equal(model.out, 'two of Spare is removed.\n');
    assert.equal(model.err, 'No call to it is in the ledger.\n');
    assert.equal(whole.out, 'Spare (one) is removed, and its key is forgotten.\n');
    assert.equal(gone.status, 404);
    assert.match(again.stderr, /There is no provider and no model "Spare", but /);
  });

  it('removes the last one without a question with --yes, and says who answers then', async () => {
    const { items } = (await backend.ask('GET', '/ai/providers?limit=100')).body;
    const removed = [];
    for (const { id } of items) removed.push(await vireo('remove', id, '--yes'));

    assert.match(removed.at(-1)?.stderr ?? '', /No model is left: the built-in coach answers\.\n$/);
    assert.match((await vireo('list')).stdout, /^No model is set up/);
  });
});
