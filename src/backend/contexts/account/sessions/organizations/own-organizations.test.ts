/** One account in several organizations: making, joining and switching, and none that the account is not of. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createAuthenticator } from '../../../../testing/team/authenticator.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';

const minute = 60_000;
const jo = { name: 'Jo', email: 'jo@example.net', password: 'eight lorries over the hill' };

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('an account of several organizations', () => {
    let test: TeamApp;
    /** Of the first administrator. */
    let cookie: string;
    const start = async (openRegistration = true) => {
      test = await createTeamApp(await open(), { openRegistration, publicUrl });
      cookie = cookiesOf(await test.setUp('browser'));
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
    };
    afterEach(async () => await test.app.close());

    const create = async (by = cookie, name = 'Second') =>
      await test.browser('POST', '/organizations', { cookie: by, body: { name } });
    const list = async (by = cookie) =>
      (await test.browser('GET', '/auth/organizations', { cookie: by })).body;
    const switchTo = async (organizationId: string, by = cookie) =>
      await test.browser('POST', '/auth/switch', { cookie: by, body: { organizationId } });
    const me = async (by: string) => await test.browser('GET', '/auth/me', { cookie: by });
    const codeOf = ({ body }: { readonly body: { readonly error?: { readonly code: string } } }) =>
      body.error?.code;
    const invite = async (email = jo.email, by = cookie) => {
      const { body } = await test.browser('POST', '/invitations', {
        cookie: by,
        body: { email, role: 'user' },
      });
      return {
        id: body.id as string,
        token: /#([\w-]+)/.exec(body.link)?.[1] ?? assert.fail(JSON.stringify(body)),
      };
    };
    const join = async ({ token }: { token: string }, who: typeof jo = jo) => {
      const body = { token, name: who.name, password: who.password };
      const answer = await test.browser('POST', '/auth/join', { body });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return { cookie: cookiesOf(answer), userId: answer.body.account.userId as string };
    };
    const accept = async (token: string, by: string) =>
      await test.browser('POST', '/auth/join/accept', { cookie: by, body: { token } });
    /** An organization of another person, whom the administrator of the first one does not know. */
    const makeForeign = async () => {
      const other = await join(await invite());
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
      const { organizationId } = (await create(other.cookie, 'Of Jo alone')).body;
      return { organizationId: organizationId as string, ...other };
    };

    it('is made by who is signed in, lists both, and switches a browser to another cookie', async () => {
      await start();
      const made = await create();
      assert.equal(made.status, 201, JSON.stringify(made.body));
      const { items, canCreate } = await list();
      assert.equal(canCreate, true);
      assert.deepEqual(
        items.map(({ name, role, isCurrent }: Record<string, unknown>) => [name, role, isCurrent]),
        [
          [administrator.name, 'org_admin', true],
          ['Second', 'org_admin', false],
        ],
      );

      const answer = await switchTo(made.body.organizationId);

      assert.equal(answer.status, 200);
      const next = cookiesOf(answer);
      assert.equal((await me(next)).body.organizationId, made.body.organizationId);
      assert.equal((await me(cookie)).status, 401);
      const { body } = await test.browser('GET', '/users', { cookie: next });
      assert.deepEqual(
        body.items.map(({ name }: { name: string }) => name),
        [administrator.name],
      );
      assert.notEqual(body.items[0].id, test.owner.userId);
    });

    it('is made only where registration is open, and by an account with a confirmed address', async () => {
      await start(false);
      assert.equal((await create()).status, 403);
      assert.equal((await list()).canCreate, false);
      await test.app.close();
      await start();
      await test.rows.updateTable('identities').set({ email_verified: 0 }).execute();
      assert.equal((await create()).status, 409);

      assert.equal((await test.rows.selectFrom('identity_memberships').selectAll().execute()).length, 1);
    });

    it('switches to none that it is not of, and says the same of one that does not exist', async () => {
      await start();
      const foreign = await makeForeign();
      const unknown = await switchTo(test.owner.userId);

      const answer = await switchTo(foreign.organizationId);

      assert.deepEqual([answer.status, answer.body.error.message], [403, unknown.body.error.message]);
      assert.equal(answer.headers['set-cookie'], undefined);
      assert.equal((await me(cookie)).body.organizationId, test.owner.organizationId);
    });

    it('switches to none of which the membership has ended', async () => {
      await start();
      const foreign = await makeForeign();
      const own = await switchTo(foreign.organizationId, foreign.cookie);
      await test.browser('POST', `/users/${foreign.userId}/deactivate`, { cookie, body: {} });

      assert.equal((await switchTo(test.owner.organizationId, cookiesOf(own))).status, 403);
      assert.equal((await list(cookiesOf(own))).items.length, 1);
    });

    it('proves nothing by a switch: what asked for a proof before asks for it after', async () => {
      await start();
      const { organizationId } = (await create()).body;
      test.clock.now += 6 * minute;
      const next = cookiesOf(await switchTo(organizationId));

      const body = { email: jo.email, role: 'user' };
      assert.equal(
        codeOf(await test.browser('POST', '/invitations', { cookie: next, body })),
        'confirmation_needed',
      );
    });

    it('lasts no longer by a switch than the ninety days of the sign-in', async () => {
      await start();
      const { organizationId } = (await create()).body;
      let own = cookie;
      for (let days = 6; days < 90; days += 6) {
        test.clock.now += 6 * 24 * 60 * minute;
        const to = days % 12 === 0 ? test.owner.organizationId : organizationId;
        const answer = await switchTo(to, own);
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        own = cookiesOf(answer);
      }
      test.clock.now += 6 * 24 * 60 * minute - 1;
      assert.equal((await me(own)).status, 200);
      test.clock.now += 1;
      assert.equal((await me(own)).status, 401);
    });

    it('switches once of two that ask at the same time', async () => {
      await start();
      const { organizationId } = (await create()).body;

      const answers = await Promise.all([switchTo(organizationId), switchTo(organizationId)]);

      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401]);
      const open = await test.rows.selectFrom('sessions').selectAll().where('ended_at', 'is', null).execute();
      assert.equal(open.length, 1);
    });

    it('gives a program a session of another organization only after a proof, and leaves the one that it has', async () => {
      await start();
      const { organizationId } = (await create()).body;
      const { access } = (await test.login(administrator.email, goodPassword)).body;
      const headers = bearer(access.accessToken);
      const ask = async () =>
        await test.program('POST', '/auth/switch', { headers, body: { organizationId } });
      test.clock.now += 6 * minute;
      assert.equal(codeOf(await ask()), 'confirmation_needed');
      const proof = { headers, body: { password: goodPassword } };
      assert.equal((await test.program('POST', '/auth/confirm', proof)).status, 204);

      const { status, body, headers: set } = await ask();

      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(set['set-cookie'], undefined);
      const of = async (token: string) =>
        (await test.program('GET', '/auth/me', { headers: bearer(token) })).body.organizationId;
      assert.equal(await of(body.access.accessToken), organizationId);
      assert.equal(await of(access.accessToken), test.owner.organizationId);
    });

    it('comes into an organization that requires a second factor by a session that has one alone', async () => {
      await start();
      const foreign = await makeForeign();
      const password = { password: goodPassword };
      const { secret } = (await test.browser('POST', '/auth/totp', { cookie, body: password })).body;
      const code = { code: createAuthenticator(secret).code() };
      await test.browser('POST', '/auth/totp/confirm', { cookie, body: code });
      const rule = { requiresSecondFactor: true };
      assert.equal((await test.browser('PUT', '/auth/rules', { cookie, body: rule })).status, 200);
      const own = cookiesOf(await switchTo(foreign.organizationId, foreign.cookie));
      test.clock.now += 1_000;

      const next = cookiesOf(await switchTo(test.owner.organizationId, own));

      assert.equal(codeOf(await test.browser('GET', '/clients', { cookie: next })), 'second_factor_needed');
      assert.equal((await list(next)).items.length, 2);
      assert.equal((await switchTo(foreign.organizationId, next)).status, 200);
    });

    it('joins by an invitation to another address, and is known there by the one that it has', async () => {
      await start();
      const other = await makeForeign();
      const own = cookiesOf(await switchTo(other.organizationId, other.cookie));
      const invited = await invite('mara@work.example', own);

      const answer = await accept(invited.token, cookie);

      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.name, answer.body.role], ['Of Jo alone', 'user']);
      const { items } = (await test.browser('GET', '/users', { cookie: own })).body;
      assert.ok(items.some(({ email }: { email: string }) => email === administrator.email));
      const next = cookiesOf(await switchTo(other.organizationId));
      assert.equal((await test.browser('POST', '/clients', { cookie: next, body: {} })).status, 403);
    });

    it('joins once: not by a link that was used, revoked or made up, nor where it is a member or was one', async () => {
      await start();
      const foreign = await makeForeign();
      const own = cookiesOf(await switchTo(foreign.organizationId, foreign.cookie));
      const used = await invite('a@example.org', own);
      const both = await Promise.all([accept(used.token, cookie), accept(used.token, cookie)]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 410]);
      const again = await invite('b@example.org', own);
      assert.equal((await accept(again.token, cookie)).status, 409);
      const { userId } = (await list()).items.find(
        (one: { organizationId: string }) => one.organizationId === foreign.organizationId,
      );
      await test.browser('POST', `/users/${userId}/deactivate`, { cookie: own, body: {} });
      assert.equal((await accept(again.token, cookie)).status, 409);
      assert.equal((await test.browser('DELETE', `/invitations/${again.id}`, { cookie: own })).status, 204);
      assert.equal((await accept(again.token, cookie)).status, 410);
      assert.equal((await accept('A'.repeat(43), cookie)).status, 410);

      assert.equal(
        (await test.program('POST', '/auth/join/accept', { body: { token: again.token } })).status,
        401,
      );
    });

    it('is not taken over by joining with its address: who holds the link signs in with it first', async () => {
      await start();
      const foreign = await makeForeign();
      const own = cookiesOf(await switchTo(foreign.organizationId, foreign.cookie));
      const { token } = await invite(administrator.email, own);

      const body = { token, name: 'Mallory', password: 'a password of another one' };
      assert.equal((await test.program('POST', '/auth/join', { body })).status, 409);
      assert.equal((await test.login(administrator.email, body.password)).status, 401);
      assert.equal((await accept(token, cookie)).status, 200);
    });

    it('has a short name of its own, made of its name, which its administrator changes', async () => {
      await start();
      const { body: first } = await create();
      const { body: second } = await create();
      assert.deepEqual([first.slug, second.slug], ['second', 'second-2']);
      const rename = async (slug: string, by = cookie) =>
        await test.browser('PUT', '/auth/slug', { cookie: by, body: { slug } });

      assert.equal((await rename('mara-consulting')).status, 200);
      assert.equal((await rename('mara-consulting')).status, 200);

      assert.equal((await list()).items[0].slug, 'mara-consulting');
      assert.equal((await rename('second')).status, 409);
      for (const bad of ['ab', 'Upper', '../x', 'a--b', 'x'.repeat(41)])
        assert.equal((await rename(bad)).status, 422, bad);
      const other = await join(await invite());
      assert.equal((await rename('taken-over', other.cookie)).status, 403);
      test.clock.now += 6 * minute;
      assert.equal(codeOf(await rename('later')), 'confirmation_needed');
      assert.equal((await list()).items[0].slug, 'mara-consulting');
    });

    it('has a short name of its own where three are made at the same time', async () => {
      await start();
      const made = await Promise.all([create(), create(), create()]);

      assert.deepEqual(
        made.map(({ status }) => status),
        [201, 201, 201],
      );
      assert.equal(new Set(made.map(({ body }) => body.slug)).size, 3);
    });

    describe('signs a program in', () => {
      const begin = async () =>
        (await test.program('POST', '/auth/device', { body: { device: 'Laptop', kind: 'cli' } })).body;
      const approve = async (userCode: string, organizationId?: string) =>
        await test.browser('POST', '/auth/device/approve', { cookie, body: { userCode, organizationId } });
      const take = async (deviceCode: string) =>
        await test.program('POST', '/auth/device/token', { body: { deviceCode } });

      it('in the organization that the person names, while the browser stays where it is', async () => {
        await start();
        const { organizationId } = (await create()).body;
        const { userCode, deviceCode } = await begin();

        assert.equal((await approve(userCode, organizationId)).status, 204);

        assert.equal((await take(deviceCode)).body.account.organizationId, organizationId);
        assert.equal((await me(cookie)).body.organizationId, test.owner.organizationId);
      });

      it('in none of another person, nor in one whose membership has ended since', async () => {
        await start();
        const foreign = await makeForeign();
        const own = cookiesOf(await switchTo(foreign.organizationId, foreign.cookie));
        const { userCode, deviceCode } = await begin();
        assert.equal((await approve(userCode, foreign.organizationId)).status, 403);
        assert.equal(codeOf(await take(deviceCode)), 'authorization_pending');
        const { token } = await invite('m@example.org', own);
        const { userId } = (await accept(token, cookie)).body;
        assert.equal((await approve(userCode, foreign.organizationId)).status, 204);
        await test.browser('POST', `/users/${userId}/deactivate`, { cookie: own, body: {} });

        assert.equal((await take(deviceCode)).status, 403);
      });
    });
  });
});
