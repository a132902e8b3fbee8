import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('the mail of an invitation', () => {
    let vireo: MailPractice;
    let server: MailServer;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { publicUrl: 'https://team.practice.example' });
      await vireo.addAccount(server.port);
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const invite = async () => {
      const { body } = await vireo.ask('POST', '/invitations', { body: { email: 'ida@practice.example' } });
      assert.equal(body.isMailed, true);
      return body;
    };
    /** Without the soft line ends of quoted-printable. */
    const textOf = ({ raw }: MailServer['accepted'][number]) =>
      String(raw).replaceAll('=\r\n', '').replaceAll('=3D', '=');

    it('brings the link to the address, and nobody else', async () => {
      const { link } = await invite();
      await vireo.settle();

      const [mail, ...more] = server.accepted;
      assert.ok(mail);
      assert.deepEqual(more, []);
      assert.deepEqual(mail.to, ['ida@practice.example']);
      assert.ok(textOf(mail).includes(link));
      const { items } = (await vireo.ask('GET', '/mail/outbox', { as: 'billing_admin' })).body;
      assert.equal(items.length, 1);
      for (const as of ['billing_admin', 'org_admin'] as const) {
        const said = await vireo.ask('GET', `/mail/outbox/${items[0].id}/message`, { as });
        assert.equal(said.status, 403);
        assert.ok(!JSON.stringify(said.body).includes(new URL(link).hash.slice(1)));
      }
    });

    it('does not leave once the invitation was revoked, and carries the newest link alone', async () => {
      server.replies.data = '451 later';
      const { id, link } = await invite();
      await vireo.settle();
      const { body: next } = await vireo.ask('POST', `/invitations/${id}/resend`);
      delete server.replies.data;
      await vireo.settleAll();
      assert.ok(server.accepted.every((mail) => !textOf(mail).includes(link)));
      assert.ok(server.accepted.some((mail) => textOf(mail).includes(next.link)));

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
