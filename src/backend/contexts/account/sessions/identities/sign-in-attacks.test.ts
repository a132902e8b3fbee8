/** Attacks on the door: none of them gets in, learns who has an account, or keeps its owner out. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';
import { longestWaitMs, waitAfter } from './back-off.ts';

const { email } = administrator;
const attacker = '203.0.113.9';
const minute = 60_000;

describe('waiting after failed sign-ins', () => {
  it('grows, and never beyond fifteen minutes', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(40), (failures, free) => {
        const wait = waitAfter(failures, free);
        assert.ok(wait >= 0 && wait <= longestWaitMs);
        assert.ok(waitAfter(failures + 1, free) >= wait);
        assert.equal(wait === 0, failures < free);
      }),
    );
  });
});

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('guessing passwords', () => {
    let test: TeamApp;
    beforeEach(async () => {
      test = await createTeamApp(await open());
      await test.setUp();
    });
    afterEach(async () => await test.app.close());

    const guess = async (from: string, name = email) => await test.login(name, 'not the password', { from });

    it('hashes as often and answers the same where there is no account', async () => {
      const ask = async (name: string) => {
        const before = test.hasher.calls;
        const { status, body, headers } = await guess(attacker, name);
        const { trace_id: _, ...error } = body.error;
        return { status, error, calls: test.hasher.calls - before, names: Object.keys(headers).sort() };
      };

      const known = await ask(email);
      assert.equal(known.calls, 1);
      assert.deepEqual(await ask('nobody@example.com'), known);
      assert.deepEqual(await ask(`${'x'.repeat(64)}@example.com`), known);
    });

    it('is slowed down after five, whether there is an account or not', async () => {
      for (const name of [email, 'nobody@example.com']) {
        const seen: number[] = [];
        for (let at = 0; at < 7; at += 1) seen.push((await guess(attacker, name)).status);
        assert.deepEqual(seen, [401, 401, 401, 401, 401, 429, 429]);
      }
    });

    it('is counted when many come at once', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, async () => await guess(attacker)));

      assert.ok(
        answers.filter(({ status }) => status === 401).length <= 6,
        JSON.stringify(answers.map((a) => a.status)),
      );
    });

    it('over many accounts is slowed down by its address, and by its network of IPv6', async () => {
      const statuses = async (from: (at: number) => string) => {
        const seen: number[] = [];
        for (let at = 0; at < 40; at += 1) seen.push((await guess(from(at), `n${at}@example.com`)).status);
        return seen;
      };

      const four = await statuses(() => attacker);
      assert.equal(four.indexOf(429), 30);
      const six = await statuses((at) => `2001:db8:1:2::${(at + 1).toString(16)}`);
      assert.equal(six.indexOf(429), 30);
    });

    it('keeps nobody out from elsewhere, nor a device that signed in before', async () => {
      const known = (await test.login(email, goodPassword, { from: '198.51.100.7' })).body.access;
      for (let at = 0; at < 12; at += 1) await guess(attacker);

      assert.equal((await test.login(email, goodPassword, { from: attacker })).status, 429);
      assert.equal((await test.login(email, goodPassword, { from: '198.51.100.8' })).status, 200);
      const body = { deviceToken: known.deviceToken };
      assert.equal((await test.login(email, goodPassword, { from: attacker, body })).status, 200);
    });

    /** As a botnet does: each network has tries of its own. */
    const guessFromEverywhere = async (count: number) => {
      const seen: number[] = [];
      for (let at = 0; at < count; at += 1) seen.push((await guess(`198.51.100.${at}`)).status);
      return seen;
    };

    it('from many networks is slowed down by account, a minute at most, for devices that are new alone', async () => {
      const known = (await test.login(email, goodPassword)).body.access;
      const seen = await guessFromEverywhere(30);
      assert.deepEqual([seen.indexOf(429), seen.filter((status) => status === 401).length], [20, 20]);
      for (let at = 0; at < 12; at += 1) {
        test.clock.now += minute;
        assert.equal((await guess(`203.0.113.${at}`)).status, 401, 'a minute later one more is taken');
      }

      const fresh = '192.0.2.1';
      assert.equal((await test.login(email, goodPassword, { from: fresh })).status, 429);
      const body = { deviceToken: known.deviceToken };
      assert.equal((await test.login(email, goodPassword, { from: fresh, body })).status, 200);
      const headers = bearer(known.accessToken);
      const confirm = { headers, body: { password: goodPassword } };
      assert.equal((await test.program('POST', '/auth/confirm', confirm)).status, 204);
      assert.equal((await guess(fresh, 'nobody@example.com')).status, 401, 'another account goes on');
      assert.equal((await test.program('POST', '/auth/reset', { body: { email } })).status, 409);
      assert.equal((await test.browser('POST', '/auth/passkey/begin')).status, 200);
      test.clock.now += minute;
      assert.equal((await test.login(email, goodPassword, { from: fresh })).status, 200);
    });

    it('that is refused by its network counts for no account', async () => {
      for (let at = 0; at < 40; at += 1) await guess(attacker);

      assert.equal((await test.login(email, goodPassword, { from: '198.51.100.8' })).status, 200);
    });

    it('is counted by itself on a device that signed in before, and holds up no other one', async () => {
      const { deviceToken } = (await test.login(email, goodPassword)).body.access;
      const seen: number[] = [];
      for (let at = 0; at < 7; at += 1) {
        const sent = { from: `198.51.100.${at}`, body: { deviceToken } };
        seen.push((await test.login(email, 'not the password', sent)).status);
      }

      assert.deepEqual(seen, [401, 401, 401, 401, 401, 429, 429]);
      assert.equal((await test.login(email, goodPassword, { from: '198.51.100.1' })).status, 200);
    });

    it('is not spared the waiting by a device of another account, or one that was made up', async () => {
      for (let at = 0; at < 6; at += 1) await guess(attacker);
      for (const deviceToken of [`vid_${'a'.repeat(43)}`, 'x'.repeat(40)]) {
        const { status } = await test.login(email, goodPassword, { from: attacker, body: { deviceToken } });
        assert.equal(status, 429);
      }
    });

    it('waits fifteen minutes at most', async () => {
      for (let at = 0; at < 40; at += 1) {
        await guess(attacker);
        test.clock.now += 10 * minute;
      }
      test.clock.now += 5 * minute;

      assert.equal((await test.login(email, goodPassword, { from: attacker })).status, 200);
    });

    it('is as slow for who holds a session and not the password', async () => {
      const { accessToken } = (await test.login(email, goodPassword)).body.access;
      const seen: number[] = [];
      for (let at = 0; at < 7; at += 1) {
        const headers = bearer(accessToken);
        const sent = { headers, body: { password: 'not the password' }, from: attacker };
        seen.push((await test.program('POST', '/auth/confirm', sent)).status);
      }

      assert.deepEqual(seen, [403, 403, 403, 403, 403, 429, 429]);
    });
  });

  describe('an invitation', () => {
    let test: TeamApp;
    let token: string;
    beforeEach(async () => {
      test = await createTeamApp(await open(), { publicUrl: 'https://time.example.com' });
      await test.setUp();
      const body = { email: 'jo@example.com', role: 'user' };
      const invited = await test.ask('POST', '/invitations', { body });
      token =
        /#([\w-]+)/.exec(JSON.stringify(invited.body))?.[1] ?? assert.fail(JSON.stringify(invited.body));
    });
    afterEach(async () => await test.app.close());

    const join = async (secret: string, more: object = {}) =>
      await test.program('POST', '/auth/join', {
        body: { token: secret, name: 'Jo', password: 'eight lorries over the hill', ...more },
      });

    it('makes one account, of several that use it at once, and of an address that is not confirmed', async () => {
      const answers = await Promise.all([join(token), join(token), join(token)]);

      const [made, ...others] = answers.toSorted((one, other) => one.status - other.status);
      assert.equal(made?.status, 200);
      assert.equal(made?.body.account.isEmailVerified, false);
      assert.deepEqual(
        made?.body.account.memberships.map(({ role }: { role: string }) => role),
        ['user'],
      );
      for (const { status } of others) assert.ok([409, 410].includes(status), `${status}`);
      assert.equal((await join(token)).status, 410);
      assert.equal((await test.login('jo@example.com', 'eight lorries over the hill')).status, 200);
    });

    it('takes over no account that has the address already', async () => {
      const stamps = { created_at: test.clock.now, updated_at: test.clock.now };
      const row = {
        id: test.owner.userId,
        name: 'Jo',
        email: 'jo@example.com',
        email_verified: 1,
        image: null,
      };
      await test.rows
        .insertInto('identities')
        .values({ ...row, ...stamps })
        .execute();

      assert.equal((await join(token)).status, 409);
      assert.equal((await test.login('jo@example.com', 'eight lorries over the hill')).status, 401);
    });

    it('says of a bad password alone, whether its address has an account or not', async () => {
      const body = { email, role: 'user' };
      const invited = await test.ask('POST', '/invitations', { as: 'foreign', body });
      const known = /#([\w-]+)/.exec(invited.body.link)?.[1] ?? assert.fail(JSON.stringify(invited.body));

      const answers = [await join(known, { password: 'short' }), await join(token, { password: 'short' })];

      assert.deepEqual(
        answers.map(({ status }) => status),
        [422, 422],
      );
      assert.deepEqual(answers[0]?.body.error.details, answers[1]?.body.error.details);
    });

    it('says to who has its link alone who invited whom, and where to, as long as it holds', async () => {
      await test.database.query.updateTable('organizations').set({ name: 'Voss Consulting' }).execute();
      const about = async (of: string) =>
        await test.program('POST', '/auth/join/about', { body: { token: of } });

      const { invitedBy, ...said } = (await about(token)).body;
      assert.deepEqual(said, { organizationName: 'Voss Consulting', email: 'jo@example.com', role: 'user' });
      assert.ok(invitedBy.length > 0);
      assert.equal((await about('x'.repeat(43))).status, 410);
      assert.equal((await join(token)).status, 200);
      assert.equal((await about(token)).status, 410);
    });

    it('is not guessed, holds for seven days, and asks for a good password', async () => {
      assert.equal((await join('x'.repeat(43))).status, 410);
      assert.equal((await join(token, { password: 'qwerty123456' })).status, 422);
      test.clock.now += 7 * 24 * 60 * minute;
      assert.equal((await join(token)).status, 410);
    });

    it('opens no session of another person: theirs are not found', async () => {
      const joined = (await join(token)).body.access;
      const mine = (await test.login(email, goodPassword)).body.access;
      const list = await test.program('GET', '/auth/sessions', { headers: bearer(mine.accessToken) });
      for (const { id } of list.body.items) {
        const headers = bearer(joined.accessToken);
        assert.equal((await test.program('DELETE', `/auth/sessions/${id}`, { headers })).status, 404);
      }
    });
  });

  describe('a session that was planted', () => {
    it('is not the one that a sign-in opens', async () => {
      const test = await createTeamApp(await open());
      await test.setUp();
      const planted = `__Host-vireo=vis_${'a'.repeat(43)}`;

      const signedIn = await test.browser('POST', '/auth/login', {
        cookie: planted,
        body: { email, password: goodPassword },
      });

      assert.equal(signedIn.status, 200);
      assert.notEqual(cookiesOf(signedIn).split(';')[0], planted);
      assert.equal((await test.browser('GET', '/auth/me', { cookie: planted })).status, 401);
      await test.app.close();
    });

    it('of a deactivated person opens nothing, and says why to who knows the password alone', async () => {
      const test = await createTeamApp(await open(), { publicUrl: 'https://time.example.com' });
      const admin = bearer((await test.setUp()).body.access.accessToken);
      await test.database.query.updateTable('organizations').set({ name: 'Voss Consulting' }).execute();
      const invited = { headers: admin, body: { email: 'jo@example.com', role: 'user' } };
      const { link } = (await test.program('POST', '/invitations', invited)).body;
      const [token, password] = [new URL(link).hash.slice(1), 'eight lorries over the hill'];
      const joined = await test.program('POST', '/auth/join', { body: { token, name: 'Jo', password } });
      const path = `/users/${joined.body.account.userId}/deactivate`;
      assert.equal((await test.program('POST', path, { headers: admin })).status, 200);

      const right = await test.login('jo@example.com', password);
      assert.deepEqual(
        [right.status, right.body.error.message],
        [403, 'You were deactivated in Voss Consulting: an administrator of it can reactivate you.'],
      );
      const wrong = await test.login('jo@example.com', 'not the password');
      const unknown = await test.login('nobody@example.com', 'not the password');
      assert.deepEqual(wrong.body.error.message, unknown.body.error.message);
      await test.app.close();
    });

    it('of a person who is no longer of the organization opens nothing', async () => {
      const test = await createTeamApp(await open());
      const { accessToken } = (await test.setUp()).body.access;
      await test.rows.deleteFrom('identity_memberships').execute();
      test.clock.now += 1_000;

      assert.equal((await test.login(email, goodPassword)).status, 403);
      assert.equal((await test.program('GET', '/auth/me', { headers: bearer(accessToken) })).status, 401);
      await test.app.close();
    });
  });
});
