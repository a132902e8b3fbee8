/**
 * Arithmetic for answers: on numbers, amounts of one currency, and durations. Exact until the end, then rounded once,
 * half away from zero, to the decimals of the currency, whole seconds, or the decimals that were asked for.
 */
import { findMinorDigits } from '../money.ts';
import { fail, type Result, succeed } from '../result.ts';
import {
  addFractions,
  divideFractions,
  type Fraction,
  multiplyFractions,
  negateFraction,
  parseFraction,
  printScaled,
  roundFraction,
  wholeFraction,
} from './fraction.ts';

/**
 * `add`, `subtract` (the others from the first), `multiply`, `divide` (the first by the second), `percent` (the first, a
 * number, percent of the second), `share` (the first as percent of the second), `price` (an hourly rate for a duration).
 */
export const calculations = ['add', 'subtract', 'multiply', 'divide', 'percent', 'share', 'price'] as const;
export type CalculationName = (typeof calculations)[number];

/** A plain decimal, an amount in major units, or whole seconds. */
export type Operand =
  | { readonly number: string }
  | { readonly amount: string; readonly currency: string }
  | { readonly seconds: number };

export interface Calculation {
  readonly operation: CalculationName;
  readonly values: readonly Operand[];
  /** Of a number or a percentage; 0 to 12. */
  readonly decimals: number;
}

/** One of the first three; `isExact` says that nothing was rounded. */
export interface Calculated {
  readonly number?: string;
  readonly money?: { readonly amount: string; readonly currency: string };
  readonly seconds?: number;
  readonly percent?: string;
  readonly isExact: boolean;
  readonly decimals: number;
}

/** Why it was not calculated. */
export type CalculationFault =
  | 'not_a_decimal'
  | 'unknown_currency'
  | 'mixed_currencies'
  | 'mixed_units'
  | 'wrong_count'
  | 'division_by_zero'
  | 'too_large';

type Unit =
  | { readonly kind: 'number' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'seconds' }
  | { readonly kind: 'money'; readonly currency: string };

interface Quantity {
  readonly value: Fraction;
  readonly unit: Unit;
}

type Outcome = Result<Quantity, CalculationFault>;

export function calculate({
  operation,
  values,
  decimals,
}: Calculation): Result<Calculated, CalculationFault> {
  const read: Quantity[] = [];
  for (const operand of values) {
    const quantity = readOperand(operand);
    if (!quantity.ok) return quantity;
    read.push(quantity.value);
  }
  const outcome = operations[operation](read);
  return outcome.ok ? print(outcome.value, decimals) : outcome;
}

function readOperand(operand: Operand): Outcome {
  if ('seconds' in operand) {
    if (!Number.isSafeInteger(operand.seconds)) return fail('too_large');
    return succeed({ value: wholeFraction(operand.seconds), unit: { kind: 'seconds' } });
  }
  const value = parseFraction('number' in operand ? operand.number : operand.amount);
  if (value === undefined) return fail('not_a_decimal');
  if ('number' in operand) return succeed({ value, unit: { kind: 'number' } });
  const { currency } = operand;
  if (findMinorDigits(currency) === undefined) return fail('unknown_currency');
  return succeed({ value, unit: { kind: 'money', currency } });
}

const operations: Readonly<Record<CalculationName, (values: readonly Quantity[]) => Outcome>> = {
  add: (values) => sum(values),
  subtract: ([first, ...others]) =>
    first === undefined
      ? fail('wrong_count')
      : sum([first, ...others.map(({ value, unit }) => ({ value: negateFraction(value), unit }))]),
  multiply,
  divide: (values) => withTwo(values, divide),
  percent: (values) => withTwo(values, percent),
  share: (values) => withTwo(values, share),
  price: (values) => withTwo(values, price),
};

