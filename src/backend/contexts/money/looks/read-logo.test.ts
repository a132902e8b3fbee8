import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lookLimits } from '../../../../domain/invoicing/look/invoice-look.ts';
import { readLogo } from '../../../../domain/invoicing/look/read-logo.ts';
import { sampleJpeg, samplePng } from '../../../testing/sample-images.ts';

describe('readLogo', () => {
  it('reads type and size of PNG of every colour type, and of JPEG', () => {
    for (const color of [0, 2, 3, 4, 6]) {
      const read = readLogo(samplePng({ width: 40, height: 7, color }));
      assert.deepEqual(read, { ok: true, value: { type: 'image/png', width: 40, height: 7 } });
    }
    assert.deepEqual(readLogo(sampleJpeg), {
      ok: true,
      value: { type: 'image/jpeg', width: 24, height: 12 },
    });
  });

  it('refuses what is no PNG or JPEG by its first bytes, whatever it is called', () => {
    const texts = [
      '',
      '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      'GIF89a',
      'RIFF0000WEBP',
      '%PDF-1.7',
    ];
    for (const text of texts)
      assert.deepEqual(readLogo(Buffer.from(text)), { ok: false, error: 'not_image' });
  });

  it('refuses more than 1 MB, and more than 4,000 pixels a side or 2 million in all, by the header alone', () => {
    const large = Buffer.concat([samplePng(), Buffer.alloc(lookLimits.logoBytes)]);
    const none = Buffer.alloc(0);

    assert.deepEqual(readLogo(large), { ok: false, error: 'too_large' });
    assert.deepEqual(readLogo(samplePng({ width: 4001, height: 1, pixels: none })), {
      ok: false,
      error: 'too_many_pixels',
    });
    assert.deepEqual(readLogo(samplePng({ width: 4000, height: 501, pixels: none })), {
      ok: false,
      error: 'too_many_pixels',
    });
    assert.equal(readLogo(samplePng({ width: 4000, height: 500, pixels: none })).ok, true);
    assert.deepEqual(readLogo(samplePng({ width: 0, height: 5, pixels: none })), {
      ok: false,
      error: 'damaged',
    });
  });

  it('refuses JPEG in CMYK: archives take RGB and grey', () => {
    const cmyk = Buffer.from(sampleJpeg);
    const frame = cmyk.indexOf(Buffer.from([0xff, 0xc0]));
    cmyk[frame + 9] = 4;

    assert.deepEqual(readLogo(cmyk), { ok: false, error: 'cmyk' });
  });

  it('takes no image that is cut off', () => {
    for (const whole of [samplePng({ color: 3 }), sampleJpeg]) {
      for (let length = 0; length < whole.length; length++) {
        assert.equal(readLogo(whole.subarray(0, length)).ok, false, String(length));
      }
    }
  });

  it('answers every sequence of bytes, also behind the signature of an image', () => {
    const signatures = fc.constantFrom(
      Buffer.alloc(0),
      samplePng().subarray(0, 8),
      samplePng().subarray(0, 33),
      sampleJpeg.subarray(0, 4),
      sampleJpeg.subarray(0, 200),
    );
    fc.assert(
      fc.property(signatures, fc.uint8Array({ maxLength: 400 }), (before, bytes) => {
        const read = readLogo(Buffer.concat([before, bytes]));
        if (!read.ok) return;
        const { width, height } = read.value;
        assert.ok(width > 0 && width <= 4000 && height > 0 && height <= 4000);
      }),
    );
  });

  it('answers every change of one byte of an image', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(samplePng({ color: 3 }), sampleJpeg),
        fc.nat(),
        fc.nat(255),
        (image, at, byte) => {
          const changed = Buffer.from(image);
          changed[at % image.length] = byte;
          assert.equal(typeof readLogo(changed).ok, 'boolean');
        },
      ),
    );
  });
});
