/** The invoice that a reminder carries: made where it was not made yet. */
import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../../testing/mail/mail-server.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';

describe('the invoice that a reminder carries', () => {
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

    const attachmentsOf = async (): Promise<readonly (string | undefined)[]> => {
      const mail = server.accepted.at(-1);
      assert.ok(mail);
      return (await server.parse(mail)).attachments.map(({ contentType }) => contentType);
    };
    const remind = async (id: string, as: string) => {
      const sent = await vireo.ask('POST', `/invoices/${id}/reminders`, { as, body: { step: 1 } });
      await vireo.settle();
      return sent.status;
    };
    const billed = async (): Promise<string> => {
      const { id } = await practice.bill();
      requireOk(await vireo.ask('POST', `/invoices/${id}/sent`, { body: {} }));
      vireo.clock.now = Date.parse('2026-11-09T10:00:00Z');
      return id;
    };

    it('is its PDF, made when a person who may send reminders does, and by nobody else', async () => {
      const id = await billed();
      const files = async () => (await practice.get(`/invoices/${id}/files`)).items.length;
      const refused = [await remind(id, 'user'), await remind(id, 'viewer'), await files()];
      const sent = await remind(id, 'billing_admin');

      assert.deepEqual(refused, [403, 403, 0]);
      assert.deepEqual([sent, await files(), await attachmentsOf()], [201, 1, ['application/pdf']]);
    });

    it('is none where another tool has issued the invoice', async () => {
      const body = {
        ...{ clientId: practice.clientId, number: 'R-2025/17', open: { minor: 119_000, currency: 'EUR' } },
        ...{ issueDate: '2026-08-01', dueDate: '2026-08-31' },
      };
      const { id } = requireOk(await vireo.ask('POST', '/invoices/opening', { body })).body;
      const { attachments } = await practice.get(`/invoices/${id}/reminder`);
      const sent = await remind(id, 'billing_admin');

      assert.deepEqual([attachments, sent, await attachmentsOf()], [[], 201, []]);
    });
  });
});
