/** The library is called, never mounted: no endpoint of it is answered, and what is off is not even there. */
import assert from 'node:assert/strict';
import type { Schema } from '../../schema.ts';
import { teamDatabase } from '../../team-schema.ts';
import { openFresh } from '../../testing/databases.ts';
import { serverMigrations } from '../../testing/team/server-migrations.ts';
import {
  createCountingHasher,
  createTeamApp,
  publicUrl,
  type TeamApp,
  testSecret,
} from '../../testing/team/team-app.ts';
import { openLibrary } from './open-library.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** Of plugins that are off. */
const off = /organization|admin|api-?key|magic-link|multi-session|oauth-proxy|anonymous|phone|siwe/i;

describe('the identity library', () => {
  let test: TeamApp;
  let dispose: () => Promise<void>;
  let endpoints: readonly string[];
  let library: ReturnType<typeof openLibrary>;

  before(async () => {
    const fresh = await openFresh<Schema>('node-sqlite', serverMigrations);
    dispose = fresh.dispose;
    test = await createTeamApp(fresh.database);
    const database = teamDatabase(fresh.database);
    library = openLibrary({ database, publicUrl, secret: testSecret, hasher: createCountingHasher() });
    endpoints = Object.values(library.api).flatMap(
      (endpoint: { readonly path?: string }) => endpoint.path ?? [],
    );
  });
  after(async () => {
    await test.app.close();
    await dispose();
  });

  it('has endpoints, of which none is answered at any path', async () => {
    assert.ok(endpoints.length > 20, `${endpoints.length}`);
    for (const prefix of ['/api/auth', '/api/v1/auth', '/auth', ''])
      for (const path of endpoints) {
        const own = `${prefix}${path}`.replaceAll(/\/:\w+\??/g, '/x');
        const answered = test.app.declaredAccess.filter(({ url }) => url === own);
        for (const method of methods) {
          const reply = await test.app.inject({ method, url: own, headers: { host: 'time.example.com' } });
          // Where ours has the same path, its own schema and envelope answer.
          const isOurs = answered.some((route) => route.method === method);
          assert.equal(reply.statusCode === 404, !isOurs, `${method} ${own}: ${reply.statusCode}`);
        }
      }
  });

  it('brings nothing of what is ours: organizations, keys, administration, links, several sessions', () => {
    assert.deepEqual(
      endpoints.filter((path) => off.test(path)),
      [],
    );
  });

  it('signs nobody up, keeps no session in a cookie, and reports nothing', async () => {
    const body = { email: 'evil@example.com', password: 'a password of mine', name: 'x' };
    await assert.rejects(library.api.signUpEmail({ body }), /sign up is not enabled/i);
    const { options } = await library.$context;
    assert.equal(options.session?.cookieCache?.enabled, false);
    assert.equal(options.telemetry?.enabled, false);
    assert.equal(options.session?.expiresIn, 60);
    assert.equal(options.account?.accountLinking?.enabled, false);
  });
});
