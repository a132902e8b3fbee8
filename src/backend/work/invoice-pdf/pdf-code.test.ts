/** The payment code of an invoice stands below something that it belongs to. */
import assert from 'node:assert/strict';
import type { InvoiceDocument } from '../../../domain/invoice-document.ts';
import { printInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { completeInvoice } from '../../../domain/invoicing/complete-invoice.ts';
import { type PlacedPage, placedTextsOf } from '../../testing/pdf/placed-texts.ts';
import { randomBuyer, randomSeller } from '../../testing/random-invoices.ts';
import { makeInvoicePdf } from './make-invoice-pdf.ts';

/** Points of the margin below, in which the footer stands. */
const footer = 110;

function withNote(rows: number): InvoiceDocument {
  const note = Array.from({ length: rows }, (_, at) => `Zeile ${at + 1} der Anmerkung.`).join('\n');
  const line = { description: 'Beratung', quantity: '2', unitCode: 'HUR', unitPrice: '110.00' };
  const read = completeInvoice(
    { lines: [{ ...line, taxCategory: 'S', taxRate: '19' }], note },
    {
      id: 'i1',
      seller: randomSeller,
      buyer: randomBuyer,
      currency: 'EUR',
      language: 'de',
      today: '2026-11-20',
      paymentTermDays: 30,
    },
  );
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value, state: 'issued', number: 'RE/2026-0042' };
}

const textAbove = ({ texts }: PlacedPage) =>
  texts.filter(({ y }) => y > footer).map(({ text }) => text.trim());

async function checkCode(document: InvoiceDocument): Promise<number> {
  const caption = printInvoice(document).paymentCode?.caption;
  assert.ok(caption);
  const pages = await placedTextsOf(await makeInvoicePdf({ document }));
  const texts = pages.map(textAbove);
  const withCode = texts.find((all) => all.includes(caption));
  assert.ok(withCode, 'no page has the code');
  assert.ok(withCode.length > 1, `page ${texts.indexOf(withCode) + 1} has the code alone`);
  return pages.length;
}

describe('the payment code in a PDF', () => {
  it('never stands alone on a page, wherever the text above it ends', async () => {
    const pages: number[] = [];
    for (let rows = 0; rows < 65; rows += 1) pages.push(await checkCode(withNote(rows)));

    assert.deepEqual([...new Set(pages)], [1, 2]);
  });

  it('never stands alone below many lines', async () => {
    for (let count = 1; count < 40; count += 1) {
      const document = withNote(0);
      await checkCode({ ...document, lines: Array.from({ length: count }, () => document.lines).flat() });
    }
  });
});
