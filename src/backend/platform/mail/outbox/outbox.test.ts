import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { AfterUnknownEnd } from '../../../../domain/mail/mail-states.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';
import type { MailReceipt } from '../mail.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('the outbox', () => {
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

    const stateOf = async (id: string) => (await practice.find(id)).state;

    async function rest(): Promise<void> {
      await practice.database.query
        .insertInto('outgoing_rests')
        .values({
          organization_id: practice.owner.organizationId,
          reason: 'restored',
          since: practice.clock.now,
          released_at: null,
          released_by: null,
        })
        .execute();
    }

    it('sends the stored message once it is committed, and marks it sent with the receipt of the server', async () => {
      await practice.addAccount(server.port, { senderName: 'Mara Voss' });
      const receipts: MailReceipt[] = [];
      practice.hooks.sent = async (_work, _mail, receipt) => void receipts.push(receipt);
      const { id, messageId } = await practice.queue({
        about: { kind: 'invoice', id: '0197a3c2-0000-7000-8000-000000000001' },
      });
      await practice.settle();
      const mail = await practice.find(id);
      const { body: stored } = requireOk(await practice.ask('GET', `/mail/outbox/${id}/message`));
      const [accepted] = server.accepted;
      assert.ok(accepted);
      const parsed = await server.parse(accepted);

      assert.deepEqual([mail.state, mail['attempts'], mail['fault']], ['sent', 1, null]);
      assert.equal(accepted.raw.toString('latin1'), stored.message);
      assert.deepEqual(
        [parsed.from?.text, parsed.subject, parsed.messageId, parsed.text?.trim()],
        [
          '"Mara Voss" <mara@example.org>',
          'Invoice 12',
          messageId,
          'Hello,\nplease find attached invoice 12.',
        ],
      );
      assert.match(receipts[0]?.response ?? '', /^250/);
      assert.deepEqual(server.signedIn[0]?.secret, 'open sesame');
    });

    it('is sent though its cause fails to note it', async () => {
      await practice.addAccount(server.port);
      practice.hooks.sent = async () => {
        throw new Error('A fault of the cause.');
      };
      const { id } = await practice.queue({ kind: 'test.once_more' });
      await practice.settleAll();

      assert.deepEqual([await stateOf(id), server.accepted.length], ['sent', 1]);
    });

    it('is written with its cause, or not at all', async () => {
      await practice.addAccount(server.port);
      const { unitOfWork } = practice.app.mail.ports;
      const failing = unitOfWork.write(practice.owner, async (work) => {
        const mail = { kind: 'test.ask', to: [{ address: 'a@example.net' }], subject: 'S', text: 'T' };
        await practice.app.mail.enqueue(work, mail);
        throw new Error('The cause failed.');
      });
      await assert.rejects(failing, /The cause failed/);
      await practice.settle();

      assert.deepEqual(server.accepted, []);
      assert.deepEqual(requireOk(await practice.ask('GET', '/mail/outbox')).body.items, []);
    });

    it('is one mail by its id, however often it is queued', async () => {
      await practice.addAccount(server.port);
      const id = '0197a3c2-0000-7000-8000-00000000aaaa';
      await practice.queue({ id });
      await practice.queue({ id });
      await practice.settle();

      assert.equal(server.accepted.length, 1);
    });

    it('waits for the password without counting an attempt, and goes out once it is handed over', async () => {
      const account = await practice.addAccount(server.port, {}, '');
      const { id } = await practice.queue();
      await practice.settle();
      const waiting = await practice.find(id);
      const { body: status } = requireOk(await practice.ask('GET', '/mail/status'));
      const { body } = requireOk(
        await practice.ask('PUT', `/mail/accounts/${account}/password`, { body: { password: 'secret' } }),
      );
      await practice.settle();

      assert.deepEqual(
        [
          waiting.state,
          waiting['attempts'],
          status.accountsWithoutPassword,
          status.counts.waiting_for_password,
        ],
        ['waiting_for_password', 0, 1, 1],
      );
      assert.deepEqual([body, await stateOf(id), server.accepted.length], [{ released: 1 }, 'sent', 1]);
    });

    it('waits for another password where the server does not take it, and tries it no second time', async () => {
      const account = await practice.addAccount(server.port);
      server.replies.auth = '535 5.7.8 No';
      const { id } = await practice.queue();
      await practice.settle();
      await practice.queue();
      await practice.settle();
      const { body } = requireOk(await practice.ask('GET', `/mail/accounts/${account}`));
      server.replies.auth = undefined;
      await practice.ask('PUT', `/mail/accounts/${account}/password`, { body: { password: 'right' } });
      await practice.settle();

      assert.deepEqual([body.password, server.signedIn.length], ['rejected', 3]);
      assert.deepEqual([await stateOf(id), server.accepted.length], ['sent', 2]);
    });

    it('tries again later where the server says so, and once it lets it through that is all', async () => {
      await practice.addAccount(server.port);
      server.replies.data = '451 4.7.1 Greylisted';
      const { id } = await practice.queue();
      await practice.settle();
      const waiting = await practice.find(id);
      server.replies.data = undefined;
      await practice.settleAll();

      assert.deepEqual(
        [waiting.state, waiting['fault'], waiting['response']],
        ['queued', 'later', '451 4.7.1 Greylisted'],
      );
      assert.deepEqual([await stateOf(id), server.accepted.length], ['sent', 1]);
    });

    it('is refused for good by a 5xx, and is sent again by a person', async () => {
      await practice.addAccount(server.port);
      server.replies.to = () => '550 5.1.1 Unknown';
      const { id } = await practice.queue();
      await practice.settleAll();
      const refused = await practice.find(id);
      server.replies.to = undefined;
      requireOk(await practice.ask('POST', `/mail/outbox/${id}/send-again`));
      await practice.settle();
      const twice = await practice.ask('POST', `/mail/outbox/${id}/send-again`);

      assert.deepEqual([refused.state, refused['fault']], ['refused', 'recipients_refused']);
      assert.match(String(refused['message']), /refuses the recipient/);
      assert.deepEqual([await stateOf(id), server.accepted.length, twice.status], ['sent', 1, 409]);
    });

    const endings: readonly (readonly [AfterUnknownEnd, string, number])[] = [
      ['ask', 'may_have_been_sent', 1],
      ['once_more', 'sent', 2],
      ['drop', 'dropped', 1],
    ];
    for (const [kind, state, count] of endings) {
      it(`of the kind ${kind} is ${state} after an unknown end`, async () => {
        await practice.addAccount(server.port);
        server.beforeReply = async () => {
          server.beforeReply = async () => undefined;
          server.cutAll();
        };
        const { id, messageId } = await practice.queue({ kind: `test.${kind}` });
        await practice.settleAll();

        assert.equal(await stateOf(id), state);
        assert.deepEqual(
          server.accepted.map((each) => each.messageId),
          Array.from({ length: count }, () => messageId),
        );
      });
    }

    it('drops what no longer holds, and what goes to an address that is not reachable', async () => {
      await practice.addAccount(server.port);
      const address = 'Gone@nordwind.example';
      requireOk(
        await practice.ask('POST', '/mail/unreachable-addresses', { body: { address, reason: 'Bounced' } }),
      );
      const ended: string[] = [];
      practice.hooks.ended = async (_work, { state }) => void ended.push(state);
      const unreachable = await practice.queue({ to: [{ address: 'gone@nordwind.example' }] });
      await practice.settle();
      practice.hooks.findObjection = async () => ({ drop: 'The invoice was paid.' });
      const paid = await practice.queue();
      await practice.settle();
      const found = await Promise.all([unreachable, paid].map(async ({ id }) => await practice.find(id)));

      assert.deepEqual(
        found.map((each) => [each.state, each['dropReason'], each['dropText']]),
        [
          ['dropped', 'not_reachable', 'gone@nordwind.example'],
          ['dropped', 'no_longer_holds', 'The invoice was paid.'],
        ],
      );
      assert.deepEqual([server.accepted, ended], [[], ['dropped', 'dropped']]);
    });

    it('keeps to the daily limit of the account', async () => {
      await practice.addAccount(server.port, { dailyLimit: 2 });
      const mails = [await practice.queue(), await practice.queue(), await practice.queue()];
      await practice.settle();
      const first = server.accepted.length;
      const states = await Promise.all(mails.map(async ({ id }) => await practice.find(id)));
      await practice.settleAll();

      assert.deepEqual([first, states.filter((each) => each['fault'] === 'daily_limit').length], [2, 1]);
      assert.equal(server.accepted.length, 3);
    });

    it('waits until the instant that its kind names, counts no attempt, and is then asked again', async () => {
      await practice.addAccount(server.port);
      const morning = practice.clock.now + 15 * 3_600_000;
      const asked: number[] = [];
      practice.hooks.findObjection = async () => {
        asked.push(practice.clock.now);
        return practice.clock.now < morning ? { notBefore: morning, why: 'later' } : undefined;
      };
      const { id } = await practice.queue();
      const queuedAt = practice.clock.now;
      await practice.settle();
      const waiting = await practice.find(id);
      const early = server.accepted.length;
      await practice.settleAll();
      const sent = await practice.find(id);

      assert.deepEqual(
        [waiting.state, waiting['fault'], waiting['attempts'], waiting['nextAt'], early],
        ['queued', 'not_yet', 0, new Date(morning).toISOString(), 0],
      );
      assert.match(String(waiting['message']), /may leave only later/);
      assert.deepEqual([sent.state, sent['attempts'], sent['fault']], ['sent', 1, null]);
      assert.deepEqual([asked, server.accepted.length], [[queuedAt, morning], 1]);
    });

    it('has the hours in which it may not leave count as no time of trying', async () => {
      await practice.addAccount(server.port);
      server.replies.to = () => '450 4.2.0 Later';
      const { id } = await practice.queue();
      await practice.settle();
      const evening = practice.clock.now;
      const morning = evening + 5 * 24 * 3_600_000;
      practice.hooks.findObjection = async () =>
        practice.clock.now < morning ? { notBefore: morning, why: 'later' } : undefined;
      practice.clock.now = evening + 60_000;
      await practice.settle();
      practice.clock.now = morning;
      await practice.settle();

      assert.deepEqual([await stateOf(id), (await practice.find(id))['attempts']], ['queued', 2]);
    });

    it('does not leave where all mail comes to rest while it is made ready', async () => {
      await practice.addAccount(server.port);
      practice.hooks.findObjection = async () => void (await rest());
      const { id } = await practice.queue();
      await practice.settle();
      const resting = await practice.find(id);

      assert.deepEqual([resting.state, resting['fault'], resting['attempts']], ['queued', 'resting', 0]);
      assert.deepEqual(server.accepted, []);
      practice.hooks.findObjection = async () => undefined;
      requireOk(await practice.ask('POST', '/outgoing/release'));
      await practice.settle();
      assert.equal(await stateOf(id), 'sent');
    });

    it('goes on where it is released just as it is put to rest', async () => {
      await practice.addAccount(server.port);
      await rest();
      const { outgoing } = practice.app.mail.ports;
      const { rests } = outgoing;
      let isReleased = false;
      outgoing.rests = async (reads) => {
        const found = await rests(reads);
        if (found && !isReleased) {
          isReleased = true;
          requireOk(await practice.ask('POST', '/outgoing/release'));
        }
        return found;
      };
      const { id } = await practice.queue();
      await practice.settle();

      assert.deepEqual([isReleased, await stateOf(id)], [true, 'sent']);
    });

    it('rests while its organization rests, until a person releases it', async () => {
      await practice.addAccount(server.port);
      await rest();
      const { id } = await practice.queue();
      await practice.settleAll();
      const resting = await practice.find(id);
      const { body } = requireOk(await practice.ask('POST', '/mail/release'));
      await practice.settleAll();
      const still = server.accepted.length;
      requireOk(await practice.ask('POST', '/outgoing/release'));
      await practice.settle();

      assert.deepEqual(
        [resting.state, resting['fault'], body, still],
        ['queued', 'resting', { released: 0 }, 0],
      );
      assert.equal(await stateOf(id), 'sent');
    });

    it('is dropped by a person until it is sent', async () => {
      await practice.addAccount(server.port, {}, '');
      const { id } = await practice.queue();
      await practice.settle();
      const dropped = requireOk(await practice.ask('POST', `/mail/outbox/${id}/drop`)).body;
      const again = await practice.ask('POST', `/mail/outbox/${id}/drop`);

      assert.deepEqual([dropped.state, dropped.dropReason, again.status], ['dropped', 'by_person', 409]);
    });
  });
});
