import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { nextAllowedAt, type Sending } from './send-limit.ts';

const dayMs = 86_400_000;
const now = 10 * dayMs;
const sendings: fc.Arbitrary<Sending[]> = fc.array(
  fc.record({
    recipients: fc.integer({ min: 1, max: 5 }),
    at: fc.integer({ min: now - 2 * dayMs, max: now }),
  }),
);

const usedIn = (sent: readonly Sending[], at: number): number =>
  sent.filter((each) => each.at > at - dayMs).reduce((sum, { recipients }) => sum + recipients, 0);

describe('the daily limit of an account', () => {
  it('lets a mail out at the first instant at which it fits into any 24 hours', () => {
    fc.assert(
      fc.property(
        sendings,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (sent, limit, recipients) => {
          fc.pre(recipients <= limit);
          const allowedAt = nextAllowedAt(sent, { limit, recipients, now });
          assert.ok(allowedAt >= now);
          assert.ok(usedIn(sent, allowedAt) + recipients <= limit);
          if (allowedAt > now) assert.ok(usedIn(sent, allowedAt - 1) + recipients > limit);
        },
      ),
    );
  });

  it('sends what is larger than the limit alone', () => {
    const sent = [{ recipients: 1, at: now - 1_000 }];

    assert.equal(nextAllowedAt([], { limit: 2, recipients: 3, now }), now);
    assert.equal(nextAllowedAt(sent, { limit: 2, recipients: 3, now }), now - 1_000 + dayMs);
  });
});
