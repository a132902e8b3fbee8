import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Cap, type Committed, capScopes, capsFor, crossedThreshold, findBrokenCap } from './caps.ts';
import { printMicroUsd } from './dollars.ts';
import { fromMicroUsd } from './micro-usd.ts';

const nothing: Committed = { message: 0, day: 0, month: 0, user: 0, project: 0 };

describe('caps of spending', () => {
  it('lets no sequence of calls go over any cap, when no call costs more than was reserved for it', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000 });
    const caps = fc.uniqueArray(
      fc.record({ scope: fc.constantFrom(...capScopes), targetId: fc.constant(''), microUsd: amounts }),
      { selector: ({ scope }) => scope, maxLength: 5 },
    );
    const calls = fc.array(fc.record({ worst: amounts, share: fc.integer({ min: 0, max: 100 }) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(caps, calls, (all: readonly Cap[], made) => {
        let spent = 0;
        for (const { worst, share } of made) {
          const committed: Committed = {
            message: spent,
            day: spent,
            month: spent,
            user: spent,
            project: spent,
          };
          const broken = findBrokenCap(all, committed, worst);
          const least = Math.min(...all.map(({ microUsd }) => microUsd));
          assert.equal(broken !== undefined, worst > 0 && spent + worst > least);
          if (broken !== undefined) continue;
          spent += Math.floor((worst * share) / 100);
          assert.ok(all.every(({ microUsd }) => spent <= microUsd));
        }
      }),
    );
  });

  it('names the cap with the least left', () => {
    const caps: readonly Cap[] = [
      { scope: 'day', targetId: '', microUsd: 2_000_000 },
      { scope: 'month', targetId: '', microUsd: 3_000_000 },
    ];

    const broken = findBrokenCap(caps, { ...nothing, day: 1_900_000, month: 2_950_000 }, 200_000);

    assert.deepEqual(broken, { cap: caps[1], leftMicroUsd: 50_000 });
  });

  it('stops no call that costs nothing, though more than a cap is spent', () => {
    const caps: readonly Cap[] = [{ scope: 'day', targetId: '', microUsd: 2_000_000 }];
    const spent = { ...nothing, day: 2_400_000 };

    assert.equal(findBrokenCap(caps, spent, 0), undefined);
    assert.deepEqual(findBrokenCap(caps, spent, 1), { cap: caps[0], leftMicroUsd: 0 });
  });

  it("takes a person's and a project's own cap before the one for each", () => {
    const each: Cap = { scope: 'user', targetId: '', microUsd: 5 };
    const anns: Cap = { scope: 'user', targetId: 'ann', microUsd: 9 };
    const project: Cap = { scope: 'project', targetId: 'shop', microUsd: 7 };
    const all = [each, anns, project];

    assert.deepEqual(capsFor(all, { userId: 'ann', projectId: 'shop' }), [anns, project]);
    assert.deepEqual(capsFor(all, { userId: 'bob', projectId: undefined }), [each]);
  });

  it('tells each threshold once', () => {
    const sums = [0, 49, 50, 79, 81, 99, 100, 130];

    const told = sums.slice(1).map((sum, at) => crossedThreshold(sums[at] ?? 0, sum, 100));

    assert.deepEqual(told, [undefined, 50, undefined, 80, undefined, 100, undefined]);
    assert.equal(crossedThreshold(0, 5, 0), undefined);
  });

  it('shows millionths of a dollar in the currency of the practice, or in dollars', () => {
    const rate = { currency: 'EUR', perDollar: '0.8612', on: '2026-11-20' };

    assert.deepEqual(fromMicroUsd(1_000_000, rate), { minor: 86, currency: 'EUR' });
    assert.deepEqual(fromMicroUsd(1_234_567, undefined), { minor: 123, currency: 'USD' });
    assert.deepEqual(fromMicroUsd(1_000_000, { ...rate, currency: 'JPY', perDollar: '155.5' }), {
      minor: 156,
      currency: 'JPY',
    });
    assert.equal(printMicroUsd(1_200, rate, 'en-GB'), '< €0.01');
    assert.equal(printMicroUsd(0, rate, 'en-GB'), '€0.00');
  });
});
