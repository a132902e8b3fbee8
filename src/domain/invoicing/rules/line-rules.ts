/** Rules on lines, and on what is taken off or added. */
import { findSeconds } from '../../duration.ts';
import { isDecimal, isDecimalBetween } from '../../exact.ts';
import type { Adjustment, InvoiceDocument, InvoiceLine } from '../../invoice-document.ts';
import { adjustmentAmount, lineNet } from '../../invoice-totals.ts';
import { isTaxCategory, isTaxRateOf } from '../../tax-categories.ts';
import { allowanceReasons, chargeReasons } from '../codes/code-lists.ts';
import { unitCodes } from '../codes/unit-codes.ts';
import { type CheckPart, decimalsIn, isSaid, type RuleFault, sameMoney, unless } from './fault.ts';

export const checkLines: CheckPart = (invoice) => [
  ...unless(invoice.lines.length > 0, { rule: 'BR-16', field: 'lines', message: 'The invoice has no line.' }),
  ...invoice.lines.flatMap((line, index) => checkLine(line, `lines.${index}`, invoice)),
];

/** BG-20 and BG-21. */
export const checkAdjustments: CheckPart = ({ allowances, charges, currency }) => [
  ...allowances.flatMap((row, index) => [
    ...checkAdjustment(row, `allowances.${index}`, { ...documentAllowance, currency }),
    ...checkTax(row, `allowances.${index}`, 'BR-32'),
  ]),
  ...charges.flatMap((row, index) => [
    ...checkAdjustment(row, `charges.${index}`, { ...documentCharge, currency }),
    ...checkTax(row, `charges.${index}`, 'BR-37'),
  ]),
];

/** Faults that leave no sum to compute; the other rules are asked when there are none. */
export function checkFigures(
  line: Pick<InvoiceLine, 'quantity' | 'unitPrice' | 'priceBaseQuantity'>,
  field: string,
): readonly RuleFault[] {
  return [
    ...unless(isSaid(line.quantity), {
      rule: 'BR-22',
      field: `${field}.quantity`,
      message: 'A line has no quantity.',
    }),
    ...unless(!isSaid(line.quantity) || isDecimal(line.quantity), {
      rule: 'BT-129',
      field: `${field}.quantity`,
      message: 'A quantity is not a decimal such as 1 or 2.5.',
    }),
    ...unless(isSaid(line.unitPrice), {
      rule: 'BR-26',
      field: `${field}.unitPrice`,
      message: 'A line has no price.',
    }),
    ...unless(!isSaid(line.unitPrice) || isDecimal(line.unitPrice), {
      rule: 'BT-146',
      field: `${field}.unitPrice`,
      message: 'A unit price is not a decimal such as 110.00.',
    }),
    ...unless(Number.isInteger(line.priceBaseQuantity) && line.priceBaseQuantity > 0, {
      rule: 'PEPPOL-EN16931-R121',
      field: `${field}.priceBaseQuantity`,
      message: 'A price is for a whole number of units above 0.',
    }),
  ];
}

function checkLine(line: InvoiceLine, field: string, { currency }: InvoiceDocument): readonly RuleFault[] {
  return [
    ...unless(isSaid(line.description), {
      rule: 'BR-25',
      field: `${field}.description`,
      message: 'A line has no description.',
    }),
    ...unless(isSaid(line.unitCode), {
      rule: 'BR-23',
      field: `${field}.unitCode`,
      message: 'A line has no unit.',
    }),
    ...unless(!isSaid(line.unitCode) || unitCodes.has(line.unitCode), {
      rule: 'BR-CL-23',
      field: `${field}.unitCode`,
      message: `The unit ${line.unitCode} is not one of UN/ECE Recommendation 20, such as HUR, DAY or C62.`,
    }),
    ...unless(!line.unitPrice.startsWith('-'), {
      rule: 'BR-27',
      field: `${field}.unitPrice`,
      message: 'A unit price is negative: make the quantity negative instead.',
    }),
    ...unless(decimalsIn(line.unitPrice) <= 4 && decimalsIn(line.quantity) <= 4, {
      rule: 'four-decimals',
      field: decimalsIn(line.quantity) > 4 ? `${field}.quantity` : `${field}.unitPrice`,
      message: 'Quantity and price have four decimals at most.',
    }),
    ...unless(line.period === undefined || line.period.start <= line.period.end, {
      rule: 'BR-30',
      field: `${field}.period.end`,
      message: 'The period of a line ends before it starts.',
    }),
    ...unless(sameMoney(line.net, lineNet(line, currency)), {
      rule: 'exact-line-net',
      field: `${field}.net`,
      message:
        'A line’s quantity times its price, less allowances, with charges, is not its net amount (PEPPOL-EN16931-R120).',
    }),
    ...unless(Number.isInteger(findSeconds(line) ?? 0), {
      rule: 'whole-units',
      field: `${field}.quantity`,
      message: 'Time is billed in whole minutes or whole seconds.',
    }),
    ...checkTax(line, field, 'BR-CO-04'),
    ...(line.allowances ?? []).flatMap((row, index) =>
      checkAdjustment(row, `${field}.allowances.${index}`, { ...lineAllowance, currency }),
    ),
    ...(line.charges ?? []).flatMap((row, index) =>
      checkAdjustment(row, `${field}.charges.${index}`, { ...lineCharge, currency }),
    ),
  ];
}

