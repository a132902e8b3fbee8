import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addFractions, type Fraction, roundFraction } from '../calculation/fraction.ts';
import { addDays, daysBetween } from '../zones.ts';
import { debtorKinds, interestLawOf, interestLaws, lumpSumOf } from './interest-laws.ts';
import { type BalanceChange, computeLateInterest, type LateClaim } from './late-interest.ts';
import { findReferenceRate, halfYearOf, knownHalfYears, referenceRates } from './reference-rates.ts';

const business = { law: 'de', debtor: 'business' } as const;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const day = (offset: number) => addDays('2023-01-01', offset);
/** Within the half-years that every table has. */
const offset = fc.integer({ min: 0, max: 1_400 });
const anyTerms = fc
  .record({ law: fc.constantFrom(...interestLaws), debtor: fc.constantFrom(...debtorKinds) })
  .filter(({ law, debtor }) => law !== 'eu' || debtor === 'business');
const anyChange = fc.record({ date: offset.map(day), minor: fc.integer({ min: -50_000, max: 10_000 }) });
const anyClaim: fc.Arbitrary<LateClaim> = fc
  .record({
    minor: fc.integer({ min: 0, max: 200_000 }),
    changes: fc.array(anyChange, { maxLength: 6 }),
    due: offset,
    until: offset,
  })
  .map(({ minor, changes, due, until }) => ({
    amount: eur(minor),
    changes,
    dueDate: day(Math.min(due, until)),
    until: day(Math.max(due, until)),
  }));

function exactOf(claim: LateClaim, terms: Parameters<typeof computeLateInterest>[1]): Fraction {
  const computed = computeLateInterest(claim, terms);
  assert.ok(computed.ok, computed.ok ? '' : computed.error.kind);
  return computed.value.exact;
}

/** Equal as numbers. */
function assertEqual(one: Fraction, other: Fraction): void {
  assert.equal(one.numerator * other.denominator, other.numerator * one.denominator);
}

/** Day by day, each on its own. */
function naiveSum(claim: LateClaim, percentOn: (date: string) => bigint): bigint {
  let sum = 0n;
  for (let date = addDays(claim.dueDate, 1); date <= claim.until; date = addDays(date, 1)) {
    let open = claim.amount.minor;
    for (const change of claim.changes) if (change.date < date) open += change.minor;
    if (open > 0) sum += BigInt(open) * percentOn(date);
  }
  return sum;
}

