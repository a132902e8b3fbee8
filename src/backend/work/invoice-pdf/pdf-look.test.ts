/** PDFs of invoices with a look: logo, colours, columns and footer, read back by another program. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { writeEInvoice } from '../../../domain/e-invoice/write-e-invoice.ts';
import type { InvoiceDocument } from '../../../domain/invoice-document.ts';
import { printInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { completeInvoice } from '../../../domain/invoicing/complete-invoice.ts';
import { type InvoiceLook, lineColumns } from '../../../domain/invoicing/look/invoice-look.ts';
import { randomBuyer, randomInvoices, randomSeller } from '../../testing/random-invoices.ts';
import { sampleJpeg, samplePng } from '../../testing/sample-images.ts';
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
const issued = randomInvoices({ eInvoice: true }).map((given): InvoiceDocument => {
  const read = completeInvoice(given, facts);
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value, state: 'issued', number: 'RE/2026-0042' };
});
const sha256 = 'a'.repeat(64);
const ofPng = { logo: { sha256, type: 'image/png', width: 24, height: 12 } } as const;
const ofJpeg = { logo: { sha256, type: 'image/jpeg', width: 24, height: 12 } } as const;
const png = samplePng().toString('base64');

function sample(look?: InvoiceLook): InvoiceDocument {
  const [document] = fc.sample(issued, { numRuns: 1, seed: 3 });
  assert.ok(document);
  return { ...document, ...(look && { look }) };
}

/** In points from the lower left corner. */
interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

interface ReadPage {
  /** Without the spaces that lines are broken at. */
  readonly text: string;
  readonly texts: readonly PlacedText[];
  /** Distance of its lowest text from the lower edge, in points. */
  readonly lowest: number;
  /** Width and height in points, and distance from the left edge. */
  readonly images: readonly { readonly width: number; readonly height: number; readonly left: number }[];
}

async function readPages(bytes: Buffer): Promise<readonly ReadPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  try {
    const pdf = await task.promise;
    const pages: ReadPage[] = [];
    for (let number = 1; number <= pdf.numPages; number++)
      pages.push(await readPage(await pdf.getPage(number)));
    return pages;
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
  const { fnArray, argsArray } = await page.getOperatorList();
  const images = fnArray.flatMap((code, at) => {
    if (code !== OPS.paintImageXObject) return [];
    const [width, , , height, left] = argsArray[fnArray.lastIndexOf(OPS.transform, at)] as number[];
    return [{ width: width ?? 0, height: Math.abs(height ?? 0), left: left ?? 0 }];
  });
  const lowest = Math.min(...texts.map(({ transform }) => Number(transform[5])));
  return {
    text: texts
      .map(({ str }) => str)
      .join('')
      .replace(/\s+/gu, ''),
    texts: texts.map(({ str, transform, width }) => ({
      text: str,
      left: Number(transform[4]),
      right: Number(transform[4]) + width,
      y: Number(transform[5]),
    })),
    lowest,
    images,
  };
}

const rounded = (figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Math.round(figure)]));

