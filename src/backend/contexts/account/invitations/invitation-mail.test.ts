import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../../testing/memory-file-store.ts';
import { hashSecret } from './invitation-view.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('the mail of an invitation', () => {
    let vireo: MailPractice;
    let server: MailServer;
    let files: MemoryFileStore;

    beforeEach(async () => {
      server = await startMailServer();
      files = createMemoryFileStore();
      vireo = await createMailPractice(await open(), { publicUrl: 'https://team.practice.example', files });
      await vireo.addAccount(server.port);
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const invite = async () => {
      const { body } = await vireo.ask('POST', '/invitations', { body: { email: 'ida@practice.example' } });
      assert.deepEqual([body.isMailed, body.link], [true, null]);
      return body;
    };
    const linkIn = (text: string) => /https:\S+\/join#[\w-]+/.exec(text)?.[0] ?? assert.fail(text);
    /** Without the soft line ends of quoted-printable. */
    const textOf = ({ raw }: Pick<MailServer['accepted'][number], 'raw'>) =>
      String(raw).replaceAll('=\r\n', '').replaceAll('=3D', '=');

    /** All that tables and files say, without what hides a link in a message. */
    const kept = async () => {
      const rows = await vireo.database.query.selectFrom('mails').selectAll().execute();
      const messages = [...files.files.values()].map((raw) => textOf({ raw }));
      return { rows, text: [JSON.stringify(rows), ...messages].join('\n') };
    };

    it('stands in no table and no file, neither while it waits nor once it was sent', async () => {
      server.replies.data = '451 later';
      await invite();
      await vireo.settle();
      const waiting = await kept();
      delete server.replies.data;
      await vireo.settleAll();
      const sent = await kept();

      assert.equal(files.files.size, 1);
      const [mail] = server.accepted;
      const secret = new URL(linkIn(mail ? textOf(mail) : '')).hash.slice(1);
      for (const { text } of [waiting, sent]) assert.ok(!text.includes(secret));
      assert.deepEqual(
        sent.rows.map(({ state, body, message_sha256 }) => ({ state, body, message_sha256 })),
        [{ state: 'sent', body: '', message_sha256: '' }],
      );
      const named = await vireo.database.query.selectFrom('stored_files').selectAll().execute();
      assert.deepEqual(named, []);
    });

    it('is emptied as it is refused or dropped, and is not sent again then', async () => {
      server.replies.data = '550 no';
      await invite();
      await vireo.settleAll();
      const refused = (await kept()).rows;
      const again = await vireo.ask('POST', `/mail/outbox/${refused[0]?.id}/send-again`);
      server.replies.data = '451 later';
      const { id } = (await vireo.ask('POST', '/invitations', { body: { email: 'eva@practice.example' } }))
        .body;
      await vireo.settle();
      await vireo.ask('DELETE', `/invitations/${id}`);
      const { rows } = await kept();

      assert.equal(again.status, 409);
      assert.match(again.body.error.message, /no longer kept/);
      assert.deepEqual(rows.map(({ state }) => state).sort(), ['dropped', 'refused']);
      assert.ok(rows.every(({ body, message_sha256: sha256 }) => body === '' && sha256 === ''));
    });

    it('brings the link to the address, and nobody else: who invites never sees it', async () => {
      await invite();
      await vireo.settle();

      const [mail, ...more] = server.accepted;
      assert.ok(mail);
      assert.deepEqual(more, []);
      assert.deepEqual(mail.to, ['ida@practice.example']);
      const link = linkIn(textOf(mail));
      const { items } = (await vireo.ask('GET', '/mail/outbox', { as: 'billing_admin' })).body;
      assert.equal(items.length, 1);
      for (const as of ['billing_admin', 'org_admin'] as const) {
        const said = await vireo.ask('GET', `/mail/outbox/${items[0].id}/message`, { as });
        assert.equal(said.status, 403);
        assert.ok(!JSON.stringify(said.body).includes(new URL(link).hash.slice(1)));
      }
    });

    it('says who invites, as what, and what to install, in the language of the organization', async () => {
      await invite();
      const { items } = (await vireo.ask('GET', '/organizations')).body;
      await vireo.ask('PATCH', `/organizations/${items[0].id}`, { body: { language: 'de' } });
      await vireo.ask('POST', '/invitations', { body: { email: 'eva@practice.example', role: 'approver' } });
      await vireo.settleAll();
      const { name: inviter } = (await vireo.ask('GET', '/users/me')).body;
      const of = items[0].name || 'Vireo';

      const [english, german] = await Promise.all(server.accepted.map(server.parse));
      assert.equal(english?.subject, `${inviter} invites you to ${of}`);
      assert.match(
        english.text ?? '',
        new RegExp(`^${inviter} invites you to work with ${of} in Vireo, as a developer\\.`),
      );
      assert.match(english.text ?? '', /Install the extension Vireo \(vireo\.vireo\) in VS Code/);
      assert.match(english.text ?? '', /give it this server: https:\/\/team\.practice\.example\n/);
      assert.equal(german?.subject, `${inviter} lädt dich zu ${of} ein`);
      assert.match(german.text ?? '', /, als freigebende Person\./);
      assert.match(german.text ?? '', /diesen Server an: https:\/\/team\.practice\.example\n/);
    });

    it('does not leave once the invitation was revoked, and carries the newest link alone', async () => {
      server.replies.data = '451 later';
      const { id } = await invite();
      await vireo.settle();
      const { body: next } = await vireo.ask('POST', `/invitations/${id}/resend`);
      assert.deepEqual([next.isMailed, next.link], [true, null]);
      delete server.replies.data;
      await vireo.settleAll();
      const sent = server.accepted.map((mail) => hashSecret(linkIn(textOf(mail)).split('#')[1] ?? ''));
      const rows = await vireo.database.query.selectFrom('invitations').select('secret_hash').execute();
      assert.deepEqual(
        sent,
        rows.map(({ secret_hash }) => secret_hash),
      );

      const count = server.accepted.length;
      server.replies.data = '451 later';
      await vireo.ask('POST', `/invitations/${id}/resend`);
      await vireo.settle();
      assert.equal((await vireo.ask('DELETE', `/invitations/${id}`)).status, 204);
      delete server.replies.data;
      await vireo.settleAll();
      assert.equal(server.accepted.length, count);
    });
  });
});
