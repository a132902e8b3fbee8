import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { WebSocket, WebSocketServer } from 'ws';
import { waitFor } from '../../../test/support/wait-for.ts';
import { accountLineSchema } from '../../contract/events.ts';
import { rightsChangedCode } from '../../contract/local/socket-closes.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { machineToken, openTestProxy } from '../testing/account/account-proxy.ts';
import { openTestApp } from '../testing/open-test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import type { AccountSession } from './account-session.ts';
import { signedOut } from './account-session.ts';

const eventsPath = '/api/v1/ws/notifications';
const nobody = { server: '', organizationId: '', organizationName: '', email: '', refreshToken: null };
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

describe('sockets of the local backend of an account', () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
  });

  const session = (given: Partial<AccountSession> = {}): AccountSession => ({
    isOpen: true,
    unlock: () => undefined,
    account: () => ({ ...nobody }),
    accessToken: async () => 'org_admin',
    drop: () => undefined,
    onEnded: () => undefined,
    ...given,
  });

  async function startProxy(server: string, held = session()): Promise<FastifyInstance> {
    const proxy = await openTestProxy({ server, session: held });
    open.push(proxy);
    const { app } = proxy;
    await app.listen({ host: '127.0.0.1', port: 0 });
    return app;
  }

  function connect(
    app: FastifyInstance,
    { path = '/api/v1/ai/chat', as = machineToken } = {},
  ): { readonly socket: WebSocket; readonly heard: unknown[] } {
    const socket = new WebSocket(`ws://127.0.0.1:${portOf(app.server)}${path}`, [
      'vireo',
      `vireo.token.${as}`,
    ]);
    const heard: unknown[] = [];
    socket.on('message', (data) => heard.push(JSON.parse(String(data))));
    socket.on('error', () => undefined);
    open.push({ close: () => socket.terminate() });
    return { socket, heard };
  }

  it('bring the models of a window to the server, for its own person', async () => {
    const test: TestApp = await openTestApp({ upTo: 'models' });
    open.push(test);
    await test.app.listen({ host: '127.0.0.1', port: 0 });
    const app = await startProxy(`http://127.0.0.1:${portOf(test.app.server)}`);
    const { socket, heard } = connect(app, { path: '/api/v1/ai/bridge' });
    const models = [{ id: 'copilot/gpt-x', title: 'GPT X', contextTokens: 64_000 }];
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'models', models }));
    await waitFor(() => heard.length > 0, 'the models to be listed');
    const idsFor = async (as: string) =>
      (await test.ask('GET', '/ai/models', { as })).body.items.map(({ id }: { id: string }) => id);

    assert.deepEqual(heard, [{ type: 'listed' }]);
    assert.deepEqual([await idsFor('org_admin'), await idsFor('user')], [['editor/copilot/gpt-x'], []]);
  });

  it('hear of what another program changed on the server', async () => {
    const test: TestApp = await openTestApp({ upTo: 'practice' });
    open.push(test);
    await test.app.listen({ host: '127.0.0.1', port: 0 });
    const app = await startProxy(`http://127.0.0.1:${portOf(test.app.server)}`);
    const { heard } = connect(app, { path: eventsPath });
    await waitFor(() => JSON.stringify(heard).includes('reload'), 'the first frame of the server');
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

  it('end with 4403 where the rights of their person were changed, and keep the token', async () => {
    const { server, url } = await startSocketServer();
    const dropped: string[] = [];
    server.on('connection', (line) => line.close(rightsChangedCode, 'rights changed'));
    const proxy = await startProxy(url, session({ drop: (each) => void dropped.push(each) }));
    const codes: unknown[] = [];
    for (const path of ['/api/v1/ai/chat', `${eventsPath}?since=7`]) {
      const { socket } = connect(proxy, { path });
      const [code] = await once(socket, 'close');
      codes.push(code);
    }

    assert.deepEqual([codes, dropped], [[4403, 4403], []]);
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

  it('stay for events while the server is not reached, and go on behind the last one that was heard', async () => {
    const { server, url } = await startSocketServer();
    const asked: (string | undefined)[] = [];
    const lines: WebSocket[] = [];
    server.on('connection', (line, request) => {
      asked.push(request.url);
      lines.push(line);
      line.send(JSON.stringify({ seq: asked.length, type: 'client.created', id: 'c', version: 1 }));
    });
    const { heard, socket } = connect(await startProxy(url), { path: `${eventsPath}?since=0` });
    await waitFor(() => heard.length === 2, 'how the account stands, and the first event');
    lines[0]?.terminate();
    await waitFor(() => asked.length === 2, 'the next line');

    assert.deepEqual(asked, [`${eventsPath}?since=0`, `${eventsPath}?since=1`]);
    assert.equal(socket.readyState, WebSocket.OPEN);
    const told = heard.flatMap((frame) => accountLineSchema.safeParse(frame).data?.account ?? []);
    assert.deepEqual(told[0], {
      server: new URL(url).host,
      connected: true,
      skew: null,
      waiting: 0,
      refused: 0,
    });
    assert.equal(told[1]?.connected, false);
  });

  it('go on for events after a front of the server refused the line, as it does while the server starts', async () => {
    const { server, url } = await startSocketServer();
    const refused = ['503 Service Unavailable', '401 Unauthorized', '200 OK'];
    let lines = 0;
    server.options.verifyClient = (_info, answer) => {
      const status = refused.shift();
      answer(status === undefined, Number(status?.slice(0, 3)));
    };
    server.on('connection', () => {
      lines += 1;
    });
    connect(await startProxy(url), { path: eventsPath });
    await waitFor(() => lines === 1, 'the line');

    assert.deepEqual(refused, []);
  });

  it('end for events with the session', async () => {
    const { server, url } = await startSocketServer();
    server.on('connection', (line) => line.close(4401, 'ended'));
    const [code] = await once(connect(await startProxy(url), { path: eventsPath }).socket, 'close');

    assert.equal(code, 4401);
  });

  it('are refused without the token of this machine', async () => {
    const { socket } = connect(await startProxy('http://127.0.0.1:9'), { as: 'another' });
    const [, reply] = await once(socket, 'unexpected-response');

    assert.equal(reply.statusCode, 401);
  });
});
