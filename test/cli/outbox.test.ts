/** `vireo outbox`: time that waits for the server of an account. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { v7 as newId } from 'uuid';
import {
  machineToken,
  openTestProxy,
  type TestProxy,
  Way,
} from '../../src/backend/testing/account/account-proxy.ts';
import { AccountServer, sendJson } from '../../src/backend/testing/account/account-server.ts';
import { runCli } from '../support/run-cli.ts';

const timer = {
  seq: 1,
  entry: null,
  question: null,
  activeAt: null,
  todaySeconds: 0,
  weekSeconds: 0,
  unbilledSeconds: 0,
  unbilled: [],
};

describe('vireo outbox', () => {
  let server: AccountServer;
  let way: Way;
  let proxy: TestProxy;

  beforeEach(async () => {
    server = new AccountServer();
    server.answer = ({ route }, reply) => sendJson(reply, 200, route.startsWith('GET') ? timer : {});
    way = new Way(await server.start());
    await way.open();
    proxy = await openTestProxy({ server: way.url });
    await proxy.app.listen({ host: '127.0.0.1', port: 0 });
    await proxy.ask('GET', '/api/v1/timer');
  });
  afterEach(async () => {
    await proxy.close();
    await way.cut();
    await server.stop();
  });

  const vireo = (...args: string[]) => {
    const { port } = proxy.app.server.address() as AddressInfo;
    return runCli(['outbox', ...args, '--server', `http://127.0.0.1:${port}`, '--token', machineToken]);
  };
  const start = async (note: string) =>
    (await proxy.ask('POST', '/api/v1/timer', { projectId: newId(), note, zone: 'UTC' })).json();

  it('lists what waits, asks before it deletes, and sends', async () => {
    const before = await vireo('list');
    await way.cut();
    await start('On the train');
    const waits = await vireo('list');
    const [item] = JSON.parse((await vireo('list', '--json')).stdout).items;
    const asked = await vireo('discard', item.id.slice(-8));
    const discarded = await vireo('discard', item.id.slice(-8), '--yes');
    await start('On the ferry');
    await way.open();
    const sent = await vireo('send');

    assert.match(before.stdout, /^Connected to 127\.0\.0\.1:\d+\.\nNothing waits\.\n$/);
    assert.match(waits.stdout, /^No connection to .*\n(?:.*\n)*.*start .*On the train .*waits\n$/);
    assert.deepEqual([asked.code, discarded.code], [2, 0]);
    assert.match(asked.stderr, /Say --yes/);
    assert.match(discarded.stdout, /Nothing waits/);
    assert.match(sent.stdout, /Nothing waits/);
    const posts = server.seen.filter(({ route }) => route.startsWith('POST /api/v1/timer'));
    assert.deepEqual(
      posts.map(({ body }) => JSON.parse(body).note),
      ['On the ferry'],
    );
  });
});
