import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
  status,
} from '../../../testing/models/fault-server.ts';
import { testKey } from '../../../testing/models/model-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const price = { inputMicroUsd: 1_000_000, outputMicroUsd: 2_000_000 };

describe('providers of models', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let server: FaultServer;
    let logged: string;

    beforeEach(async () => {
      server = await startFaultServer();
      logged = '';
      const sink = new Writable({
        write(chunk, _encoding, done) {
          logged += String(chunk);
          done();
        },
      });
      vireo = await createTestApp(await open(), {
        models: { limits: { retries: 0 } },
        logger: pino({ level: 'trace' }, sink),
      });
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const ask: TestApp['ask'] = (...given) => vireo.ask(...given);
    const add = async (more: object = {}) => {
      const body = {
        kind: 'compatible',
        title: 'Own',
        baseUrl: server.url,
        models: [{ id: 'm', price }],
        ...more,
      };
      return requireOk(await ask('POST', '/ai/providers', { body })).body;
    };
    const test = async (id: string, body: object = {}) =>
      requireOk(await ask('POST', `/ai/providers/${id}/test`, { body })).body;

    it('are made from a preset, changed by the version that was seen, and removed', async () => {
      const made = await add({ preset: 'ollama', kind: undefined, title: undefined, baseUrl: undefined });
      const path = `/ai/providers/${made.id}`;
      const models = [{ id: 'qwen3', class: 'efficient' }];
      const changed = requireOk(
        await ask('PATCH', path, { body: { models }, headers: { 'if-match': '"1"' } }),
      );
      const stale = await ask('PATCH', path, { body: { models }, headers: { 'if-match': '"1"' } });
      const removed = await ask('DELETE', path);

      assert.deepEqual(
        [made.title, made.baseUrl, made.key],
        ['Ollama', 'http://127.0.0.1:11434/v1', 'not_needed'],
      );
      assert.deepEqual(
        { version: changed.body.version, models: changed.body.models },
        { version: 2, models },
      );
      assert.deepEqual({ stale: stale.status, removed: removed.status }, { stale: 412, removed: 204 });
      assert.deepEqual((await ask('GET', '/ai/providers')).body.items, []);
    });

    it('are made once by their id', async () => {
      const id = '0197a3c2-0000-7000-8000-00000000a1a1';
      await add({ id });
      const body = {
        kind: 'compatible',
        title: 'Own',
        baseUrl: server.url,
        models: [{ id: 'm', price }],
        id,
      };
      const again = await ask('POST', '/ai/providers', { body });
      const other = await ask('POST', '/ai/providers', { body: { ...body, title: 'Other' } });

      assert.deepEqual({ again: again.status, other: other.status }, { again: 200, other: 409 });
    });

    it('lie where it is safe: by TLS, or on the own machine or network', async () => {
      for (const baseUrl of [
        'http://models.example.com/v1',
        'http://169.254.169.254/latest',
        'https://me:secret@models.example.com/v1',
        'https://models.example.com/v1?key=1',
        'ftp://models.example.com',
        'models',
      ]) {
        const reply = await ask('POST', '/ai/providers', {
          body: { kind: 'compatible', title: 'X', baseUrl, models: [] },
        });
        assert.equal(reply.status, 422, baseUrl);
      }
      for (const baseUrl of [
        'https://models.example.com/v1',
        'http://192.168.1.20:1234/v1',
        'http://[::1]:80/v1',
      ]) {
        await add({ baseUrl });
      }
    });

    it('are not called local where they are not', async () => {
      const body = { preset: 'openai', models: [{ id: 'gpt-5-mini', privacy: 'local' }] };

      assert.equal((await ask('POST', '/ai/providers', { body })).status, 422);
    });

    it('list their models with price, class, privacy and state', async () => {
      await add({
        preset: 'openai',
        kind: undefined,
        title: undefined,
        baseUrl: undefined,
        models: [{ id: 'gpt-5-mini' }],
      });
      await add({ needsKey: false, models: [{ id: 'llama' }] });
      await add({ title: 'Far', baseUrl: 'https://models.example.com/v1', models: [{ id: 'unlisted' }] });
      const { body } = await ask('GET', '/ai/models');
      const facts = (body.items as Record<string, unknown>[]).map((model) => [
        model['title'],
        model['class'],
        model['privacy'],
        model['key'],
        model['health'],
        model['price'],
      ]);

      assert.deepEqual(
        new Set(facts.map((each) => JSON.stringify(each))),
        new Set([
          JSON.stringify([
            'GPT-5 mini',
            'standard',
            'cloud',
            'missing',
            'ok',
            { inputMicroUsd: 250_000, outputMicroUsd: 2_000_000 },
          ]),
          JSON.stringify([
            'llama',
            'local',
            'local',
            'not_needed',
            'ok',
            { inputMicroUsd: 0, outputMicroUsd: 0 },
          ]),
          JSON.stringify(['unlisted', 'standard', 'cloud', 'missing', 'ok', null]),
        ]),
      );
      assert.equal(body.pricesAsOf, '2026-11-20');
    });

    it('are tested by one small call: the key is needed, told as rejected, and then good', async () => {
      const { id } = await add();
      const missing = await test(id);
      requireOk(await ask('PUT', `/ai/providers/${id}/key`, { body: { key: testKey } }));
      server.play(status(401, { error: { message: `Incorrect API key provided: ${testKey}` } }));
      const wrong = await test(id, { locale: 'de' });
      const rejected = (await ask('GET', `/ai/providers/${id}`)).body;
      requireOk(await ask('PUT', `/ai/providers/${id}/key`, { body: { key: testKey } }));
      server.play(send(openAiBytes({ text: ['OK'], usage: { input: 12, output: 1 } })));
      const good = await test(id);

      assert.deepEqual({ ok: missing.ok, fault: missing.fault }, { ok: false, fault: 'no_key' });
      assert.deepEqual(
        { wrongFault: wrong.fault, key: rejected.key, rejectedFault: rejected.fault },
        { wrongFault: 'wrong_key', key: 'rejected', rejectedFault: 'wrong_key' },
      );
      assert.match(wrong.message, /^Own nimmt den Schlüssel nicht an; /);
      assert.deepEqual(
        { ok: good.ok, costMicroUsd: good.costMicroUsd, fault: good.fault },
        { ok: true, costMicroUsd: 14, fault: null },
      );
      const [call] = (await ask('GET', '/ai/spending/calls')).body.items;
      assert.ok(good.latencyMs >= 0 && call.cost.microUsd < 1_000);
    });

    it('keep their keys in memory alone, and lose them with their address', async () => {
      const { id } = await add();
      await ask('PUT', `/ai/providers/${id}/key`, { body: { key: testKey } });
      server.play(status(401, { error: { message: testKey } }));
      await test(id);
      const rows = await vireo.database.query.selectFrom('model_providers').selectAll().execute();
      const events = await vireo.database.query.selectFrom('events').selectAll().execute();
      const shown = await ask('GET', '/ai/providers');
      const moved = await ask('PATCH', `/ai/providers/${id}`, {
        body: { baseUrl: 'https://models.example.com/v1' },
      });

      assert.ok(!JSON.stringify([rows, events, shown.body, moved.body]).includes(testKey));
      assert.ok(logged.includes('wrong_key') && !logged.includes(testKey));
      assert.equal(moved.body.key, 'missing');
    });

    it('take no key that is no key, and give it back when it is taken away', async () => {
      const { id } = await add();
      const put = async (key: string) =>
        (await ask('PUT', `/ai/providers/${id}/key`, { body: { key } })).status;

      assert.deepEqual(
        [await put('short'), await put('two words here'), await put(`${testKey}\n`)],
        [422, 422, 422],
      );
      assert.equal(await put(testKey), 204);
      assert.equal((await ask('DELETE', `/ai/providers/${id}/key`)).status, 204);
      assert.equal((await ask('GET', `/ai/providers/${id}`)).body.key, 'missing');
    });

    it('are read by the people of a practice, and written by its administrators', async () => {
      const { id } = await add();
      const read = await ask('GET', '/ai/models', { as: 'user' });
      const write = await ask('PUT', `/ai/providers/${id}/key`, { as: 'user', body: { key: testKey } });
      const foreign = await ask('GET', '/ai/models', { as: 'foreign' });

      assert.deepEqual(
        { readStatus: read.status, writeStatus: write.status, items: foreign.body.items },
        { readStatus: 200, writeStatus: 403, items: [] },
      );
    });
  });

  it('are named by the environment, which asks for a model by its address', async () => {
    const server = await startFaultServer();
    const { openTestApp } = await import('../../../testing/open-test-app.ts');
    const env = { VIREO_MODEL_URL: server.url, VIREO_MODEL_NAME: 'own', OPENAI_API_KEY: testKey };
    const vireo = await openTestApp({ models: { env } });
    const openai = { preset: 'openai', models: [{ id: 'gpt-5-mini' }] };
    const proxy = {
      kind: 'openai',
      title: 'Proxy',
      baseUrl: 'https://proxy.example.com/v1',
      models: [{ id: 'x' }],
    };
    const keys = [];
    for (const body of [openai, proxy])
      keys.push((await vireo.ask('POST', '/ai/providers', { body })).body.key);
    const { items } = (await vireo.ask('GET', '/ai/models')).body;
    await vireo.close();
    await server.close();

    assert.deepEqual(keys, ['present', 'missing']);
    assert.deepEqual((items as { id: string }[]).map(({ id }) => id).includes('environment/own'), true);
  });
});
