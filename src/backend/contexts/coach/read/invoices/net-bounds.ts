/** Bounds of amounts, "over 10,000 euros net": of invoices with tax, unless it is said to be without. */
import type { Filter } from '../../../../../domain/query/frame.ts';
import type { Pieces } from '../pieces.ts';
import type { PlacedBound } from '../said.ts';

/** Whether "net" stands beside one of them, which is taken. */
export function takeNet(pieces: Pieces, bounds: readonly PlacedBound[]): boolean {
  const beside = bounds.flatMap(({ index }) => [pieces.previous(index), pieces.next(index)]);
  const found = beside.filter((at) => pieces.is(at, 'net') && !isUntaxed(pieces, at));
  pieces.take(...found);
  return found.length > 0;
}

/** "Without VAT" says which invoices are meant. */
function isUntaxed(pieces: Pieces, at: number): boolean {
  const item = pieces.at(at);
  return item?.kind === 'word' && /^(?:without|ohne)\b/.test(item.text);
}

export function amountOf({ bound: said }: PlacedBound, isNet: boolean): Filter {
  const { bound, decimal: amount, currency } = said;
  const of = { ...(currency !== undefined && { currency }), ...(isNet && { isNet }) };
  return { field: 'amount', bound, amount, ...of };
}
