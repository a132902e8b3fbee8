/** Sessions of a server: who is let in, and for how long. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { serverMigrations } from '../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  type TeamApp,
} from '../../../testing/team/team-app.ts';

const { email } = administrator;
const minute = 60_000;

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('sessions of a server', () => {
    let test: TeamApp;
    beforeEach(async () => {
      test = await createTeamApp(await open());
    });
    afterEach(async () => await test.app.close());

    const signIn = async () => (await test.login(email, goodPassword)).body.access;
    const me = async (token: string) => await test.program('GET', '/auth/me', { headers: bearer(token) });

    it('begin with a password, and end the proof of the library', async () => {
      await test.setUp();
      const { status, body } = await test.login(email.toUpperCase(), goodPassword);

      assert.equal(status, 200);
      assert.equal(body.account.email, email);
      assert.equal((await me(body.access.accessToken)).body.userId, test.owner.userId);
      assert.deepEqual(await test.rows.selectFrom('identity_proofs').selectAll().execute(), []);
    });

    it('open what the role of the membership may, in its organization alone', async () => {
      await test.setUp();
      const { accessToken } = await signIn();

      const { body } = await test.program('GET', '/organizations', { headers: bearer(accessToken) });

      assert.deepEqual(
        body.items.map(({ id }: { id: string }) => id),
        [test.owner.organizationId],
      );
    });

    it('keep no secret in a table', async () => {
      const { body, headers } = await test.setUp('browser');
      const cookie = cookiesOf({ status: 200, body, headers });
      const access = await signIn();
      const tables = [
        'sessions',
        'refresh_tokens',
        'known_devices',
        'one_time_links',
        'signing_keys',
      ] as const;

      const kept = JSON.stringify(
        await Promise.all(
          tables.map(async (table) => await test.rows.selectFrom(table).selectAll().execute()),
        ),
      );

      for (const secret of [access.refreshToken, access.deviceToken, ...cookie.split(/; |=/)])
        assert.ok(!kept.includes(secret.slice(4)) || secret.startsWith('__Host'), secret);
      assert.doesNotMatch(kept, /"d\\?":/);
    });

    it('say who, which session and which organization in an access token, and nothing else', async () => {
      await test.setUp();
      const { accessToken } = await signIn();

      const [header = '', payload = ''] = accessToken
        .split('.')
        .map((part: string) => Buffer.from(part, 'base64url').toString());

      assert.deepEqual(Object.keys(JSON.parse(payload)).sort(), ['exp', 'org', 'sid', 'sub']);
      assert.deepEqual(Object.keys(JSON.parse(header)).sort(), ['alg', 'kid']);
    });

    it('publish the key by which their tokens are checked, and nothing of the private one', async () => {
      const { status, body } = await test.program('GET', '/.well-known/jwks.json');

      assert.equal(status, 200);
      assert.deepEqual(
        body.keys.map(({ kty, crv, alg, d }: Record<string, string>) => ({ kty, crv, alg, d })),
        [{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', d: undefined }],
      );
    });

    it('end an access token after half an hour, and go on by the refresh token', async () => {
      await test.setUp();
      const { accessToken, refreshToken } = await signIn();
      test.clock.now += 30 * minute;

      assert.equal((await me(accessToken)).status, 401);
      const { body } = await test.program('POST', '/auth/refresh', { body: { refreshToken } });
      assert.equal((await me(body.accessToken)).status, 200);
    });

    it('run out after seven days without a refresh', async () => {
      await test.setUp();
      const { refreshToken } = await signIn();
      test.clock.now += 7 * 24 * 60 * minute;

      assert.equal((await test.program('POST', '/auth/refresh', { body: { refreshToken } })).status, 401);
    });

    it('answer the same successor again for half a minute', async () => {
      await test.setUp();
      const { refreshToken } = await signIn();
      const refresh = async () => await test.program('POST', '/auth/refresh', { body: { refreshToken } });
      const first = await refresh();
      test.clock.now += 29_000;

      const again = await refresh();

      assert.equal(again.status, 200);
      assert.equal(again.body.refreshToken, first.body.refreshToken);
    });

    it('are listed with where and when, and revoked one by one', async () => {
      await test.setUp();
      const [one, other] = [await signIn(), await signIn()];
      const { body } = await test.program('GET', '/auth/sessions', { headers: bearer(one.accessToken) });
      const others = body.items.filter(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
      assert.equal(body.items.length, 3);

      for (const { id } of others)
        assert.equal(
          (await test.program('DELETE', `/auth/sessions/${id}`, { headers: bearer(one.accessToken) })).status,
          204,
        );

      assert.equal((await me(other.accessToken)).status, 401);
      assert.equal((await me(one.accessToken)).status, 200);
    });

    it('are ended by signing out, with their refresh tokens', async () => {
      await test.setUp();
      const { accessToken, refreshToken } = await signIn();

      await test.program('POST', '/auth/logout', { headers: bearer(accessToken) });

      assert.equal((await me(accessToken)).status, 401);
      assert.equal((await test.program('POST', '/auth/refresh', { body: { refreshToken } })).status, 401);
    });

    it('are refused within a second of their end elsewhere', async () => {
      await test.setUp();
      const { accessToken } = await signIn();
      assert.equal((await me(accessToken)).status, 200);
      await test.rows.updateTable('sessions').set({ ended_at: test.clock.now }).execute();
      test.clock.now += 1_000;

      assert.equal((await me(accessToken)).status, 401);
    });

    it('end as their person is deactivated, with the sign-in of that organization', async () => {
      await test.setUp();
      const { accessToken, refreshToken } = await signIn();
      const { body: other } = await test.ask('POST', '/users', { body: { name: 'Jo', role: 'org_admin' } });
      assert.ok(other.id);

      const { status } = await test.ask('POST', `/users/${test.owner.userId}/deactivate`, { body: {} });

      assert.equal(status, 200);
      assert.equal((await me(accessToken)).status, 401);
      assert.equal((await test.program('POST', '/auth/refresh', { body: { refreshToken } })).status, 401);
      assert.equal((await test.login(email, goodPassword)).status, 403);
    });

    it('of a browser are a cookie that no script reads, and no token', async () => {
      const { body, headers } = await test.setUp('browser');
      const cookie = cookiesOf({ status: 200, body, headers });
      const set = [headers['set-cookie']].flat().map(String);

      assert.equal(body.access, null);
      assert.equal(set.length, 2);
      for (const one of set)
        assert.match(one, /^__Host-[\w-]+=[\w-]+; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/);
      assert.equal((await test.browser('GET', '/auth/me', { cookie })).status, 200);
      assert.equal((await test.browser('POST', '/auth/logout', { cookie })).status, 204);
      assert.equal((await test.browser('GET', '/auth/me', { cookie })).status, 401);
    });

    it('of a browser go on for seven days from their last use', async () => {
      const cookie = cookiesOf(await test.setUp('browser'));
      const days = 24 * 60 * minute;
      test.clock.now += 6 * days;
      assert.equal((await test.browser('GET', '/auth/me', { cookie })).status, 200);
      test.clock.now += 6 * days;

      assert.equal((await test.browser('GET', '/auth/me', { cookie })).status, 200);
    });

    it('end after ninety days, however often they are used, and as they are switched', async () => {
      const cookie = cookiesOf(await test.setUp('browser'));
      let { accessToken, refreshToken } = await signIn();
      const day = 24 * 60 * minute;
      const refresh = async () => await test.program('POST', '/auth/refresh', { body: { refreshToken } });
      for (let days = 6; days < 90; days += 6) {
        test.clock.now += 6 * day;
        ({ accessToken, refreshToken } = (await refresh()).body);
        assert.equal((await me(accessToken)).status, 200, `${days}`);
        assert.equal((await test.browser('GET', '/auth/me', { cookie })).status, 200, `${days}`);
      }
      const { items } = (await test.program('GET', '/auth/sessions', { headers: bearer(accessToken) })).body;
      const ninetieth = new Date(test.clock.now + 6 * day).toISOString();
      assert.deepEqual(
        items.map(({ expiresAt }: { expiresAt: string }) => expiresAt.slice(0, 10)),
        items.map(() => ninetieth.slice(0, 10)),
      );
      test.clock.now += 6 * day - minute;
      const last = (await refresh()).body;
      assert.equal((await me(last.accessToken)).status, 200);
      test.clock.now += minute;

      assert.equal((await me(last.accessToken)).status, 401);
      assert.equal((await test.browser('GET', '/auth/me', { cookie })).status, 401);
      const again = await test.program('POST', '/auth/refresh', {
        body: { refreshToken: last.refreshToken },
      });
      assert.equal(again.status, 401);
    });

    it('of a browser end as another one is opened in it', async () => {
      const first = cookiesOf(await test.setUp('browser'));
      const signInAgain = async (cookie: string) =>
        await test.browser('POST', '/auth/login', { cookie, body: { email, password: goodPassword } });
      assert.equal((await test.browser('GET', '/auth/me', { cookie: first })).status, 200);

      const second = cookiesOf(await signInAgain(first));

      assert.equal((await test.browser('GET', '/auth/me', { cookie: first })).status, 401);
      const { items } = (await test.browser('GET', '/auth/sessions', { cookie: second })).body;
      assert.equal(items.length, 1);
      const wrong = { cookie: second, body: { email, password: 'not the password' } };
      assert.equal((await test.browser('POST', '/auth/login', wrong)).status, 401);
      assert.equal((await test.browser('GET', '/auth/me', { cookie: second })).status, 200);
      const other = await test.browser('POST', '/auth/login', { body: { email, password: goodPassword } });
      assert.equal(other.status, 200);
      assert.equal((await test.browser('GET', '/auth/me', { cookie: second })).status, 200);
    });

    it('ask for the password again before keys, members and settings of money', async () => {
      await test.setUp();
      const { accessToken } = await signIn();
      const headers = bearer(accessToken);
      const makeKey = async () =>
        await test.program('POST', '/keys', { headers, body: { name: 'Build', scopes: ['time:read'] } });
      assert.equal((await makeKey()).status, 201);
      test.clock.now += 5 * minute;

      const refused = await makeKey();
      assert.equal(refused.body.error.code, 'confirmation_needed');
      const members = { headers, body: { name: 'Jo', role: 'user' } };
      assert.equal((await test.program('POST', '/users', members)).body.error.code, 'confirmation_needed');
      const settings = { headers, body: { taxRate: '7' } };
      const ofOrganization = `/organizations/${test.owner.organizationId}`;
      assert.equal(
        (await test.program('PATCH', ofOrganization, settings)).body.error.code,
        'confirmation_needed',
      );

      const wrong = await test.program('POST', '/auth/confirm', { headers, body: { password: 'wrong' } });
      assert.equal(wrong.status, 403);
      const right = await test.program('POST', '/auth/confirm', {
        headers,
        body: { password: goodPassword },
      });
      assert.equal(right.status, 204);
      assert.equal((await makeKey()).status, 201);
    });
  });
});
