import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../test/support/wait-for.ts';
import { apiVersionHeader } from '../../platform/http/trace.ts';
import { openTestProxy, Way } from '../../testing/account/account-proxy.ts';
import { AccountServer, refreshTokenOf, sendJson } from '../../testing/account/account-server.ts';
import { readAccount } from '../account-file.ts';

const nothingRuns = {
  seq: 1,
  entry: null,
  question: null,
  activeAt: null,
  todaySeconds: 0,
  weekSeconds: 0,
  unbilledSeconds: 0,
  unbilled: [],
};
describe('writes that wait', () => {
  it('stay where the session has ended, which is said, and arrive after the next sign-in', async () => {
    const server = new AccountServer();
    const { renewing } = server;
    const way = new Way(await server.start());
    await way.open();
    server.answer = (_seen, reply) => sendJson(reply, 200, nothingRuns);
    const proxy = await openTestProxy({ server: way.url });
    await proxy.ask('GET', '/api/v1/timer');
    await way.cut();
    const kept = await proxy.ask('POST', '/api/v1/timer', { projectId: newId() });
    server.renewing = (_seen, reply) => sendJson(reply, 401, {});
    server.answer = ({ route }, reply) => sendJson(reply, route.endsWith('/health') ? 200 : 401, {});
    await way.open();
    await waitFor(() => proxy.offline.line().connected, 'the connection');
    const read = await proxy.ask('GET', '/api/v1/clients');
    const write = await proxy.ask('POST', '/api/v1/timer/stop', {});

    assert.equal(kept.statusCode, 201);
    for (const { statusCode, body } of [read, write]) {
      assert.equal(statusCode, 409);
      assert.equal(JSON.parse(body).error.code, 'signed_out');
    }
    assert.equal(proxy.offline.outbox.waiting.length, 1);
    server.renewing = renewing;
    server.seen.length = 0;
    server.answer = (_seen, reply) => sendJson(reply, 201, {});
    const signedIn = await proxy.again();
    await waitFor(() => signedIn.offline.outbox.waiting.length === 0, 'what waited to be sent');
    const sent = server.seen.filter(({ route }) => route.startsWith('POST /api/v1/timer'));
    assert.deepEqual([sent.length, JSON.parse(sent[0]?.body ?? '{}').id], [1, kept.json().id]);
    await signedIn.close();
    rmSync(proxy.folder, { recursive: true, force: true });
    await way.cut();
    await server.stop();
  });

  it('stay where the server speaks another version, and the person hears which one is to be updated', async () => {
    const server = new AccountServer();
    let major = '1';
    const answer = (status: number, body: object) => (_seen: unknown, reply: http.ServerResponse) => {
      reply.setHeader(apiVersionHeader, major);
      sendJson(reply, status, body);
    };
    server.answer = (seen, reply) =>
      answer(200, seen.route.startsWith('GET') ? nothingRuns : {})(seen, reply);
    const proxy = await openTestProxy({ server: await server.start() });
    await proxy.ask('GET', '/api/v1/timer');
    major = '2';
    const started = await proxy.ask('POST', '/api/v1/timer', { projectId: newId() });
    const refused = await proxy.ask('GET', '/api/v1/clients');
    const line = proxy.offline.line();
    const posts = () => server.seen.filter(({ route }) => route.startsWith('POST /api/v1/timer')).length;
    const sentBefore = posts();
    major = '1';
    await waitFor(async () => proxy.offline.outbox.waiting.length === 0, 'the write to arrive');

    assert.deepEqual([started.statusCode, line.skew, line.connected], [201, 'server_newer', false]);
    assert.equal(refused.statusCode, 503);
    assert.match(refused.json().error.message, /runs a newer Vireo than this machine: update Vireo here\.$/);
    assert.ok(posts() > sentBefore);
    assert.equal(proxy.offline.line().skew, null);
    await proxy.close();
    await server.stop();
  });

  it('lose no session to a server of another version, which has replaced its token', async () => {
    const server = new AccountServer();
    const renew = server.renewing;
    server.renewing = (seen, reply) => {
      reply.setHeader(apiVersionHeader, '2');
      renew(seen, reply);
    };
    server.answer = (_seen, reply) => {
      reply.setHeader(apiVersionHeader, '2');
      sendJson(reply, 200, {});
    };
    const proxy = await openTestProxy({ server: await server.start() });
    const refused = await proxy.ask('GET', '/api/v1/clients');

    assert.match(refused.json().error.message, /update Vireo here/);
    assert.deepEqual([server.renewals, readAccount(proxy.folder)?.refreshToken], [1, refreshTokenOf(1)]);
    await proxy.close();
    await server.stop();
  });

  it('are never sent by the session of another person, and what was read goes with the session', async () => {
    const server = new AccountServer();
    server.answer = (seen, reply) => sendJson(reply, 200, seen.route.startsWith('GET') ? nothingRuns : {});
    const way = new Way(await server.start());
    await way.open();
    const proxy = await openTestProxy({ server: way.url });
    await proxy.ask('GET', '/api/v1/timer');
    const kept = path.join(proxy.folder, 'kept-reads');
    const wasKept = existsSync(kept);
    await way.cut();
    await proxy.ask('POST', '/api/v1/timer', { projectId: newId() });
    const options = { server: way.url, folder: proxy.folder };
    await proxy.app.close();
    await way.open();
    const other = await openTestProxy({ ...options, account: { email: 'ida@nordwind.example' } });
    await waitFor(
      async () => (await other.ask('GET', '/api/v1/outbox')).json().items[0].refused !== null,
      'the write to be kept back',
    );
    const posts = server.seen.filter(({ route }) => route.startsWith('POST'));
    server.renewing = (_seen, reply) => sendJson(reply, 401, {});
    server.answer = (_seen, reply) => sendJson(reply, 401, {});
    const ended = await other.ask('GET', '/api/v1/timer');

    assert.deepEqual([posts, wasKept], [[], true]);
    assert.deepEqual([ended.statusCode, existsSync(kept)], [409, false]);
    await other.close();
    await proxy.close();
    await way.cut();
    await server.stop();
  });
});
