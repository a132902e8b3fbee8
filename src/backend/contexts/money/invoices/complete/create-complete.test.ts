/** Whole invoices through the API: drafts, their numbers, what is refused. */
import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

const lines = [
  {
    description: 'Work',
    quantity: '10',
    unitCode: 'HUR',
    unitPrice: '100.00',
    taxCategory: 'S',
    taxRate: '19',
  },
  { description: 'Book', quantity: '1', unitPrice: '50', taxCategory: 'S', taxRate: '7' },
];
const buyer = { name: 'Havn ApS', addressLines: ['Havnegade 1', '1058 København'], countryCode: 'DK' };

describe('whole invoices', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;
    const create = async (body: object) => await practice.vireo.ask('POST', '/invoices/complete', { body });

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    it('become drafts with several taxes, of a client that nobody knew, and are issued', async () => {
      const draft = requireOk(await create({ buyer, currency: 'EUR', lines, buyerReference: 'R-1' })).body;
      const issued = requireOk(await practice.issue(draft.id)).body;
      const { document } = await practice.get(`/invoices/${draft.id}/document`);

      assert.equal(draft.state, 'draft');
      assert.equal(draft.clientName, 'Havn ApS');
      assert.equal(issued.gross.minor, 119_000 + 5350);
      assert.deepEqual(
        document.taxBreakdown.map((row: { tax: { minor: number } }) => row.tax.minor),
        [19_000, 350],
      );
      assert.equal(document.buyer.countryCode, 'DK');
      assert.equal(document.seller.name, 'Mara Voss');
      assert.equal(document.lines[0].unitCode, 'HUR');
    });

    it('print the address that they give as fields', async () => {
      const fields = { street: 'Havnegade 1', postcode: '1058', city: 'København' };
      const party = { name: 'Fjord ApS', address: fields, countryCode: 'DK' };
      const draft = requireOk(await create({ buyer: party, currency: 'EUR', lines })).body;
      const { document } = await practice.get(`/invoices/${draft.id}/document`);

      assert.deepEqual(document.buyer.addressLines, ['Havnegade 1', '1058 København']);
    });

    it('keep their lines when a draft is changed', async () => {
      const detailed = { ...lines[0], detail: 'Two days', allowances: [{ reason: 'Gift', amount: '10' }] };
      const draft = requireOk(await create({ buyer, currency: 'EUR', lines: [detailed, lines[1]] })).body;

      const changed = requireOk(
        await practice.vireo.ask('PATCH', `/invoices/${draft.id}`, {
          body: { taxCategory: 'AE', taxRate: '0' },
        }),
      ).body;

      const { document } = await practice.get(`/invoices/${draft.id}/document`);
      assert.equal(changed.gross.minor, draft.gross.minor);
      assert.equal(document.lines[0].detail, 'Two days');
      assert.equal(document.lines[0].allowances[0].amount.minor, 1000);
      assert.deepEqual(
        { firstLines: document.lines[0].taxRate, secondLines: document.lines[1].taxRate },
        { firstLines: '19', secondLines: '7' },
      );
    });

    it('number credit notes in a series of their own', async () => {
      const precedingInvoices = [{ number: 'OLD-17', issueDate: '2025-11-01' }];
      const input = { buyer, currency: 'EUR', lines, documentType: '381', precedingInvoices };
      const draft = requireOk(await create(input)).body;

      const issued = requireOk(await practice.issue(draft.id)).body;

      assert.match(issued.number, /^CN-/);
    });

    it('are answered again for the same id', async () => {
      const id = '019a0000-0000-7000-8000-00000000c0de';
      const first = await create({ id, buyer, currency: 'EUR', lines });
      const second = await create({ id, buyer, currency: 'EUR', lines });

      assert.deepEqual({ first: first.status, second: second.status }, { first: 201, second: 200 });
      assert.equal(second.body.id, id);
    });

    it('are refused by rule and field, with no client left behind', async () => {
      const refused = await create({
        buyer: { ...buyer, name: 'Nobody' },
        currency: 'EUR',
        lines: [{ ...lines[0], unitPrice: 'x' }],
      });
      const many = await create({ buyer, lines: Array.from({ length: 5001 }, () => lines[0]) });
      const clients = await practice.get('/clients');

      assert.equal(refused.status, 422);
      assert.deepEqual(refused.body.error.details, [
        { field: 'lines.0.unitPrice', issue: 'BT-146: A unit price is not a decimal such as 110.00.' },
      ]);
      assert.equal(many.status, 422);
      assert.equal(many.body.error.details[0].field, 'lines');
      assert.ok(!clients.items.some((client: { name: string }) => client.name === 'Nobody'));
    });

    it('name all faults at once: of form, of figures, and of rules', async () => {
      const reply = await create({
        buyer: { name: '', countryCode: 'XX', iban: 'DE00' },
        currency: 'EUR',
        documentType: '999',
        odd: true,
        lines: [
          { ...lines[0], unitPrice: 'x', period: { start: 'x', end: '2026-11-01' } },
          { ...lines[0], unitCode: 'HOURS' },
        ],
        totals: { rounding: '0.001' },
      });
      const fields = reply.body.error.details.map(({ field }: { field: string }) => field);

      assert.equal(reply.status, 422);
      for (const field of [
        'odd',
        'buyer.iban',
        'lines.0.period.start',
        'lines.0.unitPrice',
        'lines.1.unitCode',
        'buyer.name',
        'buyer.countryCode',
        'documentType',
      ]) {
        assert.ok(fields.includes(field), `${field} is not among ${fields.join(', ')}`);
      }
    });

    it('name no client, and what else is wrong, at once', async () => {
      const reply = await create({ lines: [{ ...lines[0], unitCode: 'HOURS', quantity: '' }] });
      const fields = reply.body.error.details.map(({ field }: { field: string }) => field);

      for (const field of ['buyer.name', 'lines.0.unitCode', 'lines.0.quantity']) {
        assert.ok(fields.includes(field), `${field} is not among ${fields.join(', ')}`);
      }
    });

    it('hold no character that XML cannot', async () => {
      for (const character of ['\u0000', '\u000b', '\u001f', '\ufffe', '\uffff', '\ud800', '\udfff']) {
        const text = `a${character}b`;
        const [ofLine, ofNote, ofBuyer] = [
          await create({ buyer, lines: [{ ...lines[0], description: text }] }),
          await create({ buyer, lines, note: text }),
          await create({ buyer: { ...buyer, address: { street: text } }, lines }),
        ];

        assert.deepEqual(
          [ofLine, ofNote, ofBuyer].map(({ status, body }) => [status, body.error?.details[0]?.field]),
          [
            [422, 'lines.0.description'],
            [422, 'note'],
            [422, 'buyer.address.street'],
          ],
          character.codePointAt(0)?.toString(16),
        );
      }
    });

    it('are exported as files, or refused by what the format asks for', async () => {
      const draft = requireOk(await create({ buyer, currency: 'EUR', lines, buyerReference: 'R-1' })).body;
      const ask = async (format: string) =>
        await practice.vireo.ask('GET', `/invoices/${draft.id}/export?format=${format}`);
      const html = await ask('html');
      const refused = await ask('xrechnung');

      assert.equal(html.status, 200);
      assert.equal(refused.status, 422);
      const issues = refused.body.error.details.map(({ issue }: { issue: string }) => issue.split(':')[0]);
      assert.ok(issues.includes('PEPPOL-EN16931-R010') && issues.includes('BR-DE-6'), issues.join());
    });

    it('are made into PDFs, but not of letters that their font lacks', async () => {
      const draft = requireOk(await create({ buyer, currency: 'EUR', lines })).body;
      const odd = requireOk(
        await create({ buyer, currency: 'EUR', lines: [{ ...lines[0], description: '咨询' }] }),
      ).body;
      const headers = { host: '127.0.0.1', authorization: 'Bearer org_admin' };
      const url = `/api/v1/invoices/${draft.id}/export?format=pdf`;
      const pdf = await practice.vireo.app.inject({ url, headers });
      const refused = await practice.vireo.ask('GET', `/invoices/${odd.id}/export?format=pdf`);

      assert.equal(pdf.headers['content-type'], 'application/pdf');
      assert.equal(pdf.rawPayload.subarray(0, 5).toString(), '%PDF-');
      assert.equal(refused.status, 422);
      assert.equal(refused.body.error.details[0].field, 'lines.0.description');
    });

    it('name text that no PDF shows while they are drafts, and draw no number with it', async () => {
      const odd = requireOk(
        await create({ buyer, currency: 'EUR', lines: [{ ...lines[0], description: '咨询' }] }),
      ).body;
      const { body } = await practice.vireo.ask('GET', `/invoices/${odd.id}/document`);
      const check = body.checks.find(({ rule }: { rule: string }) => rule === 'pdf-glyph');
      const refused = await practice.vireo.ask('POST', `/invoices/${odd.id}/issue`, {});

      assert.equal(check?.severity, 'error');
      assert.match(check.message, /lines\.0\.description/);
      assert.match(check.message, /“咨” \(U\+54A8\), nor “询”/);
      assert.equal(refused.status, 422);
    });

    it('in a currency of three decimals are billed exactly, and are no e-invoices', async () => {
      const [line] = lines;
      const draft = requireOk(
        await create({
          buyer: { ...buyer, name: 'Kuwait Co' },
          currency: 'KWD',
          lines: [{ ...line, unitPrice: '10.005' }],
        }),
      ).body;
      const refused = await practice.vireo.ask('GET', `/invoices/${draft.id}/export?format=cii`);

      assert.deepEqual(draft.net, { minor: 100_050, currency: 'KWD' });
      assert.equal(refused.status, 422);
      assert.match(JSON.stringify(refused.body), /BR-DEC-12/);
    });
  });
});
