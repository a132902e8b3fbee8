/** Codes of an authenticator app, recovery codes, and attacks on them. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { type Authenticator, createAuthenticator } from '../../../../testing/team/authenticator.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  createTeamApp,
  goodPassword,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';

const { email } = administrator;
const minute = 60_000;
const attacker = '203.0.113.9';

describe('an authenticator app of the tests', () => {
  it('computes the codes of RFC 6238, appendix B, of which it shows six digits', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const at = (seconds: number) => createAuthenticator(secret, () => seconds * 1_000).code();

    assert.deepEqual([at(59), at(1_111_111_109), at(2_000_000_000)], ['287082', '081804', '279037']);
  });
});

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('a second factor', () => {
    let test: TeamApp;
    let headers: Record<string, string>;
    let app: Authenticator;
    let recoveryCodes: string[];
    beforeEach(async () => {
      test = await createTeamApp(await open());
      headers = bearer((await test.setUp()).body.access.accessToken);
    });
    afterEach(async () => await test.app.close());

    const post = async (path: string, body: unknown) =>
      await test.program('POST', `/auth${path}`, { headers, body });
    const turnOn = async () => {
      const begun = await post('/totp', { password: goodPassword });
      assert.equal(begun.status, 200, JSON.stringify(begun.body));
      app = createAuthenticator(begun.body.secret);
      const confirmed = await post('/totp/confirm', { code: app.code() });
      assert.equal(confirmed.status, 200, JSON.stringify(confirmed.body));
      ({ recoveryCodes } = confirmed.body);
      return begun.body;
    };
    const login = async (sent: object = {}) => await test.login(email, goodPassword, sent);
    const challenge = async (): Promise<string> => (await login()).body.secondFactor.challenge;
    const give = async (body: object, from?: string) =>
      await test.program('POST', '/auth/second-factor', { body, ...(from !== undefined && { from }) });
    const totp = async (held: string, code: string, from?: string) =>
      await give({ challenge: held, method: 'totp', code }, from);
    const byCode = (code: string) => ({ password: goodPassword, factor: { method: 'totp', code } });
    const wrong = () => (app.code() === '000000' ? '000001' : '000000');

    it('is asked for after the password, and opens no session before', async () => {
      const { uri, secret, qrCode } = await turnOn();
      assert.match(uri, new RegExp(`^otpauth://totp/Vireo:mara%40example\\.com\\?secret=${secret}&`));
      assert.ok(qrCode.size > 20 && qrCode.path.startsWith('M'));
      const before = (await test.rows.selectFrom('sessions').selectAll().execute()).length;

      const { status, body } = await login();

      assert.equal(status, 200);
      assert.deepEqual(Object.keys(body), ['secondFactor']);
      assert.deepEqual(body.secondFactor.methods, ['totp', 'recovery_code']);
      assert.equal((await test.rows.selectFrom('sessions').selectAll().execute()).length, before);
      const done = await totp(body.secondFactor.challenge, app.code(1));
      assert.equal(done.status, 200, JSON.stringify(done.body));
      assert.equal(done.body.account.email, email);
      const me = await test.program('GET', '/auth/me', { headers: bearer(done.body.access.accessToken) });
      assert.equal(me.status, 200);
    });

    it('counts once a code was confirmed, and asks for the password to be begun', async () => {
      assert.equal((await post('/totp', { password: 'not the password' })).status, 403);
      const begun = await post('/totp', { password: goodPassword });
      app = createAuthenticator(begun.body.secret);
      assert.equal((await post('/totp/confirm', { code: wrong() })).status, 403);

      assert.notEqual((await login()).body.account, undefined);
      assert.equal((await test.program('GET', '/auth/totp', { headers })).body.isOn, false);
    });

    it('is not set up again, nor are its codes shown, by who holds the session alone', async () => {
      await turnOn();

      assert.equal((await post('/totp', { password: goodPassword })).status, 409);
      assert.equal((await post('/totp/confirm', { code: app.code(1) })).status, 409);
      for (const path of ['/totp/recovery-codes', '/totp/remove'])
        assert.equal(
          (await post(path, { ...byCode(app.code(1)), password: 'not the password' })).status,
          403,
        );
      const state = await test.program('GET', '/auth/totp', { headers });
      assert.deepEqual(state.body, { isOn: true, isRequired: false, recoveryCodesLeft: 10 });
    });

    it('keeps no secret, no recovery code and no challenge in a table', async () => {
      const { secret } = await turnOn();
      const held = await challenge();
      const factors = await test.rows.selectFrom('identity_two_factors').selectAll().execute();
      const kept = JSON.stringify([
        factors,
        await test.rows.selectFrom('sign_in_challenges').selectAll().execute(),
        await test.rows.selectFrom('identity_verifications').selectAll().execute(),
        await test.rows.selectFrom('identity_proofs').selectAll().execute(),
      ]);

      for (const one of [secret, held, held.slice(4), ...recoveryCodes]) assert.ok(!kept.includes(one));
      assert.equal(factors.length, 1);
      assert.deepEqual(await test.rows.selectFrom('identity_proofs').selectAll().execute(), []);
      assert.deepEqual(await test.rows.selectFrom('identity_verifications').selectAll().execute(), []);
    });

    it('takes a code once, of several at once one, and none of a step before it', async () => {
      await turnOn();
      const used = app.code();
      assert.equal((await totp(await challenge(), used)).status, 401);
      const held = [await challenge(), await challenge(), await challenge()];

      const next = app.code(1);
      const answers = await Promise.all(held.map(async (one) => await totp(one, next)));

      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401]);
      assert.equal((await totp(await challenge(), next)).status, 401);
      assert.equal((await totp(await challenge(), used)).status, 401);
    });

    it('takes a challenge once, for ten minutes, and none that was made up', async () => {
      await turnOn();
      const held = await challenge();
      assert.equal((await totp(held, app.code(1))).status, 200);
      await test.rows.updateTable('identity_two_factors').set({ used_step: null }).execute();

      assert.equal((await totp(held, app.code(1))).status, 410);
      assert.equal((await totp(`vic_${'a'.repeat(43)}`, app.code(1))).status, 410);
      const late = await challenge();
      test.clock.now += 10 * minute;
      assert.equal((await totp(late, app.code(1))).status, 410);
    });

    it('takes a recovery code once, of two at once one', async () => {
      await turnOn();
      const [first = '', second = ''] = recoveryCodes;
      const recover = async (code: string) =>
        await give({ challenge: await challenge(), method: 'recovery_code', code });

      const answers = await Promise.all([recover(first), recover(first)]);

      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401]);
      assert.equal((await recover(first)).status, 401);
      assert.equal((await recover(second)).status, 200);
      assert.equal((await test.program('GET', '/auth/totp', { headers })).body.recoveryCodesLeft, 8);
    });

    it('ends the recovery codes of before with new ones', async () => {
      await turnOn();
      const renewed = (await post('/totp/recovery-codes', byCode(app.code(1)))).body.recoveryCodes;

      assert.equal(renewed.length, 10);
      const recover = async (code: string) =>
        (await give({ challenge: await challenge(), method: 'recovery_code', code })).status;
      assert.equal(await recover(recoveryCodes[0] ?? ''), 401);
      assert.equal(await recover(renewed[0]), 200);
    });

    for (const method of ['totp', 'recovery_code'] as const)
      it(`ends a challenge after five wrong ones, also when many come at once: ${method}`, async () => {
        await turnOn();
        const held = await challenge();
        const guess = async () => await give({ challenge: held, method, code: wrong() });

        const answers = await Promise.all(Array.from({ length: 12 }, guess));

        assert.ok(answers.filter(({ status }) => status === 401).length <= 5);
        assert.equal((await totp(held, app.code(1))).status, 410);
      });

    it('slows guessing down by account from everywhere, fifteen minutes at most, but for known devices', async () => {
      const { deviceToken } = (await login()).body.access;
      await turnOn();
      let asked = 0;
      const guess = async () => {
        asked += 1;
        return (await totp(await challenge(), wrong(), `198.51.100.${asked}`)).status;
      };
      const seen: number[] = [];
      while (seen.at(-1) !== 429) seen.push(await guess());
      assert.equal(seen.length, 11);
      for (let at = 0; at < 12; at += 1) {
        test.clock.now += 15 * minute;
        assert.equal(await guess(), 401);
      }

      assert.equal((await totp(await challenge(), app.code(1))).status, 429);
      const known = { challenge: await challenge(), method: 'totp', code: app.code(1), deviceToken };
      assert.equal((await give(known, attacker)).status, 200);
      await test.rows.updateTable('identity_two_factors').set({ used_step: null }).execute();
      test.clock.now += 15 * minute;
      assert.equal((await totp(await challenge(), app.code(1))).status, 200);
    });

    it('is limited on a device that signed in before, too', async () => {
      const { deviceToken } = (await login()).body.access;
      await turnOn();
      const seen: number[] = [];
      while (seen.length < 14 && seen.at(-1) !== 429) {
        const guess = { challenge: await challenge(), method: 'totp', code: wrong(), deviceToken };
        seen.push((await give(guess)).status);
      }

      assert.equal(seen.at(-1), 429);
    });

    it('is asked of a device that signed in before', async () => {
      const { deviceToken } = (await login()).body.access;
      await turnOn();

      const { body } = await login({ body: { deviceToken } });

      assert.deepEqual(Object.keys(body), ['secondFactor']);
    });

    it('is known of to who has the password alone', async () => {
      const refusal = async () => (await test.login(email, 'not the password')).body.error.message;
      const before = await refusal();
      await turnOn();

      assert.equal(await refusal(), before);
    });

    it('stays when the password is reset, and ends what waited for a code', async () => {
      await turnOn();
      const held = await challenge();
      const body = { password: goodPassword, newPassword: 'eight lorries over the hill' };
      assert.equal((await post('/change-password', body)).status, 204);

      assert.equal((await totp(held, app.code(1))).status, 410);
      const again = await test.login(email, 'eight lorries over the hill');
      assert.deepEqual(Object.keys(again.body), ['secondFactor']);
    });

    it('is asked for no longer once it was removed, and leaves nothing', async () => {
      await turnOn();
      assert.equal((await post('/totp/remove', byCode(app.code(1)))).status, 204);

      assert.equal((await login()).body.account.email, email);
      assert.deepEqual(await test.rows.selectFrom('identity_two_factors').selectAll().execute(), []);
      assert.equal((await post('/totp/recovery-codes', byCode(app.code(1)))).status, 409);
    });

    for (const path of ['/totp/remove', '/totp/recovery-codes'])
      it(`is taken from nobody by the password without a factor: ${path}`, async () => {
        await turnOn();
        // As one that was opened before there was a factor.
        await test.rows.updateTable('sessions').set({ has_second_factor: 0 }).execute();

        assert.equal((await post(path, { password: goodPassword })).status, 422);
        assert.equal((await post(path, byCode(wrong()))).status, 403);
        assert.equal(
          (await post(path, { ...byCode(app.code(1)), password: 'not the password' })).status,
          403,
        );
        const state = await test.program('GET', '/auth/totp', { headers });
        assert.deepEqual(state.body, { isOn: true, isRequired: false, recoveryCodesLeft: 10 });
      });

    it('is removed by the password and a recovery code, whatever the session has', async () => {
      await turnOn();
      await test.rows.updateTable('sessions').set({ has_second_factor: 0 }).execute();
      const factor = { method: 'recovery_code', code: recoveryCodes[0] };

      assert.equal((await post('/totp/remove', { password: goodPassword, factor })).status, 204);
      assert.equal((await login()).body.account.email, email);
    });

    it('is guessed no faster by who would remove it than at the door', async () => {
      await turnOn();
      const seen: number[] = [];
      while (seen.length < 14 && seen.at(-1) !== 429)
        seen.push((await post('/totp/remove', byCode(wrong()))).status);

      assert.deepEqual(seen, [...Array.from({ length: 10 }, () => 403), 429]);
    });

    it('ends the other sessions of its person as it is turned on', async () => {
      const other = bearer((await login()).body.access.accessToken);
      const me = async (by: Record<string, string>) =>
        (await test.program('GET', '/auth/me', { headers: by })).status;
      assert.equal(await me(other), 200);

      await turnOn();

      assert.deepEqual([await me(other), await me(headers)], [401, 200]);
    });

    it('gives a browser its cookie, and no token', async () => {
      await turnOn();
      const body = { challenge: await challenge(), method: 'totp', code: app.code(1) };
      const done = await test.browser('POST', '/auth/second-factor', { body });

      assert.equal(done.body.access, null);
      assert.match(String(done.headers['set-cookie']), /__Host-vireo=vis_/);
      assert.equal(done.headers['cache-control'], 'no-store');
    });
  });
});
