import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
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

        assert.deepEqual(taken, { ok: true, value: { type: 'image/png', width, height } });
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

  it('takes a JPEG by its headers', async () => {
    assert.equal((await readImage(sampleJpeg)).ok, true);
  });
});

/** What its data is unpacked to. */
function pixelsOf(png: Buffer): Buffer {
  const at = png.indexOf('IDAT');
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
}
