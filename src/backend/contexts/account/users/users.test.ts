import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('users and organizations', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'account' });
    });

    afterEach(async () => {
      await test.app.close();
    });

    it('begins with one owner of one practice', async () => {
      const me = await test.ask('GET', '/users/me');
      const organizations = await test.ask('GET', '/organizations');

      assert.deepEqual({ role: me.body.role, name: me.body.name }, { role: 'org_admin', name: 'Mara Voss' });
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

    it('gives nobody the role of the operator', async () => {
      const body = { name: 'Root', role: 'super_admin' };

      const refused = await test.ask('POST', '/users', { body });
      const { body: user } = await test.ask('POST', '/users', { body: { name: 'Ida', role: 'user' } });
      const raised = await test.ask('PATCH', `/users/${user.id}`, { body: { role: 'super_admin' } });

      assert.deepEqual([refused.status, raised.status], [403, 403]);
    });

    it('answers a read of a known version with 304 and nothing else', async () => {
      const me = await test.ask('GET', '/users/me');
      const etag = String(me.headers['etag']);

      const same = await test.ask('GET', '/users/me', { headers: { 'if-none-match': `W/${etag}` } });
      const other = await test.ask('GET', '/users/me', { headers: { 'if-none-match': '"99"' } });

      assert.deepEqual(
        { status: same.status, body: same.body, etag: same.headers['etag'] },
        { status: 304, body: '', etag },
      );
      assert.deepEqual({ status: other.status, body: other.body }, { status: 200, body: me.body });
    });

    for (const path of ['/users/%zz', `/users/${'a'.repeat(3000)}`]) {
      it(`answers ${path.slice(0, 12)}… in the envelope`, async () => {
        const reply = await test.ask('GET', path);

        assert.deepEqual(
          { status: reply.status, code: reply.body.error.code },
          { status: 400, code: 'malformed' },
        );
        assert.equal(reply.headers['x-trace-id'], reply.body.error.trace_id);
      });
    }

    for (const [what, fields, field] of [
      ['a zone that is none', { zone: 'Mars/Olympus' }, 'zone'],
      ['a currency that is none', { currency: 'ZZZ' }, 'currency'],
      ['a tax rate that its category does not take', { taxCategory: 'E' }, 'taxRate'],
      ['a pattern without a counter', { invoicePattern: 'A {YYYY}' }, 'invoicePattern'],
      [
        'rounding to nothing',
        { rounding: { mode: 'up', stepSeconds: 0, scope: 'line' } },
        'rounding.stepSeconds',
      ],
      ['its own id', { id: 'x' }, 'id'],
    ] as const) {
      it(`refuses a practice ${what} and changes nothing`, async () => {
        const path = `/organizations/${test.owner.organizationId}`;
        const before = await test.ask('GET', path);

        const reply = await test.ask('PATCH', path, { body: fields });

        assert.deepEqual(
          { status: reply.status, field: reply.body.error.details[0].field },
          { status: 422, field },
        );
        assert.deepEqual((await test.ask('GET', path)).body, before.body);
      });
    }

    it('answers this machine alone, and no web page', async () => {
      const rebound = await test.ask('GET', '/users/me', { headers: { host: 'evil.example' } });
      const page = await test.ask('GET', '/users/me', { headers: { origin: 'https://evil.example' } });

      assert.deepEqual({ rebound: rebound.status, page: page.status }, { rebound: 403, page: 403 });
      assert.equal(rebound.body.error.code, 'host_not_allowed');
    });
  });
});