describe('late interest', () => {
  it('splits days by half-year and takes 9 percentage points above the base rate, never 9 % of it', () => {
    const claim = { amount: eur(100_000), changes: [], dueDate: '2026-06-20', until: '2026-07-10' };
    const computed = computeLateInterest(claim, business);

    assert.ok(computed.ok);
    const parts = computed.value.parts.map(({ from, to, days, percent }) => [from, to, days, percent]);
    assert.deepEqual(parts, [
      ['2026-06-21', '2026-06-30', 10, '10.27'],
      ['2026-07-01', '2026-07-10', 10, '10.52'],
    ]);
    // 1,000.00 × (10 × 10.27 % + 10 × 10.52 %) ÷ 365
    assert.equal(computed.value.sum.minor, 570);
  });

  it('has the rate of each law and debtor', () => {
    const claim = { amount: eur(36_500_00), changes: [], dueDate: '2026-07-01', until: '2026-07-02' };
    const percentOf = (terms: Parameters<typeof computeLateInterest>[1]) => {
      const computed = computeLateInterest(claim, terms);
      return computed.ok ? computed.value.parts[0]?.percent : computed.error.kind;
    };

    assert.deepEqual(
      [
        percentOf(business),
        percentOf({ law: 'de', debtor: 'consumer' }),
        percentOf({ law: 'at', debtor: 'business' }),
        percentOf({ law: 'at', debtor: 'business', atFault: false }),
        percentOf({ law: 'at', debtor: 'consumer' }),
        percentOf({ law: 'eu', debtor: 'business' }),
        percentOf({ law: 'eu', debtor: 'consumer' }),
      ],
      ['10.52', '6.52', '10.73', '4', '4', '10.4', 'no_rate'],
    );
  });

  it('refuses a half-year that is not listed, and names it, even where the one before is known', () => {
    const claim = { amount: eur(100_000), changes: [], dueDate: '2026-12-20', until: '2027-01-02' };
    const before = { ...claim, until: '2026-12-31' };
    const paid = { ...claim, changes: [{ date: '2026-12-31', minor: -100_000 }] };

    assert.deepEqual(computeLateInterest(claim, business), {
      ok: false,
      error: {
        kind: 'unknown_half_year',
        halfYear: '2027-H1',
        known: { from: '2023-H1', until: '2026-H2' },
      },
    });
    assert.ok(computeLateInterest(before, business).ok);
    assert.ok(computeLateInterest(paid, business).ok);
    assert.ok(computeLateInterest(claim, { law: 'at', debtor: 'consumer' }).ok);
  });

  it('is reckoned from tables without a gap, each rate with its source', () => {
    for (const series of ['de', 'at', 'ecb'] as const) {
      const { from, until } = knownHalfYears(series);
      const years = Array.from({ length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1 });
      const all = years.flatMap((_, index) =>
        ['H1', 'H2'].map((half) => `${Number(from.slice(0, 4)) + index}-${half}`),
      );
      const expected = all.filter((halfYear) => halfYear >= from && halfYear <= until);

      assert.deepEqual(
        referenceRates[series].map(({ halfYear }) => halfYear),
        expected,
        series,
      );
      assert.ok(referenceRates[series].every(({ source, checked }) => source !== '' && checked >= '2026'));
    }
  });

  it('has nothing on the due date, and a day of it on the day after', () => {
    const on = (until: string) => ({ amount: eur(100_000), changes: [], dueDate: '2026-03-01', until });

    assert.deepEqual(exactOf(on('2026-03-01'), business).numerator, 0n);
    // 1,000.00 × 10.27 % ÷ 365 = 28.137 cents
    assert.equal(roundFraction(exactOf(on('2026-03-02'), business), 0).scaled, 28n);
  });

  it('counts a leap year by 365 days, too', () => {
    const claim = { amount: eur(36_500), changes: [], dueDate: '2023-12-31', until: '2024-12-31' };
    const computed = computeLateInterest(claim, { law: 'at', debtor: 'consumer' });

    assert.ok(computed.ok);
    // 366 days of 4 cents.
    assert.equal(computed.value.sum.minor, 366 * 4);
  });

  it('is the sum of each day on its own', () => {
    fc.assert(
      fc.property(anyClaim, anyTerms, (claim, terms) => {
        const computed = computeLateInterest(claim, terms);
        assert.ok(computed.ok);
        const percents = new Map(
          computed.value.parts.map(({ halfYear, percent }) => [
            halfYear,
            BigInt(Math.round(Number(percent) * 100)),
          ]),
        );
        const naive = naiveSum(claim, (date) => percents.get(halfYearOf(date)) ?? 0n);

        assertEqual(computed.value.exact, { numerator: naive, denominator: 100n * 100n * 365n });
        assert.equal(computed.value.sum.minor, Number(roundFraction(computed.value.exact, 0).scaled));
      }),
    );
  });

  it('is the same before rounding wherever the time is split', () => {
    fc.assert(
      fc.property(anyClaim, anyTerms, fc.nat(1_400), (claim, terms, at) => {
        const span = daysBetween(claim.dueDate, claim.until);
        const middle = addDays(claim.dueDate, Math.min(at, span));
        const first = exactOf({ ...claim, until: middle }, terms);
        const second = exactOf({ ...claim, dueDate: middle }, terms);

        assertEqual(addFractions(first, second), exactOf(claim, terms));
      }),
    );
  });

  it('does not depend on the order of payments', () => {
    const shuffled = anyClaim.chain((claim) =>
      fc
        .shuffledSubarray([...claim.changes], { minLength: claim.changes.length })
        .map((changes): readonly [LateClaim, readonly BalanceChange[]] => [claim, changes]),
    );
    fc.assert(
      fc.property(shuffled, anyTerms, ([claim, changes], terms) => {
        assertEqual(exactOf({ ...claim, changes }, terms), exactOf(claim, terms));
      }),
    );
  });

  it('stops on what is paid, from the day after', () => {
    fc.assert(
      fc.property(offset, offset, fc.integer({ min: 1, max: 90_000 }), (one, other, part) => {
        const [due, until] = [Math.min(one, other), Math.max(one, other)];
        const paidOn = day(due + Math.floor((until - due) / 2));
        const claim = { amount: eur(100_000), changes: [], dueDate: day(due), until: day(until) };
        const paid = { ...claim, changes: [{ date: paidOn, minor: -part }] };
        const ofPart = { ...claim, amount: eur(part), until: paidOn };
        const ofRest = { ...claim, amount: eur(100_000 - part) };
        const sum = addFractions(exactOf(ofPart, business), exactOf(ofRest, business));

        assertEqual(exactOf(paid, business), sum);
      }),
    );
  });

  it('is never below nothing, and of what was overpaid nothing at all', () => {
    const claim = {
      amount: eur(1_000),
      changes: [{ date: '2026-01-01', minor: -2_000 }],
      dueDate: '2026-01-15',
      until: '2026-02-15',
    };

    assert.equal(exactOf(claim, business).numerator, 0n);
  });
});

describe('reference rates', () => {
  it('are listed once a half-year, in order, with source and date', () => {
    for (const rates of Object.values(referenceRates)) {
      const halfYears = rates.map(({ halfYear }) => halfYear);
      assert.deepEqual(halfYears, [...new Set(halfYears)].toSorted());
      for (const { percent, source, checked } of rates) {
        assert.match(percent, /^-?\d+\.\d\d$/);
        assert.ok(source.length > 5);
        assert.match(checked, /^\d{4}-\d\d-\d\d$/);
      }
    }
  });

  it('in Germany lie 0.88 points below the rate of the ECB, as § 247 BGB moves both', () => {
    for (const { halfYear, percent } of referenceRates.de) {
      const main = findReferenceRate('ecb', halfYear)?.percent;
      assert.equal(Math.round(Number(main) * 100) - 88, Math.round(Number(percent) * 100), halfYear);
    }
  });
});

describe('the lump sum', () => {
  it('is 40 euros of a business, and none of a consumer or in another currency', () => {
    assert.deepEqual(lumpSumOf({ debtor: 'business' }, 'EUR'), eur(4_000));
    assert.equal(lumpSumOf({ debtor: 'consumer' }, 'EUR'), undefined);
    assert.equal(lumpSumOf({ debtor: 'business' }, 'DKK'), undefined);
  });
});

describe('the law of a country', () => {
  it('is its own in Germany and Austria, the directive elsewhere in the EU, and none beyond', () => {
    assert.deepEqual(['DE', 'AT', 'ES', 'CH', 'US'].map(interestLawOf), [
      'de',
      'at',
      'eu',
      undefined,
      undefined,
    ]);
  });
});
