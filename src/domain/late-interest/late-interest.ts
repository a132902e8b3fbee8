/**
 * Late interest on one claim: simple, by the day, a year of 365 days in every year (some count 360). Days are split by
 * half-year and by each change of the open balance, and the sum is rounded once.
 */
import { addFractions, type Fraction, parseFraction, roundFraction } from '../calculation/fraction.ts';
import type { Money } from '../money.ts';
import { fail, type Result, succeed } from '../result.ts';
import { addDays, daysBetween } from '../zones.ts';
import { type InterestRate, type InterestTerms, interestRateOf } from './interest-laws.ts';
import {
  endOfHalfYear,
  findReferenceRate,
  halfYearOf,
  type KnownHalfYears,
  knownHalfYears,
} from './reference-rates.ts';

/** A payment, a credit note, a write-off, or the reversal of one. */
export interface BalanceChange {
  /** ISO date from which it counts: its day still bears interest on what was open before. */
  readonly date: string;
  /** Minor units that the claim grows by; negative where it shrinks. */
  readonly minor: number;
}

export interface LateClaim {
  /** What was asked for, in minor units, and in which currency. */
  readonly amount: Money;
  /** In any order. */
  readonly changes: readonly BalanceChange[];
  /** Interest runs from the day after it. */
  readonly dueDate: string;
  /** The last day that bears interest. */
  readonly until: string;
}

/** Days of one rate and one open balance. */
export interface InterestPart {
  /** Both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Minor units. */
  readonly open: number;
  /** Percent a year, a plain decimal. */
  readonly percent: string;
  readonly halfYear: string;
  /** Minor units before rounding. */
  readonly exact: Fraction;
}

export interface LateInterest {
  readonly parts: readonly InterestPart[];
  readonly rate: InterestRate;
  readonly exact: Fraction;
  /** `exact`, rounded half away from zero. */
  readonly sum: Money;
}

export type InterestFault =
  /** The rate of a half-year is not listed. */
  | { readonly kind: 'unknown_half_year'; readonly halfYear: string; readonly known: KnownHalfYears }
  /** The law gives no rate for such a debtor. */
  | { readonly kind: 'no_rate' };

const nothing: Fraction = { numerator: 0n, denominator: 1n };
const daysOfYear = 365;

export function computeLateInterest(
  claim: LateClaim,
  terms: InterestTerms,
): Result<LateInterest, InterestFault> {
  const rate = interestRateOf(terms);
  if (rate === undefined) return fail({ kind: 'no_rate' });
  const parts: InterestPart[] = [];
  for (const span of spansOf(claim)) {
    const halfYear = halfYearOf(span.from);
    const percent = percentIn(rate, halfYear);
    if (percent === undefined) return fail(unknownIn(rate, halfYear));
    parts.push({ ...span, percent, halfYear, exact: interestOf(span, percent) });
  }
  const exact = parts.reduce((sum, part) => addFractions(sum, part.exact), nothing);
  const minor = Number(roundFraction(exact, 0).scaled);
  return succeed({ parts, rate, exact, sum: { minor, currency: claim.amount.currency } });
}

function unknownIn(rate: InterestRate, halfYear: string): InterestFault {
  // A fixed percentage is known for each of them.
  if (rate.kind === 'fixed') return { kind: 'no_rate' };
  return { kind: 'unknown_half_year', halfYear, known: knownHalfYears(rate.series) };
}

/** Open balance × days × percent ÷ 100 ÷ 365. */
function interestOf({ days, open }: Pick<InterestPart, 'days' | 'open'>, percent: string): Fraction {
  const { numerator, denominator } = parseFraction(percent) ?? nothing;
  // Never below nothing: a base rate may be negative.
  const share = numerator < 0n ? 0n : numerator;
  return {
    numerator: BigInt(open) * BigInt(days) * share,
    denominator: denominator * 100n * BigInt(daysOfYear),
  };
}

function percentIn(rate: InterestRate, halfYear: string): string | undefined {
  if (rate.kind === 'fixed') return rate.percent;
  const reference = findReferenceRate(rate.series, halfYear);
  return reference && addDecimals(reference.percent, rate.points);
}

/** Rates have at most two decimals. */
function addDecimals(one: string, other: string): string {
  const [left, right] = [parseFraction(one) ?? nothing, parseFraction(other) ?? nothing];
  const { scaled } = roundFraction(addFractions(left, right), 2);
  const text = (Number(scaled) / 100).toFixed(2);
  return text.replace(/\.?0+$/, '');
}

type Span = Pick<InterestPart, 'from' | 'to' | 'days' | 'open'>;

/** Spans in which neither the half-year nor the open balance changes; those without an open balance are left out. */
function spansOf({ amount, changes, dueDate, until }: LateClaim): readonly Span[] {
  const first = addDays(dueDate, 1);
  const spans: Span[] = [];
  for (let from = first; from <= until; ) {
    const next = changes.map(({ date }) => date).filter((date) => date >= from && date < until);
    const to = [...next, endOfHalfYear(halfYearOf(from)), until].toSorted()[0] ?? until;
    const open = openBefore({ amount, changes }, from);
    if (open > 0) spans.push({ from, to, days: daysBetween(from, to) + 1, open });
    from = addDays(to, 1);
  }
  return spans;
}

/** What was open as the day began. */
function openBefore({ amount, changes }: Pick<LateClaim, 'amount' | 'changes'>, day: string): number {
  const before = changes.filter(({ date }) => date < day);
  return Math.max(
    0,
    before.reduce((sum, { minor }) => sum + minor, amount.minor),
  );
}
