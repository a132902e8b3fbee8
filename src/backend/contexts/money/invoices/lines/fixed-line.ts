/** A line beside time, as it is typed: read, and changed in parts. */

import { normaliseDecimal } from '../../../../../domain/exact.ts';
import { definedFields } from '../../../../../domain/fields/defined-fields.ts';
import {
  buildFixedLine,
  type DraftLine,
  type FixedItem,
  type LineTerms,
} from '../../../../../domain/invoice-builder.ts';
import type { Adjustment, InvoiceLine } from '../../../../../domain/invoice-document.ts';
import { lineGross } from '../../../../../domain/invoice-totals.ts';
import { unitCodes } from '../../../../../domain/invoicing/codes/unit-codes.ts';
import { parseMoney, percentOf, toDecimalString } from '../../../../../domain/money.ts';
import { invalidField } from '../../../../platform/http/api-error.ts';
import { requireTaxRate } from '../../../account/model/tax-rate.ts';
import type { AddLine, ChangeLine } from './lines.schema.ts';

/** A line of before version 2 told no source. */
export type StoredItem = Omit<InvoiceLine, 'id' | 'net' | 'taxCategory' | 'taxRate'> & Pick<FixedItem, 'tax'>;

export function readNewLine(input: AddLine, terms: LineTerms): DraftLine {
  const { description, quantity, unitPrice } = input;
  const blank = { description, quantity, unitCode: 'C62', unitPrice, priceBaseQuantity: 1 };
  return buildFixedLine(changeItem(blank, input, terms), terms);
}

/** What is left out of `change` stays, an allowance in percent follows quantity and price. */
export function changeItem(item: StoredItem, change: ChangeLine, { currency }: LineTerms): StoredItem {
  const { detail, group, tax, allowances: _before, ...rest } = item;
  const next = {
    ...rest,
    ...said({ detail, group }, change),
    ...definedFields({ description: change.description }),
    ...(change.quantity === undefined ? {} : { quantity: normaliseDecimal(change.quantity) }),
    ...(change.unitCode === undefined || change.unitCode === item.unitCode ? {} : readUnit(change.unitCode)),
    ...(change.unitPrice === undefined ? {} : { unitPrice: readPrice(change.unitPrice, currency) }),
  };
  const nextTax = change.tax === undefined ? tax : (change.tax ?? undefined);
  if (change.tax) requireTaxRate(change.tax.taxCategory, change.tax.taxRate);
  const less = readDiscount(item, { next, change, currency });
  return {
    ...next,
    ...(nextTax && { tax: { ...nextTax, taxRate: normaliseDecimal(nextTax.taxRate) } }),
    ...(less.length > 0 && { allowances: less }),
  };
}

function said(
  before: Readonly<Record<'detail' | 'group', string | undefined>>,
  change: ChangeLine,
): Pick<StoredItem, 'detail' | 'group'> {
  const next = {
    detail: change.detail === undefined ? before.detail : change.detail,
    group: change.group === undefined ? before.group : change.group,
  };
  return {
    ...(next.detail && { detail: next.detail }),
    ...(next.group && { group: next.group }),
  };
}

/** Minutes and seconds are priced by the hour, all else by one. */
function readUnit(unitCode: string): Pick<StoredItem, 'unitCode' | 'priceBaseQuantity'> {
  if (!unitCodes.has(unitCode)) {
    throw invalidField('unitCode', 'is no unit of UN/ECE Recommendation 20');
  }
  return { unitCode, priceBaseQuantity: unitCode === 'MIN' ? 60 : unitCode === 'SEC' ? 3600 : 1 };
}

/** In the decimals of the currency, or more where the price has more. */
function readPrice(text: string, currency: string): string {
  const price = parseMoney(text, currency);
  return price.ok ? toDecimalString(price.value) : normaliseDecimal(text);
}

function readDiscount(
  before: StoredItem,
  {
    next,
    change,
    currency,
  }: { readonly next: StoredItem; readonly change: ChangeLine; readonly currency: string },
): readonly Adjustment[] {
  const gross = lineGross(next, currency);
  if (change.discountPercent !== undefined) {
    const percent = change.discountPercent;
    return percent === null || Number(percent) === 0
      ? []
      : [{ reason: 'Discount', percent, base: gross, amount: percentOf(gross, percent) }];
  }
  const grossBefore = lineGross(before, currency).minor;
  return (before.allowances ?? []).map((row) =>
    row.percent === undefined || row.base?.minor !== grossBefore
      ? row
      : { ...row, base: gross, amount: percentOf(gross, row.percent) },
  );
}
