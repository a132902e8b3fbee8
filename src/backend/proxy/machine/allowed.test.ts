import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { openTestProxy, type TestProxy } from '../../testing/account/account-proxy.ts';
import { AccountServer } from '../../testing/account/account-server.ts';
import { allowedName } from './allowed.ts';

const projectId = '01890000-0000-7000-8000-00000000000a';
const commands = '/api/v1/ai/allowed-commands';

describe('commands that are always allowed in a folder of this machine', () => {
  let server: AccountServer;
  let proxy: TestProxy;

  beforeEach(async () => {
    server = new AccountServer();
    proxy = await openTestProxy({ server: await server.start() });
  });

  afterEach(async () => {
    await proxy.close();
    await server.stop();
  });

  it('are kept here, each once, and no server hears of them', async () => {
    await proxy.ask('PATCH', `/api/v1/projects/${projectId}`, { folder: '/work/shop' });
    server.answer = (_seen, reply) => reply.end('{}');
    const before = server.seen.length;
    const made = await proxy.ask('POST', commands, { projectId, line: 'npm test' });
    const again = await proxy.ask('POST', commands, { projectId, line: 'npm test' });
    const elsewhere = await proxy.ask('GET', `${commands}?projectId=${projectId.replace('a', 'b')}`);

    assert.equal(made.statusCode, 200);
    assert.deepEqual([made.json().folder, made.json().id], ['/work/shop', again.json().id]);
    assert.deepEqual(elsewhere.json(), { items: [] });
    proxy = await proxy.again();
    const listed = await proxy.ask('GET', commands);
    assert.deepEqual(listed.json().items, [made.json()]);
    const removed = await proxy.ask('DELETE', `${commands}/${made.json().id}`);
    const gone = await proxy.ask('DELETE', `${commands}/${made.json().id}`);
    assert.deepEqual([removed.statusCode, gone.statusCode, server.seen.length], [204, 404, before]);
    assert.equal(statSync(path.join(proxy.folder, allowedName)).mode & 0o777, 0o600);
  });

  it('need a folder', async () => {
    const refused = await proxy.ask('POST', commands, { projectId, line: 'npm test' });

    assert.deepEqual([refused.statusCode, refused.json().error.details[0].field], [422, 'projectId']);
  });
});
