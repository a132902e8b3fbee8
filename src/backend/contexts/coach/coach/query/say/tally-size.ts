/** How large a tally is by its measure, of one currency alone: amounts of several are not added up. */
import { toDecimalString } from '../../../../../../domain/money.ts';
import type { Measure } from '../../../../../../domain/query/frame.ts';
import type { Tally } from '../../../../insight/model/query/answers.ts';
import { unitOf } from '../../../../insight/model/query/units.ts';

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

/** In units of the first currency. */
export function amountOf({ amounts: [first] }: Tally): number {
  return first === undefined ? 0 : Number(toDecimalString(first));
}
