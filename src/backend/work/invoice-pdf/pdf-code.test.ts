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

interface Growing {
  readonly ofSize: (size: number) => InvoiceDocument;
  readonly largest: number;
  /** Sizes behind a new page in which the text above the code still ends on the page before. */
  readonly atRisk: number;
}

/** The code is alone, if ever, where a page has just been filled: each such size is checked. Answers the pages of each size. */
async function checkTurns({ ofSize, largest, atRisk }: Growing): Promise<ReadonlyMap<number, number>> {
  const checked = new Map<number, number>();
  const check = async (size: number): Promise<number> => {
    const pages = checked.get(size) ?? (await checkCode(ofSize(size)));
    checked.set(size, pages);
    return pages;
  };
  const most = await check(largest);
  let low = 1;
  for (let pages = await check(low); pages < most; pages += 1) {
    let high = largest;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if ((await check(middle)) > pages) high = middle;
      else low = middle;
    }
    for (let size = high; size < Math.min(high + atRisk, largest); size += 1) await check(size);
    low = high;
  }
  return checked;
}

describe('the payment code in a PDF', () => {
  it('never stands alone on a page, wherever the text above it ends', async () => {
    const checked = await checkTurns({ ofSize: withNote, largest: 64, atRisk: 14 });

    assert.deepEqual([...new Set(checked.values())].toSorted(), [1, 2]);
  });

  it('never stands alone below many lines', async () => {
    const { lines, ...rest } = withNote(0);
    const ofSize = (count: number): InvoiceDocument => ({
      ...rest,
      lines: Array.from({ length: count }, () => lines).flat(),
    });

    const checked = await checkTurns({ ofSize, largest: 39, atRisk: 8 });

    assert.ok(new Set(checked.values()).size > 1);
  });
});
