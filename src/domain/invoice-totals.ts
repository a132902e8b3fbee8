/** Totals of an invoice by EN 16931 (CEN rules 1.3.16): integers, each product rounded once. */
import type { Allowance, InvoiceLine, InvoiceTotals, TaxBreakdown, TaxCategory } from './invoice-document.ts';
import {
  addMoney,
  allocateMoney,
  type Money,
  percentOf,
  priceTimes,
  subtractMoney,
  sumMoney,
  zeroMoney,
} from './money.ts';
import { findExemptionReason } from './tax-categories.ts';

/** A pair of category and rate, the key of BG-23. */
export interface TaxKey {
  readonly taxCategory: TaxCategory;
  readonly taxRate: string;
}

/** A discount on the whole document: a percentage, or an amount that is spread over the tax categories. */
export type Discount =
  | { readonly reason: string; readonly percent: string }
  | { readonly reason: string; readonly amount: Money };

/** BT-131: quantity × price / base quantity, rounded once to the currency's decimals. */
export function lineNet(
  line: Pick<InvoiceLine, 'quantity' | 'unitPrice' | 'priceBaseQuantity'>,
  currency: string,
): Money {
  return priceTimes(currency, {
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    baseQuantity: line.priceBaseQuantity,
  });
}

/**
 * BG-20: one allowance for each category and rate that the lines have, since a tax base can only be lowered
 * where it arose. Parts of an amount add up to it exactly; a part of nothing is left out.
 */
export function spreadDiscount(
  discount: Discount | undefined,
  lines: readonly InvoiceLine[],
  currency: string,
): readonly Allowance[] {
  if (discount === undefined) {
    return [];
  }
  const bases = taxKeys(lines).map((key) => ({ key, base: sumMoney(netsOf(lines, key), currency) }));
  return discountAmounts(
    discount,
    bases.map(({ base }) => base),
  )
    .map((amount, index) => ({ amount, key: bases[index]?.key }))
    .flatMap(({ amount, key }) =>
      key === undefined || amount.minor === 0 ? [] : [allowance(discount, key, amount)],
    );
}

/** BG-23: one row for each category and rate; tax = base × rate, rounded once a row (BR-CO-17). */
export function breakDownTax(
  {
    lines,
    allowances,
  }: { readonly lines: readonly InvoiceLine[]; readonly allowances: readonly Allowance[] },
  currency: string,
  language: string,
): readonly TaxBreakdown[] {
  return taxKeys([...lines, ...allowances]).map((key) => {
    const less = sumMoney(
      allowances.filter((row) => sameKey(row, key)).map((row) => row.amount),
      currency,
    );
    const base = subtractMoney(sumMoney(netsOf(lines, key), currency), less);
    const reason = findExemptionReason(key.taxCategory, language);
    return {
      ...key,
      base,
      tax: percentOf(base, key.taxRate),
      ...(reason === undefined ? {} : { exemptionReason: reason }),
    };
  });
}

/** BG-22 by BR-CO-10 to BR-CO-16; tax is the sum of the rounded rows, never a rounding of a total (BR-CO-14). */
export function computeTotals(
  parts: {
    readonly lines: readonly InvoiceLine[];
    readonly allowances: readonly Allowance[];
    readonly taxBreakdown: readonly TaxBreakdown[];
  },
  paid: Money,
): InvoiceTotals {
  const { currency } = paid;
  const lines = sumMoney(
    parts.lines.map((line) => line.net),
    currency,
  );
  const allowances = sumMoney(
    parts.allowances.map((row) => row.amount),
    currency,
  );
  const net = subtractMoney(lines, allowances);
  const tax = sumMoney(
    parts.taxBreakdown.map((row) => row.tax),
    currency,
  );
  const gross = addMoney(net, tax);
  return { lines, allowances, net, tax, gross, paid, due: subtractMoney(gross, paid) };
}

function discountAmounts(discount: Discount, bases: readonly Money[]): readonly Money[] {
  if ('percent' in discount) {
    return bases.map((base) => percentOf(base, discount.percent));
  }
  const weights = bases.map((base) => base.minor);
  return weights.some((weight) => weight > 0)
    ? allocateMoney(discount.amount, weights)
    : bases.map((base) => zeroMoney(base.currency));
}

function allowance(discount: Discount, key: TaxKey, amount: Money): Allowance {
  const percent = 'percent' in discount ? { percent: discount.percent } : {};
  return { reason: discount.reason, ...percent, amount, ...key };
}

/** Each pair once, in the order of first use. */
function taxKeys(rows: readonly TaxKey[]): readonly TaxKey[] {
  const byName = new Map(
    rows.map(({ taxCategory, taxRate }) => [`${taxCategory} ${taxRate}`, { taxCategory, taxRate }] as const),
  );
  return [...byName.values()];
}

function netsOf(lines: readonly InvoiceLine[], key: TaxKey): readonly Money[] {
  return lines.filter((line) => sameKey(line, key)).map((line) => line.net);
}

function sameKey(a: TaxKey, b: TaxKey): boolean {
  return a.taxCategory === b.taxCategory && a.taxRate === b.taxRate;
}
