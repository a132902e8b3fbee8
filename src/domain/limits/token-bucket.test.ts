import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Bucket, type BucketRule, takeToken } from './token-bucket.ts';

const rules = fc.record({
  capacity: fc.integer({ min: 1, max: 1_000 }),
  fillMs: fc.integer({ min: 1, max: 3_600_000 }),
});

describe('a bucket of tokens', () => {
  it('lets no more through in any span than it holds and gains in it', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(rules, gaps, (rule, waits) => {
        let now = 0;
        let bucket: Bucket | undefined;
        let allowed = 0;
        for (const wait of waits) {
          now += wait;
          const taken = takeToken(bucket, rule, now);
          bucket = taken.bucket;
          if (taken.isAllowed) allowed += 1;
        }
        const span = now - (waits[0] ?? 0);
        assert.ok(allowed <= rule.capacity + (span * rule.capacity) / rule.fillMs + 1e-6);
      }),
    );
  });

  it('lets one through after the wait that it names, and none before', () => {
    const empty = (rule: BucketRule): Bucket => {
      let bucket: Bucket | undefined;
      for (let used = 0; used < rule.capacity; used += 1) bucket = takeToken(bucket, rule, 0).bucket;
      return bucket ?? { tokens: 0, at: 0 };
    };
    fc.assert(
      fc.property(rules, (rule) => {
        const { isAllowed, bucket, waitMs } = takeToken(empty(rule), rule, 0);
        assert.equal(isAllowed, false);
        assert.equal(takeToken(bucket, rule, waitMs).isAllowed, true);
        if (waitMs > 1) assert.equal(takeToken(bucket, rule, waitMs - 2).isAllowed, false);
      }),
      { numRuns: 50 },
    );
  });

  it('is full again after the time that it names, and says how many uses are left', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 50 }), (rule, uses) => {
        let taken = takeToken(undefined, rule, 0);
        for (let used = 1; used < uses; used += 1) taken = takeToken(taken.bucket, rule, 0);
        assert.equal(taken.left, Math.max(0, rule.capacity - uses));
        assert.equal(takeToken(taken.bucket, rule, taken.fullMs).left, rule.capacity - 1);
      }),
    );
  });

  it('gives nothing for a clock that was set back', () => {
    const rule = { capacity: 1, fillMs: 1_000 };
    const { bucket } = takeToken(undefined, rule, 5_000);

    assert.equal(takeToken(bucket, rule, 0).isAllowed, false);
  });
});
