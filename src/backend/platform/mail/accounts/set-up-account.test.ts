import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';
import type { Ask } from '../../../testing/test-app.ts';

onEveryDatabase<Schema>(migrations, (_kind, open) => {
  describe('setting up an account of mail', () => {
    let practice: MailPractice;
    let server: MailServer;

    beforeEach(async () => {
      server = await startMailServer({ allowInsecureAuth: true });
      practice = await createMailPractice(await open());
    });
    afterEach(async () => {
      await practice.app.close();
      await server.close();
    });

    const own = () => ({
      address: 'mara@example.org',
      host: 'mail.example',
      port: server.port,
      security: 'starttls',
      password: 'open sesame',
    });
    const setUp = async (change: object = {}, ask: Ask = {}) =>
      await practice.ask('POST', '/mail/accounts/set-up', { body: { ...own(), ...change }, ...ask });
    const made = async (change: object = {}) => requireOk(await setUp(change)).body.account;
    const edit = async (id: string, change: object = {}) => {
      const { password: _password, ...rest } = own();
      return await practice.ask('POST', `/mail/accounts/${id}/set-up`, { body: { ...rest, ...change } });
    };
    const list = async () => requireOk(await practice.ask('GET', '/mail/accounts')).body.items;
    const get = async (id: string) => requireOk(await practice.ask('GET', `/mail/accounts/${id}`)).body;
    const isMissing = async () => (await practice.ask('GET', '/mail/status')).body.accountsWithoutPassword;

    it('keeps nothing of one whose test mail is refused, and all of one whose is taken', async () => {
      server.replies.auth = '535 5.7.8 No';
      const refused = requireOk(await setUp()).body;
      const none = await list();
      server.replies.auth = undefined;
      const { ok, account } = requireOk(await setUp({ testTo: 'robin@example.net' })).body;

      assert.deepEqual(
        [refused.ok, refused.fault, refused.account, none],
        [false, 'sign_in_refused', null, []],
      );
      assert.match(refused.response, /^535/);
      assert.deepEqual(
        [ok, account.state, account.isDefault, account.password],
        [true, 'ready', true, 'present'],
      );
      assert.deepEqual(server.accepted[0]?.to, ['robin@example.net']);
      assert.doesNotMatch(JSON.stringify(account), /sesame/);
    });

    it('calls none ready that nobody has tried, and one so that was since', async () => {
      const id = await practice.addAccount(server.port);
      const before = await get(id);
      requireOk(await practice.ask('POST', `/mail/accounts/${id}/test`, { body: {} }));
      const tested = await get(id);
      requireOk(await practice.ask('PATCH', `/mail/accounts/${id}`, { body: { senderName: 'Mara' } }));
      const renamed = await get(id);
      requireOk(await practice.ask('PATCH', `/mail/accounts/${id}`, { body: { username: 'eve' } }));
      const moved = await get(id);

      assert.deepEqual(
        [before, tested, renamed, moved].map(({ state }) => state),
        ['untested', 'ready', 'ready', 'needs_sign_in'],
      );
      assert.deepEqual([before.testedAt, moved.testedAt], [null, null]);
    });

    it('is for administrators, and for no key', async () => {
      const body = { name: 'Reader', scopes: ['mail:read'] };
      const { key: secret } = requireOk(await practice.ask('POST', '/keys', { body })).body;
      const { app } = practice;
      const byKey = await app.inject({
        method: 'POST',
        url: '/api/v1/mail/accounts/set-up',
        headers: { authorization: `Bearer ${secret}` },
        payload: own(),
      });
      const others = await Promise.all(
        (['user', 'approver', 'billing_admin'] as const).map(async (as) => (await setUp({}, { as })).status),
      );

      assert.deepEqual([byKey.statusCode, ...others], [403, 403, 403, 403]);
      assert.deepEqual([await list(), server.accepted], [[], []]);
    });

    it('asks for the password again where server, encryption or user name are other ones', async () => {
      const { id } = await made();
      const named = requireOk(await edit(id, { senderName: 'Mara Voss' })).body;
      const refused = [];
      for (const change of [{ host: '127.0.0.1' }, { security: 'tls' }, { username: 'eve' }])
        refused.push((await edit(id, change)).body.error?.details[0]?.field);
      const kept = await get(id);
      const moved = requireOk(await edit(id, { username: 'eve', password: 'another' })).body;

      assert.deepEqual([named.ok, named.account.senderName], [true, 'Mara Voss']);
      assert.deepEqual(refused, ['password', 'password', 'password']);
      assert.deepEqual([kept.username, kept.state], ['mara@example.org', 'ready']);
      assert.deepEqual(
        [moved.account.username, moved.account.state, server.signedIn.at(-1)?.secret],
        ['eve', 'ready', 'another'],
      );
    });

    it('leaves an account as it is whose edit fails its test, and refuses one that changed since', async () => {
      const account = await made();
      server.replies.auth = '535 No';
      const failed = requireOk(await edit(account.id, { username: 'eve', password: 'wrong' })).body;
      const kept = await get(account.id);
      server.replies.auth = undefined;
      requireOk(await practice.ask('PATCH', `/mail/accounts/${account.id}`, { body: { dailyLimit: 5 } }));
      const stale = await practice.ask('POST', `/mail/accounts/${account.id}/set-up`, {
        body: own(),
        headers: { 'if-match': `"${account.version}"` },
      });

      assert.deepEqual([failed.ok, kept], [false, account]);
      assert.equal(stale.status, 412);
      assert.equal(await isMissing(), 0);
    });

    it('goes without encryption only to a server that the settings name, and never with a password', async () => {
      const plain = { security: 'none', password: undefined, signIn: 'none' };
      const withPassword = await setUp({ security: 'none' });
      const elsewhere = await setUp({ ...plain, host: 'smtp.example.net', port: 587 });
      const created = await practice.ask('POST', '/mail/accounts', {
        body: {
          address: 'a@example.org',
          host: 'smtp.example.net',
          port: 25,
          security: 'none',
          signIn: 'none',
        },
      });
      const named = requireOk(await setUp(plain)).body;
      const patched = await practice.ask('PATCH', `/mail/accounts/${named.account.id}`, {
        body: { host: 'smtp.example.net', port: 587 },
      });

      assert.deepEqual(
        [withPassword, elsewhere, created, patched].map(({ status, body }) => [
          status,
          body.error.details[0].field,
        ]),
        Array(4).fill([422, 'security']),
      );
      assert.deepEqual([named.account.state, server.signedIn], ['ready', []]);
    });

    it('sends no password in the clear of an account of before, which could be set up so', async () => {
      const { id } = await made();
      await practice.database.query
        .updateTable('mail_accounts')
        .set({ security: 'none' })
        .where('id', '=', id)
        .execute();
      const before = server.signedIn.length;
      requireOk(await practice.ask('PUT', `/mail/accounts/${id}/password`, { body: { password: 'secret' } }));
      const { ok, fault } = requireOk(
        await practice.ask('POST', `/mail/accounts/${id}/test`, { body: {} }),
      ).body;

      assert.deepEqual([ok, fault, server.signedIn.length], [false, 'tls_missing', before]);
    });

    it('has one default, which is handed on before its account goes', async () => {
      const first = await made();
      const second = await made({ address: 'b@example.org' });
      const removed = await practice.ask('DELETE', `/mail/accounts/${first.id}`);
      const unset = await practice.ask('PATCH', `/mail/accounts/${first.id}`, { body: { isDefault: false } });
      requireOk(await practice.ask('PATCH', `/mail/accounts/${second.id}`, { body: { isDefault: true } }));
      const after = await list();
      const gone = await practice.ask('DELETE', `/mail/accounts/${first.id}`);
      const last = await practice.ask('DELETE', `/mail/accounts/${second.id}`);

      assert.deepEqual([removed.status, unset.status, gone.status, last.status], [409, 409, 204, 204]);
      assert.match(removed.body.error.message, /Make another account the default first/);
      assert.deepEqual(
        after.map((account: { id: string; isDefault: boolean }) => [account.id, account.isDefault]),
        [
          [second.id, true],
          [first.id, false],
        ],
      );
    });

    it('names the mails that wait for an account as it is removed, and takes it once they are dropped', async () => {
      const account = await practice.addAccount(server.port, {}, '');
      const mails = [];
      for (const number of [1, 2, 3, 4]) mails.push(await practice.queue({ subject: `Invoice ${number}` }));
      await practice.settle();
      const kept = await practice.ask('DELETE', `/mail/accounts/${account}`);
      for (const { id } of mails) requireOk(await practice.ask('POST', `/mail/outbox/${id}/drop`));
      const removed = await practice.ask('DELETE', `/mail/accounts/${account}`);

      assert.equal(kept.status, 409);
      assert.equal(
        kept.body.error.message,
        'Mail waits for mara@example.org: "Invoice 1" to billing@nordwind.example, "Invoice 2" to billing@nordwind.example, "Invoice 3" to billing@nordwind.example and 1 more. Send or drop it first.',
      );
      assert.equal(removed.status, 204);
    });
  });
});
