import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { type IdentityProvider, startIdentityProvider } from '../../../testing/mail/identity-provider.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';

const redirectUrl = 'http://127.0.0.1:51234/';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('signing an account in at its provider', function () {
    this.timeout(20_000);
    let practice: MailPractice;
    let server: MailServer;
    let provider: IdentityProvider;
    let id: string;

    beforeEach(async () => {
      server = await startMailServer({ authMethods: ['XOAUTH2'] });
      provider = await startIdentityProvider(redirectUrl);
      practice = await createMailPractice(await open());
      id = await practice.addAccount(server.port, { signIn: 'xoauth2', oauth: provider.oauth }, '');
    });
    afterEach(async () => {
      await practice.app.close();
      await provider.close();
      await server.close();
    });

    const post = async (path: string, body: object) =>
      await practice.ask('POST', `/mail/accounts/${id}/sign-in${path}`, { body });
    const byLoopback = async () => {
      const { body: begun } = requireOk(await post('', { flow: 'loopback', redirectUrl }));
      const returned = await provider.browse(begun.url);
      return Object.fromEntries(returned.searchParams);
    };

    it('by the browser returning to this machine: with PKCE, and the state that was sent', async () => {
      const { id: mailId } = await practice.queue();
      await practice.settle();
      const waiting = (await practice.find(mailId)).state;
      const { code, state } = await byLoopback();
      const foreign = await post('/complete', { code, state: `${state}x` });
      const { body: done } = requireOk(await post('/complete', { code, state }));
      await practice.settle();
      const again = requireOk(await post('/complete', { code, state })).body;

      assert.deepEqual(
        [waiting, foreign.status, done.state, done.released],
        ['waiting_for_password', 422, 'signed_in', 1],
      );
      assert.equal((await practice.find(mailId)).state, 'sent');
      assert.deepEqual(server.signedIn, [
        { method: 'XOAUTH2', username: 'mara@example.org', secret: provider.tokens[0] },
      ]);
      assert.equal(again.state, 'expired');
    });

    it('by a code that is typed at the provider', async () => {
      const { body: begun } = requireOk(await post('', { flow: 'device' }));
      const early = requireOk(await post('/complete', {})).body.state;
      await provider.browse(begun.url);
      const { body: done } = requireOk(await post('/complete', {}));
      await practice.queue();
      await practice.settle();

      assert.ok(begun.userCode);
      assert.deepEqual([early, done.state, server.accepted.length], ['pending', 'signed_in', 1]);
    });

    it('gives no token out where the server itself keeps it', async () => {
      Object.assign(practice.app.mail.ports.secrets, { lasts: true });
      const { code, state } = await byLoopback();
      const { body: done } = requireOk(await post('/complete', { code, state }));
      await practice.queue();
      await practice.settle();

      assert.deepEqual([done.state, done.secret, server.accepted.length], ['signed_in', null, 1]);
    });

    it('lasts: a token that ran out is renewed, and what was given out is handed over after a restart', async () => {
      const { code, state } = await byLoopback();
      const { body: done } = requireOk(await post('/complete', { code, state }));
      await practice.queue();
      await practice.settle();
      requireOk(await practice.ask('DELETE', `/mail/accounts/${id}/password`));
      requireOk(
        await practice.ask('PUT', `/mail/accounts/${id}/password`, { body: { password: done.secret } }),
      );
      await practice.queue();
      await practice.settle();
      practice.clock.now += 2 * 3_600_000;
      await practice.queue();
      await practice.settle();

      const used = server.signedIn.map(({ secret }) => secret);
      assert.deepEqual([used, new Set(used).size], [provider.tokens, 3]);
      assert.equal(server.accepted.length, 3);
    });

    it('waits for another sign-in where the provider takes the token no longer', async () => {
      const { code, state } = await byLoopback();
      requireOk(await post('/complete', { code, state }));
      await provider.revokeAll();
      practice.clock.now += 2 * 3_600_000;
      const { id: mailId } = await practice.queue();
      await practice.settle();
      const { body } = requireOk(await practice.ask('GET', `/mail/accounts/${id}`));

      assert.deepEqual(
        [(await practice.find(mailId)).state, body.password],
        ['waiting_for_password', 'rejected'],
      );
      assert.deepEqual(server.accepted, []);
    });

    it('is for accounts that sign in so, and never sends a token as a password', async () => {
      const plain = await startMailServer({ authMethods: ['PLAIN', 'LOGIN'] });
      const { code, state } = await byLoopback();
      requireOk(await post('/complete', { code, state }));
      const other = requireOk(
        await practice.ask('POST', '/mail/accounts', {
          body: { address: 'b@example.org', host: 'mail.example', port: plain.port, security: 'starttls' },
        }),
      ).body;
      const refused = await practice.ask('POST', `/mail/accounts/${other.id}/sign-in`, {
        body: { flow: 'device' },
      });
      await practice.ask('PATCH', `/mail/accounts/${id}`, { body: { port: plain.port } });
      await practice.queue();
      await practice.settle();
      await plain.close();

      assert.deepEqual([refused.status, plain.signedIn, plain.accepted], [409, [], []]);
    });
  });
});
