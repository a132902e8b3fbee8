import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { WebSocket, WebSocketServer } from 'ws';
import { waitFor } from '../../../test/support/wait-for.ts';
import { authenticateOwner } from '../local/token.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { createSilentLogger } from '../platform/log/logger.ts';
import { openTestApp } from '../testing/open-test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import type { AccountSession } from './account-session.ts';
import { signedOut } from './account-session.ts';
import { buildProxyApp } from './proxy-app.ts';
import { createServerLink } from './server-link.ts';

const token = 'the-token-of-this-machine';
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

describe('sockets of the local backend of an account', () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
  });

  const session = (given: Partial<AccountSession> = {}): AccountSession => ({
    account: () => assert.fail('not asked'),
    accessToken: async () => 'org_admin',
    drop: () => undefined,
    ...given,
  });

  async function startProxy(server: string, held = session()): Promise<FastifyInstance> {
    const app = await buildProxyApp({
      version: '0.0.0-test',
      logger: createSilentLogger(),
      authenticate: authenticateOwner(token, {
        kind: 'user',
        userId: '',
        organizationId: '',
        role: 'viewer',
      }),
      prove: () => undefined,
      link: createServerLink(server, '0.0.0-test'),
      session: held,
    });
    open.push(app);
    await app.listen({ host: '127.0.0.1', port: 0 });
    return app;
  }

  function connect(
    app: FastifyInstance,
    as = token,
  ): { readonly socket: WebSocket; readonly heard: unknown[] } {
    const socket = new WebSocket(`ws://127.0.0.1:${portOf(app.server)}/api/v1/ws/notifications`, [
      'vireo',
      `vireo.token.${as}`,
    ]);
    const heard: unknown[] = [];
    socket.on('message', (data) => heard.push(JSON.parse(String(data))));
    socket.on('error', () => undefined);
    open.push({ close: () => socket.terminate() });
    return { socket, heard };
  }

  it('hear of what another program changed on the server', async () => {
    const test: TestApp = await openTestApp({ upTo: 'practice' });
    open.push(test);
    await test.app.listen({ host: '127.0.0.1', port: 0 });
    const app = await startProxy(`http://127.0.0.1:${portOf(test.app.server)}`);
    const { heard } = connect(app);
    await waitFor(() => heard.length > 0, 'the first frame');
    const { clientId } = await test.createProject();

    await waitFor(
      () => heard.some((frame) => JSON.stringify(frame).includes(clientId)),
      'the client to be heard of',
    );
  });

  async function startSocketServer(): Promise<{ readonly server: WebSocketServer; readonly url: string }> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    open.push(server);
    await once(server, 'listening');
    return { server, url: `http://127.0.0.1:${portOf(server)}` };
  }

  it('end with the code that the server ended them by, and its token is used no more', async () => {
    const { server, url } = await startSocketServer();
    const dropped: string[] = [];
    server.on('connection', (line, request) => {
      assert.equal(request.headers.authorization, 'Bearer org_admin');
      assert.equal(request.headers['sec-websocket-protocol'], undefined);
      line.close(4401, 'ended');
    });
    const { socket } = connect(await startProxy(url, session({ drop: (each) => void dropped.push(each) })));
    const [code] = await once(socket, 'close');

    assert.deepEqual([code, dropped], [4401, ['org_admin']]);
  });

  it('send what was typed before the server was reached, in order', async () => {
    const { server, url } = await startSocketServer();
    const got: string[] = [];
    server.on('connection', (line) => line.on('message', (data) => got.push(String(data))));
    const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
    const { socket } = connect(
      await startProxy(
        url,
        session({
          accessToken: async () => {
            await free;
            return 'org_admin';
          },
        }),
      ),
    );
    await once(socket, 'open');
    for (const text of ['one', 'two']) socket.send(text);
    letGo();
    await waitFor(() => got.length === 2, 'both');
    socket.send('three');
    await waitFor(() => got.length === 3, 'the third');

    assert.deepEqual(got, ['one', 'two', 'three']);
  });

  it('say to try again where the server is not reached, and to sign in where the session has ended', async () => {
    const gone = connect(await startProxy('http://127.0.0.1:9'));
    const [unreached] = await once(gone.socket, 'close');
    const ended = session({ accessToken: () => Promise.reject(signedOut('vireo.example')) });
    const [signedOff] = await once(connect(await startProxy('http://127.0.0.1:9', ended)).socket, 'close');
    const away = session({ accessToken: () => Promise.reject(new ApiError('unavailable', 'no')) });
    const [later] = await once(connect(await startProxy('http://127.0.0.1:9', away)).socket, 'close');

    assert.deepEqual([unreached, signedOff, later], [1013, 4401, 1013]);
  });

  it('are refused without the token of this machine', async () => {
    const { socket } = connect(await startProxy('http://127.0.0.1:9'), 'another');
    const [, reply] = await once(socket, 'unexpected-response');

    assert.equal(reply.statusCode, 401);
  });
});
