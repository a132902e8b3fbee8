import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { crc32 as platformCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { crc32 } from './checksums.ts';
import { sha256 } from './digest.ts';

describe('digests of secrets', () => {
  it('are those of the platform for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        assert.equal(sha256(text), createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });

  it('pad right at the edges of a block', () => {
    for (const length of [0, 55, 56, 63, 64, 119, 120, 1_000]) {
      const text = 'a'.repeat(length);

      assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'));
    }
  });
});

describe('CRC-32', () => {
  it('is that of the platform', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.equal(crc32(text), platformCrc32(text))));
  });
});

describe('base 64', () => {
  it('gives back what it was made of, padded or not', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary-ascii' }), (text) => {
        const encoded = encodeBase64(text);

        assert.equal(encoded, Buffer.from(text, 'latin1').toString('base64'));
        assert.equal(decodeBase64(encoded), text);
        assert.equal(decodeBase64(encoded.replaceAll('=', '')), text);
      }),
    );
  });

  it('is undefined for what is none', () => {
    assert.deepEqual(['', 'a', 'ab*d', 'abcde'].map(decodeBase64), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
