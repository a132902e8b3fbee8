/** Passwords that are changed or forgotten, and the links of mails. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { makePasswordLinkOf } from '../../../../team/make-password-link.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { mailOutbound } from '../../../../testing/mail/mail-practice.ts';
import { createAuthenticator } from '../../../../testing/team/authenticator.ts';
import { newPassword, passwordMails } from '../../../../testing/team/password-mails.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';

const { email } = administrator;
const minute = 60_000;

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('a password', () => {
    let test: TeamApp;
    let access: { readonly accessToken: string; readonly refreshToken: string };
    beforeEach(async () => {
      test = await createTeamApp(await open(), { outbound: mailOutbound });
      access = (await test.setUp()).body.access;
    });
    afterEach(async () => await test.app.close());

    const { setUpMail, mails, mailOf, linkIn, verify, ask, confirm } = passwordMails(() => ({
      test,
      access,
    }));
    const isSignedIn = async (token: string) =>
      (await test.program('GET', '/auth/me', { headers: bearer(token) })).status === 200;

    it('that was changed ends all other sessions, and links that were sent before', async () => {
      const other = (await test.login(email, goodPassword)).body.access;
      const body = { password: goodPassword, newPassword };

      const headers = bearer(access.accessToken);
      assert.equal((await test.program('POST', '/auth/change-password', { headers, body })).status, 204);

      assert.equal(await isSignedIn(access.accessToken), true);
      assert.equal(await isSignedIn(other.accessToken), false);
      assert.equal((await test.login(email, goodPassword)).status, 401);
      assert.equal((await test.login(email, newPassword)).status, 200);
    });

    it('is changed by who knows the one of before alone, for one that is good enough', async () => {
      const headers = bearer(access.accessToken);
      const change = async (password: string, next: string) =>
        (
          await test.program('POST', '/auth/change-password', {
            headers,
            body: { password, newPassword: next },
          })
        ).status;

      assert.equal(await change('not the password', newPassword), 403);
      assert.equal(await change(goodPassword, 'qwerty123456'), 422);
      assert.equal(await change(goodPassword, `${goodPassword}!`), 422);
      assert.equal(await change(goodPassword, administrator.name.repeat(2)), 422);
      assert.equal((await test.login(email, goodPassword)).status, 200);
    });

    it('that was forgotten is set by a link, which ends all sessions and works once', async () => {
      await setUpMail();
      await verify();
      assert.equal((await ask()).status, 202);
      const [url, token] = linkIn((await mailOf(/new password/)).body);
      assert.equal(url, `${publicUrl}/reset#${token}`);

      const same = await confirm(token, goodPassword);
      assert.deepEqual([same.status, same.body.error.details[0].field], [422, 'password']);
      assert.equal((await confirm(token, `${administrator.name} 2026`)).status, 422);

      assert.equal((await confirm(token)).status, 204);

      assert.equal(await isSignedIn(access.accessToken), false);
      assert.equal((await test.login(email, newPassword)).status, 200);
      assert.equal((await confirm(token)).status, 410);
      await mailOf(/was changed/);
    });

    it('is set once, however many use the link at once', async () => {
      await setUpMail();
      await verify();
      await ask();
      const [, token] = linkIn((await mailOf(/new password/)).body);

      const answers = await Promise.all([confirm(token), confirm(token), confirm(token)]);

      assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410, 410]);
    });

    it('has a link for what it was made for alone', async () => {
      await setUpMail();
      await test.program('POST', '/auth/verify', { headers: bearer(access.accessToken) });
      const [, token] = linkIn((await mailOf(/Confirm/)).body);

      assert.equal((await confirm(token)).status, 410);
      assert.equal((await test.program('POST', '/auth/verify/confirm', { body: { token } })).status, 204);
    });

    it('is reset by no other Host, and no mail says where it was asked for', async () => {
      await setUpMail();
      await verify();
      const headers = {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
      };
      await ask(email, headers);

      const { body } = await mailOf(/new password/);
      assert.doesNotMatch(body, /evil/);
    });

    it('answers the same where there is no account, or its address never answered a mail, and hashes nothing', async () => {
      await setUpMail();
      const calls = test.hasher.calls;
      const shape = async (of: string) => {
        const { status, body, headers } = await ask(of);
        return { status, body, names: Object.keys(headers).sort() };
      };

      const unknown = await shape('nobody@example.com');
      assert.deepEqual(await shape(email), unknown);
      await verify();
      assert.deepEqual(await shape(email), unknown);
      await mailOf(/new password/);

      assert.equal((await mails(/new password/)).length, 1);
      assert.equal(test.hasher.calls, calls);
    });

    it('is promised no mail by a server that sends none, whether there is an account or not', async () => {
      const answers = [await ask('nobody@example.com'), await ask(email)];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [409, 409],
      );
      assert.deepEqual(answers[0]?.body.error.message, answers[1]?.body.error.message);
      const headers = bearer(access.accessToken);
      assert.equal((await test.program('POST', '/auth/verify', { headers })).status, 409);
      assert.equal((await changeAddress('mara.voss@example.com')).status, 409);
      await setUpMail();

      assert.equal((await ask('nobody@example.com')).status, 202);
      await verify();
    });

    it('sends one link a minute', async () => {
      await setUpMail();
      await verify();
      for (let at = 0; at < 5; at += 1) await ask();
      await mailOf(/new password/);
      test.clock.now += minute;
      await ask();

      await mailOf(/new password/, 2);
      assert.equal((await mails(/new password/)).length, 2);
    });

    it('has links that nobody of the organization reads in its outbox', async () => {
      await setUpMail();
      await test.program('POST', '/auth/verify', { headers: bearer(access.accessToken) });
      const { id } = await mailOf(/Confirm/);

      for (const as of ['org_admin', 'billing_admin', 'super_admin'] as const) {
        const { status, body } = await test.ask('GET', `/mail/outbox/${id}/message`, { as });
        assert.equal(status, 403, JSON.stringify(body));
      }
      const listed = JSON.stringify((await test.ask('GET', '/mail/outbox')).body);
      assert.ok(listed.includes(id) && !listed.includes('vil_'));
    });

    const changeAddress = async (to: string, password = goodPassword) =>
      await test.program('POST', '/auth/address', {
        headers: bearer(access.accessToken),
        body: { email: to, password },
      });
    const confirmAddress = async (token: string | undefined) =>
      (await test.program('POST', '/auth/address/confirm', { body: { token } })).status;

    it('opens by another address once both the old and the new one have confirmed it', async () => {
      await setUpMail();
      const next = 'mara.voss@example.com';
      assert.equal((await changeAddress(next, 'not the password')).status, 403);
      assert.equal((await changeAddress(next)).status, 202);
      await mailOf(/another address for/, 2);
      const linkTo = async (address: string) => {
        const sent = await mails(/another address for/);
        return linkIn(sent.find(({ recipients }) => recipients.includes(`"${address}"`))?.body ?? '')[1];
      };
      const [ofOld, ofNew] = [await linkTo(email), await linkTo(next)];

      assert.equal(await confirmAddress(ofNew), 204);
      assert.equal((await test.login(next, goodPassword)).status, 401);
      assert.equal(await confirmAddress(ofNew), 410);
      assert.equal(await confirmAddress(ofOld), 204);

      assert.equal((await test.login(next, goodPassword)).status, 200);
      assert.equal((await test.login(email, goodPassword)).status, 401);
      assert.match((await mailOf(/has another address/)).recipients, /mara@example\.com/);
    });

    it('sends an address that another account has no link, and answers the same', async () => {
      await setUpMail();
      const now = test.clock.now;
      const other = {
        id: test.owner.userId,
        name: 'Jo',
        email: 'jo@example.com',
        email_verified: 1,
        image: null,
      };
      await test.rows
        .insertInto('identities')
        .values({ ...other, created_at: now, updated_at: now })
        .execute();

      assert.equal((await changeAddress(other.email)).status, 202);

      const [, ofOld] = linkIn((await mailOf(/another address for/)).body);
      assert.equal(await confirmAddress(ofOld), 204);
      assert.equal((await mails(/another address for/)).length, 1);
      assert.equal((await test.login(email, goodPassword)).status, 200);
    });

    for (const isConfirmed of [0, 1])
      it(`that the operator lets be set ${isConfirmed ? 'keeps' : 'removes'} the second factor of ${isConfirmed ? 'a confirmed' : 'an unconfirmed'} address`, async () => {
        const headers = bearer(access.accessToken);
        const ask = { headers, body: { password: goodPassword } };
        const { secret } = (await test.program('POST', '/auth/totp', ask)).body;
        const code = { code: createAuthenticator(secret).code() };
        assert.equal((await test.program('POST', '/auth/totp/confirm', { headers, body: code })).status, 200);
        await test.rows.updateTable('identities').set({ email_verified: isConfirmed }).execute();
        const ports = { database: test.database, clock: () => test.clock.now };
        const { link } = await makePasswordLinkOf(ports, { email, publicUrl });

        assert.equal((await confirm(linkIn(link)[1])).status, 204);

        const { body } = await test.login(email, newPassword);
        assert.deepEqual(
          [body.secondFactor === undefined, body.account === undefined],
          [!isConfirmed, !!isConfirmed],
        );
        assert.equal(await isSignedIn(access.accessToken), false);
      });

    it('cannot be guessed by its links', async () => {
      const guesses = ['vil_'.padEnd(47, 'a'), `vil_${'0'.repeat(43)}`, 'x'.repeat(40)];
      for (const token of guesses) assert.equal((await confirm(token)).status, 410);
    });

    it('that was copied with a refresh token: the person hears that it was used twice', async () => {
      await setUpMail();
      const refresh = async () =>
        await test.program('POST', '/auth/refresh', { body: { refreshToken: access.refreshToken } });
      await refresh();
      test.clock.now += minute;
      assert.equal((await refresh()).status, 401);

      const { recipients } = await mailOf(/signed a device out/);
      assert.match(recipients, /mara@example\.com/);
    });
  });
});
