/** Questions of figures that intents decline by a word of theirs, as law or as what is to come. */
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import type { Part } from '../read/topics/question.ts';
import type { Item } from '../words/item.ts';

const ofSums: ReadonlySet<string> = new Set(['invoiced', 'gross', 'received']);

function isOfTax({ filters, measure }: QueryFrame): boolean {
  const isTaxed = filters.some((one) => one.field === 'invoice' && one.condition === 'taxed');
  return (
    isTaxed || ofSums.has(measure) || (measure === 'vat' && !filters.some(({ field }) => field === 'due'))
  );
}

/** What falls due is known before it is. */
function isAhead({ filters, period }: QueryFrame, today: string): boolean {
  return filters.some(({ field }) => field === 'due') || (period !== undefined && period.from > today);
}

/** "Which invoices had no VAT?" asks for no law, and what falls due is known before it is. */
export function isKnownAs(
  refusal: string,
  frame: QueryFrame,
  today: string,
  items: readonly Item[],
): boolean {
  if (refusal === 'law') return isOfTax(frame) || items.some(saysSide);
  // "Make me a table by day" and "invoice for September work" change nothing.
  if (refusal === 'write')
    return (
      (frame.measure === 'hours' && frame.group !== undefined) ||
      frame.filters.some(({ field }) => field === 'worked')
    );
  return refusal === 'future' && isAhead(frame, today);
}

/** "Before tax" is a side of an amount, of which the frame has taken every word. */
const saysSide = (item: Item): boolean =>
  item.kind === 'word' && (item.senses.has('net') || item.senses.has('gross'));

const refusals: ReadonlySet<string> = new Set(['write', 'law', 'future']);

/** "Before tax" asks for no law. */
export const isRefused = (part: Part, items: readonly Item[]): boolean =>
  part.kind === 'declined' && refusals.has(part.topic) && !(part.topic === 'law' && items.some(saysSide));