describe('the PDF of an invoice with a look', () => {
  for (const [kind, look, content] of [
    ['PNG with alpha', ofPng, png],
    ['PNG with a palette', ofPng, samplePng({ color: 3 }).toString('base64')],
    ['PNG in passes', ofPng, samplePng({ isInterlaced: true }).toString('base64')],
    ['JPEG', ofJpeg, sampleJpeg.toString('base64')],
  ] as const) {
    it(`has its logo once, a ${kind}, and is the same when it is made again`, async () => {
      const document = sample({ ...look, logoHeightMm: 20 });
      const [first, second] = [
        await makeInvoicePdf({ document, logo: content }),
        await makeInvoicePdf({ document: structuredClone(document), logo: content }),
      ];

      const pages = await readPages(first);

      assert.ok(first.equals(second));
      assert.deepEqual(pages.flatMap(({ images }) => images).map(rounded), [
        { width: 113, height: 57, left: 71 },
      ]);
      assert.deepEqual(pages[0]?.images.length, 1);
    });
  }

  it('sets the logo to the right, and makes a wide one as small as the page is wide', async () => {
    const right = sample({ ...ofPng, logoAlignment: 'right' });
    const wide = samplePng({ width: 400, height: 8 }).toString('base64');

    const [first] = await readPages(await makeInvoicePdf({ document: right, logo: png }));
    const [second] = await readPages(
      await makeInvoicePdf({ document: sample({ ...ofPng, logoHeightMm: 40 }), logo: wide }),
    );

    assert.deepEqual(first?.images.map(rounded), [{ width: 85, height: 43, left: 453 }]);
    assert.deepEqual(second?.images.map(rounded), [{ width: 467, height: 9, left: 71 }]);
  });

  it('stays PDF/A-3: no interpolation, a colour profile, and the e-invoice inside', async () => {
    const document = sample(ofPng);
    const xml = writeEInvoice(document, 'cii');
    assert.ok(xml.ok);

    const bytes = await makeInvoicePdf({
      document,
      logo: png,
      eInvoice: { profile: 'en16931', xml: xml.value },
    });

    const text = bytes.toString('latin1');
    assert.match(text, /\/OutputIntent/);
    assert.match(text, /<pdfaid:part>3</);
    assert.match(text, /\/SMask/);
    assert.doesNotMatch(text, /\/Interpolate true|\/DeviceCMYK|\/JPXDecode/);
  });

  /** Letters of any width, in words of any length. */
  const wideLine = fc
    .array(fc.stringMatching(/^(?:W{1,60}|[A-Za-z@—.\-/]{1,80}|[il]{1,120})$/), {
      minLength: 1,
      maxLength: 8,
    })
    .map((words) => words.join(' ').slice(0, 300));
  const footerText = fc
    .array(wideLine, { minLength: 1, maxLength: 6 })
    .map((lines) => lines.join('\n').slice(0, 300).trim());
  const given: readonly (readonly string[])[] = [
    ['W'.repeat(300)],
    ['W'.repeat(300), 'b', 'c'],
    [Array.from({ length: 60 }, () => 'WWWW').join(' '), '—'.repeat(300), '@'.repeat(300)],
    [Array.from({ length: 6 }, () => 'W'.repeat(49)).join('\n'), 'x', 'y'],
    ['Rechnungswesen@donaudampfschifffahrtsgesellschaft.example\nUmsatzsteuervoranmeldung', 'HRB 12345', 'C'],
  ];

  it('keeps each text of the footer in its column and on its page, and loses nothing', async () => {
    const footers = fc.array(footerText, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(issued, footers, async (document, footer) => await checkFooter(document, footer)),
      {
        numRuns: Number(process.env['INVOICES'] ?? 5),
        examples: given.map((footer) => [sample(), [...footer]]),
      },
    );
  });

  async function checkFooter(document: InvoiceDocument, footer: readonly string[]): Promise<void> {
    const pages = await readPages(await makeInvoicePdf({ document: { ...document, look: { footer } } }));
    const texts = pages[0]?.texts ?? [];
    // Below the page number, which is written before them.
    const own = texts.slice(texts.findLastIndex(({ text }) => text === `1 / ${pages.length}`) + 1);
    const isOne = footer.length === 1;
    const width = isOne ? 467 : (467 - 3 * 12 - 40) / 3;
    const columns = footer.map((_, at) => 71 + at * (width + 12));
    const columnOf = (left: number) => columns.findLastIndex((start) => left >= start - 0.5);
    for (const { text, left, right, y } of own) {
      const end = (columns[columnOf(left)] ?? 0) + width;
      assert.ok(right <= end + 0.1, `${text} ends at ${right}, its column at ${end}`);
      assert.ok(y > 14, `${text} is at ${y}`);
    }
    for (const [at, text] of footer.entries()) {
      const printed = own.filter(({ left }) => columnOf(left) === at);
      assert.equal(printed.map((one) => one.text.replace(/\s/gu, '')).join(''), text.replace(/\s/gu, ''));
    }
  }

  it('says all that is printed, whichever columns and footer it has, within its pages', async () => {
    const columns = fc.subarray([...lineColumns]);
    const line = fc.stringMatching(/^[A-Za-z0-9 ,.]{1,50}$/);
    const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
    const footer = fc.array(text, { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(issued, columns, footer, async (document, shown, texts) => {
        const own = { ...document, look: { ...ofPng, columns: shown, footer: texts, color: '#0a7a55' } };
        const print = printInvoice(own);

        const pages = await readPages(await makeInvoicePdf({ document: own, logo: png }));

        const all = pages.map((page) => page.text).join('');
        const said = [
          ...print.columns.map(({ label }) => label),
          ...print.lines.flatMap((row) => [...row.details, ...print.columns.map(({ id }) => row[id])]),
          ...print.sums.flatMap(({ label, value }) => [label, value]),
          ...print.footerTexts.flat(),
        ];
        for (const words of said.flatMap((one) => one.split('\n')))
          assert.ok(all.includes(words.replace(/\s+/gu, '')), `${words} is not in the PDF`);
        for (const page of pages) assert.ok(page.lowest > 14, `text at ${page.lowest}`);
      }),
      { numRuns: Number(process.env['INVOICES'] ?? 5) },
    );
  });
});
