/** Routes × roles × own and other organization, over the real app: every route decides as the table says. */
import assert from 'node:assert/strict';
import { findGrant, roles } from '../domain/authorization.ts';
import { routePermissions } from './platform/http/route-permissions.ts';
import { openTestApp } from './testing/open-test-app.ts';
import type { TestApp } from './testing/test-app.ts';

const someId = '0197a3c2-0000-7000-8000-000000000000';

/** Registered by the embedded process alone, which a test of its own covers. */
const outsideApp = new Set(['POST /api/v1/shutdown']);

function split(route: string): { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: string } {
  const [method = 'GET', path = ''] = route.split(' ');
  return { method: method as 'GET', path: path.replace(/:\w+/g, someId) };
}

describe('authorization', () => {
  let test: TestApp;
  const registered = new Set<string>();

  before(async () => {
    test = await openTestApp({ onRoute: (method, url) => registered.add(`${method} ${url}`) });
  });

  after(async () => {
    await test.close();
  });

  it('has one declaration for each route, and none without a route', () => {
    const declared = Object.keys(routePermissions).filter((route) => !outsideApp.has(route));

    assert.deepEqual([...registered].sort(), declared.sort());
  });

  for (const [route, access] of Object.entries(routePermissions)) {
    const { method, path } = split(route);
    if (outsideApp.has(route)) {
      continue;
    }

    it(`answers ${route} without a token ${access === 'public' ? '' : 'with 401'}`, async () => {
      const reply = await test.ask(method, path, { headers: { authorization: '' } });

      assert.equal(reply.status === 401, access !== 'public', `${reply.status}`);
    });

    for (const role of roles) {
      const allowed = access === 'public' || access === 'signed-in' || findGrant(role, access) !== undefined;

      it(`${allowed ? 'lets' : 'refuses'} ${role} ${route}`, async () => {
        const reply = await test.ask(method, path, { as: role });

        assert.equal(reply.status === 403, !allowed, `${reply.status} ${JSON.stringify(reply.body)}`);
        assert.notEqual(reply.status, 500);
      });
    }
  }
});
