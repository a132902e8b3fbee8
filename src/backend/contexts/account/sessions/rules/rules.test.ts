/** An organization that requires a second factor: who has none opens nothing but its set-up. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createAuthenticator } from '../../../../testing/team/authenticator.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import { createSoftPasskey } from '../../../../testing/team/soft-passkey.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';

const { email } = administrator;
const jo = { email: 'jo@example.com', password: 'eight lorries over the hill' };

const needed = 'second_factor_needed';
/** Whose code is not even looked at. */
const byCode = { password: goodPassword, factor: { method: 'totp', code: '123456' } };

/** Every route that asks for a person but the end of the session, with ids that are of the organization's. */
async function askEverything({ app, owner }: TeamApp, headers: Readonly<Record<string, string>>) {
  const opened: string[] = [];
  let refused = 0;
  for (const { method, url, access } of app.declaredAccess) {
    if (access === 'public' || method === 'HEAD' || url.endsWith('/auth/logout')) continue;
    const path = url.replaceAll(/:\w+/g, owner.userId).replaceAll('*', 'x');
    const sent = { method: method as 'GET', url: path, headers: { host: 'time.example.com', ...headers } };
    const { payload, statusCode } = await app.inject(sent);
    assert.notEqual(statusCode, 401, path);
    if (payload.includes(needed)) refused += 1;
    else opened.push(`${method} ${url.replace('/api/v1/auth', '')}`);
  }
  return { opened, refused };
}

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('an organization that requires a second factor', () => {
    let test: TeamApp;
    let headers: Record<string, string>;

    const start = async (upTo?: 'practice') => {
      test = await createTeamApp(await open(), {
        openRegistration: true,
        publicUrl,
        ...(upTo ? { upTo } : { upTo: 'desk' }),
      });
      headers = bearer((await test.setUp()).body.access.accessToken);
    };
    afterEach(async () => await test.app.close());

    const ask = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, by = headers) =>
      await test.program(method, path, { headers: by, ...(body !== undefined && { body }) });
    const turnOn = async (by: Record<string, string>, password: string) => {
      const begun = await ask('POST', '/auth/totp', { password }, by);
      assert.equal(begun.status, 200, JSON.stringify(begun.body));
      const app = createAuthenticator(begun.body.secret);
      assert.equal((await ask('POST', '/auth/totp/confirm', { code: app.code() }, by)).status, 200);
      return app;
    };
    const require = async (requiresSecondFactor = true) =>
      await ask('PUT', '/auth/rules', { requiresSecondFactor });
    /** A browser of the administrator with a passkey, to which the password was its proof. */
    const addPasskey = async (name = 'Laptop', cookie?: string) => {
      const body = { email, password: goodPassword };
      const own = cookie ?? cookiesOf(await test.browser('POST', '/auth/login', { body }));
      const begun = await test.browser('POST', '/auth/passkeys/begin', { cookie: own });
      const key = createSoftPasskey({ origin: publicUrl, rpId: 'time.example.com' });
      const added = await test.browser('POST', '/auth/passkeys', {
        cookie: `${own}; ${cookiesOf(begun)}`,
        body: { name, response: key.register({ challenge: begun.body.options?.challenge ?? '' }) },
      });
      return { own, key, begun, added };
    };
    const joinAsJo = async () => {
      const invited = await test.ask('POST', '/invitations', { body: { email: jo.email, role: 'user' } });
      const token = /#([\w-]+)/.exec(JSON.stringify(invited.body))?.[1];
      const body = { token, name: 'Jo', password: jo.password };
      return bearer((await test.program('POST', '/auth/join', { body })).body.access.accessToken);
    };

    it('opens by a session without one no route but those that set it up', async () => {
      await start();
      await turnOn(headers, goodPassword);
      const limited = await joinAsJo();
      assert.equal((await require()).status, 200);
      test.clock.now += 1_000;
      const { opened, refused } = await askEverything(test, limited);

      assert.deepEqual(opened.sort(), [
        'GET /confirmations/:confirmationId',
        'GET /me',
        'GET /organizations',
        'GET /passkeys',
        'GET /totp',
        'POST /confirm',
        'POST /confirmations',
        'POST /passkeys',
        'POST /passkeys/begin',
        'POST /switch',
        'POST /totp',
        'POST /totp/confirm',
      ]);
      assert.ok(refused > 200, `${refused}`);
      assert.equal((await ask('POST', '/auth/logout', undefined, limited)).status, 204);
    });

    it('opens everything again once one was set up, and asks for it at the next sign-in', async () => {
      await start('practice');
      await turnOn(headers, goodPassword);
      const limited = await joinAsJo();
      await require();
      test.clock.now += 1_000;
      assert.equal((await ask('GET', '/organizations', undefined, limited)).body.error.code, needed);
      assert.equal((await ask('GET', '/auth/totp', undefined, limited)).body.isRequired, true);

      await turnOn(limited, jo.password);

      assert.equal((await ask('GET', '/organizations', undefined, limited)).status, 200);
      assert.deepEqual(Object.keys((await test.login(jo.email, jo.password)).body), ['secondFactor']);
    });

    it('is changed by administrators alone, who have a second factor and proved it a short time ago', async () => {
      await start('practice');
      assert.equal((await require()).status, 409);
      await turnOn(headers, goodPassword);
      const other = await joinAsJo();
      const body = { requiresSecondFactor: true };
      assert.equal((await ask('PUT', '/auth/rules', body, other)).status, 403);
      test.clock.now += 5 * 60_000;
      assert.equal((await require()).body.error.code, 'confirmation_needed');
      await ask('POST', '/auth/confirm', { password: goodPassword });

      assert.equal((await require()).status, 200);
      assert.deepEqual((await ask('GET', '/auth/rules')).body, { requiresSecondFactor: true });
      assert.equal((await require(false)).status, 200);
      test.clock.now += 1_000;
      assert.equal((await ask('GET', '/organizations', undefined, other)).status, 200);
    });

    it('ends sessions that were opened without the second factor that their person has', async () => {
      await start('practice');
      const { own } = await addPasskey();
      const { accessToken, refreshToken } = (await test.login(email, goodPassword)).body.access;
      const before = bearer(accessToken);
      assert.equal((await ask('GET', '/auth/me', undefined, before)).status, 200);
      const body = { requiresSecondFactor: true };
      assert.equal((await test.browser('PUT', '/auth/rules', { cookie: own, body })).status, 200);
      test.clock.now += 1_000;

      assert.equal((await ask('GET', '/auth/me', undefined, before)).status, 401);
      // A program hears by its renewal that its person has to sign in again.
      assert.equal((await test.program('POST', '/auth/refresh', { body: { refreshToken } })).status, 401);
      assert.equal((await test.browser('GET', '/auth/me', { cookie: own })).status, 200);
    });

    it('takes no password alone of who has a passkey, and no set-up of another factor by it', async () => {
      await start('practice');
      const { own, key, added } = await addPasskey();
      assert.equal(added.status, 201, JSON.stringify(added.body));
      const body = { requiresSecondFactor: true };
      assert.equal((await test.browser('PUT', '/auth/rules', { cookie: own, body })).status, 200);

      const refused = await test.login(email, goodPassword);

      assert.deepEqual([refused.status, refused.body.error.code], [403, needed]);
      test.clock.now += 1_000;
      assert.equal((await ask('POST', '/auth/totp', { password: goodPassword })).status, 401);
      const asked = await test.browser('POST', '/auth/passkey/begin');
      const signed = key.sign({ challenge: asked.body.options.challenge });
      const opened = await test.browser('POST', '/auth/passkey', {
        cookie: cookiesOf(asked),
        body: { response: signed },
      });
      assert.equal(opened.status, 200);
      const path = `/auth/passkeys/${added.body.id}/remove`;
      const sent = { cookie: cookiesOf(opened), body: byCode };
      assert.equal((await test.browser('POST', path, sent)).status, 409);
    });

    it('is not passed by a password alone through another organization, which requires none', async () => {
      await start('practice');
      const { own, added } = await addPasskey();
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
      const made = await test.browser('POST', '/organizations', { cookie: own, body: { name: 'Second' } });
      const { organizationId } = made.body;
      const body = { requiresSecondFactor: true };
      assert.equal((await test.browser('PUT', '/auth/rules', { cookie: own, body })).status, 200);
      const signIn = { email, password: goodPassword, organizationId };
      const signedIn = await test.browser('POST', '/auth/login', { body: signIn });
      assert.equal(signedIn.status, 200);
      const cookie = cookiesOf(signedIn);
      const password = { password: goodPassword };

      const totp = await test.browser('POST', '/auth/totp', { cookie, body: password });
      const { begun, added: other } = await addPasskey('Of another', cookie);
      const path = `/auth/passkeys/${added.body.id}/remove`;
      await addPasskey('Spare', own);
      const removed = await test.browser('POST', path, { cookie, body: byCode });

      const codes = [totp, begun, other, removed].map((reply) => reply.body.error?.code);
      assert.deepEqual(codes, [needed, needed, needed, needed]);
      const to = { organizationId: test.owner.organizationId };
      assert.equal(
        (await test.browser('POST', '/auth/switch', { cookie, body: to })).body.error.code,
        needed,
      );
      const { items } = (await test.browser('GET', '/auth/passkeys', { cookie: own })).body;
      assert.deepEqual(
        items.map(({ name }: { name: string }) => name),
        ['Laptop', 'Spare'],
      );
    });

    it('is not confirmed with what began before the account had another factor', async () => {
      await start('practice');
      const { access } = (await test.login(email, goodPassword)).body;
      const before = bearer(access.accessToken);
      const begun = await ask('POST', '/auth/totp', { password: goodPassword }, before);
      await addPasskey();
      // The first factor has ended it; one of a moment before goes on.
      await test.rows.updateTable('sessions').set({ ended_at: null }).execute();
      test.clock.now += 1_000;

      const code = { code: createAuthenticator(begun.body.secret).code() };

      assert.equal((await ask('POST', '/auth/totp/confirm', code, before)).body.error.code, needed);
      assert.equal((await ask('GET', '/auth/totp', undefined, before)).body.isOn, false);
    });

    it('gives other recovery codes to no session that was opened before there was a factor', async () => {
      await start('practice');
      const app = await turnOn(headers, goodPassword);
      const set = async (has_second_factor: number) =>
        await test.rows.updateTable('sessions').set({ has_second_factor }).execute();
      const factor = { method: 'totp', code: app.code(1) };
      const renew = async () =>
        await ask('POST', '/auth/totp/recovery-codes', { password: goodPassword, factor });

      await set(0);
      assert.equal((await renew()).body.error?.code, needed);

      await set(1);
      assert.equal((await renew()).status, 200);
    });

    it('keeps the only factor of its members', async () => {
      await start('practice');
      const app = await turnOn(headers, goodPassword);
      await require();
      const factor = { method: 'totp', code: app.code(1) };
      const remove = async () => await ask('POST', '/auth/totp/remove', { password: goodPassword, factor });

      assert.equal((await remove()).status, 409);
      await require(false);
      assert.equal((await remove()).status, 204);
    });
  });
});
