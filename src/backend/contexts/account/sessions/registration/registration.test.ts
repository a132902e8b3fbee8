/** Registering without an invitation: nothing exists for an address before its mail was answered, and nobody learns who has an account. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { mailOutbound } from '../../../../testing/mail/mail-practice.ts';
import { readSealedMails } from '../../../../testing/mail/sealed-mails.ts';
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

const stranger = 'nele@example.net';
const minute = 60_000;
const made = { name: 'Nele Brandt', password: goodPassword, organizationName: 'Brandt Consulting' };

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('registering without an invitation', () => {
    let test: TeamApp;
    afterEach(async () => await test.app.close());

    const start = async ({ openRegistration = true, hasMail = true } = {}) => {
      test = await createTeamApp(await open(), { openRegistration, outbound: mailOutbound, publicUrl });
      await test.setUp();
      const body = { address: 'mara@example.org', host: 'mail.example', port: 2525, security: 'starttls' };
      if (hasMail) requireOk(await test.ask('POST', '/mail/accounts', { body }));
    };
    const register = async (email = stranger, from = '203.0.113.9') =>
      await test.program('POST', '/auth/register', { body: { email }, from });
    const confirm = async (token: string, more: object = {}) =>
      await test.browser('POST', '/auth/register/confirm', { body: { token, ...made, ...more } });
    const mails = async () => await readSealedMails(test);
    /** The work after the answer is waited for by what it leaves. */
    const mailsOnce = async (count: number) => {
      for (;;) {
        const found = await mails();
        if (found.length >= count) return found;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const linkIn = (body = '') => /#(vil_[\w-]+)/.exec(body)?.[1] ?? assert.fail(body);
    const newLink = async () => {
      const before = (await mails()).length;
      assert.equal((await register()).status, 202);
      return linkIn((await mailsOnce(before + 1)).at(-1)?.body);
    };
    const logins = async () => await test.rows.selectFrom('identities').select('email').execute();

    it('is refused, and leaves nothing, unless the operator has opened it', async () => {
      await start({ openRegistration: false });

      assert.equal((await register()).status, 403);
      assert.equal((await confirm('vil_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).status, 403);
      const links = await test.rows
        .selectFrom('one_time_links')
        .where('purpose', '=', 'register')
        .selectAll()
        .execute();
      assert.deepEqual([links, await mails(), (await logins()).length], [[], [], 1]);
      assert.equal(await test.opened.findRegistrationFault(), undefined);
    });

    it('says that no mail leaves, at the start as well, and leaves nothing', async () => {
      await start({ hasMail: false });

      const { status, body } = await register();

      assert.equal(status, 409);
      assert.match(body.error.message, /sends no mail/);
      assert.match((await test.opened.findRegistrationFault()) ?? '', /sends no mail/);
      assert.equal(
        (await test.rows.selectFrom('one_time_links').where('purpose', '=', 'register').selectAll().execute())
          .length,
        0,
      );
    });

    it('makes an account with a confirmed address, and an organization of its own, by the link of the mail', async () => {
      await start();
      const token = await newLink();
      assert.equal((await logins()).length, 1);

      const answer = await confirm(token);

      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const { account, access } = answer.body;
      assert.equal(access, null);
      assert.equal(account.email, stranger);
      assert.equal(account.isEmailVerified, true);
      assert.notEqual(account.organizationId, test.owner.organizationId);
      assert.deepEqual(
        account.memberships.map(({ role }: { role: string }) => role),
        ['org_admin'],
      );
      const cookie = cookiesOf(answer);
      const { items } = (await test.browser('GET', '/organizations', { cookie })).body;
      assert.deepEqual(
        items.map(({ name }: { name: string }) => name),
        [made.organizationName],
      );
      const people = (await test.browser('GET', '/users', { cookie })).body.items;
      assert.deepEqual(
        people.map(({ name, email }: Record<string, string>) => [name, email]),
        [[made.name, stranger]],
      );
      assert.equal(await test.opened.findRegistrationFault(), undefined);
    });

    it('shows the new administrator nothing of the first organization', async () => {
      await start();
      requireOk(await test.ask('POST', '/clients', { body: { name: 'Nordwind', currency: 'EUR' } }));
      const cookie = cookiesOf(await confirm(await newLink()));

      assert.deepEqual((await test.browser('GET', '/clients', { cookie })).body.items, []);
      assert.equal((await test.browser('GET', `/users/${test.owner.userId}`, { cookie })).status, 404);
    });

    it('takes its link once, of several at once one, and for an hour', async () => {
      await start();
      const token = await newLink();
      const answers = await Promise.all([confirm(token), confirm(token)]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410]);

      test.clock.now += minute;
      assert.equal((await register('other@example.net')).status, 202);
      const late = linkIn((await mailsOnce(2)).at(-1)?.body);
      test.clock.now += 60 * minute;
      assert.equal((await confirm(late)).status, 410);
    });

    it('answers for an address with an account as for another one, and tells its person alone', async () => {
      await start();
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
      const [of, other] = [await register(administrator.email), await register()];

      assert.deepEqual([of.status, of.body], [other.status, other.body]);
      const sent = await mailsOnce(2);
      const mail = sent.find(({ subject }) => /already/.test(subject)) ?? assert.fail('no mail');
      assert.match(mail.recipients ?? JSON.stringify(mail), /mara@example\.com/);
      assert.doesNotMatch(mail.body, /vil_/);
      assert.equal((await test.login(administrator.email, goodPassword)).status, 200);
    });

    it('lets nobody who typed an address of another person in, before and after that person registers', async () => {
      await start();
      const first = await newLink();
      assert.equal((await test.login(stranger, goodPassword)).status, 401);
      assert.equal((await test.program('POST', '/auth/reset', { body: { email: stranger } })).status, 202);
      test.clock.now += minute;
      const second = await newLink();

      assert.equal((await confirm(second, { password: 'nine lorries under the hill' })).status, 200);
      assert.equal((await confirm(first)).status, 410);
      assert.equal((await test.login(stranger, goodPassword)).status, 401);
    });

    it('has a link that opens, though strangers type the same address each minute from 50 networks', async () => {
      await start();
      const token = await newLink();
      const { jobs } = test.app.mail.ports;
      for (let at = 0; at < 50; at += 1) {
        test.clock.now += minute;
        assert.equal((await register(stranger, `198.51.${at}.1`)).status, 202);
        await jobs.idle();
      }

      assert.equal((await mails()).length, 5);
      assert.equal((await confirm(token)).status, 200);
    });

    const join = async () => {
      const body = { email: stranger, role: 'user' };
      const invited = await test.ask('POST', '/invitations', { as: 'foreign', body });
      const token = /\/join#([\w-]+)/.exec(invited.body.link)?.[1];
      return await test.program('POST', '/auth/join', {
        body: { token, name: 'Nele', password: goodPassword },
      });
    };

    it('takes no address that an account has confirmed since, and keeps a link for which the password was bad', async () => {
      await start();
      const token = await newLink();
      assert.equal((await confirm(token, { password: 'qwerty123456' })).status, 422);
      assert.equal((await join()).status, 200);
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();

      assert.equal((await confirm(token)).status, 409);
    });

    it('gives an address to who answers its mail, and takes it from an account that never did', async () => {
      await start();
      const squatter = (await join()).body.access;
      const password = 'nine lorries under the hill';
      const answer = await confirm(await newLink(), { password });

      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal((await test.login(stranger, goodPassword)).status, 401);
      const own = await test.login(stranger, password);
      assert.deepEqual(
        own.body.account.memberships.map(({ role }: { role: string }) => role),
        ['org_admin'],
      );
      test.clock.now += 2_000;
      assert.equal(
        (await test.program('GET', '/auth/me', { headers: bearer(squatter.accessToken) })).status,
        401,
      );
      const body = { refreshToken: squatter.refreshToken };
      assert.equal((await test.program('POST', '/auth/refresh', { body })).status, 401);
    });

    it('mails an address once a minute, and waits after twenty of a network', async () => {
      await start();
      await newLink();
      assert.equal((await register()).status, 202);
      for (let count = 2; count < 20; count += 1)
        assert.equal((await register(`a${count}@example.net`)).status, 202);
      const sent = await mailsOnce(19);

      assert.equal((await register('c@example.net')).status, 429);
      assert.equal((await register('c@example.net', '198.51.100.4')).status, 202);
      assert.equal(sent.filter(({ body }) => body.includes('vil_')).length, 19);
    });

    it('gives who registered a reset by the mail of the operator', async () => {
      await start();
      assert.equal((await confirm(await newLink())).status, 200);
      assert.equal((await test.program('POST', '/auth/reset', { body: { email: stranger } })).status, 202);

      const mail = (await mailsOnce(2)).at(-1) ?? assert.fail();
      const body = { token: linkIn(mail.body), password: 'nine lorries under the hill' };
      assert.equal((await test.program('POST', '/auth/reset/confirm', { body })).status, 204);
      assert.equal((await test.login(stranger, body.password)).status, 200);
    });

    it('names the public address in its link, whatever Host was asked, and no name that a stranger typed', async () => {
      await start();
      const headers = { 'x-forwarded-host': 'evil.example' };
      const body = { email: stranger, name: 'Click https://evil.example' };
      assert.equal((await test.program('POST', '/auth/register', { body, headers })).status, 422);
      await test.program('POST', '/auth/register', { body: { email: stranger }, headers });

      const [mail] = await mailsOnce(1);
      assert.match(mail?.body ?? '', /https:\/\/time\.example\.com\/new-organization#vil_/);
    });
  });
});
