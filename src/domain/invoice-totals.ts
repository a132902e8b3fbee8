/** Totals of an invoice by EN 16931 (CEN rules 1.3.16): integers, each product rounded once. */
import type {
  Adjustment,
  DocumentAdjustment,
  Exemption,
  InvoiceLine,
  InvoiceTotals,
  TaxBreakdown,
  TaxCategory,
} from './invoice-document.ts';
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
import { findExemption } from './tax-categories.ts';

/** A pair of category and rate, the key of BG-23. */
export interface TaxKey {
  readonly taxCategory: TaxCategory;
  readonly taxRate: string;
}

/** A discount on the whole document: a percentage, or an amount that is spread over the tax categories. */
export type Discount =
  | { readonly reason: string; readonly percent: string }
  | { readonly reason: string; readonly amount: Money };

/** What a line says of quantity, price and what is taken off or added. */
export type PricedLine = Pick<
  InvoiceLine,
  'quantity' | 'unitPrice' | 'priceBaseQuantity' | 'allowances' | 'charges'
>;

/** Quantity × price / base quantity, rounded once to the currency's decimals. */
export function lineGross(line: PricedLine, currency: string): Money {
  const { quantity, unitPrice, priceBaseQuantity } = line;
  return priceTimes(currency, { quantity, unitPrice, baseQuantity: priceBaseQuantity });
}

/** BT-131: quantity × price / base quantity, rounded once, less allowances (BG-27), and charges (BG-28) on top. */
export function lineNet(line: PricedLine, currency: string): Money {
  const less = sumAmounts(line.allowances ?? [], currency);
  const more = sumAmounts(line.charges ?? [], currency);
  return addMoney(subtractMoney(lineGross(line, currency), less), more);
}

/** The amount that percent and base of an allowance or charge make (BT-92 to BT-94, BT-99 to BT-101, BT-136 to BT-143). */
export function adjustmentAmount({ percent, base, amount }: Adjustment): Money {
  return percent === undefined || base === undefined ? amount : percentOf(base, percent);
}

function sumAmounts(rows: readonly Pick<Adjustment, 'amount'>[], currency: string): Money {
  return sumMoney(
    rows.map((row) => row.amount),
    currency,
  );
}

/**
 * BG-20: one allowance for each category and rate that the lines have, since a tax base can only be lowered
 * where it arose. Parts of an amount add up to it exactly; a part of nothing is left out.
 */
export function spreadDiscount(
  discount: Discount | undefined,
  lines: readonly InvoiceLine[],
  currency: string,
): readonly DocumentAdjustment[] {
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

/** The parts of a document that its sums are made of. */
export interface TaxedParts {
  readonly lines: readonly InvoiceLine[];
  readonly allowances: readonly DocumentAdjustment[];
  readonly charges: readonly DocumentAdjustment[];
  /** Why a category bears no tax; left out, its usual reason is told. */
  readonly exemptions?: readonly Exemption[] | undefined;
}

/** BG-23: one row for each category and rate; tax = base × rate, rounded once a row (BR-CO-17). */
export function breakDownTax(parts: TaxedParts, currency: string, language: string): readonly TaxBreakdown[] {
  const { lines, allowances, charges, exemptions = [] } = parts;
  return taxKeys([...lines, ...allowances, ...charges]).map((key) => {
    const ofKey = (rows: readonly DocumentAdjustment[]) => rows.filter((row) => sameKey(row, key));
    const net = subtractMoney(
      sumMoney(netsOf(lines, key), currency),
      sumAmounts(ofKey(allowances), currency),
    );
    const base = addMoney(net, sumAmounts(ofKey(charges), currency));
    const own = exemptions.find(({ taxCategory }) => taxCategory === key.taxCategory);
    const usual = findExemption(key.taxCategory, language);
    const reason = own?.reason ?? usual?.reason;
    const code = own === undefined ? usual?.code : own.code;
    return {
      ...key,
      base,
      tax: percentOf(base, key.taxRate),
      ...(reason === undefined ? {} : { exemptionReason: reason }),
      ...(code === undefined ? {} : { exemptionCode: code }),
    };
  });
}

/** BG-22 by BR-CO-10 to BR-CO-16; tax is the sum of the rounded rows, never a rounding of a total (BR-CO-14). */
export function computeTotals(
  parts: TaxedParts & { readonly taxBreakdown: readonly TaxBreakdown[] },
  { paid, rounding }: { readonly paid: Money; readonly rounding?: Money | undefined },
): InvoiceTotals {
  const { currency } = paid;
  const lines = sumMoney(
    parts.lines.map((line) => line.net),
    currency,
  );
  const allowances = sumAmounts(parts.allowances, currency);
  const charges = sumAmounts(parts.charges, currency);
  const net = addMoney(subtractMoney(lines, allowances), charges);
  const tax = sumMoney(
    parts.taxBreakdown.map((row) => row.tax),
    currency,
  );
  const gross = addMoney(net, tax);
  const rest = subtractMoney(gross, paid);
  return {
    lines,
    allowances,
    charges,
    net,
    tax,
    gross,
    paid,
    ...(rounding === undefined ? {} : { rounding }),
    due: rounding === undefined ? rest : addMoney(rest, rounding),
  };
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

function allowance(discount: Discount, key: TaxKey, amount: Money): DocumentAdjustment {
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
