import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findBudgetShare } from './budget-share.ts';

describe('findBudgetShare', () => {
  it('rounds up', () => {
    assert.deepEqual(findBudgetShare(799, 1_000), { percent: 80, isMore: false });
    assert.deepEqual(findBudgetShare(1, 1_000), { percent: 1, isMore: false });
    assert.deepEqual(findBudgetShare(0, 1_000), { percent: 0, isMore: false });
    assert.deepEqual(findBudgetShare(1_001, 1_000), { percent: 101, isMore: false });
  });

  it('says 100 % when they are used, and not before', () => {
    assert.deepEqual(findBudgetShare(996, 1_000), { percent: 99, isMore: true });
    assert.deepEqual(findBudgetShare(1_000, 1_000), { percent: 100, isMore: false });
  });

  it('is exact where the share is whole, and never less than what is used', () => {
    const seconds = fc.integer({ min: 1, max: 36_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), seconds, (percent, hundredths) => {
        assert.deepEqual(findBudgetShare(percent * hundredths, 100 * hundredths), { percent, isMore: false });
      }),
    );
    fc.assert(
      fc.property(seconds, seconds, (used, budget) => {
        const { percent, isMore } = findBudgetShare(used, budget);
        assert.ok(isMore || percent * budget >= used * 100);
        assert.equal(percent >= 100, used >= budget);
      }),
    );
  });
});
