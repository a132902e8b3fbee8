import assert from 'node:assert/strict';
import { findBudgetLevel } from './budget-level.ts';

describe('findBudgetLevel', () => {
  it('is near from 80 % on, to the second', () => {
    assert.equal(findBudgetLevel(0, 1_000), 'within');
    assert.equal(findBudgetLevel(799, 1_000), 'within');
    assert.equal(findBudgetLevel(800, 1_000), 'near');
    assert.equal(findBudgetLevel(999, 1_000), 'near');
  });

  it('is exhausted once all of it is used', () => {
    assert.equal(findBudgetLevel(1_000, 1_000), 'exhausted');
    assert.equal(findBudgetLevel(1_001, 1_000), 'exhausted');
  });

  it('is exact where a share has no exact fraction', () => {
    for (let budget = 5; budget <= 36_000; budget += 5)
      assert.deepEqual(
        [findBudgetLevel((budget / 5) * 4 - 1, budget), findBudgetLevel((budget / 5) * 4, budget)],
        ['within', 'near'],
      );
  });
});
