import assert from 'node:assert/strict';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

describe('users and organizations', () => {
  forEachDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open());
    });

    afterEach(async () => {
      await test.app.close();
    });

    it('begins with one owner of one practice', async () => {
      const me = await test.ask('GET', '/users/me');
      const organizations = await test.ask('GET', '/organizations');

      assert.deepEqual([me.body.role, me.body.name], ['org_admin', 'Mara Voss']);
      assert.deepEqual(
        organizations.body.items.map((item: { id: string }) => item.id),
        [me.body.organizationId],
      );
    });

    it('keeps the last administrator', async () => {
      const me = await test.ask('GET', '/users/me');

      const reply = await test.ask('PATCH', `/users/${me.body.id}`, { body: { role: 'viewer' } });

      assert.equal(reply.status, 409);
      assert.equal((await test.ask('GET', '/users/me')).body.role, 'org_admin');
    });

    it('lets only a super_admin give that role', async () => {
      const body = { name: 'Root', role: 'super_admin' };

      const refused = await test.ask('POST', '/users', { body });
      const given = await test.ask('POST', '/users', { body, as: 'super_admin' });

      assert.deepEqual([refused.status, given.status], [403, 201]);
    });

    it('refuses a zone that is none', async () => {
      const { body } = await test.ask('GET', '/organizations');

      const reply = await test.ask('PATCH', `/organizations/${body.items[0].id}`, {
        body: { zone: 'Mars/Olympus' },
      });

      assert.deepEqual([reply.status, reply.body.error.details[0].field], [422, 'zone']);
    });

    it('answers this machine alone, and no web page', async () => {
      const rebound = await test.ask('GET', '/users/me', { headers: { host: 'evil.example' } });
      const page = await test.ask('GET', '/users/me', { headers: { origin: 'https://evil.example' } });

      assert.deepEqual([rebound.status, page.status], [403, 403]);
      assert.equal(rebound.body.error.code, 'host_not_allowed');
    });
  });
});
