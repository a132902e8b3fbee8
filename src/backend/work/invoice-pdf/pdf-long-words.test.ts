/** Whatever is typed, each figure of an invoice stays on its paper: positions read back by another program. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { InvoiceDocument } from '../../../domain/invoice-document.ts';
import { type PrintedInvoice, printInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { completeInvoice } from '../../../domain/invoicing/complete-invoice.ts';
import { lineColumns } from '../../../domain/invoicing/look/invoice-look.ts';
import { placedTextsOf, textsOutside } from '../../testing/pdf/placed-texts.ts';
import { withoutSpaces } from '../../testing/pdf/read-pdf.ts';
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
const runs = Number(process.env['INVOICES'] ?? 12);
/** DIN 5008: the margin to the right is 20 mm, the one to the left is wider. */
const margin = 57;

const issued = randomInvoices().map((given): InvoiceDocument => {
  const read = completeInvoice(given, facts);
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value, state: 'issued', number: 'RE/2026-0042' };
});
/** A word of up to 300 letters, wide and narrow ones, some with signs that lines break behind. */
const word = fc
  .tuple(fc.stringMatching(/^(?:[WM]|[il]|[a-z]|[a-z/.@-]|[ÄÖÜß€])$/), fc.integer({ min: 1, max: 300 }))
  .chain(([letter, length]) =>
    fc.oneof(fc.constant(letter.repeat(length)), fc.stringMatching(new RegExp(`^[a-zA-Z/.-]{1,${length}}$`))),
  );
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
const maybe = fc.option(words, { nil: undefined });

const texts = fc.record({
  description: words,
  detail: maybe,
  group: maybe,
  reason: words,
  name: words,
  address: words,
  seller: words,
  reference: words,
  note: words,
  exemption: maybe,
  person: words,
});
type Texts = typeof texts extends fc.Arbitrary<infer T> ? T : never;

function withTexts(document: InvoiceDocument, said: Texts, columns: readonly (typeof lineColumns)[number][]) {
  const entry = { line: 1, date: '2026-11-03', person: said.person, project: said.reason, seconds: 5400 };
  return {
    ...document,
    seller: { ...document.seller, name: said.seller, legalInfo: said.reason.slice(0, 200) },
    buyer: { ...document.buyer, name: said.name, addressLines: [said.address, '20457 Hamburg'] },
    buyerReference: said.reference,
    lines: document.lines.map((line) => ({
      ...line,
      description: said.description,
      ...(said.detail !== undefined && { detail: said.detail }),
      ...(said.group !== undefined && { group: said.group }),
      allowances: line.allowances?.map((row) => ({ ...row, reason: said.reason })) ?? [],
    })),
    charges: document.charges.map((row) => ({ ...row, reason: said.reason })),
    taxBreakdown: document.taxBreakdown.map((row) => ({
      ...row,
      ...(said.exemption !== undefined && { exemptionReason: said.exemption }),
    })),
    subtotals: true,
    annex: [{ ...entry, note: said.note, commits: [{ hash: 'a41f09c2b1', subject: said.description }] }],
    note: said.note,
    look: { columns: [...columns] },
  } satisfies InvoiceDocument;
}

/** Quantity, price, tax and net of each line, subtotals, sums and hours: each stays in one piece. */
function figuresOf({ columns, lines, sums, annex }: PrintedInvoice): readonly string[] {
  const shown = columns.filter(({ isFigure }) => isFigure);
  return [
    ...lines.flatMap((line) => shown.map(({ id }) => line[id])),
    ...lines.flatMap(({ subtotal }) => (subtotal === undefined ? [] : [subtotal.value])),
    ...sums.map(({ value }) => value),
    ...(annex?.rows.map(({ cells }) => cells[4]) ?? []),
  ];
}

function textsOf({ lines, sums, meta, buyer, sender, closing, annex }: PrintedInvoice): readonly string[] {
  return [
    ...lines.flatMap(({ heading = '', description, details }) => [heading, description, ...details]),
    ...[...sums, ...meta].flatMap(({ label, value }) => [label, value]),
    ...buyer,
    sender.name,
    sender.address,
    ...closing,
    ...(annex?.rows.flatMap(({ cells, details }) => [...cells, ...details]) ?? []),
  ];
}

