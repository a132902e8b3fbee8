/** Passkeys, and attacks on their ceremonies. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import { type Ceremony, createSoftPasskey, type SoftPasskey } from '../../../../testing/team/soft-passkey.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';
import type { Reply } from '../../../../testing/test-app.ts';
import { findPasskeyFault } from './passkey-rules.ts';

const minute = 60_000;

describe('where passkeys work', () => {
  for (const url of ['https://time.example.com', 'https://time.example.com:8443', 'http://localhost:8080'])
    it(`is ${url}`, () => assert.equal(findPasskeyFault(url), undefined));

  for (const url of ['https://192.0.2.7', 'https://[2001:db8::1]:443', 'http://127.0.0.1:80', 'http://[::1]'])
    it(`is not an address: ${url}`, () => assert.match(String(findPasskeyFault(url)), /belong to a name/));

  it('is not plain http', () => {
    assert.match(String(findPasskeyFault('http://time.example.com')), /need https/);
  });
});

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('passkeys', () => {
    let test: TeamApp;
    let session: string;
    let key: SoftPasskey;
    const newKey = () => createSoftPasskey({ origin: publicUrl, rpId: 'time.example.com' });
    beforeEach(async () => {
      test = await createTeamApp(await open(), { publicUrl });
      session = cookiesOf(await test.setUp('browser'));
      key = newKey();
    });
    afterEach(async () => await test.app.close());

    /** What was begun, as the browser that began it goes on with it. */
    const challengeOf = ({ body }: Reply): string => body.options.challenge;
    const join = (...cookies: readonly string[]) => cookies.filter(Boolean).join('; ');
    const register = async (change: Partial<Ceremony> = {}, with_ = session) => {
      const begun = await test.browser('POST', '/auth/passkeys/begin', { cookie: with_ });
      assert.equal(begun.status, 200, JSON.stringify(begun.body));
      const response = key.register({ challenge: challengeOf(begun), ...change });
      const sent = { cookie: join(with_, cookiesOf(begun)), body: { name: 'Laptop', response } };
      return { begun, sent, reply: await test.browser('POST', '/auth/passkeys', sent) };
    };
    const begin = async () => await test.browser('POST', '/auth/passkey/begin');
    const signIn = async (change: Partial<Ceremony> = {}) => {
      const begun = await begin();
      const response = key.sign({ challenge: challengeOf(begun), ...change });
      const sent = { cookie: cookiesOf(begun), body: { response } };
      return { sent, reply: await test.browser('POST', '/auth/passkey', sent) };
    };
    /** Another person of the practice, signed in. */
    const openOther = async () => {
      const invited = await test.ask('POST', '/invitations', {
        body: { email: 'jo@example.com', role: 'user' },
      });
      const token = /#([\w-]+)/.exec(JSON.stringify(invited.body))?.[1];
      const body = { token, name: 'Jo', password: 'eight lorries over the hill' };
      return cookiesOf(await test.browser('POST', '/auth/join', { body }));
    };

    it('are registered, listed and named, and open a session', async () => {
      const { begun, reply } = await register();
      assert.equal(reply.status, 201, JSON.stringify(reply.body));
      const { rp, authenticatorSelection } = begun.body.options;
      assert.equal(rp.id, 'time.example.com');
      assert.equal(authenticatorSelection.userVerification, 'required');
      const renamed = await test.browser('PATCH', `/auth/passkeys/${reply.body.id}`, {
        cookie: session,
        body: { name: 'Desk' },
      });
      assert.equal(renamed.body.name, 'Desk');

      const { reply: opened } = await signIn();

      assert.equal(opened.status, 200, JSON.stringify(opened.body));
      assert.equal(opened.body.account.email, administrator.email);
      assert.match(String(opened.headers['set-cookie']), /__Host-vireo=vis_/);
      const list = await test.browser('GET', '/auth/passkeys', { cookie: cookiesOf(opened) });
      assert.deepEqual(
        list.body.items.map(({ name }: { name: string }) => name),
        ['Desk'],
      );
      assert.deepEqual(await test.rows.selectFrom('identity_proofs').selectAll().execute(), []);
      assert.deepEqual(await test.rows.selectFrom('identity_verifications').selectAll().execute(), []);
    });

    it('count as both factors: no code is asked for', async () => {
      await register();
      await test.rows.updateTable('identities').set({ two_factor_enabled: 1 }).execute();
      assert.deepEqual(Object.keys((await test.login(administrator.email, goodPassword)).body), [
        'secondFactor',
      ]);

      assert.equal((await signIn()).reply.body.account.email, administrator.email);
    });

    it('are not registered without a sign-in or proof of the last five minutes', async () => {
      test.clock.now += 5 * minute;
      const late = await test.browser('POST', '/auth/passkeys/begin', { cookie: session });
      assert.equal(late.body.error.code, 'confirmation_needed');
      await test.browser('POST', '/auth/confirm', { cookie: session, body: { password: goodPassword } });
      const { reply } = await register();
      assert.equal(reply.status, 201);
    });

    it('are not removed by a session and the password alone, nor by a passkey of another account', async () => {
      const { reply } = await register();
      // As by a password alone, which opens a session of who has a passkey.
      await test.rows.updateTable('sessions').set({ has_second_factor: 0 }).execute();
      const path = `/auth/passkeys/${reply.body.id}/remove`;
      const removeBy = async (body: object, cookie = '') =>
        (await test.browser('POST', path, { cookie: join(session, cookie), body })).status;
      const byKey = async (password = goodPassword) => {
        const begun = await begin();
        const response = key.sign({ challenge: challengeOf(begun), counter: 7 });
        return [{ password, factor: { method: 'passkey', response } }, cookiesOf(begun)] as const;
      };
      const code = { method: 'totp', code: '123456' };

      assert.equal(await removeBy({ password: goodPassword }), 422);
      assert.equal(await removeBy({ password: goodPassword, factor: code }), 403);
      assert.equal(await removeBy(...(await byKey('not the password'))), 403);
      const [withoutCeremony] = await byKey();
      assert.equal(await removeBy(withoutCeremony), 403);
      const own = key;
      key = newKey();
      assert.equal(await removeBy(...(await byKey())), 403);
      key = own;
      assert.equal(await removeBy(...(await byKey())), 204);
      assert.equal((await signIn({ counter: 9 })).reply.status, 401);
    });

    it('end the other sessions of their person as the first one is added, and leave them at the second', async () => {
      const login = { body: { email: administrator.email, password: goodPassword } };
      const open = async () => cookiesOf(await test.browser('POST', '/auth/login', login));
      const me = async (cookie: string) => (await test.browser('GET', '/auth/me', { cookie })).status;
      const before = await open();
      assert.equal(await me(before), 200);
      await register();
      assert.deepEqual([await me(before), await me(session)], [401, 200]);

      const after = await open();
      key = newKey();
      assert.equal((await register()).reply.status, 201);
      assert.equal(await me(after), 200);
    });

    it('prove again who asks, in the place of a password, and nobody else does', async () => {
      await register();
      const other = await openOther();
      test.clock.now += 5 * minute;
      const confirm = async (cookie: string) => {
        const begun = await begin();
        const body = { response: key.sign({ challenge: challengeOf(begun), counter: 9 }) };
        const sent = { cookie: join(cookie, cookiesOf(begun)), body };
        return (await test.browser('POST', '/auth/passkey/confirm', sent)).status;
      };

      assert.equal(await confirm(other), 403);
      key = newKey();
      assert.equal(await confirm(session), 403);
      const late = await test.browser('POST', '/auth/passkeys/begin', { cookie: session });
      assert.equal(late.status, 403);
    });

    it('confirm who asks', async () => {
      await register();
      test.clock.now += 5 * minute;
      const begun = await begin();
      const body = { response: key.sign({ challenge: challengeOf(begun), counter: 2 }) };
      const sent = { cookie: join(session, cookiesOf(begun)), body };

      assert.equal((await test.browser('POST', '/auth/passkey/confirm', sent)).status, 204);
      assert.equal((await test.browser('POST', '/auth/passkeys/begin', { cookie: session })).status, 200);
    });

    it('open nothing when what they signed is sent again, also at once', async () => {
      await register();
      const { sent, reply } = await signIn({ counter: 2 });
      assert.equal(reply.status, 200);
      assert.equal((await test.browser('POST', '/auth/passkey', sent)).status, 401);

      const begun = await begin();
      const body = { response: key.sign({ challenge: challengeOf(begun), counter: 3 }) };
      const twice = { cookie: cookiesOf(begun), body };
      const answers = await Promise.all(
        [1, 2, 3].map(async () => await test.browser('POST', '/auth/passkey', twice)),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401]);
    });

    it('open nothing in another browser than the one that asked', async () => {
      await register();
      const [theirs, own] = [await begin(), await begin()];
      const response = key.sign({ challenge: challengeOf(theirs) });
      for (const cookie of [cookiesOf(own), '', '__Host-vireo-passkey=bm90LW91cnM']) {
        const { status } = await test.browser('POST', '/auth/passkey', { cookie, body: { response } });
        assert.equal(status, 401, cookie);
      }
    });

    for (const [what, change] of [
      ['of another page', { origin: 'https://evil.example.com' }],
      ['of a page beside it', { origin: 'https://time.example.com.evil.example' }],
      ['of another name', { rpId: 'example.com' }],
      ['without a finger, a face or a PIN', { isUserVerified: false }],
      ['of another challenge', { challenge: 'b3RoZXItY2hhbGxlbmdl' }],
    ] as const)
      it(`are neither registered nor taken by an answer ${what}`, async () => {
        assert.equal((await register(change)).reply.status, 403);
        assert.deepEqual(await test.rows.selectFrom('identity_passkeys').selectAll().execute(), []);
        assert.equal((await register()).reply.status, 201);

        assert.equal((await signIn(change)).reply.status, 401);
      });

    it('open nothing once their counter went back, as that of a copy does', async () => {
      await register({ counter: 5 });

      assert.equal((await signIn({ counter: 5 })).reply.status, 401);
      assert.equal((await signIn({ counter: 6 })).reply.status, 200);
      assert.equal((await signIn({ counter: 4 })).reply.status, 401);
    });

    it('open nothing by a key that only says it is another one', async () => {
      await register();
      const own = key;
      const foreign = newKey();
      key = { ...foreign, sign: (asked) => ({ ...foreign.sign(asked), id: own.id }) };
      assert.equal((await signIn()).reply.status, 401);
      key = foreign;

      assert.equal((await signIn()).reply.status, 401);
    });

    it('are not registered for another person by what one began', async () => {
      const other = await openOther();
      const begun = await test.browser('POST', '/auth/passkeys/begin', { cookie: session });
      const response = key.register({ challenge: challengeOf(begun) });
      const sent = { cookie: join(other, cookiesOf(begun)), body: { name: 'Mine', response } };

      assert.equal((await test.browser('POST', '/auth/passkeys', sent)).status, 403);
      assert.deepEqual(await test.rows.selectFrom('identity_passkeys').selectAll().execute(), []);
    });

    it('are neither seen, named nor removed by another person, and are registered once', async () => {
      const { reply, sent } = await register();
      const other = await openOther();
      const path = `/auth/passkeys/${reply.body.id}`;

      assert.deepEqual((await test.browser('GET', '/auth/passkeys', { cookie: other })).body.items, []);
      const body = { name: 'Mine' };
      assert.equal((await test.browser('PATCH', path, { cookie: other, body })).status, 404);
      const remove = async (cookie: string, password: string) => {
        const asked = await begin();
        const response = key.sign({ challenge: challengeOf(asked), counter: 4 });
        const factor = { method: 'passkey', response };
        const sent = { cookie: join(cookie, cookiesOf(asked)), body: { password, factor } };
        return (await test.browser('POST', `${path}/remove`, sent)).status;
      };
      assert.equal(await remove(other, 'eight lorries over the hill'), 404);
      assert.equal((await test.browser('POST', '/auth/passkeys', sent)).status, 403);
      assert.notEqual((await register({}, other)).reply.status, 201);
      assert.equal(await remove(session, goodPassword), 204);
      assert.equal((await signIn()).reply.status, 401);
    });

    it('end a ceremony after five minutes', async () => {
      await register();
      const begun = await begin();
      await test.rows
        .updateTable('identity_verifications')
        .set({ expires_at: Date.now() - 1 })
        .execute();
      const body = { response: key.sign({ challenge: challengeOf(begun) }) };

      assert.equal(
        (await test.browser('POST', '/auth/passkey', { cookie: cookiesOf(begun), body })).status,
        401,
      );
    });
  });

  describe('passkeys of a server that is reached at an address', () => {
    it('are refused with a sentence', async () => {
      const test = await createTeamApp(await open(), { publicUrl: 'https://192.0.2.7' });
      const headers = bearer((await test.setUp()).body.access.accessToken);

      const list = await test.program('GET', '/auth/passkeys', { headers });
      assert.match(list.body.unavailable, /reached at 192\.0\.2\.7/);
      for (const path of ['/auth/passkey/begin', '/auth/passkeys/begin']) {
        const { status, body } = await test.program('POST', path, { headers });
        assert.deepEqual([status, body.error.message], [409, list.body.unavailable]);
      }
      await test.app.close();
    });
  });
});
