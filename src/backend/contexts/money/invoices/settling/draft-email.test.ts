import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';
import { createTestApp, type Reply } from '../../../../testing/test-app.ts';

/** Bytes of the attachments, by name: of base64 parts of a mail. */
function attachmentsOf(mail: string): ReadonlyMap<string, Buffer> {
  const parts = mail.split(/\r\n--[^\r\n]+(?:--)?\r\n/);
  const found = parts.flatMap((part) => {
    const [head = '', ...body] = part.split('\r\n\r\n');
    const name = /filename="?([^"\r\n]+)"?/.exec(head)?.[1];
    return name === undefined ? [] : [[name, Buffer.from(body.join(''), 'base64')] as const];
  });
  return new Map(found);
}

describe('an invoice as a mail', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: PayingPractice;

    beforeEach(async () => {
      practice = await createPayingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const draft = async (id: string, query = ''): Promise<Reply & { mail: string }> => {
      const reply = await practice.vireo.ask('GET', `/invoices/${id}/email${query}`);
      return { ...reply, mail: String(reply.body) };
    };

    it('is unsent, to the contact for billing, with the PDF and the e-invoice', async () => {
      const { ask } = practice.vireo;
      const body = { name: 'Ina Holt', role: 'billing', email: 'ap@nordwind.example' };
      requireOk(await ask('POST', `/clients/${practice.clientId}/contacts`, { body }));
      const { id, number } = await practice.bill();
      const { status, headers, mail } = await draft(id, '?xml=cii');
      const files = attachmentsOf(mail);

      assert.equal(status, 200, mail);
      assert.equal(headers['content-type'], 'message/rfc822');
      assert.match(mail, /^X-Unsent: 1\r$/m);
      assert.match(mail, /^To: Ina Holt <ap@nordwind\.example>\r$/m);
      assert.match(mail, new RegExp(`^Subject: Invoice ${number} from `, 'm'));
      assert.match(mail, /Dear Ina Holt,/);
      assert.deepEqual([...files.keys()], [`${number}.pdf`, `${number}-cii.xml`]);
      assert.equal(files.get(`${number}.pdf`)?.subarray(0, 5).toString(), '%PDF-');
      assert.ok(files.get(`${number}-cii.xml`)?.toString().includes(`<ram:ID>${number}</ram:ID>`));
    });

    it('is warned of before issuing where the client wants XRechnung', async () => {
      const { ask } = practice.vireo;
      const items = [{ description: 'Security report', quantity: '1', unitPrice: '100.00' }];
      const warned = async (body: object = {}) => {
        const { id } = requireOk(await practice.draftItem({ items, ...body })).body;
        const { checks } = await practice.get(`/invoices/${id}/document`);
        return checks
          .filter(({ rule }: { rule: string }) => /^(BR-DE|PEPPOL)/.test(rule))
          .map(({ rule, severity }: { rule: string; severity: string }) => `${severity} ${rule}`);
      };
      const buyerReference = '04011000-1234512345-06';

      assert.deepEqual(await warned(), []);
      const lacking = await warned({ buyerReference });
      assert.ok(lacking.includes('warning BR-DE-6'), lacking.join());
      assert.ok(!lacking.includes('warning BR-DE-15'), lacking.join());

      const contact = { name: 'Mara Voss', phone: '+49 40 123456', email: 'mara@voss.example' };
      const seller = {
        contact,
        iban: 'DE02120300000000202051',
        address: { postcode: '20099', city: 'Hamburg' },
      };
      requireOk(
        await ask('PATCH', `/organizations/${practice.vireo.owner.organizationId}`, { body: seller }),
      );
      const buyer = { address: { postcode: '20457', city: 'Hamburg' }, email: 'ap@nordwind.example' };
      requireOk(await ask('PATCH', `/clients/${practice.clientId}`, { body: buyer }));
      assert.deepEqual(await warned({ buyerReference }), []);
      const { id } = await practice.bill('100.00', { buyerReference });
      assert.equal((await draft(id, '?xml=xrechnung')).status, 200);

      assert.deepEqual(await warned(), ['warning BR-DE-15']);
    });

    it('speaks German to who has its invoices in German, and takes another address', async () => {
      const { id, number } = await practice.bill('100.00', { language: 'de' });
      const { mail } = await draft(id, '?to=buchhaltung@nordwind.example');

      assert.match(mail, new RegExp(`^Subject: Rechnung ${number} von `, 'm'));
      assert.match(mail, /^To: buchhaltung@nordwind\.example\r$/m);
      assert.match(mail, /Guten Tag,/);
    });

    it('has the code to pay by beside the invoice, where that is in EUR and has an IBAN', async () => {
      const { ask, owner } = practice.vireo;
      const { id } = await practice.bill();
      const without = await ask('GET', `/invoices/${id}/export?format=html`);
      const body = { iban: 'DE02120300000000202051' };
      requireOk(await ask('PATCH', `/organizations/${owner.organizationId}`, { body }));
      const next = await practice.bill();
      const html = String((await ask('GET', `/invoices/${next.id}/export?format=html`)).body);

      assert.doesNotMatch(String(without.body), /<svg/);
      assert.match(html, /<svg viewBox="0 0 \d+ \d+" role="img" aria-label="Scan to pay/);
    });

    it('is none of a draft, and names an address that is none', async () => {
      const { body } = requireOk(await practice.draftItem());
      const issued = await practice.bill();
      const replies = [await draft(body.id), await draft(issued.id, '?to=nobody')];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [409, 422],
      );
    });

    it('has no line that a name or an address put there', async () => {
      const { ask } = practice.vireo;
      const name = 'Ina "Bcc: all@example.com" <x>';
      const body = { name, role: 'billing', email: 'ap@nordwind.example' };
      requireOk(await ask('POST', `/clients/${practice.clientId}/contacts`, { body }));
      const { id } = await practice.bill();
      const { mail } = await draft(id);
      const [head = ''] = mail.split('\r\n\r\n');

      assert.doesNotMatch(head, /^Bcc:/m);
      assert.match(head, /<ap@nordwind\.example>/);
    });
  });
});
