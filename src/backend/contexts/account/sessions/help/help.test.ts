/** Help for who lost app, codes and passkeys: what it removes, who may, and that nobody takes an account over by it. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { makePasswordLinkOf } from '../../../../team/make-password-link.ts';
import { resetSecondFactorOf } from '../../../../team/reset-second-factor.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { mailOutbound } from '../../../../testing/mail/mail-practice.ts';
import { createAuthenticator } from '../../../../testing/team/authenticator.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';

const minute = 60_000;
const jo = { name: 'Jo', email: 'jo@example.net', password: 'eight lorries over the hill' };

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('help for who lost their second factor', () => {
    let test: TeamApp;
    let admin: Record<string, string>;
    let member: { readonly headers: Record<string, string>; readonly userId: string };
    beforeEach(async () => {
      test = await createTeamApp(await open(), { openRegistration: true, publicUrl, outbound: mailOutbound });
      admin = bearer((await test.setUp()).body.access.accessToken);
      member = await join('user');
      await turnOn(member.headers, jo.password);
    });
    afterEach(async () => await test.app.close());

    const join = async (role: string, email = jo.email) => {
      const sent = { headers: admin, body: { email, role } };
      const { body } = await test.program('POST', '/invitations', sent);
      const token = /#([\w-]+)/.exec(body.link)?.[1];
      const joined = await test.program('POST', '/auth/join', {
        body: { token, name: jo.name, password: jo.password },
      });
      const { account, access } = joined.body;
      return { headers: bearer(access.accessToken), userId: account.userId as string };
    };
    const turnOn = async (headers: Record<string, string>, password: string) => {
      const { secret } = (await test.program('POST', '/auth/totp', { headers, body: { password } })).body;
      const body = { code: createAuthenticator(secret).code() };
      assert.equal((await test.program('POST', '/auth/totp/confirm', { headers, body })).status, 200);
    };
    const reset = async (userId = member.userId, headers = admin) =>
      await test.program('POST', `/users/${userId}/reset-second-factor`, { headers });
    const signIn = async () => (await test.login(jo.email, jo.password)).body;
    const events = async () =>
      await test.database.query
        .selectFrom('events')
        .select(['type', 'organization_id'])
        .where('type', '=', 'user.second_factor_reset')
        .execute();

    it('removes app, codes and passkeys and ends all sessions; the password signs in again', async () => {
      assert.ok((await signIn()).secondFactor);
      const [row] = await test.rows
        .selectFrom('identity_memberships')
        .select('identity_id')
        .where('user_id', '=', member.userId)
        .execute();
      const identity_id = row?.identity_id ?? '';
      const passkey = {
        counter: 0,
        device_type: 'x',
        backed_up: 0,
        name: 'Key',
        transports: null,
        aaguid: null,
        created_at: 1,
      };
      await test.rows
        .insertInto('identity_passkeys')
        .values({ ...passkey, id: member.userId, identity_id, credential_id: 'c', public_key: 'k' })
        .execute();

      assert.equal((await reset()).status, 204);

      assert.equal((await test.program('GET', '/auth/me', { headers: member.headers })).status, 401);
      const { account, access } = await signIn();
      assert.equal(account.userId, member.userId);
      const state = await test.program('GET', '/auth/totp', { headers: bearer(access.accessToken) });
      assert.equal(state.body.isOn, false);
      assert.deepEqual(await test.rows.selectFrom('identity_passkeys').selectAll().execute(), []);
      assert.equal((await events()).length, 1);
      assert.equal((await test.login(jo.email, goodPassword)).status, 401);
    });

    it('ends a sign-in that waits for a code', async () => {
      const { challenge } = (await signIn()).secondFactor;
      await reset();

      const body = { challenge, method: 'recovery_code', code: 'abcde-fghij' };
      assert.equal((await test.program('POST', '/auth/second-factor', { body })).status, 410);
    });

    it('has another one set up where the organization requires it', async () => {
      await turnOn(admin, goodPassword);
      const rule = { requiresSecondFactor: true };
      assert.equal((await test.program('PUT', '/auth/rules', { headers: admin, body: rule })).status, 200);
      assert.equal((await reset()).status, 204);
      const headers = bearer((await signIn()).access.accessToken);

      assert.equal(
        (await test.program('GET', '/clients', { headers })).body.error.code,
        'second_factor_needed',
      );
      await turnOn(headers, jo.password);
      test.clock.now += 1_000;
      assert.equal((await test.program('GET', '/clients', { headers })).status, 200);
    });

    it('is announced by mail to the person', async () => {
      const body = { address: 'mara@example.org', host: 'mail.example', port: 2525, security: 'starttls' };
      requireOk(await test.ask('POST', '/mail/accounts', { body }));
      await reset();
      for (;;) {
        const mails = await test.database.query.selectFrom('mails').selectAll().execute();
        const mail = mails.find(({ subject }) => /second factor .* was removed/.test(subject));
        if (mail !== undefined) return assert.match(JSON.stringify(mail), /jo@example\.net/);
        await new Promise((resolve) => setImmediate(resolve));
      }
    });

    it('is given by who holds the role of the other and has proved who they are, not for oneself, nor for nothing', async () => {
      const viewer = await join('viewer', 'vi@example.net');
      const code = async (answer: ReturnType<typeof reset>) => (await answer).body.error?.code;

      assert.equal((await reset(test.owner.userId, viewer.headers)).status, 403);
      assert.equal((await reset(member.userId, viewer.headers)).status, 403);
      assert.equal(await code(reset(viewer.userId)), 'state_forbids');
      assert.equal(await code(reset(test.owner.userId)), 'state_forbids');
      assert.equal((await reset(test.foreigner.userId)).status, 404);
      test.clock.now += 6 * minute;
      assert.equal(await code(reset()), 'confirmation_needed');
      assert.ok((await signIn()).secondFactor);
      assert.deepEqual(await events(), []);
    });

    it('is not given by one organization for an account that is of another one as well', async () => {
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
      const sent = { headers: member.headers, body: { name: 'Of Jo alone' } };
      assert.equal((await test.program('POST', '/organizations', sent)).status, 201);

      const { status, body } = await reset();

      assert.equal(status, 409);
      assert.match(body.error.message, /not of this organization alone/);
      assert.ok((await signIn()).secondFactor);
    });

    it('is given by the operator on the machine for any account, and each organization finds it among its events', async () => {
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
      const sent = { headers: member.headers, body: { name: 'Of Jo alone' } };
      await test.program('POST', '/organizations', sent);
      const ports = { database: test.database, clock: () => test.clock.now };

      assert.deepEqual(await resetSecondFactorOf(ports, ' JO@example.net '), {
        email: jo.email,
        organizations: 2,
      });

      test.clock.now += 1_000;
      assert.equal((await test.program('GET', '/auth/me', { headers: member.headers })).status, 401);
      assert.ok((await signIn()).account);
      assert.equal(new Set((await events()).map(({ organization_id }) => organization_id)).size, 2);
      await assert.rejects(resetSecondFactorOf(ports, jo.email), /has no second factor/);
      await assert.rejects(resetSecondFactorOf(ports, 'nobody@example.net'), /No account on this server/);
      await assert.rejects(resetSecondFactorOf(ports, administrator.email), /has no second factor/);
    });

    it('is done by the operator with a note in each organization, or not at all', async () => {
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
      const sent = { headers: member.headers, body: { name: 'Of Jo alone' } };
      await test.program('POST', '/organizations', sent);
      /** Is asked for the help and for each note: the second note fails. */
      const failing = () => {
        let left = 2;
        const clock = () => {
          if (left === 0) throw new Error('The clock stands still.');
          left -= 1;
          return test.clock.now;
        };
        return { database: test.database, clock };
      };

      await assert.rejects(resetSecondFactorOf(failing(), jo.email), /stands still/);
      await assert.rejects(makePasswordLinkOf(failing(), { email: jo.email, publicUrl }), /stands still/);

      assert.ok((await signIn()).secondFactor);
      assert.equal((await test.program('GET', '/auth/me', { headers: member.headers })).status, 200);
      assert.deepEqual(await events(), []);
      const links = test.rows
        .selectFrom('one_time_links')
        .selectAll()
        .where('purpose', '=', 'operator-reset');
      assert.deepEqual(await links.execute(), []);
    });
  });
});
