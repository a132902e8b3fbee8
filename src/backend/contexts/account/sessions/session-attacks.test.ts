/** Attacks on sessions: none of them gets in. */
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { exportJWK, SignJWT } from 'jose';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase, onPickedDatabase } from '../../../testing/databases.ts';
import { serverMigrations } from '../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../testing/team/team-app.ts';

const { email } = administrator;
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());

onEveryDatabase<Schema>(serverMigrations, (_kind, open) => {
  describe('a refresh token that was copied', () => {
    let test: TeamApp;
    beforeEach(async () => {
      test = await createTeamApp(await open());
      await test.setUp();
    });
    afterEach(async () => await test.app.close());

    const refresh = async (refreshToken: string) =>
      await test.program('POST', '/auth/refresh', { body: { refreshToken } });
    const me = async (token: string) => await test.program('GET', '/auth/me', { headers: bearer(token) });

    it('ends the session of both when it is used after half a minute', async () => {
      const { access } = (await test.login(email, goodPassword)).body;
      const next = (await refresh(access.refreshToken)).body;
      test.clock.now += 30_000;

      assert.equal((await refresh(access.refreshToken)).status, 401);

      assert.equal((await refresh(next.refreshToken)).status, 401);
      assert.equal((await me(next.accessToken)).status, 401);
    });

    it('ends it at once when its successor was used', async () => {
      const { access } = (await test.login(email, goodPassword)).body;
      const next = (await refresh(access.refreshToken)).body;
      const third = (await refresh(next.refreshToken)).body;

      assert.equal((await refresh(access.refreshToken)).status, 401);

      assert.equal((await me(third.accessToken)).status, 401);
    });

    it('leaves other sessions of the account open', async () => {
      const other = (await test.login(email, goodPassword)).body.access;
      const { access } = (await test.login(email, goodPassword)).body;
      await refresh((await refresh(access.refreshToken)).body.refreshToken);
      await refresh(access.refreshToken);

      assert.equal((await me(other.accessToken)).status, 200);
    });

    it('makes one successor however many use it at once', async () => {
      const { access } = (await test.login(email, goodPassword)).body;

      const answers = await Promise.all(
        Array.from({ length: 6 }, async () => await refresh(access.refreshToken)),
      );

      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      assert.equal(new Set(answers.map(({ body }) => body.refreshToken)).size, 1);
      assert.equal((await refresh(answers[0]?.body.refreshToken)).status, 200);
    });
  });
});

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('a token that the server did not make', function suite() {
    this.timeout(60_000);
    let test: TeamApp;
    let good: string;
    let header: { readonly kid: string };
    let claims: Record<string, unknown>;
    before(async () => {
      test = await createTeamApp(await open());
      good = (await test.setUp()).body.access.accessToken;
      const [first, second] = good.split('.');
      header = decode(first);
      claims = decode(second);
    });
    after(async () => await test.app.close());

    const status = async (token: string) =>
      (await test.program('GET', '/auth/me', { headers: bearer(token) })).status;
    const sign = async (key: KeyObject | Uint8Array, alg: string, more: object = {}) =>
      await new SignJWT(claims).setProtectedHeader({ alg, kid: header.kid, ...more }).sign(key);

    it('opens nothing without a signature, whatever it calls that', async () => {
      assert.equal(await status(good), 200);
      for (const alg of ['none', 'None', 'NONE', '']) {
        assert.equal(await status(`${encode({ alg, kid: header.kid })}.${encode(claims)}.`), 401, alg);
        assert.equal(await status(`${encode({ alg, kid: header.kid })}.${encode(claims)}`), 401, alg);
      }
      assert.equal(await status(good.split('.').slice(0, 2).join('.')), 401);
    });

    it('opens nothing when the public key is taken for a secret', async () => {
      const [jwk] = (await test.program('GET', '/.well-known/jwks.json')).body.keys;
      for (const secret of [jwk.x, JSON.stringify(jwk), Buffer.from(jwk.x, 'base64url').toString('latin1')]) {
        const body = `${encode({ alg: 'HS256', kid: header.kid })}.${encode(claims)}`;
        const signature = createHmac('sha256', secret).update(body).digest('base64url');
        assert.equal(await status(`${body}.${signature}`), 401);
      }
    });

    it('opens nothing by a key of its own, inside it or elsewhere', async () => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const jwk = await exportJWK(publicKey);

      assert.equal(await status(await sign(privateKey, 'EdDSA')), 401);
      assert.equal(await status(await sign(privateKey, 'EdDSA', { jwk })), 401);
      assert.equal(
        await status(await sign(privateKey, 'EdDSA', { jku: 'https://evil.example/jwks.json' })),
        401,
      );
      for (const kid of ['', '../../dev/null', "' or 1=1 --", 'another'])
        assert.equal(await status(await sign(privateKey, 'EdDSA', { kid })), 401, kid);
      const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
      assert.equal(await status(await sign(rsa.privateKey, 'RS256')), 401);
    });

    it('opens nothing with another claim, or one changed', async () => {
      const [first, , third] = good.split('.');
      const changes = [
        { exp: 9_999_999_999 },
        { sub: 'x' },
        { sid: 'x' },
        { org: 'x' },
        { role: 'super_admin' },
      ];
      for (const change of changes)
        assert.equal(await status(`${first}.${encode({ ...claims, ...change })}.${third}`), 401);
    });

    it('opens nothing in another spelling of its signature', async () => {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      for (const letter of letters)
        if (!good.endsWith(letter)) assert.equal(await status(good.slice(0, -1) + letter), 401, letter);
      for (const more of ['=', ' ', '.', '+'])
        assert.equal(await status(good + more), more === ' ' ? 200 : 401, more);
    });

    it('opens nothing, whatever text it is', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.string(),
            fc.base64String(),
            fc
              .tuple(fc.nat(good.length - 1), fc.constantFrom('A', 'z', '.', '-'))
              .map(([at, letter]) =>
                good[at] === letter ? '' : good.slice(0, at) + letter + good.slice(at + 1),
              ),
          ),
          async (text) => {
            const token = text.replaceAll(/[^\x21-\x7e]/g, '');
            assert.equal(await status(token), 401, token);
          },
        ),
        { numRuns: 200 },
      );
    });

    it('opens nothing where a cookie belongs in a header, or a token in a cookie', async () => {
      const cookie = cookiesOf(
        await test.browser('POST', '/auth/login', { body: { email, password: goodPassword } }),
      );
      const secret = /__Host-vireo=([\w-]+)/.exec(cookie)?.[1] ?? assert.fail(cookie);

      assert.equal((await test.browser('GET', '/auth/me', { cookie })).status, 200);
      assert.equal(await status(secret), 401);
      assert.equal((await test.browser('GET', '/auth/me', { cookie: `__Host-vireo=${good}` })).status, 401);
    });
  });

  describe('another site, in the browser of a person who is signed in', () => {
    let test: TeamApp;
    let cookie: string;
    before(async () => {
      test = await createTeamApp(await open());
      cookie = cookiesOf(await test.setUp('browser'));
    });
    after(async () => await test.app.close());

    /** As browsers send it: with the cookie, and what they say of where it is from. */
    const foreign: readonly Readonly<Record<string, string>>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${publicUrl}.evil.example` },
      { origin: 'http://time.example.com' },
      { origin: 'https://time.example.com:8443' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'https://other.example.com' },
      { origin: publicUrl, 'sec-fetch-site': 'cross-site' },
      {},
    ];

    it('writes nothing, by no route of the API', async () => {
      const writing = test.app.declaredAccess.filter(({ method }) => !['GET', 'HEAD'].includes(method));
      assert.ok(writing.length > 30, `${writing.length}`);
      // Neither names a credential: the cookie counts, as if they were not there.
      const noCredential = [{ authorization: 'Basic bWFyYTp4' }, { authorization: 'Bearer' }];
      for (const headers of [...foreign, ...noCredential])
        for (const { method, url } of writing) {
          const path = url.replaceAll(/:\w+/g, '0193d5a0-0000-7000-8000-000000000000');
          const { status, body } = await test.program(method as 'POST', path, {
            headers: { cookie, ...headers },
            body: {},
          });
          assert.equal(status, 403, `${method} ${url} ${JSON.stringify(headers)}`);
          assert.equal(body.error.code, 'cross_site');
        }
    });

    it('signs nobody in', async () => {
      for (const headers of foreign.slice(0, -1)) {
        const { status } = await test.login(email, goodPassword, { headers });
        assert.equal(status, 403, JSON.stringify(headers));
      }
    });

    it('writes nothing by a form, even of its own site', async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ]) {
        const { status } = await test.browser('POST', '/auth/logout', {
          cookie,
          body: '{}',
          headers: { 'content-type': type },
        });
        assert.equal(status, 400, type);
      }
      assert.equal((await test.browser('GET', '/auth/me', { cookie })).status, 200);
    });

    it('changes nothing by a GET', async () => {
      const tables = [
        'sessions',
        'refresh_tokens',
        'one_time_links',
        'identities',
        'identity_accounts',
      ] as const;
      const rows = async () =>
        await Promise.all(
          tables.map(async (table) => await test.rows.selectFrom(table).selectAll().execute()),
        );
      const before = await rows();
      const reading = test.app.declaredAccess.filter(
        ({ method, url }) => method === 'GET' && /\/auth\/|well-known/.test(url),
      );
      assert.ok(reading.length >= 3);

      for (const { url } of reading) await test.program('GET', url, { headers: { cookie } });

      assert.deepEqual(await rows(), before);
    });

    it('opens no WebSocket', async () => {
      await test.app.ready();
      for (const headers of foreign)
        await assert.rejects(
          test.app.injectWS('/api/v1/ws/notifications', { headers: { cookie, ...headers } }),
          /Unexpected server response: 403/,
          JSON.stringify(headers),
        );
    });
  });

  describe('a WebSocket', () => {
    let test: TeamApp;
    beforeEach(async () => {
      test = await createTeamApp(await open());
    });
    afterEach(async () => await test.app.close());

    const openSocket = async (headers: Readonly<Record<string, string>>) => {
      const socket = await test.app.injectWS('/api/v1/ws/notifications', { headers });
      const code = new Promise<number>((resolve) => socket.on('close', resolve));
      return { socket, code };
    };

    it('is closed with 4401 as its session ends', async () => {
      const cookie = cookiesOf(await test.setUp('browser'));
      const { code } = await openSocket({ cookie, origin: publicUrl });

      await test.browser('POST', '/auth/logout', { cookie });

      assert.equal(await code, 4401);
    });

    it('is closed with 4401 when its session was ended by another process', async () => {
      const { accessToken } = (await test.setUp()).body.access;
      const { code } = await openSocket(bearer(accessToken));
      await test.rows.updateTable('sessions').set({ ended_at: test.clock.now }).execute();
      test.clock.now += 1_000;

      assert.equal(await code, 4401);
    });

    it('of another session stays open', async () => {
      await test.setUp();
      const [one, two] = [await test.login(email, goodPassword), await test.login(email, goodPassword)];
      assert.deepEqual([one.status, two.status], [200, 200], JSON.stringify([one.body, two.body]));
      const [{ access }, { access: other }] = [one.body, two.body];
      const { socket } = await openSocket(bearer(other.accessToken));

      await test.program('POST', '/auth/logout', { headers: bearer(access.accessToken) });

      assert.equal(socket.readyState, socket.OPEN);
      socket.terminate();
    });
  });
});
