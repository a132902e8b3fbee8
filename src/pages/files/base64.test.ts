import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { toBase64 } from './base64.ts';

describe('toBase64', () => {
  for (const size of [0, 1, 2, 3, 8191, 8192, 8193, 300_000]) {
    it(`says ${size} bytes as Node does`, () => {
      const bytes = randomBytes(size);

      assert.equal(toBase64(new Uint8Array(bytes)), bytes.toString('base64'));
    });
  }
});
