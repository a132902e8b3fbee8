/** Allowances and charges on a draft's document: a percentage follows the lines of its tax. */
import type { DraftDetails } from '../../../../../contract/invoicing/invoice-document-schema.ts';
import type { DocumentAdjustment, InvoiceLine } from '../../../../../domain/invoice-document.ts';
import type { TaxKey } from '../../../../../domain/invoice-totals.ts';
import { type Money, percentOf, sumMoney } from '../../../../../domain/money.ts';
import { text } from '../../../../../words/text.ts';
import { invalidField } from '../../../../platform/http/api-error.ts';
import { requireTaxRate } from '../../../account/model/tax-rate.ts';
import type { AdjustmentInput } from './lines.schema.ts';

interface Taxed {
  readonly lines: readonly InvoiceLine[];
  /** Of rows that name none. */
  readonly tax: TaxKey;
  readonly currency: string;
}

export function readAdjustments(
  rows: readonly AdjustmentInput[],
  field: 'allowances' | 'charges',
  { lines, tax, currency }: Taxed,
): DocumentAdjustment[] {
  return rows.map(({ reason, percent, amount, ...own }, index) => {
    const key = { taxCategory: own.taxCategory ?? tax.taxCategory, taxRate: own.taxRate ?? tax.taxRate };
    requireTaxRate(key.taxCategory, key.taxRate);
    if (amount !== undefined && amount.currency !== currency) {
      throw invalidField(
        `${field}.${index}.amount.currency`,
        text`must be ${currency}, the currency of the invoice`,
      );
    }
    if ((percent === undefined) === (amount === undefined)) {
      throw invalidField(`${field}.${index}`, 'has either a percentage or an amount');
    }
    if (amount !== undefined) return { reason, amount, ...key };
    const base = baseOf(lines, key, currency);
    return { reason, percent: percent ?? '0', base, amount: percentOf(base, percent ?? '0'), ...key };
  });
}

function baseOf(lines: readonly InvoiceLine[], key: TaxKey, currency: string): Money {
  const own = lines.filter((line) => line.taxCategory === key.taxCategory && line.taxRate === key.taxRate);
  return sumMoney(
    own.map(({ net }) => net),
    currency,
  );
}

/** Rows of the tax that the draft had, under the one that it has now: they are taxed as its lines are. */
export function moveTax(
  details: DraftDetails,
  from: TaxKey,
  to: TaxKey,
): Pick<DraftDetails, 'allowances' | 'charges'> {
  const move = (rows: readonly DocumentAdjustment[]) => rows.map((row) => moveTaxOf(row, from, to));
  return {
    ...(details.allowances && { allowances: move(details.allowances) }),
    ...(details.charges && { charges: move(details.charges) }),
  };
}

export function moveTaxOf<Taxed extends TaxKey>(row: Taxed, from: TaxKey, to: TaxKey): Taxed {
  const isOld = row.taxCategory === from.taxCategory && row.taxRate === from.taxRate;
  return isOld ? { ...row, taxCategory: to.taxCategory, taxRate: to.taxRate } : row;
}

/** Percentages of all lines of a tax are of the changed lines; one whose base was told otherwise stays. */
export function followLines(
  details: DraftDetails,
  {
    before,
    after,
    currency,
  }: {
    readonly before: readonly InvoiceLine[];
    readonly after: readonly InvoiceLine[];
    readonly currency: string;
  },
): Pick<DraftDetails, 'allowances' | 'charges'> {
  const follow = (rows: readonly DocumentAdjustment[]) =>
    rows.map((row) => {
      const { percent, base } = row;
      if (percent === undefined || base?.minor !== baseOf(before, row, currency).minor) return row;
      const next = baseOf(after, row, currency);
      return { ...row, base: next, amount: percentOf(next, percent) };
    });
  return {
    ...(details.allowances && { allowances: follow(details.allowances) }),
    ...(details.charges && { charges: follow(details.charges) }),
  };
}
