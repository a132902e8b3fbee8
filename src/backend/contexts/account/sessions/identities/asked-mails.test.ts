/** Mails that anybody may ask for by an address alone, and those that were promised: neither is lost. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { mailOutbound } from '../../../../testing/mail/mail-practice.ts';
import { passwordMails } from '../../../../testing/team/password-mails.ts';
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
  describe('a password that was forgotten', () => {
    let test: TeamApp;
    let access: { readonly accessToken: string; readonly refreshToken: string };
    beforeEach(async () => {
      test = await createTeamApp(await open(), { outbound: mailOutbound, publicUrl });
      access = (await test.setUp()).body.access;
    });
    afterEach(async () => await test.app.close());

    const { setUpMail, mails, mailOf, linkIn, verify, ask, confirm } = passwordMails(() => ({
      test,
      access,
    }));
    const changeAddress = async (to: string, password = goodPassword) =>
      await test.program('POST', '/auth/address', {
        headers: bearer(access.accessToken),
        body: { email: to, password },
      });
    const jobs = () => test.app.mail.ports.jobs;
    const askFrom = async (from: string) => {
      const { status } = await test.program('POST', '/auth/reset', { body: { email }, from });
      await jobs().idle();
      return status;
    };

    it('is mailed about in the language that the person has chosen, of all their organizations', async () => {
      await setUpMail();
      await verify();
      const headers = bearer(access.accessToken);
      const me = async () => (await test.program('GET', '/auth/me', { headers })).body;
      assert.equal((await me()).language, null);
      const wrong = await test.program('PUT', '/auth/language', { headers, body: { language: 'fr' } });
      assert.equal(wrong.status, 422);

      const chosen = await test.program('PUT', '/auth/language', { headers, body: { language: 'de' } });

      assert.equal(chosen.status, 204);
      assert.equal((await me()).language, 'de');
      const people = await test.database.query.selectFrom('users').select(['name', 'language']).execute();
      assert.deepEqual(
        people.filter(({ language }) => language !== null).map(({ name }) => name),
        [administrator.name],
      );
      await askFrom('203.0.113.9');
      assert.match((await mailOf(/neues Passwort/)).body, /Öffne diesen Link/);
    });

    it('has the language of the browser of who sets the server up', async () => {
      const other = await createTeamApp(await open());
      const link = (await other.opened.takeSetUp()) ?? assert.fail('no link');
      const body = { token: new URL(link).hash.slice(1), ...administrator };
      const { account } = (
        await other.browser('POST', '/auth/set-up', { headers: { 'accept-language': 'de' }, body })
      ).body;
      const row = await other.database.query
        .selectFrom('users')
        .select('language')
        .where('id', '=', account.userId)
        .executeTakeFirst();

      assert.deepEqual([account.language, row?.language], ['de', 'de']);
      await other.app.close();
    });

    it('is of the language of the browser from the start', async () => {
      const headers = { 'accept-language': 'fr-CH, de;q=0.8, en;q=0.7' };
      const body = { email: 'ida@example.com', role: 'user' };
      const invited = await test.program('POST', '/invitations', {
        headers: bearer(access.accessToken),
        body,
      });
      const { link } = requireOk(invited).body;
      const token = new URL(link).hash.slice(1);

      const joined = await test.browser('POST', '/auth/join', {
        headers,
        body: { token, name: 'Ida Lund', password: goodPassword },
      });

      assert.equal(joined.body.account.language, 'de');
      const ida = await test.database.query
        .selectFrom('users')
        .select('language')
        .where('name', '=', 'Ida Lund')
        .executeTakeFirst();
      assert.equal(ida?.language, 'de');
    });

    it('has links of an hour, of which the first that is used ends all', async () => {
      await setUpMail();
      await verify();
      const tokens: string[] = [];
      for (const count of [1, 2, 3]) {
        await askFrom('203.0.113.9');
        tokens.push(linkIn((await mailOf(/new password/, count)).body)[1] ?? '');
        test.clock.now += 20 * minute;
      }

      assert.equal((await confirm(tokens[0])).status, 410, 'it is an hour old');
      assert.equal((await confirm(tokens[1])).status, 204);
      assert.equal((await confirm(tokens[2], 'one more lorry over the hill')).status, 410);
    });

    it('has a link that opens, though strangers ask for one each minute from 50 networks', async () => {
      await setUpMail();
      await verify();
      await askFrom('203.0.113.9');
      const [, own] = linkIn((await mailOf(/new password/)).body);
      const strangersAsk = async (minutes: number) => {
        for (let at = 0; at < minutes; at += 1) {
          test.clock.now += minute;
          assert.equal(await askFrom(`198.51.${at % 50}.1`), 202);
        }
      };

      await strangersAsk(70);
      const sent = await mails(/new password/);
      assert.equal(sent.length, 5 + 1, 'five of a day, then one an hour');
      assert.equal((await confirm(own)).status, 410);
      await askFrom('203.0.113.9');
      test.clock.now += 30 * minute;
      assert.equal((await confirm(linkIn(sent.at(-1)?.body ?? '')[1])).status, 204);
    });

    it('is asked for twenty times by a network, which waits then', async () => {
      await setUpMail();
      for (let at = 0; at < 20; at += 1) assert.equal(await askFrom('2001:db8:1:2::9'), 202);

      assert.equal(await askFrom('2001:db8:1:2::ffff'), 429);
      assert.equal(await askFrom('203.0.113.9'), 202);
    });

    for (const about of ['reset', 'verify', 'address'] as const)
      it(`gets the mail that was promised, though its transaction was rolled back at first: ${about}`, async () => {
        await setUpMail();
        await verify();
        const { schema } = test.database.query;
        await schema.alterTable('mails').renameTo('mails_elsewhere').execute();
        const headers = bearer(access.accessToken);
        const asks = {
          reset: async () => await ask(),
          verify: async () => await test.program('POST', '/auth/verify', { headers }),
          address: async () => await changeAddress('mara.voss@example.com'),
        };
        const made = async () =>
          (await test.rows.selectFrom('one_time_links').selectAll().where('used_at', 'is', null).execute())
            .length;
        test.clock.now += 2 * minute;
        const before = await made();

        assert.equal((await asks[about]()).status, 202);
        for (;;) {
          const job = await test.database.query
            .selectFrom('jobs')
            .selectAll()
            .where('kind', '=', 'account.proof_mail')
            .orderBy('created_at', 'desc')
            .executeTakeFirst();
          if (job?.error) break;
          await new Promise((resolve) => setImmediate(resolve));
        }
        assert.equal(await made(), before, 'no link holds the next one up');
        await schema.alterTable('mails_elsewhere').renameTo('mails').execute();
        test.clock.now += minute;
        jobs().wake();

        const subject = { reset: /new password/, verify: /Confirm your/, address: /another address for/ };
        await mailOf(subject[about], about === 'reset' ? 1 : 2);
      });
  });
});
