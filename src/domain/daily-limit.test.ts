import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeDailyLimit } from './daily-limit.ts';

const days = fc.record({ before: fc.nat(90_000), after: fc.nat(90_000) });

describe('judgeDailyLimit', () => {
  it('finds fine all that ends within the limit, and everything without one', () => {
    fc.assert(
      fc.property(days, fc.nat(90_000), (day, seconds) => {
        assert.equal(judgeDailyLimit({ policy: 'none', seconds }, day), 'fine');
        const verdicts = (['warn', 'refuse'] as const).map((policy) =>
          judgeDailyLimit({ policy, seconds }, day),
        );
        assert.equal(
          verdicts.every((verdict) => verdict === 'fine'),
          day.after <= seconds,
        );
      }),
    );
  });

  it('refuses what makes a full day fuller, and only tells of what makes it less full', () => {
    const limit = { policy: 'refuse', seconds: 3_600 } as const;

    assert.equal(judgeDailyLimit(limit, { before: 3_600, after: 3_601 }), 'refuse');
    assert.equal(judgeDailyLimit(limit, { before: 9_000, after: 5_000 }), 'warn');
    assert.equal(judgeDailyLimit({ ...limit, policy: 'warn' }, { before: 0, after: 3_601 }), 'warn');
  });
});
