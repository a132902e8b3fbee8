import assert from 'node:assert/strict';
import type { HTTPMethods } from 'fastify';
import { openTestApp } from '../testing/open-test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { refuseFiles } from './refuse-files.ts';

describe('a server and folders', () => {
  let test: TestApp;

  before(async () => {
    test = await openTestApp({ setUp: refuseFiles });
  });
  after(async () => {
    await test.close();
  });

  it('has no route that reads one, or that asks a model of a window', async () => {
    const routes = test.app.declaredAccess.filter(
      ({ answeredBy, url }) => answeredBy === 'files' || url === '/api/v1/ai/bridge',
    );
    assert.ok(routes.length > 8);
    for (const { method, url } of routes) {
      const reply = await test.app.inject({
        method: method as HTTPMethods & string,
        url: url.replaceAll(/:\w+/g, '0193b2a0-0000-7000-8000-000000000001'),
        headers: { host: '127.0.0.1', authorization: 'Bearer org_admin' },
        ...(method === 'GET' ? {} : { payload: {} }),
      });
      assert.deepEqual([reply.statusCode, `${method} ${url}`], [409, `${method} ${url}`]);
      assert.match(
        reply.payload,
        /^\{"error":\{"code":"state_forbids","message":"(?:Scans and agents|A server asks)/,
      );
    }
  });

  it('answers what lies in no folder', async () => {
    assert.equal((await test.ask('GET', '/clients')).status, 200);
  });
});
