/** What the record of a reminder says where its mail was not sent. */
import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../../testing/mail/mail-server.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';

describe('reminders whose mail was not sent', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let practice: PayingPractice;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'money' });
      practice = await createPayingPractice(vireo);
      await vireo.addAccount(server.port);
      const contact = { name: 'Ms Petersen', role: 'billing', email: 'rechnung@nordwind.example' };
      requireOk(await vireo.ask('POST', `/clients/${practice.clientId}/contacts`, { body: contact }));
      vireo.clock.now = Date.parse('2026-10-01T10:00:00Z');
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const remind = async (id: string) =>
      await vireo.ask('POST', `/invoices/${id}/reminders`, { body: { step: 1 } });
    const whyDropped = async (id: string): Promise<string> => {
      const { items } = await practice.get(`/invoices/${id}/reminders`);
      return String(items[0]?.droppedBecause);
    };
    const billed = async (): Promise<string> => {
      vireo.clock.now = Date.parse('2026-10-01T10:00:00Z');
      const { id } = await practice.bill();
      requireOk(await vireo.ask('POST', `/invoices/${id}/sent`, { body: {} }));
      vireo.clock.now = Date.parse('2026-11-09T10:00:00Z');
      return id;
    };

    it('say why they were dropped: by the server, or by a person', async () => {
      const [refused, taken] = [await billed(), await billed()];
      server.replies.data = '554 5.7.1 Looks like spam';
      requireOk(await remind(refused));
      await vireo.settle();
      server.replies.data = '451 4.7.1 Later';
      requireOk(await remind(taken));
      await vireo.settle();
      const { items } = requireOk(await vireo.ask('GET', '/mail/outbox')).body;
      const waiting = items.find(({ state }: { state: string }) => state === 'queued');
      requireOk(await vireo.ask('POST', `/mail/outbox/${waiting.id}/drop`, { body: {} }));

      assert.match(await whyDropped(refused), /^The mail server refused it: .*Looks like spam/);
      assert.equal(await whyDropped(taken), 'It was taken out of the outbox before it was sent.');
      assert.equal((await practice.get(`/invoices/${taken}/reminder`)).plan.step, 1);
    });
  });
});
