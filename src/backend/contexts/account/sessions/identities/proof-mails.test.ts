/** Mails that prove an address or open an account: never by the mail of an organization whose administrator reads what it sends. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { mailOutbound } from '../../../../testing/mail/mail-practice.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  cookiesOf,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';

const member = 'ida@example.net';
const account = { address: 'mail@example.org', host: 'mail.example', port: 2525, security: 'starttls' };

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('a mail that opens an account or proves an address', () => {
    let test: TeamApp;
    /** The administrator of the server, in another organization, which has mail of its own. */
    let other: { readonly cookie: string; readonly organizationId: string };
    /** A member of that organization alone. */
    let ida: string;
    afterEach(async () => await test.app.close());

    const start = async ({ hasMail = true } = {}) => {
      test = await createTeamApp(await open(), {
        openRegistration: true,
        outbound: mailOutbound,
        publicUrl,
      });
      const cookie = cookiesOf(await test.setUp('browser'));
      await confirmAll();
      const { organizationId } = (
        await test.browser('POST', '/organizations', { cookie, body: { name: 'Other' } })
      ).body;
      const switched = await test.browser('POST', '/auth/switch', { cookie, body: { organizationId } });
      other = { cookie: cookiesOf(switched), organizationId };
      const body = { email: member, role: 'user' };
      const invited = await test.browser('POST', '/invitations', { cookie: other.cookie, body });
      const token = /#([\w-]+)/.exec(invited.body.link)?.[1] ?? assert.fail(JSON.stringify(invited.body));
      const joining = { token, name: 'Ida', password: goodPassword };
      ida = cookiesOf(await test.browser('POST', '/auth/join', { body: joining }));
      const made = await test.browser('POST', '/mail/accounts', { cookie: other.cookie, body: account });
      assert.ok(made.status < 300, JSON.stringify(made.body));
      if (hasMail) requireOk(await test.ask('POST', '/mail/accounts', { body: account }));
    };
    const confirmAll = async () =>
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
    const mails = async () =>
      await test.database.query
        .selectFrom('mails')
        .select(['organization_id', 'subject'])
        .orderBy('created_at')
        .execute();
    /** The work after the answer is waited for by what it leaves. */
    const mailsOnce = async (count: number) => {
      for (;;) {
        const found = await mails();
        if (found.length >= count) return found;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const asks = {
      reset: async () => await test.program('POST', '/auth/reset', { body: { email: member } }),
      verify: async () => await test.browser('POST', '/auth/verify', { cookie: ida }),
      address: async () =>
        await test.browser('POST', '/auth/address', {
          cookie: ida,
          body: { email: 'ops@example.com', password: goodPassword },
        }),
    };
    const countOf = { reset: 1, verify: 1, address: 2 };

    for (const kind of ['reset', 'verify', 'address'] as const) {
      it(`leaves by the mail of the first organization of the server: ${kind}`, async () => {
        await start();
        if (kind === 'reset') await confirmAll();

        assert.equal((await asks[kind]()).status, 202);

        const senders = (await mailsOnce(countOf[kind])).map(({ organization_id }) => organization_id);
        assert.deepEqual(
          senders,
          senders.map(() => test.owner.organizationId),
        );
        assert.notEqual(test.owner.organizationId, other.organizationId);
      });

      it(`is refused where the first organization sends none, whatever other organizations send: ${kind}`, async () => {
        await start({ hasMail: false });
        await confirmAll();

        const { status, body } = await asks[kind]();

        assert.equal(status, 409, JSON.stringify(body));
        const links = test.rows.selectFrom('one_time_links').selectAll().where('purpose', '!=', 'set-up');
        assert.deepEqual([await links.execute(), await mails()], [[], []]);
      });
    }

    it('is not what a note is, which goes out by the own organization', async () => {
      await start();
      const body = { password: goodPassword, newPassword: 'nine lorries under the hill' };
      assert.equal((await test.browser('POST', '/auth/change-password', { cookie: ida, body })).status, 204);

      const [mail] = await mailsOnce(1);
      assert.deepEqual(
        [mail?.organization_id, mail?.subject],
        [other.organizationId, 'Your Vireo password was changed'],
      );
    });
  });
});