function countLetters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of withoutSpaces(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

async function checkPaper(document: InvoiceDocument): Promise<void> {
  const pages = await placedTextsOf(await makeInvoicePdf({ document }));
  const print = printInvoice(document);
  assert.deepEqual(textsOutside(pages, margin), []);
  const all = pages.map((page) => withoutSpaces(page.texts.map(({ text }) => text).join(''))).join('');
  for (const figure of figuresOf(print))
    assert.ok(all.includes(withoutSpaces(figure)), `${figure} is not in the PDF`);
  const printed = countLetters(all);
  for (const [letter, count] of countLetters(textsOf(print).join('')))
    assert.ok((printed.get(letter) ?? 0) >= count, `${letter} is lost`);
}

function sample(): InvoiceDocument {
  const [document] = fc.sample(issued, { numRuns: 1, seed: 3 });
  assert.ok(document);
  return document;
}

describe('the PDF of an invoice with long words', () => {
  it('keeps net, price and quantity on the paper beside a word of 70 letters', async () => {
    const document = sample();
    const lines = document.lines.map((line) => ({ ...line, description: 'W'.repeat(70) }));

    await checkPaper({ ...document, lines });
  });

  it('keeps each figure on the paper, whatever is typed and whichever columns are shown', async () => {
    await fc.assert(
      fc.asyncProperty(issued, texts, fc.subarray([...lineColumns]), async (document, said, columns) => {
        await checkPaper(withTexts(document, said, columns));
      }),
      // A document of this size takes long to make smaller.
      { numRuns: runs, endOnFailure: true },
    );
  });

  it('keeps an entry of the annex whose person is long in a narrow column, beside a high footer', async () => {
    const long = 'ß'.repeat(200);
    const document = withTexts(
      sample(),
      {
        description: 'Review',
        detail: undefined,
        group: undefined,
        exemption: undefined,
        name: 'Nordwind',
        address: 'Am Hof 50',
        reference: 'R-1',
        note: 'Done',
        seller: 'c'.repeat(60),
        ...{ reason: `${long} ${'W'.repeat(290)}`, person: `// ${'€'.repeat(140)} ${'€'.repeat(260)}` },
      },
      ['position', 'period'],
    );

    await checkPaper(document);
  });

  it('loses nothing of a group whose name is longer than a page in a narrow column', async () => {
    const document = sample();
    const group = ['W'.repeat(300), 'M'.repeat(300), 'm'.repeat(300)].join(' ');

    await checkPaper({
      ...document,
      lines: document.lines.map((line) => ({ ...line, group })),
      look: { columns: [...lineColumns] },
    });
  });

  it('keeps the widest figures on the paper', async () => {
    const document = sample();
    const [line] = document.lines;
    assert.ok(line);
    const money = { minor: -9_007_199_254_740_991, currency: document.currency };
    const wide = {
      ...line,
      unitCode: 'DAY',
      quantity: '123456789012345678.123456789012',
      unitPrice: '123456789012345678.123456789012',
      taxRate: '19.123456789012',
      net: money,
    };

    for (const columns of [[...lineColumns], ['price', 'quantity'] as const]) {
      const pages = await placedTextsOf(
        await makeInvoicePdf({ document: { ...document, lines: [wide, wide], look: { columns } } }),
      );
      assert.deepEqual(textsOutside(pages, margin), []);
    }
  });

  it('loses nothing of a line or of sums that are longer than a page', async () => {
    const document = sample();
    const [line] = document.lines;
    const [charge] = document.charges;
    assert.ok(line);
    const detail = Array.from({ length: 120 }, (_, at) => `Zeile ${at}.`).join('\n');
    const charges = Array.from({ length: 70 }, (_, at) => ({
      taxCategory: 'S' as const,
      taxRate: '19',
      amount: { minor: 100 + at, currency: document.currency },
      ...charge,
      reason: `Zuschlag ${at}.`,
    }));

    await checkPaper({ ...document, lines: [line, { ...line, detail }], charges });
  });
});
