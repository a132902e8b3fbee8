/** `vireo time` in an account without a connection: what was not asked for before is there as well, and success is said as one. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { keptReadsName } from '../../src/backend/proxy/offline/kept-reads.ts';
import {
  machineToken,
  openTestProxy,
  type TestProxy,
  Way,
} from '../../src/backend/testing/account/account-proxy.ts';
import { openTestApp } from '../../src/backend/testing/open-test-app.ts';
import type { TestApp } from '../../src/backend/testing/test-app.ts';
import { runCli } from '../support/run-cli.ts';
import { waitFor } from '../support/wait-for.ts';

describe('vireo time without a connection', () => {
  let vireo: TestApp;
  let way: Way;
  let proxy: TestProxy;

  beforeEach(async () => {
    vireo = await openTestApp({ upTo: 'time' });
    vireo.clock.now = Date.now();
    await vireo.createProject();
    await vireo.app.listen({ host: '127.0.0.1', port: 0 });
    way = new Way(`http://127.0.0.1:${(vireo.app.server.address() as AddressInfo).port}`);
    await way.open();
    const session = {
      account: () => ({
        server: '',
        organizationId: 'one',
        organizationName: '',
        email: '',
        refreshToken: null,
      }),
      isOpen: true,
      unlock: () => undefined,
      accessToken: async () => 'org_admin',
      drop: () => undefined,
      onEnded: () => undefined,
    };
    proxy = await openTestProxy({ server: way.url, session, now: Date.now(), readsAhead: true });
    await proxy.app.listen({ host: '127.0.0.1', port: 0 });
    // One question is enough: what a time without a connection needs is read beside it.
    await proxy.ask('GET', '/api/v1/timer');
    const kept = path.join(proxy.folder, keptReadsName);
    await waitFor(() => existsSync(kept) && readdirSync(kept).length >= 8, 'what is needed to be read');
  });
  afterEach(async () => {
    await proxy.close();
    await way.cut();
    await vireo.close();
  });

  const time = (...args: string[]) => {
    const { port } = proxy.app.server.address() as AddressInfo;
    return runCli(['time', ...args, '--server', `http://127.0.0.1:${port}`, '--token', machineToken]);
  };

  it('starts, stops and adds, says that it waits, and ends with 0', async () => {
    await way.cut();
    const ran = [
      await time('start', '--project', 'API rewrite', '--note', 'On the train'),
      await time('status'),
      await time('stop', '--json'),
      await time('add', '9-10 review #api', '--date', '2026-11-02'),
      await time('add', '2h review #api', '--date', '2026-11-03'),
    ];
    const waiting = proxy.offline.outbox.waiting.length;
    const list = await time('list', '--from', '2026-11-02', '--to', '2026-11-03');
    await way.open();
    await waitFor(() => proxy.offline.outbox.waiting.length === 0, 'the time to arrive');
    const { items } = (await vireo.ask('GET', '/time-entries')).body;

    assert.deepEqual(
      ran.map(({ code, stderr }) => [code, stderr.split('\n').filter(Boolean).length]),
      [
        [0, 1],
        [0, 0],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      JSON.stringify(ran),
    );
    assert.match(ran[0]?.stdout ?? '', /API rewrite/);
    for (const { stderr } of [ran[0], ran[2], ran[3], ran[4]].filter((each) => each !== undefined))
      assert.match(
        stderr,
        /^vireo: There is no connection to 127\.0\.0\.1:\d+: it waits on this machine \(vireo outbox\)\.\n$/,
      );
    assert.deepEqual([waiting, list.code], [3, 0]);
    assert.equal(items.length, 3);
  });
});
