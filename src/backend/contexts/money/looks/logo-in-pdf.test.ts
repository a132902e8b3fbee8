/** What is taken as a logo can be printed, and is printed with its own pixels and mask. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import { completeInvoice } from '../../../../domain/invoicing/complete-invoice.ts';
import { drawPng } from '../../../testing/drawn-png.ts';
import { randomBuyer, randomInvoices, randomSeller } from '../../../testing/random-invoices.ts';
import { sampleJpeg, samplePng } from '../../../testing/sample-images.ts';
import { makeInvoicePdf } from '../../../work/invoice-pdf/make-invoice-pdf.ts';
import { readImage } from './read-image.ts';

const kinds = [
  ...[1, 2, 4, 8, 16].map((depth) => ({ color: 0, depth })),
  ...[1, 2, 4, 8].map((depth) => ({ color: 3, depth })),
  ...[2, 4, 6].flatMap((color) => [8, 16].map((depth) => ({ color, depth }))),
];

const variants = kinds.flatMap((kind) =>
  [false, true].flatMap((isInterlaced) =>
    (kind.color < 4 ? [false, true] : [false]).map((hasTransparency) => ({
      ...kind,
      isInterlaced,
      hasTransparency,
      what: `colour type ${kind.color} of ${kind.depth} bits${isInterlaced ? ', in passes' : ''}${hasTransparency ? ', tRNS' : ''}`,
    })),
  ),
);

const issued = randomInvoices({ eInvoice: true }).map((given): InvoiceDocument => {
  const facts = { id: 'i1', seller: randomSeller, buyer: randomBuyer, currency: 'EUR', language: 'de' };
  const read = completeInvoice(given, { ...facts, today: '2026-11-20', paymentTermDays: 30 });
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value, state: 'issued', number: 'R1' };
});
const [document] = fc.sample(issued, { numRuns: 1, seed: 3 });

/** Undefined where it is refused as a logo. */
async function print(file: Buffer): Promise<{ readonly pdf: Buffer; readonly kept: Buffer } | undefined> {
  const read = await readImage(file);
  if (!read.ok) return undefined;
  assert.ok(document);
  const look = { logo: { sha256: 'a'.repeat(64), ...read.value.facts } };
  const logo = read.value.content.toString('base64');
  return { pdf: await makeInvoicePdf({ document: { ...document, look }, logo }), kept: read.value.content };
}

interface Shown {
  readonly width: number;
  readonly height: number;
  /** RGB with or without alpha, or less where the image says less. */
  readonly data: Uint8Array;
}

/** As another program decodes the one image of a PDF, with its mask. */
async function readShown(pdf: Buffer): Promise<Shown> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  try {
    const page = await (await task.promise).getPage(1);
    const { fnArray, argsArray } = await page.getOperatorList();
    const name = argsArray[fnArray.indexOf(OPS.paintImageXObject)]?.[0] as string;
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
    return await new Promise((resolve) => objects.get(name, resolve));
  } finally {
    await task.destroy();
  }
}

/** RGBA; the colour of what is transparent does not matter. */
function toRgba({ width, height, data }: Shown): Buffer {
  const size = data.length / (width * height);
  const rgba = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) rgba.set(data.subarray(at * size, (at + 1) * size), at * 4);
  return withoutHidden(rgba);
}

function withoutHidden(rgba: Buffer): Buffer {
  const shown = Buffer.from(rgba);
  for (let at = 0; at < shown.length; at += 4) if (shown[at + 3] === 0) shown.fill(0, at, at + 4);
  return shown;
}

const hasHoles = (rgba: Buffer) => rgba.some((byte, at) => at % 4 === 3 && byte < 255);

describe('a logo in a PDF', () => {
  for (const { what, ...kind } of variants) {
    it(`has its pixels and mask: PNG, ${what}`, async () => {
      const side = fc.integer({ min: 1, max: 20 });
      const filters = fc.array(fc.nat(4), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(side, side, filters, fc.nat(100_000), async (width, height, filter, seed) => {
          const { file, rgba } = drawPng({ ...kind, width, height, filters: filter, seed });

          const printed = await print(file);

          assert.ok(printed);
          const shown = await readShown(printed.pdf);
          assert.deepEqual({ width: shown.width, height: shown.height }, { width, height });
          assert.ok(toRgba(shown).equals(withoutHidden(rgba)));
          assert.equal(printed.pdf.includes('/SMask'), hasHoles(rgba));
        }),
        { numRuns: Number(process.env['LOGOS'] ?? 1) },
      );
    });
  }

  it('is not taken with a filter that there is none of', async () => {
    for (const { what, ...kind } of variants) {
      const { file } = drawPng({ ...kind, width: 5, height: 4, seed: 1, filters: [0, 9] });
      assert.deepEqual(await readImage(file), { ok: false, error: 'damaged' }, what);
    }
  });

  it('is kept without any chunk but header, pixels and end, and is the same when it is given again', async () => {
    const first = await readImage(samplePng({ color: 3, transparency: Buffer.from([0]) }));
    assert.ok(first.ok);

    const { content } = first.value;
    const names = ['IHDR', 'IDAT', 'IEND', 'PLTE', 'tRNS'].filter((name) => content.includes(name));
    const second = await readImage(content);

    assert.deepEqual(names, ['IHDR', 'IDAT', 'IEND']);
    assert.ok(second.ok && second.value.content.equals(content));
  });

  const frame = sampleJpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const insert = (at: number, ...bytes: number[]) =>
    Buffer.concat([sampleJpeg.subarray(0, at), Buffer.from(bytes), sampleJpeg.subarray(at)]);
  const exif = [
    0xff,
    0xe1,
    0,
    34,
    ...Buffer.from(
      'Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0\0\0\0\0',
      'latin1',
    ),
  ];
  const extended = Buffer.from(sampleJpeg).fill(0xc1, frame + 1, frame + 2);
  for (const [what, file, isTaken] of [
    ['as it is', sampleJpeg, true],
    ['with a comment', insert(frame, 0xff, 0xfe, 0, 4, 0x68, 0x69), true],
    ['with a comment that reads as a frame', insert(2, 0xff, 0xfe, 0, 6, 0xff, 0xc0, 0xff, 0xc4), true],
    ['turned by EXIF', insert(2, ...exif), true],
    ['of the extended kind', extended, true],
    ['with a fill byte before its frame', insert(frame, 0xff), false],
    ['with a fill byte before its first segment', insert(2, 0xff), false],
    ['with a marker that stands alone', insert(frame, 0xff, 0xd0), false],
    ['with arithmetic coding', insert(frame, 0xff, 0xcc, 0, 2), false],
    ['with two frames', insert(frame, ...sampleJpeg.subarray(frame, frame + 19)), false],
    ['with a byte between segments', insert(frame, 0), false],
  ] as const) {
    it(`${isTaken ? 'is printed' : 'is not taken'}: JPEG ${what}`, async () => {
      const printed = await print(file);

      assert.equal(printed !== undefined, isTaken);
      if (printed === undefined) return;
      assert.ok(printed.pdf.includes(file) && printed.kept.equals(file));
      const { width, height } = await readShown(printed.pdf);
      assert.deepEqual({ width, height }, { width: 24, height: 12 });
    });
  }
});
