import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { deviceRoutes, serverRoutes } from '../../contract/generated/server-routes.generated.ts';
import { machineToken, openTestProxy, type TestProxy } from '../testing/account/account-proxy.ts';
import { AccountServer, refreshTokenOf, sendJson } from '../testing/account/account-server.ts';
import { accountSchema, readAccount } from './account-file.ts';
import { differences } from './differences.ts';

/** What waits or is allowed here is listed here; a body with what nobody knows is refused, and so is an id that is not here. */
function heldStatus(route: string): number {
  if (route.startsWith('DELETE')) return route.includes('/code-hosts') ? 204 : 404;
  if (route.startsWith('PUT')) return 422;
  return /^POST \/api\/v1\/(?:outbox\/|ai\/allowed-commands)/.test(route) ? 422 : 200;
}
const own = { host: 'localhost', authorization: `Bearer ${machineToken}` };

describe('the local backend of an account', () => {
  let server: AccountServer;
  let folder: string;
  let proxy: TestProxy;
  let app: FastifyInstance;
  let ask: TestProxy['ask'];

  beforeEach(async () => {
    server = new AccountServer();
    proxy = await openTestProxy({ server: await server.start() });
    ({ app, folder, ask } = proxy);
  });

  afterEach(async () => {
    await proxy.close();
    await server.stop();
  });

  it('hands on what the server answers, by the session of the account and by nothing of this machine', async () => {
    server.answer = (_seen, reply) => {
      reply.setHeader('etag', '"3"');
      reply.setHeader('set-cookie', 'a=b');
      reply.setHeader('access-control-allow-origin', '*');
      sendJson(reply, 201, { id: 'c1' });
    };
    const reply = await ask('POST', '/api/v1/clients?dry=1', { name: 'Acme' }, { 'idempotency-key': 'k1' });

    assert.deepEqual([reply.statusCode, reply.json(), reply.headers['etag']], [201, { id: 'c1' }, '"3"']);
    assert.equal(reply.headers['set-cookie'], undefined);
    assert.equal(reply.headers['access-control-allow-origin'], undefined);
    const [seen] = server.seen;
    assert.deepEqual([seen?.route, seen?.body], ['POST /api/v1/clients?dry=1', '{"name":"Acme"}']);
    assert.equal(seen?.headers.authorization, 'Bearer access-1');
    assert.equal(seen?.headers['idempotency-key'], 'k1');
    assert.ok(!JSON.stringify(seen?.headers).includes(machineToken));
  });

  it('sends the server what it answers, and of all other routes no body, for each route of the API', async () => {
    const fill = (url: string) => url.replace(/:\w+/g, '01890000-0000-7000-8000-000000000001');
    const secret = 'never-on-the-wire';
    for (const route of [...serverRoutes, ...deviceRoutes]) {
      const [method = '', url = ''] = route.split(' ');
      const reply = await ask(method, fill(url), method === 'GET' ? undefined : { secret });
      const own = route in differences ? 409 : heldStatus(route);
      assert.equal(reply.statusCode, serverRoutes.includes(route) ? 200 : own, route);
    }

    assert.deepEqual(
      server.seen.map(({ route }) => route.replace('?withTimer=true', '')),
      serverRoutes.map(fill),
    );
    assert.ok(deviceRoutes.length > 5);
  });

  it('keeps tokens of hosts of code on this machine: no server hears of one', async () => {
    const body = { kind: 'github', token: 'token-of-github' };
    const put = await ask('PUT', '/api/v1/code-hosts/github.com/token', body);
    const listed = await ask('GET', '/api/v1/code-hosts');
    const removed = await ask('DELETE', '/api/v1/code-hosts/github.com/token');
    const none = await ask('GET', '/api/v1/code-hosts');

    assert.deepEqual([put.statusCode, removed.statusCode, server.seen], [204, 204, []]);
    assert.deepEqual(listed.json().items, [{ host: 'github.com', kind: 'github', from: 'handed-over' }]);
    assert.deepEqual([none.json().items, listed.payload.includes(body.token)], [[], false]);
  });

  it('hands a key of a model on to the server, which keeps it, and keeps none itself', async () => {
    const route = '/api/v1/ai/providers/01890000-0000-7000-8000-000000000001/own-key';
    const reply = await ask('PUT', route, { key: 'sk-0123456789' });

    assert.equal(reply.statusCode, 200);
    assert.deepEqual(
      server.seen.map((seen) => [seen.route, seen.body]),
      [[`PUT ${route}`, '{"key":"sk-0123456789"}']],
    );
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    const kept = files.map((each) => readFileSync(path.join(each.parentPath, each.name), 'utf8'));
    assert.ok(!kept.join().includes('sk-0123456789'));
  });

  it('needs the token of this machine, and has no other route', async () => {
    const bare = await app.inject({ url: '/api/v1/clients', headers: { host: 'localhost' } });
    const wrong = await app.inject({
      url: '/api/v1/clients',
      headers: { ...own, authorization: 'Bearer x' },
    });
    const unknown = await ask('POST', '/api/v1/auth/login', { password: 'secret' });

    assert.deepEqual([bare.statusCode, wrong.statusCode, unknown.statusCode], [401, 401, 404]);
    assert.deepEqual(server.seen, []);
  });

  it('renews the session once for all who wait, and has the new token on the disk before it is used', async () => {
    server.answer = (_seen, reply) => sendJson(reply, 200, { kept: readAccount(folder)?.refreshToken });
    const replies = await Promise.all([1, 2, 3, 4].map(() => ask('GET', '/api/v1/clients')));

    assert.equal(server.renewals, 1);
    assert.deepEqual(
      replies.map((reply) => reply.json().kept),
      [1, 1, 1, 1].map(refreshTokenOf),
    );
    assert.equal(statSync(path.join(folder, 'account.json')).mode & 0o777, 0o600);
  });

  it('renews it a minute before it ends', async () => {
    server.lastsMs = 59_000;
    await ask('GET', '/api/v1/clients');
    await ask('GET', '/api/v1/clients');

    assert.deepEqual(
      server.seen.map(({ headers }) => headers.authorization),
      ['Bearer access-1', 'Bearer access-2'],
    );
  });

  it('renews it once where the server takes it no more, and sends the same again', async () => {
    server.answer = ({ headers }, reply) =>
      headers.authorization === 'Bearer access-1'
        ? sendJson(reply, 401, {})
        : sendJson(reply, 200, { ok: true });
    const reply = await ask('POST', '/api/v1/timer', { id: 'i', projectId: 'p' });

    assert.equal(reply.statusCode, 200);
    assert.deepEqual(
      server.seen.map(({ body }) => body),
      ['{"id":"i","projectId":"p"}', '{"id":"i","projectId":"p"}'],
    );
  });

  it('says that the session has ended, and asks the server no more', async () => {
    server.renewing = (_seen, reply) => {
      server.renewals += 1;
      sendJson(reply, 401, {});
    };
    const first = await ask('GET', '/api/v1/clients');
    const second = await ask('GET', '/api/v1/clients');

    for (const reply of [first, second])
      assert.deepEqual([reply.statusCode, reply.json().error.code], [409, 'signed_out']);
    assert.equal(server.renewals, 1);
    assert.equal(readAccount(folder)?.refreshToken, null);
  });

  it('keeps the session where the server cannot renew it now', async () => {
    const renew = server.renewing;
    server.renewing = (_seen, reply) => sendJson(reply, 503, {});
    const during = await ask('GET', '/api/v1/clients');
    server.renewing = renew;
    const after = await ask('GET', '/api/v1/clients');

    assert.deepEqual([during.statusCode, after.statusCode], [503, 200]);
  });

  it('says that there is no connection', async () => {
    await server.stop();
    const reply = await ask('GET', '/api/v1/clients');

    assert.equal(reply.statusCode, 503);
    assert.match(reply.json().error.message, /^There is no connection to 127\.0\.0\.1:\d+\.$/);
  });

  it('follows a hostile server nowhere', async () => {
    const elsewhere: string[] = [];
    const other = http.createServer((request, reply) => {
      elsewhere.push(String(request.url));
      reply.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/steal`;
    server.answer = (_seen, reply) => reply.writeHead(307, { location }).end();
    const reply = await ask('POST', '/api/v1/clients', { name: 'Acme' });
    other.close();

    assert.equal(reply.statusCode, 503);
    assert.equal(reply.headers['location'], undefined);
    assert.deepEqual(elsewhere, []);
  });

  it('keeps an account with a safe address alone', () => {
    const account = JSON.parse(readFileSync(path.join(folder, 'account.json'), 'utf8'));
    const fits = (address: string) => accountSchema.safeParse({ ...account, server: address }).success;

    assert.deepEqual(
      [
        'https://vireo.example',
        'http://localhost:1',
        'http://vireo.example',
        'file:///etc',
        'https://a:b@c.example',
        'x',
      ].map(fits),
      [true, true, false, false, false, false],
    );
  });
});