function withTwo(values: readonly Quantity[], operate: (one: Quantity, other: Quantity) => Outcome): Outcome {
  const [one, other] = values;
  if (one === undefined || other === undefined || values.length !== 2) return fail('wrong_count');
  return operate(one, other);
}

function findMismatch(one: Unit, other: Unit): CalculationFault | undefined {
  if (one.kind !== other.kind) return 'mixed_units';
  const differs = one.kind === 'money' && other.kind === 'money' && one.currency !== other.currency;
  return differs ? 'mixed_currencies' : undefined;
}

function sum(values: readonly Quantity[]): Outcome {
  const [first, ...others] = values;
  if (first === undefined) return fail('wrong_count');
  let total = first.value;
  for (const { value, unit } of others) {
    const mismatch = findMismatch(first.unit, unit);
    if (mismatch !== undefined) return fail(mismatch);
    total = addFractions(total, value);
  }
  return succeed({ value: total, unit: first.unit });
}

/** One of them at most has a unit, which the product has. */
function multiply(values: readonly Quantity[]): Outcome {
  const [unit = { kind: 'number' } as const, ...more] = values
    .map((quantity) => quantity.unit)
    .filter(({ kind }) => kind !== 'number');
  if (values.length === 0) return fail('wrong_count');
  if (more.length > 0) return fail('mixed_units');
  const value = values.map((quantity) => quantity.value).reduce(multiplyFractions);
  return succeed({ value, unit });
}

/** By a number it keeps its unit; by the same unit it is a number. */
function divide(one: Quantity, other: Quantity): Outcome {
  const mismatch = other.unit.kind === 'number' ? undefined : findMismatch(one.unit, other.unit);
  if (mismatch !== undefined) return fail(mismatch);
  const value = divideFractions(one.value, other.value);
  if (value === undefined) return fail('division_by_zero');
  return succeed({ value, unit: other.unit.kind === 'number' ? one.unit : { kind: 'number' } });
}

const hundred = wholeFraction(100);
const secondsPerHour = wholeFraction(3600);

function divided(of: Fraction, by: Fraction, unit: Unit): Outcome {
  const value = divideFractions(of, by);
  return value === undefined ? fail('division_by_zero') : succeed({ value, unit });
}

function percent(one: Quantity, other: Quantity): Outcome {
  if (one.unit.kind !== 'number') return fail('mixed_units');
  return divided(multiplyFractions(one.value, other.value), hundred, other.unit);
}

function share(one: Quantity, other: Quantity): Outcome {
  const mismatch = findMismatch(one.unit, other.unit);
  if (mismatch !== undefined) return fail(mismatch);
  return divided(multiplyFractions(one.value, hundred), other.value, { kind: 'percent' });
}

function price(rate: Quantity, duration: Quantity): Outcome {
  if (rate.unit.kind !== 'money' || duration.unit.kind !== 'seconds') return fail('mixed_units');
  return divided(multiplyFractions(rate.value, duration.value), secondsPerHour, rate.unit);
}

/** Beyond it nothing that a practice keeps is counted. */
const largest = 10n ** 24n;

function print({ value, unit }: Quantity, asked: number): Result<Calculated, CalculationFault> {
  const digits = unit.kind === 'money' ? (findMinorDigits(unit.currency) ?? 2) : asked;
  const decimals = unit.kind === 'seconds' ? 0 : digits;
  const { scaled, isExact } = roundFraction(value, decimals);
  if (scaled > largest || scaled < -largest) return fail('too_large');
  const text = printScaled(scaled, decimals);
  const facts = { isExact, decimals };
  switch (unit.kind) {
    case 'money':
      return succeed({ money: { amount: text, currency: unit.currency }, ...facts });
    case 'seconds':
      return Number.isSafeInteger(Number(scaled))
        ? succeed({ seconds: Number(scaled), ...facts })
        : fail('too_large');
    case 'percent':
      return succeed({ percent: text, ...facts });
    case 'number':
      return succeed({ number: text, ...facts });
  }
}
