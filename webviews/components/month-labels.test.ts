import assert from 'node:assert/strict';
import { barLabel, isInThousands, majorOf, nameOfMonth } from './month-labels.ts';

describe('labels of months', () => {
  it('are in the reader’s language', () => {
    assert.equal(nameOfMonth('2026-03', 'de', 'long'), 'März 2026');
    assert.equal(nameOfMonth('2026-11', 'en-GB', 'short'), 'Nov');
  });

  it('label bars in thousands once one has five digits', () => {
    assert.equal(isInThousands([9_999, 500]), false);
    assert.equal(isInThousands([12_535, 500]), true);
    assert.equal(barLabel(12_535, true, 'en-GB'), '12.5');
    assert.equal(barLabel(8_400, false, 'en-GB'), '8,400');
  });

  it('know where the decimal point of a currency stands', () => {
    assert.deepEqual(
      [majorOf(1_250, 'EUR'), majorOf(1_250, 'JPY'), majorOf(1_250, 'KWD')],
      [12.5, 1_250, 1.25],
    );
  });
});
