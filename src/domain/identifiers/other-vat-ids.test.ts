import assert from 'node:assert/strict';
import { areOtherVatIds } from './other-vat-ids.ts';

describe('two VAT IDs', () => {
  it('are of two legal persons where both are said and differ in more than spaces and case', () => {
    assert.equal(areOtherVatIds('DE136695976', 'DE123456788'), true);
    assert.equal(areOtherVatIds('DE136695976', 'de 136 695 976'), false);
    assert.equal(areOtherVatIds('DE136695976', ' '), false);
    assert.equal(areOtherVatIds(null, 'DE136695976'), false);
  });
});
