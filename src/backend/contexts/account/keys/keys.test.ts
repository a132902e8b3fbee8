import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { type Ask, createTestApp, type TestApp } from '../../../testing/test-app.ts';

const hourMs = 3_600_000;

describe('keys', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;
    let database: Database<Schema>;

    beforeEach(async () => {
      database = await open();
      test = await createTestApp(database, { upTo: 'practice' });
    });
    afterEach(async () => {
      await test.app.close();
    });

    const make = async (more: object = {}, as: NonNullable<Ask['as']> = 'org_admin') =>
      await test.ask('POST', '/keys', { as, body: { name: 'Build', scopes: ['client:read'], ...more } });
    const made = async (more: object = {}, as: NonNullable<Ask['as']> = 'org_admin') =>
      requireOk(await make(more, as)).body;
    const ask = async (key: string, path = '/clients', headers: Record<string, string> = {}) =>
      (await test.ask('GET', path, { as: key, headers })).status;

    it('are answered whole once, and of what opens them a hash alone is kept', async () => {
      const id = '0193b2a0-0000-7000-8000-000000000001';
      const reply = await make({ id });
      const again = await make({ id });
      const shown = (await test.ask('GET', `/keys/${id}`)).body;
      const { key } = reply.body;
      const secret = key.slice(key.indexOf('_', 4) + 1);
      const rows = await database.query.selectFrom('api_key_secrets').selectAll().execute();
      const log = await database.query.selectFrom('events').selectAll().execute();

      assert.deepEqual([reply.status, reply.headers['cache-control']], [201, 'no-store']);
      assert.match(key, /^vir_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
      assert.deepEqual([again.status, again.body.key], [200, null]);
      assert.equal(key.startsWith(`${shown.prefix}_`), true);
      assert.equal(JSON.stringify([rows, log, shown]).includes(secret.slice(0, 20)), false);
    });

    it('may what their scopes say, and nothing else', async () => {
      const { key } = await made();

      assert.equal(await ask(key), 200);
      assert.equal(await ask(key, '/projects'), 403);
      assert.equal((await test.ask('POST', '/clients', { as: key, body: { name: 'No' } })).status, 403);
    });

    it('open neither keys nor members nor secrets, and are made with no such scope', async () => {
      const { key, id } = await made();
      for (const path of ['/keys', `/keys/${id}`, `/keys/${id}/use`]) assert.equal(await ask(key, path), 403);
      assert.equal(
        (await test.ask('POST', '/keys', { as: key, body: { name: 'X', scopes: ['client:read'] } })).status,
        403,
      );

      for (const scope of [
        'key:read',
        'user:write',
        'mail:write',
        'model:write',
        'request:approve',
        'no:such',
      ]) {
        const refused = await make({ scopes: ['client:read', scope] });
        assert.deepEqual([refused.status, refused.body.error.details[0].field], [422, 'scopes.1'], scope);
      }
    });

    it('have no more than who made them, also when that is less later', async () => {
      const refused = await make({ scopes: ['client:write'] }, 'viewer');
      const { key } = await made({ scopes: ['client:write', 'client:read'] });
      const wrote = async () =>
        (
          await test.ask('POST', '/clients', {
            as: key,
            body: { name: 'New', currency: 'EUR', countryCode: 'DE' },
          })
        ).status;
      const before = await wrote();
      await database.query
        .updateTable('users')
        .set({ role: 'viewer' })
        .where('id', '=', test.owner.userId)
        .execute();
      test.clock.now += 2_000;

      assert.deepEqual([refused.status, refused.body.error.details[0].field], [422, 'scopes.0']);
      assert.deepEqual([before, await wrote(), await ask(key)], [201, 403, 200]);
    });

    it('of the organization are made by administrators, and go on when the maker has less', async () => {
      const refused = await make({ owner: 'organization' }, 'viewer');
      const { key, id } = await made({ owner: 'organization' });
      await database.query
        .updateTable('users')
        .set({ role: 'client' })
        .where('id', '=', test.owner.userId)
        .execute();
      test.clock.now += 2_000;

      assert.equal(refused.status, 403);
      assert.equal(await ask(key), 200);
      assert.equal((await test.ask('DELETE', `/keys/${id}`, { as: 'viewer' })).status, 404);
    });

    it('open nothing once they are revoked, expired, or changed by a letter', async () => {
      const { key, id } = await made();
      const expiresAt = new Date(test.clock.now + hourMs).toISOString();
      const short = (await made({ expiresAt, name: 'Short' })).key;
      assert.equal(await ask(key), 200);
      assert.equal(await ask(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`), 401);
      requireOk(await test.ask('DELETE', `/keys/${id}`));
      assert.equal(await ask(key), 401);
      assert.equal(await ask(short), 200);
      test.clock.now += hourMs;
      assert.equal(await ask(short), 401);

      const states = async (query: string) =>
        (await test.ask('GET', `/keys${query}`)).body.items.map(({ state }: { state: string }) => state);
      assert.deepEqual(await states(''), ['expired']);
      assert.deepEqual(await states('?revoked=true'), ['revoked', 'expired']);
      const past = await make({ expiresAt: new Date(test.clock.now - 1).toISOString() });
      assert.equal(past.body.error.details[0].field, 'expiresAt');
    });

    it('are rotated with the one of before for some hours more', async () => {
      const first = await made();
      const second = requireOk(
        await test.ask('POST', `/keys/${first.id}/rotate`, { body: { overlapHours: 2 } }),
      ).body;
      assert.deepEqual([await ask(first.key), await ask(second.key)], [200, 200]);
      assert.deepEqual([second.state, second.before.prefix], ['ending', first.prefix]);
      test.clock.now += 2 * hourMs;
      assert.deepEqual([await ask(first.key), await ask(second.key)], [401, 200]);

      const third = requireOk(
        await test.ask('POST', `/keys/${first.id}/rotate`, { body: { overlapHours: 0 } }),
      ).body;
      assert.deepEqual([await ask(second.key), await ask(third.key)], [401, 200]);
    });

    it('are taken from their addresses alone, and as often as they may', async () => {
      const here = (await made({ addresses: ['127.0.0.0/8', '::1'] })).key;
      const elsewhere = (await made({ addresses: ['192.0.2.7', '2001:db8::/32'], name: 'Far' })).key;
      const rare = (await made({ perMinute: 2, name: 'Rare' })).key;
      const wrong = await make({ addresses: ['192.0.2.0/33'] });

      assert.deepEqual([await ask(here), await ask(elsewhere)], [200, 403]);
      assert.deepEqual([await ask(rare), await ask(rare), await ask(rare)], [200, 200, 429]);
      const { headers } = await test.ask('GET', '/clients', { as: rare });
      assert.deepEqual([headers['retry-after'], headers['x-ratelimit-limit']], ['30', '2']);
      test.clock.now += 30_000;
      assert.equal(await ask(rare), 200);
      assert.equal(wrong.body.error.details[0].field, 'addresses.0');
    });

    it('count their use by day and operation, with one write a minute', async () => {
      const { key, id } = await made({ scopes: ['client:read', 'project:read'] });
      for (let asked = 0; asked < 3; asked += 1) await ask(key);
      const written = await database.query.selectFrom('api_key_uses').selectAll().execute();
      await ask(key, '/projects');
      const { items } = (await test.ask('GET', `/keys/${id}/use`)).body;
      const shown = (await test.ask('GET', `/keys/${id}`)).body;

      assert.deepEqual(
        written.map(({ uses }) => Number(uses)),
        [1],
      );
      assert.deepEqual(items, [
        { day: '2026-11-18', route: 'listClients', uses: 3 },
        { day: '2026-11-18', route: 'listProjects', uses: 1 },
      ]);
      assert.equal(shown.lastUsedAt, new Date(test.clock.now).toISOString());
    });

    it('are said to be valid to those alone who may see them', async () => {
      const { key, id } = await made();
      const validate = async (as: NonNullable<Ask['as']>, text: string) =>
        (await test.ask('POST', '/keys/validate', { as, body: { key: text } })).body;

      assert.deepEqual(
        [(await validate('org_admin', key)).isValid, (await validate('org_admin', key)).key.id],
        [true, id],
      );
      const none = { isValid: false, key: null };
      assert.deepEqual(await validate('user', key), none);
      assert.deepEqual(await validate('foreign', key), none);
      assert.deepEqual(await validate('org_admin', 'vir_no'), none);
      assert.equal((await validate(key, key)).error.code, 'forbidden');
    });

    it('are refused in an address, whether they open something or not', async () => {
      const { key } = await made();
      const asked = await test.ask('GET', `/clients?token=${key}`);
      const nobody = await test.ask('GET', `/clients/${key}`, { as: 'nobody' });

      assert.deepEqual([asked.status, nobody.status], [400, 400]);
      assert.match(asked.body.error.message, /Authorization: Bearer/);
      assert.equal(JSON.stringify([asked.body, nobody.body]).includes(key), false);
    });

    it('are changed without another secret', async () => {
      const { key, id } = await made({ perMinute: 1 });
      assert.deepEqual([await ask(key), await ask(key)], [200, 429]);
      requireOk(await test.ask('PATCH', `/keys/${id}`, { body: { name: 'Nightly', perMinute: 600 } }));
      test.clock.now += 1_000;

      assert.equal(await ask(key), 200);
      assert.equal((await test.ask('GET', `/keys/${id}`)).body.name, 'Nightly');
    });
  });
});
