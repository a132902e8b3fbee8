import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { lookLimits } from '../../../../domain/invoicing/look/invoice-look.ts';
import { sampleJpeg, samplePng } from '../../../testing/sample-images.ts';
import { readImage } from './read-image.ts';

const kinds = fc.constantFrom(
  ...[1, 2, 4, 8, 16].map((depth) => ({ color: 0, depth })),
  ...[1, 2, 4, 8].map((depth) => ({ color: 3, depth })),
  ...[2, 4, 6].flatMap((color) => [8, 16].map((depth) => ({ color, depth }))),
);
const side = fc.integer({ min: 1, max: 40 });

describe('readImage', () => {
  it('takes PNG of every size, depth and kind of colour, also in passes, and none with a pixel more or less', async () => {
    await fc.assert(
      fc.asyncProperty(kinds, side, side, fc.boolean(), async (kind, width, height, isInterlaced) => {
        const png = { ...kind, width, height, isInterlaced };
        const taken = await readImage(samplePng(png));
        const taller = await readImage(
          samplePng({ ...png, height: height + 1, pixels: pixelsOf(samplePng(png)) }),
        );

        assert.ok(taken.ok);
        assert.deepEqual(taken.value.facts, { type: 'image/png', width, height });
        assert.deepEqual([...taken.value.content.subarray(24, 29)], [8, kind.color < 4 ? 2 : 6, 0, 0, 0]);
        assert.equal(taller.ok, false);
      }),
    );
  });

  it('refuses every PNG with a changed byte', async () => {
    const png = samplePng({ color: 3 });
    for (let at = 0; at < png.length; at++) {
      const changed = Buffer.from(png);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      assert.equal((await readImage(changed)).ok, false, String(at));
    }
  });

  it('takes bytes behind the end, and leaves them out', async () => {
    const [png, more] = [samplePng(), Buffer.from('more')];
    assert.deepEqual(await readImage(Buffer.concat([png, more])), await readImage(png));
  });

  it('refuses more than 1 MB of what it would keep', async () => {
    const [width, height] = [1500, 1300];
    const pixels = randomBytes(height * (1 + width / 2));
    for (let row = 0; row < height; row++) pixels[row * (1 + width / 2)] = 0;
    const given = samplePng({ width, height, color: 3, depth: 4, pixels, palette: randomBytes(48) });

    assert.ok(given.length < lookLimits.logoBytes);
    assert.deepEqual(await readImage(given), { ok: false, error: 'too_detailed' });
  });

  it('takes a JPEG by its headers', async () => {
    assert.equal((await readImage(sampleJpeg)).ok, true);
  });
});

/** What its data is unpacked to. */
function pixelsOf(png: Buffer): Buffer {
  const at = png.indexOf('IDAT');
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
}
