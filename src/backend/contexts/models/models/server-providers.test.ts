import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
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
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('providers of models on a server', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let server: FaultServer;
    /** Hosts that the operator names. */
    let named: string[];
    let resolved: string[];

    beforeEach(async () => {
      server = await startFaultServer();
      server.play(send(openAiBytes({ text: ['OK'] })));
      named = [];
      resolved = [];
      vireo = await createTestApp(await open(), {
        upTo: 'models',
        models: { onServer: true },
        outbound: {
          allowedHosts: async () => named,
          async resolve(name) {
            resolved.push(name);
            return [{ address: '127.0.0.1', family: 4 }];
          },
        },
      });
    });
    afterEach(async () => {
      await vireo.close();
      await server.close();
    });

    const add = async (more: object) => {
      const models = [{ id: 'one', price: { inputMicroUsd: 1_000_000, outputMicroUsd: 2_000_000 } }];
      const body = { kind: 'compatible', title: 'Inner', needsKey: false, models, ...more };
      return await vireo.ask('POST', '/ai/providers', { body });
    };
    const test = async (id: string) =>
      requireOk(await vireo.ask('POST', `/ai/providers/${id}/test`, { body: {} })).body;

    it('have no private address, as it is typed or as a preset has it', async () => {
      const urls = [
        'http://10.0.0.5/v1',
        'https://192.168.1.1/v1',
        'http://127.0.0.1:11434/v1',
        'https://[::1]/v1',
      ];
      const replies = [];
      for (const baseUrl of urls) replies.push(await add({ baseUrl }));
      replies.push(await add({ preset: 'ollama', kind: undefined, title: undefined }));
      const { id, version } = requireOk(await add({ baseUrl: 'https://models.example/v1' })).body;
      const headers = { 'if-match': `"${version}"` };
      const body = { baseUrl: 'http://10.0.0.5/v1' };
      replies.push(await vireo.ask('PATCH', `/ai/providers/${id}`, { body, headers }));

      for (const { status: code, body: said } of replies)
        assert.deepEqual([code, said.error.details[0].field], [422, 'baseUrl']);
    });

    it('are not asked where their name stands for a private address by then', async () => {
      let connections = 0;
      const inner = createServer((socket) => {
        connections += 1;
        socket.destroy();
      });
      inner.listen(0, '127.0.0.1');
      await once(inner, 'listening');
      const { port } = inner.address() as AddressInfo;
      const { id } = requireOk(await add({ baseUrl: `https://models.example:${port}/v1` })).body;
      const tried = await test(id);
      inner.close();

      assert.deepEqual([tried.ok, connections, resolved.includes('models.example')], [false, 0, true]);
    });

    it('are asked on a host that the operator names, and a redirect of theirs is not followed', async () => {
      named = ['127.0.0.1'];
      const { id } = requireOk(await add({ baseUrl: server.url })).body;
      const answered = await test(id);
      server.play(status(302, {}, { location: 'http://169.254.169.254/latest' }));
      const redirected = await test(id);

      assert.deepEqual([answered.ok, redirected.ok], [true, false], JSON.stringify(answered));
      assert.ok(server.calls[0]?.path.endsWith('/chat/completions'));
    });
  });
});
