import assert from 'node:assert/strict';
import jsQrModule from 'jsqr';
import { epcPayload } from '../../../../../domain/payments/epc-code.ts';
import { type CodeOutline, outlineCode } from '../../../../platform/text/qr-outline.ts';

const scale = 4;

/** CommonJS that was compiled: its default export is a property of the module. */
const { default: readCode } = jsQrModule as unknown as { readonly default: typeof jsQrModule };

/** The outline as pixels, as a camera sees it. */
function paint({ size, path }: CodeOutline): Uint8ClampedArray {
  const width = size * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const start = (row * width + Number(x) * scale) * 4;
      for (let at = start; at < start + Number(length) * scale * 4; at += 4) pixels.fill(0, at, at + 3);
    }
  }
  return pixels;
}

function read(outline: CodeOutline): string | undefined {
  const width = outline.size * scale;
  return readCode(paint(outline), width, width)?.data;
}

describe('the QR code of a transfer', () => {
  it('is read back as what it says', () => {
    const transfer = { name: 'Jörg Müller & Söhne', iban: 'DE02120300000000202051', minor: 467_063 };
    const payload = epcPayload({ ...transfer, remittance: 'RE/2026-0043' });
    assert.ok(payload);

    assert.equal(read(outlineCode(payload)), payload);
  });

  it('holds the longest transfer that the standard takes', () => {
    const payload = epcPayload({
      name: 'N'.repeat(70),
      iban: 'MT84MALT011000012345MTLCAST001S',
      bic: 'MALTMTMTXXX',
      minor: 99_999_999_999,
      remittance: 'R'.repeat(140),
    });
    assert.ok(payload);

    assert.equal(read(outlineCode(payload)), payload);
  });
});
