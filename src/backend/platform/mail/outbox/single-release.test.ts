import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('a single mail that is released', () => {
    let practice: MailPractice;
    let server: MailServer;
    let ids: readonly string[];

    beforeEach(async () => {
      server = await startMailServer();
      practice = await createMailPractice(await open());
      const account = await practice.addAccount(server.port, {}, '');
      ids = [(await practice.queue()).id, (await practice.queue()).id];
      await practice.settle();
      await practice.app.mail.ports.outgoing.rest('restored');
      const body = { password: 'open sesame' };
      requireOk(await practice.ask('PUT', `/mail/accounts/${account}/password`, { body }));
      await practice.settle();
    });
    afterEach(async () => {
      await practice.app.close();
      await server.close();
    });

    const release = async (id = '') => await practice.ask('POST', `/mail/outbox/${id}/release`);
    const states = async () =>
      await Promise.all(
        ids.map(async (id) => {
          const { state, fault } = await practice.find(id);
          return `${state} ${fault}`;
        }),
      );

    it('leaves while all others rest, and is released once', async () => {
      requireOk(await release(ids[1]));
      await practice.settle();
      const again = await release(ids[1]);

      assert.deepEqual(await states(), ['queued resting', 'sent null']);
      assert.deepEqual([again.status, server.accepted.length], [409, 1]);
      assert.equal(requireOk(await practice.ask('GET', '/outgoing')).body.rests, true);
    });

    it('rests again after the next restore, as long as it has not left', async () => {
      server.replies.connect = '421 Later';
      requireOk(await release(ids[0]));
      await practice.settle();
      const tried = await practice.find(ids[0] ?? '');
      await practice.app.mail.ports.outgoing.rest('restored');
      server.replies.connect = undefined;
      await practice.settleAll();

      assert.deepEqual([tried.state, tried['fault']], ['queued', 'later']);
      assert.deepEqual([await states(), server.accepted], [['queued resting', 'queued resting'], []]);
    });

    it('is none of the demo', async () => {
      await practice.app.mail.ports.outgoing.rest('demo');

      const refused = await release(ids[0]);
      assert.deepEqual([refused.status, refused.body.error.message], [409, 'The demo never sends mail.']);
    });
  });
});
