/** Questions of figures that intents decline by a word of theirs, as law or as what is to come. */
import type { QueryFrame } from '../../../../domain/query/frame.ts';

const ofSums: ReadonlySet<string> = new Set(['invoiced', 'gross', 'received']);

export function isOfTax({ filters, measure }: QueryFrame): boolean {
  const isTaxed = filters.some((one) => one.field === 'invoice' && one.condition === 'taxed');
  return (
    isTaxed || ofSums.has(measure) || (measure === 'vat' && !filters.some(({ field }) => field === 'due'))
  );
}

/** What falls due is known before it is. */
export function isAhead({ filters, period }: QueryFrame, today: string): boolean {
  return filters.some(({ field }) => field === 'due') || (period !== undefined && period.from > today);
}