/** Category and rate of a line, an allowance or a charge. */
function checkTax(
  { taxCategory, taxRate }: Pick<InvoiceLine, 'taxCategory' | 'taxRate'>,
  field: string,
  missing: string,
): readonly RuleFault[] {
  const known = isTaxCategory(taxCategory);
  // A document that was read may have none.
  const said: string = taxCategory;
  return [
    ...unless(said !== '', {
      rule: missing,
      field: `${field}.taxCategory`,
      message: 'A tax category is missing.',
    }),
    ...unless(said === '' || known, {
      rule: 'BR-CL-18',
      field: `${field}.taxCategory`,
      message: `${taxCategory} is none of the tax categories S, Z, E, AE, K, G, O.`,
    }),
    ...unless(!known || isTaxRateOf(taxCategory, taxRate), {
      rule: `BR-${taxCategory === 'K' ? 'IC' : taxCategory}-05`,
      field: `${field}.taxRate`,
      message:
        taxCategory === 'S' && taxRate === '0'
          ? 'The VAT rate is not known: set it on this invoice, and in your details for the next ones.'
          : 'A tax rate does not fit its category: standard has one above 0, every other has 0.',
      ...(taxCategory === 'S' && taxRate === '0' && { action: 'editOrganization' }),
    }),
    ...unless(!isDecimalBetween(taxRate, '0', '100') || decimalsIn(taxRate) <= 2, {
      rule: 'percent-decimals',
      field: `${field}.taxRate`,
      message: 'A percentage has more than two decimals.',
    }),
  ];
}

interface AdjustmentRules {
  readonly reason: string;
  readonly amount: string;
  readonly codes: ReadonlySet<string>;
  readonly codeRule: string;
}
const documentAllowance = { reason: 'BR-33', amount: 'BR-31', codes: allowanceReasons, codeRule: 'BR-CL-19' };
const documentCharge = { reason: 'BR-38', amount: 'BR-36', codes: chargeReasons, codeRule: 'BR-CL-20' };
const lineAllowance = { reason: 'BR-42', amount: 'BR-41', codes: allowanceReasons, codeRule: 'BR-CL-19' };
const lineCharge = { reason: 'BR-44', amount: 'BR-43', codes: chargeReasons, codeRule: 'BR-CL-20' };

function checkAdjustment(
  row: Adjustment,
  field: string,
  rules: AdjustmentRules & { readonly currency: string },
): readonly RuleFault[] {
  return [
    ...unless(isSaid(row.reason) || isSaid(row.reasonCode), {
      rule: rules.reason,
      field: `${field}.reason`,
      message: 'An allowance or charge has no reason.',
    }),
    ...unless(row.reasonCode === undefined || rules.codes.has(row.reasonCode), {
      rule: rules.codeRule,
      field: `${field}.reasonCode`,
      message: `The code ${row.reasonCode} is none of the list of reasons.`,
    }),
    ...unless(row.amount.minor >= 0 && row.amount.currency === rules.currency, {
      rule: rules.amount,
      field: `${field}.amount`,
      message: 'An allowance or charge is an amount of 0 or more in the currency of the invoice.',
    }),
    ...unless(row.percent === undefined || decimalsIn(row.percent) <= 4, {
      rule: 'percent-decimals',
      field: `${field}.percent`,
      message: 'A percentage has more than four decimals.',
    }),
    ...unless(row.amount.minor === adjustmentAmount(row).minor, {
      rule: 'PEPPOL-EN16931-R040',
      field: `${field}.amount`,
      message: 'An allowance or charge is not its base times its percentage.',
    }),
  ];
}
