/** How large a tally is by its measure, of one currency alone: amounts of several are not added up. */
import { toDecimalString } from '../../../../domain/money.ts';
import type { Having, Measure, QueryFrame } from '../../../../domain/query/frame.ts';
import type { Tally } from '../../insight/model/query/answers.ts';
import { unitOf } from '../../insight/model/query/units.ts';
import type { FrameAnswerContext } from './context.ts';

/** Of a budget, used. */
export function percentOf({ seconds, budgetSeconds = 0 }: Pick<Tally, 'seconds' | 'budgetSeconds'>): number {
  return budgetSeconds > 0 ? (seconds * 100) / budgetSeconds : 0;
}

/** Seconds, a count, percent or minor units; undefined of several currencies. */
export function sizeOf(
  { seconds, count, amounts, budgetSeconds, payTime }: Tally,
  measure: Measure,
): number | undefined {
  const unit = unitOf(measure);
  if (unit === 'days') return payTime?.days;
  if (unit === 'percent') return percentOf({ seconds, budgetSeconds });
  if (unit !== 'money') return unit === 'seconds' ? seconds : count;
  if (amounts.length === 0) return 0;
  return amounts.length === 1 ? amounts[0]?.minor : undefined;
}

/** In units of that currency, or of the first. */
export function amountOf({ amounts }: Tally, currency = amounts[0]?.currency): number {
  const amount = amounts.find((one) => one.currency === currency);
  return amount === undefined ? 0 : Number(toDecimalString(amount));
}

/** "7:00", "€1,000.00", "3". */
export function sayLimit(
  { measure, having }: Pick<QueryFrame, 'measure'> & { readonly having: Having },
  { format, locale }: FrameAnswerContext,
): string {
  const { value, currency } = having;
  if (unitOf(measure) === 'seconds') return format.duration(value);
  return currency === undefined
    ? format.count(value)
    : new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value);
}
