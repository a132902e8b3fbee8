/** PDFs of invoices: what they say, read back by another program, and that they are the same when they are made again. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeEInvoice } from '../../../domain/e-invoice/write-e-invoice.ts';
import type { InvoiceDocument } from '../../../domain/invoice-document.ts';
import { printInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { findUnprintable } from '../../../domain/invoice-print/unprintable-text.ts';
import { completeInvoice } from '../../../domain/invoicing/complete-invoice.ts';
import { textOfPdf, withoutSpaces, withPdf } from '../../testing/pdf/read-pdf.ts';
import { randomBuyer, randomInvoices, randomSeller } from '../../testing/random-invoices.ts';
import { makeInvoicePdf } from './make-invoice-pdf.ts';

const facts = {
  id: 'i1',
  seller: randomSeller,
  buyer: randomBuyer,
  currency: 'EUR',
  language: 'de',
  today: '2026-11-20',
  paymentTermDays: 30,
};

const issued = randomInvoices().map((given): InvoiceDocument => {
  const read = completeInvoice(given, facts);
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value, state: 'issued', number: 'RE/2026-0042' };
});

function sample(): InvoiceDocument {
  const [document] = fc.sample(randomInvoices({ eInvoice: true }), { numRuns: 1, seed: 3 });
  const read = completeInvoice(document ?? {}, facts);
  assert.ok(read.ok);
  return { ...read.value, state: 'issued', number: 'RE/2026-0042' };
}

describe('the PDF of an invoice', () => {
  it('says all that is printed', async () => {
    await fc.assert(
      fc.asyncProperty(issued, async (document) => {
        const text = await textOfPdf(await makeInvoicePdf({ document }));
        const print = printInvoice(document);
        const said = [
          print.title,
          ...print.buyer,
          ...print.meta.flatMap(({ label, value }) => [label, value]),
          ...print.lines.flatMap((line) => [
            line.description,
            ...line.details,
            line.quantity,
            line.price,
            line.net,
          ]),
          ...print.sums.flatMap(({ label, value }) => [label, value]),
          ...print.closing,
          ...print.footer.flat(),
        ];
        // A text of several lines may go on behind the footer of its page.
        for (const words of said.flatMap((one) => one.split('\n')))
          assert.ok(text.includes(withoutSpaces(words)), `${words} is not in the PDF`);
      }),
      { numRuns: Number(process.env['INVOICES'] ?? 5) },
    );
  });

  it('has the annex on pages of its own, and sums below the subheads', async () => {
    const document = sample();
    const [line] = document.lines;
    assert.ok(line);
    const annex = [
      {
        line: 1,
        date: '2026-11-03',
        person: 'Mara Voss',
        project: 'API rewrite',
        note: 'CSV reader',
        seconds: 5400,
        commits: [{ hash: 'a41f09c2b1', subject: 'Read with back-pressure' }],
      },
    ];
    const lines = [{ ...line, group: 'API rewrite' }, line];
    const printed = await withPdf(
      await makeInvoicePdf({ document: { ...document, lines, subtotals: true, annex } }),
      async (pdf) => {
        const { items } = await (await pdf.getPage(pdf.numPages)).getTextContent();
        return { pages: pdf.numPages, last: items.map((item) => ('str' in item ? item.str : '')).join(' ') };
      },
    );
    const text = await textOfPdf(
      await makeInvoicePdf({ document: { ...document, lines, subtotals: true, annex } }),
    );

    assert.ok(printed.pages > 1);
    assert.match(printed.last, /Anlage: Zeiteinträge/);
    assert.match(printed.last, /API rewrite: CSV reader .*a41f09c Read with back-pressure/);
    assert.match(printed.last, /Stunden gesamt .*1:30/);
    assert.match(text, /ZwischensummeAPIrewrite/);
  });

  it('is the same, byte for byte, when it is made again', async () => {
    const document = { ...sample(), issueDate: '2001-02-03' };
    const first = await makeInvoicePdf({ document });
    const second = await makeInvoicePdf({ document: structuredClone(document) });

    assert.ok(first.equals(second));
    const dates = first.toString('latin1').match(/D:\d{8}|CreateDate>[\d-]{10}/g) ?? [];
    assert.ok(dates.length > 1);
    assert.deepEqual([...new Set(dates.map((date) => date.replace(/\D/g, '')))], ['20010203']);
  });

  it('carries the e-invoice of its profile, and says so', async () => {
    const document = sample();
    const xml = writeEInvoice(document, 'cii');
    assert.ok(xml.ok);
    const bytes = await makeInvoicePdf({ document, eInvoice: { profile: 'en16931', xml: xml.value } });

    await withPdf(bytes, async (pdf) => {
      const attachments = await pdf.getAttachments();
      assert.deepEqual([...(attachments?.keys() ?? [])], ['factur-x.xml']);
      const content: unknown = await pdf.getAttachmentContent('factur-x.xml');
      assert.ok(content instanceof Uint8Array);
      assert.equal(Buffer.from(content).toString('utf8'), xml.value);
    });
    const text = bytes.toString('latin1');
    assert.match(text, /<fx:ConformanceLevel>EN 16931</);
    assert.match(text, /<pdfaid:part>3</);
    assert.match(text, /\/AFRelationship \/Alternative/);
  });

  it('of a draft says that it is one', async () => {
    const { number: _number, ...draft } = sample();
    const text = await textOfPdf(await makeInvoicePdf({ document: { ...draft, state: 'draft' } }));

    assert.ok(text.includes('ENTWURF'), text.slice(0, 300));
  });

  it('is refused for letters that its font lacks and for text from right to left, each by field', () => {
    const document = sample();
    const [line] = document.lines;
    assert.ok(line);
    const named = (description: string) => ({ ...document, lines: [{ ...line, description }] });
    const faults = (description: string) =>
      findUnprintable(named(description)).map(({ rule, field }) => `${rule} ${field}`);

    assert.deepEqual(faults('Ünïçødé Łódź Ελλάδα Київ € – “q”'), []);
    assert.deepEqual(faults('咨询'), ['pdf-glyph lines.0.description']);
    assert.deepEqual(faults('استشارة'), ['pdf-right-to-left lines.0.description']);
    assert.match(findUnprintable(named('a 咨'))[0]?.message ?? '', /“咨” \(U\+54A8\)/);
  });
});
