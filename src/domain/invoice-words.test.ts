import assert from 'node:assert/strict';
import { describeDay, translateDiscountReason } from './invoice-words.ts';

describe('words of an invoice', () => {
  it('prints the bare discount in the language of the document', () => {
    assert.equal(translateDiscountReason('Discount', 'de-DE'), 'Rabatt');
    assert.equal(translateDiscountReason('Rabatt', 'en-GB'), 'Discount');
    assert.equal(translateDiscountReason('Discount', 'en'), 'Discount');
  });

  it('leaves a reason of the user’s own as it is', () => {
    assert.equal(translateDiscountReason('Framework discount', 'de'), 'Framework discount');
  });

  it('names the year of a day only where it is another one', () => {
    assert.equal(describeDay('2026-11-12', '2026-11-10'), '12 Nov');
    assert.equal(describeDay('2027-01-02', '2026-12-31'), '2 Jan 2027');
  });
});
