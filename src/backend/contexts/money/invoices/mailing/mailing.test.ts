import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../../testing/mail/mail-server.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';

describe('an invoice that leaves by mail', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let practice: PayingPractice;
    let id: string;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'money' });
      practice = await createPayingPractice(vireo);
      const contact = { name: 'Ms Petersen', role: 'billing', email: 'rechnung@nordwind.example' };
      requireOk(await vireo.ask('POST', `/clients/${practice.clientId}/contacts`, { body: contact }));
      ({ id } = await practice.bill());
    });

    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const mail = async (body: object = {}) => await vireo.ask('POST', `/invoices/${id}/mail`, { body });
    const preview = async (query = '') => await practice.get(`/invoices/${id}/mail${query}`);
    const invoice = async () => await practice.get(`/invoices/${id}`);

    it('is shown as it would leave: to whom, what it says, with which files', async () => {
      const shown = await preview('?format=pdf');

      assert.deepEqual(shown.recipient, { name: 'Ms Petersen', address: 'rechnung@nordwind.example' });
      assert.match(shown.subject, /^Invoice \S+ from /);
      assert.match(shown.text, /^Dear Ms Petersen,/);
      assert.deepEqual(
        shown.attachments.map(({ filename }: { filename: string }) => filename.replace(/^.*\./, '')),
        ['pdf'],
      );
      assert.deepEqual([shown.canSend, shown.mails], [false, []]);
      const refused = await vireo.ask('GET', `/invoices/${id}/mail?xml=xrechnung`);
      assert.equal(refused.status, 422);
      const { message, details } = refused.body.error;
      assert.match(
        message,
        /^\S+ was issued without what this format needs: .*BR-DE-15.*correct the invoice/,
      );
      assert.doesNotMatch(JSON.stringify(details), /Your Business|to the client/);
    });

    it('is marked as sent with the day and the recipient of the receipt, and not before', async () => {
      await vireo.addAccount(server.port, {}, '');
      const queued = await mail({ subject: 'Our invoice', text: 'Hello,\nour invoice.\n' });
      await vireo.settle();
      assert.deepEqual(
        [queued.status, (await vireo.find(queued.body.id)).state],
        [202, 'waiting_for_password'],
      );
      assert.equal((await invoice()).sent, null);

      const [account] = requireOk(await vireo.ask('GET', '/mail/accounts')).body.items;
      const password = { body: { password: 'open sesame' } };
      requireOk(await vireo.ask('PUT', `/mail/accounts/${account.id}/password`, password));
      await vireo.settle();

      const [accepted] = server.accepted;
      assert.ok(accepted);
      const parsed = await server.parse(accepted);
      assert.deepEqual(
        [server.accepted.length, parsed.subject, parsed.text?.trim(), parsed.attachments.length],
        [1, 'Our invoice', 'Hello,\nour invoice.', 1],
      );
      const { state, sent } = await invoice();
      assert.deepEqual(
        { state, to: sent.to, via: sent.via },
        { state: 'sent', to: 'rechnung@nordwind.example', via: 'email' },
      );
      const steps = (await practice.get(`/invoices/${id}/history`)).items.map(
        ({ step }: { step: string }) => step,
      );
      assert.ok(steps.includes('sent'));
      assert.equal((await preview()).mails[0].state, 'sent');
    });

    it('goes out once, unless a person asks for it again', async () => {
      await vireo.addAccount(server.port);
      const mailId = newId();
      assert.equal((await mail({ id: mailId })).body.id, mailId);
      assert.equal((await mail({ id: mailId })).body.id, mailId);
      await vireo.settle();
      const refused = await mail();
      assert.deepEqual([refused.status, refused.body.error.details[0].field], [409, 'again']);
      assert.equal((await mail({ again: true })).status, 202);
      await vireo.settle();

      assert.equal(server.accepted.length, 2);
    });

    it('takes the id of no other mail for its own', async () => {
      await vireo.addAccount(server.port);
      const mailId = newId();
      requireOk(await mail({ id: mailId }));
      const other = await practice.bill();
      const taken = await vireo.ask('POST', `/invoices/${other.id}/mail`, { body: { id: mailId } });

      assert.deepEqual([taken.status, taken.body.error.code], [409, 'id_taken']);
      assert.equal((await mail({ id: mailId })).status, 202, 'the same again is the mail that is there');
    });

    it('is dropped where it was credited in full while it waited', async () => {
      await vireo.addAccount(server.port, {}, '');
      const queued = await mail();
      await vireo.settle();
      requireOk(
        await vireo.ask('POST', `/invoices/${id}/credit`, {
          body: { reason: 'Wrong', releaseEntries: true },
        }),
      );
      const [account] = requireOk(await vireo.ask('GET', '/mail/accounts')).body.items;
      const password = { body: { password: 'open sesame' } };
      requireOk(await vireo.ask('PUT', `/mail/accounts/${account.id}/password`, password));
      await vireo.settle();

      assert.equal(server.accepted.length, 0);
      assert.match(String((await vireo.find(queued.body.id))['dropText']), /credited in full/);
    });

    it('is refused while it is a draft, without an account, and to nobody', async () => {
      const draft = requireOk(
        await vireo.ask('POST', '/invoices', {
          body: {
            clientId: practice.clientId,
            items: [{ description: 'Report', quantity: '1', unitPrice: '5.00' }],
          },
        }),
      ).body.id;
      const ofDraft = await vireo.ask('POST', `/invoices/${draft}/mail`, { body: {} });
      assert.deepEqual([ofDraft.status, ofDraft.body.error.code], [409, 'state_forbids']);
      const without = await mail();
      assert.deepEqual([without.status, without.body.error.code], [409, 'state_forbids']);
      assert.match(without.body.error.message, /Set up email/);

      await vireo.addAccount(server.port);
      const injected = await mail({ subject: 'Invoice\r\nBcc: all@example.org' });
      assert.deepEqual([injected.status, injected.body.error.details[0].field], [422, 'subject']);
      assert.equal((await vireo.ask('POST', `/invoices/${id}/mail`, { as: 'user', body: {} })).status, 403);
      assert.equal(server.accepted.length, 0);
    });
  });
});
