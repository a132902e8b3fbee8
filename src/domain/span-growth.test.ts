import assert from 'node:assert/strict';
import { hasGrown } from './span-growth.ts';

const minute = 60_000;

describe('hasGrown', () => {
  it('is so from a minute more on, at either end', () => {
    const shown = { fromMs: 10 * minute, toMs: 20 * minute };

    assert.equal(hasGrown(shown, shown), false);
    assert.equal(hasGrown({ fromMs: 9 * minute, toMs: 21 * minute }, shown), false);
    assert.equal(hasGrown({ fromMs: 9 * minute - 1, toMs: 20 * minute }, shown), true);
    assert.equal(hasGrown({ fromMs: 15 * minute, toMs: 21 * minute + 1 }, shown), true);
  });
});
