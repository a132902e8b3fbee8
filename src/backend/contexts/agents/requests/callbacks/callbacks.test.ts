import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Webhook } from 'standardwebhooks';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Schema } from '../../../../schema.ts';
import { createScriptedWork, type ScriptedWork } from '../../../../testing/agents/scripted-work.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createScriptedAgent } from '../../../../testing/scripted-agent.ts';
import { createTestApp, type Reply, type TestApp } from '../../../../testing/test-app.ts';

interface Heard {
  readonly headers: Record<string, string>;
  readonly body: string;
}

describe('callbacks of requests', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      let vireo: TestApp;
      let work: ScriptedWork;
      let projectId: string;
      let server: Server;
      let callbackUrl: string;
      let heard: Heard[];
      let statuses: number[];
      let database: Database<Schema>;
      let key: Buffer | undefined;

      beforeEach(async () => {
        heard = [];
        statuses = [];
        server = createServer(async (request, reply) => {
          const chunks: Buffer[] = [];
          for await (const chunk of request) chunks.push(chunk as Buffer);
          const headers = request.headers as Record<string, string>;
          heard.push({ headers, body: Buffer.concat(chunks).toString() });
          reply.writeHead(statuses.shift() ?? 204).end();
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
        callbackUrl = `http://${origin}/hook`;
        work = createScriptedWork();
        key = randomBytes(32);
        database = await open();
        vireo = await createTestApp(database, {
          installationKey: { find: () => key, make: () => key ?? randomBytes(32) },
          agentWork: { agents: [createScriptedAgent()] },
          work,
          outbound: { allowedHosts: async () => [origin] },
        });
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: os.tmpdir() } });
      });

      afterEach(async () => {
        await vireo.app.close();
        await new Promise((resolve) => server.close(resolve));
      });

      async function request(body: Record<string, unknown> = {}): Promise<Reply> {
        return await vireo.ask('POST', `/projects/${projectId}/requests`, {
          body: { agent: 'scripted', callbackUrl, ...body },
        });
      }

      // biome-ignore lint/suspicious/noExplicitAny: as the API gives them.
      async function callbacksOf(id: string): Promise<any[]> {
        return (await vireo.ask('GET', `/requests/${id}/callbacks`)).body.items;
      }

      async function waitUntilEnded(id: string, count = 1) {
        await waitFor(async () => {
          // Whatever waits to be tried again is due by now.
          vireo.clock.now += 600_000;
          await vireo.ask('POST', `/projects/${projectId}/requests`, { body: { agent: 'scripted' } });
          const all = await callbacksOf(id);
          return all.length === count && all.every(({ state }) => state !== 'queued');
        }, 'the callbacks to end');
        return await callbacksOf(id);
      }

      /** As a receiver checks it, at the time of the test. */
      function verify({ headers, body }: Heard, secret: string): unknown {
        const at = Number(headers['webhook-timestamp']) * 1_000;
        const signature = new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(at), body);
        assert.equal(headers['webhook-signature'], signature);
        return JSON.parse(body);
      }

      it('tells the address when it waits and when it ends, signed with what was told once', async () => {
        const question = { step: 'approve', title: 'Apply?', text: 'A secret', payload: {} };
        work.script(
          async () => ({ waiting: question }),
          async () => ({ report: 'A secret' }),
        );
        const { body } = await request({ id: newId() });
        const again = await request({ id: body.id });
        await waitFor(() => heard.length === 1, 'the first message');
        await vireo.ask('POST', `/requests/${body.id}/answer`, { body: { approved: true } });
        await waitFor(() => heard.length === 2, 'the second message');
        const shown = await vireo.ask('GET', `/requests/${body.id}`);

        assert.match(body.callbackSecret, /^whsec_[A-Za-z0-9+/]{43}=$/);
        assert.deepEqual(
          [again.status, again.body.callbackSecret, shown.body.callbackSecret],
          [202, undefined, undefined],
        );
        const told = heard.map(
          (one) => verify(one, body.callbackSecret) as { type: string; data: { id: string; state: string } },
        );
        assert.deepEqual(
          told.map(({ type, data }) => [type, data.id, data.state]),
          [
            ['request.waiting', body.id, 'waiting'],
            ['request.done', body.id, 'done'],
          ],
        );
        assert.doesNotMatch(JSON.stringify(heard), /A secret/);
        assert.throws(() =>
          new Webhook(`whsec_${'A'.repeat(44)}`).verify(heard[0]?.body ?? '', heard[0]?.headers ?? {}),
        );
      });

      it('tries again under the same id, until it is taken', async () => {
        statuses = [500, 302, 204];
        const { body } = await request();
        const [callback] = await waitUntilEnded(body.id);

        assert.deepEqual(
          {
            state: callback.state,
            attempts: callback.attempts,
            status: callback.status,
            heardCount: heard.length,
          },
          { state: 'delivered', attempts: 3, status: 204, heardCount: 3 },
        );
        assert.deepEqual([...new Set(heard.map(({ headers }) => headers['webhook-id']))], [callback.id]);
        for (const one of heard) verify(one, body.callbackSecret);
      });

      it('gives up at once where the address wants no more, and after the last attempt', async () => {
        statuses = [410];
        const gone = await request();
        const [first] = await waitUntilEnded(gone.body.id);
        statuses = Array.from({ length: 20 }, () => 503);
        const down = await request();
        const [second] = await waitUntilEnded(down.body.id);

        assert.deepEqual(
          { state: first.state, attempts: first.attempts, status: first.status },
          { state: 'failed', attempts: 1, status: 410 },
        );
        assert.deepEqual(
          { state: second.state, attempts: second.attempts, error: second.error },
          { state: 'failed', attempts: 10, error: 'The address answered with 503.' },
        );
      });

      it('signs by a secret that its row keeps sealed, and sends nothing where the key is not here', async () => {
        const { body } = await request();
        await waitUntilEnded(body.id);
        const rows = await database.query.selectFrom('requests').select('callback_secret').execute();
        key = undefined;
        const moved = await request();
        const [callback] = await waitUntilEnded(moved.body.id);

        const kept = rows.flatMap((row) => row.callback_secret ?? []);
        assert.deepEqual([kept.length, kept[0]?.slice(0, 9)], [1, 'sealed:1:']);
        assert.equal(heard.length, 1);
        assert.ok(heard[0] && verify(heard[0], body.callbackSecret));
        assert.deepEqual([callback.state, callback.attempts], ['failed', 1]);
        assert.match(callback.error, /^Its secret is not here/);
      });

      it('refuses an address of a private network, and a request that is none', async () => {
        for (const url of ['http://127.0.0.1:1/x', 'http://[::1]/', 'ftp://example.com', 'nowhere']) {
          const { status, body } = await request({ callbackUrl: url });
          assert.deepEqual(
            { status, field: body.error.details[0].field },
            { status: 422, field: 'callbackUrl' },
            url,
          );
        }
        assert.deepEqual(heard, []);
      });
    });
  });
});
