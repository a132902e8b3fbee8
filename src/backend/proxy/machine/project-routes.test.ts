import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFoldersName } from '../../../contract/local/account-names.ts';
import { openTestProxy, type TestProxy } from '../../testing/account/account-proxy.ts';
import { AccountServer, sendJson } from '../../testing/account/account-server.ts';

const one = '01890000-0000-7000-8000-00000000000a';
const other = '01890000-0000-7000-8000-00000000000b';

describe('the folder of a server’s project', () => {
  let server: AccountServer;
  let proxy: TestProxy;
  let ask: TestProxy['ask'];
  let fileOf: () => string;

  beforeEach(async () => {
    server = new AccountServer();
    proxy = await openTestProxy({ server: await server.start() });
    ({ ask } = proxy);
    fileOf = () => path.join(proxy.folder, projectFoldersName);
    server.answer = ({ route, body }, reply) => {
      const [method = '', url = ''] = route.split(' ');
      if (method === 'DELETE') return void reply.writeHead(204).end();
      if (method === 'POST') return sendJson(reply, 201, { id: one, folder: null, ...JSON.parse(body) });
      if (url.startsWith(`/api/v1/projects/${one}`))
        return sendJson(reply, 200, { id: one, name: 'Shop', folder: null });
      const items = [one, other].map((id) => ({ id, folder: null }));
      return sendJson(reply, 200, { items, nextCursor: null });
    };
  });

  afterEach(async () => {
    await proxy.close();
    await server.stop();
  });

  it('is kept here for the user alone, shown with the project, and never sent', async () => {
    const made = await ask('POST', '/api/v1/projects', { name: 'Shop', folder: '/home/mara/shop' });
    const changed = await ask('PATCH', `/api/v1/projects/${one}`, {
      name: 'Shop',
      folder: '/home/mara/shop-2',
    });
    const listed = await ask('GET', '/api/v1/projects?limit=500');
    const read = await ask('GET', `/api/v1/projects/${one}`);

    assert.equal(made.json().folder, '/home/mara/shop');
    assert.equal(changed.json().folder, '/home/mara/shop-2');
    assert.deepEqual(
      listed.json().items.map(({ folder }: { folder: string | null }) => folder),
      ['/home/mara/shop-2', null],
    );
    assert.equal(read.json().folder, '/home/mara/shop-2');
    assert.ok(!JSON.stringify(server.seen.map(({ body, route }) => [body, route])).includes('mara'));
    assert.equal(statSync(fileOf()).mode & 0o777, 0o600);
  });

  it('is changed by who may not write the project, since it is theirs', async () => {
    const changed = await ask('PATCH', `/api/v1/projects/${one}`, { folder: '/work/shop' });

    assert.deepEqual([changed.statusCode, changed.json().folder], [200, '/work/shop']);
    assert.deepEqual(
      server.seen.map(({ route, body }) => [route, body]),
      [[`GET /api/v1/projects/${one}`, '']],
    );
  });

  it('stays as it was where the server refuses the change, or it is no path', async () => {
    await ask('PATCH', `/api/v1/projects/${one}`, { folder: '/work/shop' });
    server.answer = (_seen, reply) =>
      sendJson(reply, 412, { error: { code: 'stale_version', message: '', details: [] } });
    const stale = await ask('PATCH', `/api/v1/projects/${one}`, { name: 'Shop', folder: '/work/other' });
    const wrong = await ask('PATCH', `/api/v1/projects/${one}`, { folder: 'shop' });

    assert.equal(stale.statusCode, 412);
    assert.deepEqual([wrong.statusCode, wrong.json().error.details[0].field], [422, 'folder']);
    assert.deepEqual(JSON.parse(readFileSync(fileOf(), 'utf8')), { folders: { [one]: '/work/shop' } });
  });

  it('survives the end of the process, and goes with its project', async () => {
    await ask('PATCH', `/api/v1/projects/${one}`, { folder: '/work/shop' });
    proxy = await proxy.again();
    const read = await proxy.ask('GET', `/api/v1/projects/${one}`);
    await proxy.ask('DELETE', `/api/v1/projects/${one.toUpperCase()}`);

    assert.equal(read.json().folder, '/work/shop');
    assert.deepEqual(JSON.parse(readFileSync(fileOf(), 'utf8')), { folders: {} });
  });

  it('is shown of what was read last where there is no connection', async () => {
    await ask('PATCH', `/api/v1/projects/${one}`, { folder: '/work/shop' });
    await ask('GET', '/api/v1/projects');
    await server.stop();
    const listed = await ask('GET', '/api/v1/projects');

    assert.equal(listed.json().items[0].folder, '/work/shop');
  });

  it('is lost to nobody where its file cannot be read: it is laid beside', async () => {
    writeFileSync(fileOf(), '{"folders":');
    proxy = await proxy.again();
    const read = await proxy.ask('GET', `/api/v1/projects/${one}`);

    assert.equal(read.json().folder, null);
    assert.equal(readFileSync(`${fileOf()}.damaged`, 'utf8'), '{"folders":');
  });
});
