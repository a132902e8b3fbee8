import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';
import { createMemoryFileStore } from '../../../testing/memory-file-store.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('accounts of mail', () => {
    let practice: MailPractice;
    let server: MailServer;

    beforeEach(async () => {
      server = await startMailServer();
      practice = await createMailPractice(await open());
    });
    afterEach(async () => {
      await practice.app.close();
      await server.close();
    });

    const create = async (body: object) => await practice.ask('POST', '/mail/accounts', { body });
    const get = async (id: string) => requireOk(await practice.ask('GET', `/mail/accounts/${id}`)).body;
    const test = async (id: string, body = {}) =>
      requireOk(await practice.ask('POST', `/mail/accounts/${id}/test`, { body })).body;

    it('take what their preset says, and sign in as the provider wants it', async () => {
      const fastmail = await create({ preset: 'fastmail', address: 'Mara@Bücher.example' });
      const byPassword = await create({
        preset: 'microsoft365',
        address: 'mara@example.org',
        signIn: 'password',
      });
      const withoutClient = await create({ preset: 'microsoft365', address: 'mara@example.org' });
      const microsoft = await create({
        preset: 'microsoft365',
        address: 'mara@example.org',
        oauth: { clientId: 'my-app' },
      });

      assert.deepEqual(
        [fastmail.body.host, fastmail.body.port, fastmail.body.address, fastmail.body.password],
        ['smtp.fastmail.com', 465, 'Mara@xn--bcher-kva.example', 'missing'],
      );
      assert.deepEqual([byPassword.status, withoutClient.status], [422, 422]);
      assert.match(microsoft.body.oauth.tokenUrl, /^https:\/\/login\.microsoftonline\.com\//);
      assert.deepEqual([fastmail.body.isDefault, microsoft.body.isDefault], [true, false]);
    });

    it('are encrypted as their port has it, where nothing else is said', async () => {
      const own = { address: 'mara@example.org', host: 'mail.example' };
      const said = await Promise.all(
        [{ port: 465 }, { port: 587 }, { port: 587, security: 'tls' }].map(
          async (each) => (await create({ ...own, ...each })).body.security,
        ),
      );

      assert.deepEqual(said, ['tls', 'starttls', 'tls']);
    });

    it('are refused with a name, an address or a server that would add headers or hide another address', async () => {
      const good = { address: 'mara@example.org', host: 'mail.example', port: 587, security: 'starttls' };
      const bad = [
        { senderName: 'Mara\r\nBcc: all@example.org' },
        { senderName: 'boss@bank.example' },
        { senderName: 'Mara <boss' },
        { address: 'mara@example.org\r\nBcc: a@example.org' },
        { address: 'Mara <mara@example.org>' },
        { host: 'mail.example/path' },
        { host: 'user@mail.example' },
        { port: 0 },
        { username: 'mara\0' },
      ];
      for (const each of bad) {
        assert.equal((await create({ ...good, ...each })).status, 422, JSON.stringify(each));
      }
      assert.deepEqual(requireOk(await practice.ask('GET', '/mail/accounts')).body.items, []);
    });

    it('keep their password in memory alone, and lose it with their server', async () => {
      const id = await practice.addAccount(server.port);
      const before = await get(id);
      const patch = async (body: object) =>
        requireOk(await practice.ask('PATCH', `/mail/accounts/${id}`, { body })).body.password;
      const renamed = await patch({ senderName: 'Mara' });
      const moved = await patch({ host: 'elsewhere.example' });
      const { body: events } = requireOk(await practice.ask('GET', '/events'));

      assert.deepEqual([before.password, renamed, moved], ['present', 'present', 'missing']);
      assert.doesNotMatch(JSON.stringify([before, events]), /open sesame/);
    });

    it('take no password that was typed for them before they changed, and find none again', async () => {
      const id = await practice.addAccount(server.port);
      const put = async (etag: string) =>
        await practice.ask('PUT', `/mail/accounts/${id}/password`, {
          body: { password: 'open sesame' },
          headers: { 'if-match': etag },
        });
      const seen = `"${(await get(id)).version}"`;
      const changed = await practice.ask('PATCH', `/mail/accounts/${id}`, { body: { username: 'eve' } });
      const stale = await put(seen);
      const missing = (await get(id)).password;
      const fresh = await put(`"${changed.body.version}"`);

      assert.deepEqual([stale.status, missing, fresh.status], [412, 'missing', 200]);
    });

    it('stay while mail waits for them', async () => {
      const id = await practice.addAccount(server.port, {}, '');
      const { id: mailId } = await practice.queue();
      await practice.settle();
      const kept = await practice.ask('DELETE', `/mail/accounts/${id}`);
      const address = await practice.ask('PATCH', `/mail/accounts/${id}`, {
        body: { address: 'other@example.org' },
      });
      requireOk(await practice.ask('POST', `/mail/outbox/${mailId}/drop`));
      const removed = await practice.ask('DELETE', `/mail/accounts/${id}`);

      assert.deepEqual([kept.status, address.status, removed.status], [409, 409, 204]);
    });

    it('send a test mail, or say what is wrong in a sentence', async () => {
      const id = await practice.addAccount(server.port, {}, '');
      const missing = await test(id);
      await practice.ask('PUT', `/mail/accounts/${id}/password`, { body: { password: 'wrong' } });
      server.replies.auth = '535 5.7.8 No';
      const refused = await test(id);
      server.replies.auth = undefined;
      server.replies.from = '553 5.7.1 Not yours';
      const sender = await test(id);
      server.replies.from = undefined;
      const sent = await test(id, { to: 'check@example.net' });

      assert.deepEqual(
        [missing, refused, sender, sent].map(({ ok, fault }) => [ok, fault]),
        [
          [false, 'password_missing'],
          [false, 'sign_in_refused'],
          [false, 'sender_refused'],
          [true, null],
        ],
      );
      assert.match(sender.message, /refuses the address of this account as sender/);
      assert.match(sender.response, /^553/);
      assert.deepEqual(
        server.accepted.map(({ from, to }) => [from, to]),
        [['mara@example.org', ['check@example.net']]],
      );
    });

    it('send no test mail in the demo', async () => {
      const id = await practice.addAccount(server.port);
      await practice.database.query
        .insertInto('outgoing_rests')
        .values({
          organization_id: practice.owner.organizationId,
          reason: 'demo',
          since: practice.clock.now,
          released_at: null,
          released_by: null,
        })
        .execute();
      const { status, body } = await practice.ask('POST', `/mail/accounts/${id}/test`, { body: {} });

      assert.equal(status, 409);
      assert.match(body.error.message, /demo never sends/);
      assert.deepEqual(server.accepted, []);
    });

    it('are one by default', async () => {
      const first = await practice.addAccount(server.port);
      const second = await practice.addAccount(server.port, { address: 'b@example.org', isDefault: true });
      const { accountId } = await practice.queue();

      assert.deepEqual(
        [(await get(first)).isDefault, (await get(second)).isDefault, accountId],
        [false, true, second],
      );
    });
  });

  describe('a password of the environment', () => {
    it('in a file that others can read is missing, and keeps no backend from its start', async () => {
      const server = await startMailServer();
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-mail-'));
      const file = path.join(folder, 'password');
      fs.writeFileSync(file, 'from the file');
      fs.chmodSync(file, 0o644);
      const database = await open();
      const files = createMemoryFileStore();
      const first = await createMailPractice(database, { files });
      const account = await first.addAccount(server.port, {}, '');
      const { id } = await first.queue();
      await first.settle();
      await first.app.close();
      const second = await createMailPractice(database, {
        files,
        models: { env: { VIREO_SMTP_PASSWORD_FILE: file } },
      });
      const held = requireOk(await second.ask('GET', `/mail/accounts/${account}`)).body.password;
      await second.settle();
      const { state } = await second.find(id);
      await second.app.close();
      await server.close();
      fs.rmSync(folder, { recursive: true, force: true });

      assert.deepEqual([held, state], ['missing', 'waiting_for_password']);
    });

    it('sends what waits as the backend starts, and goes to the server that it names', async () => {
      const server = await startMailServer();
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-mail-'));
      const file = path.join(folder, 'password');
      fs.writeFileSync(file, 'from the file', { mode: 0o600 });
      const database = await open();
      const files = createMemoryFileStore();
      const first = await createMailPractice(database, { files });
      const account = await first.addAccount(server.port, {}, '');
      const { id } = await first.queue();
      await first.settle();
      await first.app.close();
      const elsewhere = await createMailPractice(database, {
        files,
        models: { env: { VIREO_SMTP_PASSWORD: 'a password', VIREO_SMTP_HOST: 'other.example' } },
      });
      const held = requireOk(await elsewhere.ask('GET', `/mail/accounts/${account}`)).body.password;
      await elsewhere.settle();
      await elsewhere.app.close();
      const waited = server.accepted.length;
      const second = await createMailPractice(database, {
        files,
        models: { env: { VIREO_SMTP_PASSWORD_FILE: file, VIREO_SMTP_HOST: 'mail.example' } },
      });
      await second.settle();
      const sent = await second.find(id);
      await second.app.close();
      await server.close();
      fs.rmSync(folder, { recursive: true, force: true });

      assert.deepEqual([held, waited], ['missing', 0]);
      assert.deepEqual(
        [sent.state, server.signedIn.map(({ secret }) => secret)],
        ['sent', ['from the file']],
      );
    });
  });
});
