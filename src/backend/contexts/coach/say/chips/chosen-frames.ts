/** What a client sends of what was chosen below an answer: frames whose days and currencies are real, since an answer prints them. */
import * as z from 'zod';
import { framesAtMost } from '../../../../../contract/coach/reading.ts';
import { frameSchema } from '../../../../../contract/query/frame-schema.ts';
import { isCurrency } from '../../../../../domain/money.ts';
import type { Filter, QueryFrame } from '../../../../../domain/query/frame.ts';
import { isDate } from '../../../../../domain/zones.ts';

export const chosenFramesSchema = z
  .array(frameSchema.superRefine(refuseUnreal))
  .min(1)
  .max(framesAtMost)
  .meta({ id: 'QueryFrames' });

function refuseUnreal(frame: QueryFrame, context: z.RefinementCtx): void {
  for (const { from, to } of periodsOf(frame))
    if (!(isDate(from) && isDate(to) && from <= to))
      context.addIssue({ code: 'custom', path: ['period'], message: `no such days: ${from} to ${to}` });
  for (const currency of currenciesOf(frame))
    if (!isCurrency(currency))
      context.addIssue({ code: 'custom', path: ['filters'], message: `no such currency: ${currency}` });
}

function filtersOf({ filters, comparison }: QueryFrame): readonly Filter[] {
  return [...filters, ...(comparison?.with === 'filters' ? comparison.filters : [])];
}

function periodsOf(frame: QueryFrame) {
  const { period, comparison } = frame;
  const compared = comparison !== undefined && 'period' in comparison ? comparison.period : undefined;
  const within = filtersOf(frame).map((one) => ('period' in one ? one.period : undefined));
  return [period, compared, ...within].filter((one) => one !== undefined);
}

function currenciesOf(frame: QueryFrame): readonly string[] {
  const said = filtersOf(frame).flatMap((one) => {
    if (one.field === 'currency') return one.currencies;
    return one.field === 'amount' ? (one.currency ?? []) : [];
  });
  return [...said, ...[frame.having?.currency].filter((one) => one !== undefined)];
}
