/** What else is wrong with an invoice whose figures leave no sum to compute: all faults are named at once. */
import type { CompleteInvoice, GivenLine } from './given-invoice.ts';
import type { RuleFault } from './rules/fault.ts';

/** The invoice with figures that can be computed in place of the `broken` ones, and without the sums that it tells. */
export function withSoundFigures(
  given: CompleteInvoice,
  broken: readonly RuleFault[],
  currency: string,
): CompleteInvoice {
  const isBroken = (index: number) => broken.some(({ field }) => field.startsWith(`lines.${index}.`));
  const { totals: _totals, taxBreakdown: _rows, ...rest } = given;
  return {
    ...rest,
    currency: currency === '' ? 'EUR' : currency,
    lines: (given.lines ?? []).map((line, index) => (isBroken(index) ? sound(line) : line)),
  };
}

function sound({ net: _net, allowances: _less, charges: _more, ...line }: GivenLine): GivenLine {
  return { ...line, quantity: '1', unitPrice: '1', priceBaseQuantity: 1 };
}

/** Faults of amounts, which the figures in place of the broken ones would make. */
const ofAmounts: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'one-currency',
  'amount-in-bounds',
  'discount-in-bounds',
  'negative-invoice',
  'BR-DEC',
  'PEPPOL-EN16931-R040',
]);

/** True for a fault that has nothing to do with the figures. */
export function isBesideFigures({ rule, field }: RuleFault): boolean {
  return !ofAmounts.has(rule) && !field.startsWith('totals') && !field.startsWith('taxBreakdown');
}
