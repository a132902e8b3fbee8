import assert from 'node:assert/strict';
import type { HTTPMethods } from 'fastify';
import { migrateTeam } from '../team-migrations/migrate-team.ts';
import { openTestApp } from '../testing/open-test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { refuseFiles } from './refuse-files.ts';

describe('a server and folders', () => {
  let test: TestApp;

  before(async () => {
    test = await openTestApp({ setUp: refuseFiles, projectFolders: 'machines' });
  });
  after(async () => {
    await test.close();
  });

  it('allows nothing that would run on a machine', async () => {
    const routes = test.app.declaredAccess.filter(({ url }) => url.startsWith('/api/v1/ai/allowed-'));
    assert.ok(routes.length > 4);
    for (const { method, url } of routes) {
      const reply = await test.app.inject({
        method: method as HTTPMethods & string,
        url: url.replaceAll(/:\w+/g, '0193b2a0-0000-7000-8000-000000000001'),
        headers: { host: '127.0.0.1', authorization: 'Bearer org_admin' },
        ...(method === 'GET' ? {} : { payload: {} }),
      });
      assert.deepEqual([reply.statusCode, `${method} ${url}`], [409, `${method} ${url}`]);
      assert.match(reply.payload, /^\{"error":\{"code":"state_forbids","message":"Commands and crew files/);
    }
  });

  it('keeps nobody’s folder: each machine has its own', async () => {
    const { projectId, clientId } = await test.createProject();
    const path = `/projects/${projectId}`;
    const hourlyRate = { minor: 9_000, currency: 'EUR' };
    const body = { clientId, name: 'Shop', hourlyRate, folder: '/home/mara/shop' };
    const made = await test.ask('POST', '/projects', { body });
    const changed = await test.ask('PATCH', path, { body: { folder: '/home/mara/shop' } });
    const none = await test.ask('PATCH', path, { body: { folder: null } });

    assert.deepEqual(
      [made, changed].map(({ status, body }) => [status, body.error.details[0].field]),
      [
        [422, 'folder'],
        [422, 'folder'],
      ],
    );
    assert.deepEqual([none.status, none.body.folder], [200, null]);
  });

  it('empties those of a practice that turns to a server', async () => {
    const alone = await openTestApp();
    const path = `/projects/${(await alone.createProject()).projectId}`;
    await alone.ask('PATCH', path, { body: { folder: '/home/mara/shop' } });
    await migrateTeam(alone.database);

    assert.equal((await alone.ask('GET', path)).body.folder, null);
    await alone.close();
  });

  it('answers what lies in no folder', async () => {
    assert.equal((await test.ask('GET', '/clients')).status, 200);
  });
});
