import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toInstant } from './instant.ts';

describe('toInstant', () => {
  it('is what Date says, for any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), (epochMs) => {
        assert.equal(toInstant(epochMs), new Date(epochMs).toISOString());
      }),
      { numRuns: 2_000 },
    );
  });
});
