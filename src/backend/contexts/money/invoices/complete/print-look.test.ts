/** What a look makes of a printed invoice: it adds and moves, and hides nothing that the law asks for. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { invoiceHtml } from '../../../../../domain/invoice-print/invoice-html.ts';
import { printInvoice } from '../../../../../domain/invoice-print/printed-invoice.ts';
import { completeInvoice } from '../../../../../domain/invoicing/complete-invoice.ts';
import { type InvoiceLook, lineColumns } from '../../../../../domain/invoicing/look/invoice-look.ts';
import { randomBuyer, randomInvoices, randomSeller } from '../../../../testing/random-invoices.ts';

const facts = {
  id: 'i1',
  seller: randomSeller,
  buyer: randomBuyer,
  currency: 'EUR',
  language: 'en',
  today: '2026-11-20',
  paymentTermDays: 30,
};
const documents = randomInvoices().map((given): InvoiceDocument => {
  const read = completeInvoice(given, facts);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
});
const columns = fc.subarray([...lineColumns]);
const sha256 = 'a'.repeat(64);
const logo = { sha256, type: 'image/png', width: 24, height: 12 } as const;
const html = (document: InvoiceDocument, content?: string) =>
  invoiceHtml(printInvoice(document), { title: 'Invoice', logo: content });

function one(look?: InvoiceLook): InvoiceDocument {
  const line = {
    description: 'Review',
    quantity: '2',
    unitCode: 'HUR',
    unitPrice: '110.00',
    taxCategory: 'S',
    taxRate: '19',
  };
  const period = { start: '2026-11-02', end: '2026-11-03' };
  const read = completeInvoice({ lines: [{ ...line, period }] }, facts);
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value, ...(look && { look }) };
}

describe('a look', () => {
  it('prints a document without one byte for byte as one that says the usual', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const said: InvoiceLook = { columns: ['position', 'quantity', 'price'] };
        assert.equal(html({ ...document, look: said }), html(document));
      }),
    );
  });

  it('hides no quantity, price, amount or period, whichever columns are shown', () => {
    fc.assert(
      fc.property(documents, columns, (document, shown) => {
        const usual = printInvoice(document);
        const print = printInvoice({ ...document, look: { columns: shown } });
        for (const [index, line] of print.lines.entries()) {
          const before = usual.lines[index];
          assert.ok(before);
          const said = [...print.columns.map(({ id }) => line[id]), ...line.details].join('\n');
          const isWhole = before.quantity === '1' && before.price === before.net;
          const figures = isWhole ? [before.net] : [before.quantity, before.price, before.net];
          for (const text of [before.description, ...figures, ...before.details])
            assert.ok(said.includes(text), text);
        }
      }),
    );
  });

  it('moves what has no column below the description', () => {
    const details = (...shown: (typeof lineColumns)[number][]) =>
      printInvoice(one({ columns: shown })).lines[0]?.details;

    assert.match(details('position', 'quantity', 'price')?.join() ?? '', /^Nov 2\D+3, 2026$/);
    assert.deepEqual(details('period', 'quantity', 'price'), []);
    assert.deepEqual(details('period'), ['2 hours × €110.00']);
    assert.deepEqual(details('period', 'quantity'), ['Price: €110.00']);
    assert.deepEqual(details('period', 'price'), ['Quantity: 2 hours']);
  });

  it('has its columns in one order, and the VAT rate of each line', () => {
    const print = printInvoice(one({ columns: ['taxRate', 'period'] }));

    assert.deepEqual(
      print.columns.map(({ label }) => label),
      ['Description', 'Period', 'VAT', 'Net'],
    );
    assert.equal(print.lines[0]?.taxRate, '19%');
  });

  it('keeps positions where an annex names them', () => {
    const annex = [{ line: 1, date: '2026-11-02', person: 'M', project: 'P', note: '', seconds: 60 }];
    const print = printInvoice({ ...one({ columns: ['price'] }), annex });

    assert.equal(print.columns[0]?.id, 'position');
  });

  it('sets text in its colour only where that can be read, and lines always', () => {
    const style = (color: string) => printInvoice(one({ color })).style;

    assert.deepEqual(style('#0a7a55'), { rule: '#0a7a55', text: '#0a7a55' });
    assert.deepEqual(style('#ffee00'), { rule: '#ffee00' });
    assert.match(html(one({ color: '#ffee00' })), /border-color: #ffee00/);
    assert.doesNotMatch(html(one({ color: '#ffee00' })), /; color: #ffee00|\{ color: #ffee00/);
  });

  it('puts logo and footer into the HTML, and no markup of theirs', () => {
    const look: InvoiceLook = {
      logo,
      logoAlignment: 'right',
      logoHeightMm: 20,
      footer: ['<b>Bank</b>\nIBAN', 'HRB'],
    };
    const file = html(one(look), 'AAAA');

    assert.match(file, /<p class="logo"><img src="data:image\/png;base64,AAAA" alt="[^"]+"><\/p>/);
    assert.match(file, /text-align: right/);
    assert.ok(file.includes('<p>&lt;b&gt;Bank&lt;/b&gt;<br>IBAN</p><p>HRB</p></footer>'));
    assert.doesNotMatch(file, /<script|http/);
  });
});
