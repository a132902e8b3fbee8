import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isLeitwegId, looksLikeLeitwegId } from './leitweg-id.ts';

describe('isLeitwegId', () => {
  for (const id of ['04011000-1234512345-06', '04011000-12345-03', '991-01484-64', '992-90009-96']) {
    it(`takes ${id}, and refuses it with any other digit in place of one`, () => {
      assert.equal(isLeitwegId(id), true);
      for (const [at, sign] of [...id].entries()) {
        if (!/\d/.test(sign)) continue;
        for (const other of '0123456789'.replace(sign, '')) {
          assert.equal(isLeitwegId(id.slice(0, at) + other + id.slice(at + 1)), false);
        }
      }
    });
  }

  it('takes exactly one pair of check digits of each address', () => {
    const address = fc.tuple(fc.stringMatching(/^\d{2,12}$/), fc.stringMatching(/^[A-Z0-9]{1,30}$/));
    fc.assert(
      fc.property(address, ([coarse, fine]) => {
        const pairs = Array.from({ length: 97 }, (_, check) => String(check + 2).padStart(2, '0'));
        assert.equal(pairs.filter((check) => isLeitwegId(`${coarse}-${fine}-${check}`)).length, 1);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses what is shaped otherwise', () => {
    for (const text of ['', 'PO-4711', '4', '0401100012345067', '04011000_12345-03', '1-2-03']) {
      assert.equal(looksLikeLeitwegId(text), false, text);
      assert.equal(isLeitwegId(text), false, text);
    }
  });
});
