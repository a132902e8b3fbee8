/** Rules on the sums, each held exactly: the official ones let a tax pass that is wrong by up to 0.99 (BR-CO-17, BR-S-09). */
import type { InvoiceDocument, InvoiceTotals, TaxBreakdown } from '../../invoice-document.ts';
import { breakDownTax, computeTotals } from '../../invoice-totals.ts';
import { type CheckPart, type RuleFault, sameMoney, unless } from './fault.ts';

export const checkSums: CheckPart = (invoice) => [
  ...checkBreakdown(invoice),
  ...checkTotals(invoice),
  ...unless(invoice.totals.paid.minor >= 0, {
    rule: 'BT-113',
    field: 'totals.paid',
    message: 'What is paid already is less than nothing.',
  }),
  ...unless(
    invoice.taxBreakdown.every(
      (row) => invoice.documentType === '381' || row.base.minor >= 0 || hasNegativeLine(invoice),
    ),
    {
      rule: 'discount-in-bounds',
      field: 'allowances',
      message: 'The discount is more than what it is taken from.',
    },
  ),
];

function hasNegativeLine({ lines }: InvoiceDocument): boolean {
  return lines.some(({ net }) => net.minor < 0);
}

/** Each row by its own rule: missing or too many (BR-x-01, BR-CO-18), base (BR-x-08), tax (BR-CO-17). */
function checkBreakdown(invoice: InvoiceDocument): readonly RuleFault[] {
  const computed = breakDownTax(invoice, invoice.currency, invoice.language);
  const missing = computed.filter((row) => findRow(invoice.taxBreakdown, row) === undefined);
  return [
    ...unless(invoice.taxBreakdown.length > 0 || computed.length === 0, {
      rule: 'BR-CO-18',
      field: 'taxBreakdown',
      message: 'The invoice has no VAT breakdown.',
    }),
    ...missing.map((row) => ({
      rule: `BR-${nameOf(row)}-01`,
      field: 'taxBreakdown',
      message: `The VAT breakdown has no row for ${row.taxCategory} ${row.taxRate} %.`,
    })),
    ...invoice.taxBreakdown.flatMap((row, index) =>
      checkRow(row, findRow(computed, row), { index, isCredit: invoice.documentType === '381' }),
    ),
  ];
}

function checkRow(
  row: TaxBreakdown,
  expected: TaxBreakdown | undefined,
  { index, isCredit }: { readonly index: number; readonly isCredit: boolean },
): readonly RuleFault[] {
  const field = `taxBreakdown.${index}`;
  if (expected === undefined) {
    return [
      {
        rule: `BR-${nameOf(row)}-01`,
        field,
        message: `The VAT breakdown has a row for ${row.taxCategory} ${row.taxRate} %, but no line, allowance or charge has.`,
      },
    ];
  }
  return [
    ...unless(sameMoney(row.base, expected.base), {
      rule: `BR-${nameOf(row)}-08`,
      field: `${field}.base`,
      message: 'A tax base is not the sum of lines less allowances, with charges, of its category and rate.',
    }),
    ...unless(!sameMoney(row.base, expected.base) || isTaxOf(row, expected, isCredit), {
      rule: 'BR-CO-17',
      field: `${field}.tax`,
      message: 'A tax amount is not its base times its rate.',
    }),
  ];
}

/**
 * Taxes of several credit notes add up to that of their invoice: one of them may be a minor unit off its own base, which the
 * official rule lets pass.
 */
function isTaxOf(row: TaxBreakdown, expected: TaxBreakdown, isCredit: boolean): boolean {
  const isNear =
    Math.abs(row.tax.minor - expected.tax.minor) <= 1 && row.tax.currency === expected.tax.currency;
  return sameMoney(row.tax, expected.tax) || (isCredit && isNear);
}

const sumRules: readonly (readonly [keyof InvoiceTotals, string, string])[] = [
  ['lines', 'BR-CO-10', 'The sum of lines is not the sum of their net amounts.'],
  ['allowances', 'BR-CO-11', 'The sum of allowances is not what they add up to.'],
  ['charges', 'BR-CO-12', 'The sum of charges is not what they add up to.'],
  ['net', 'BR-CO-13', 'The net total is not lines less allowances, with charges.'],
  ['tax', 'BR-CO-14', 'The VAT total is not the sum of the VAT breakdown.'],
  ['gross', 'BR-CO-15', 'The total is not net total and VAT.'],
  ['due', 'BR-CO-16', 'What is to be paid is not the total less what is paid, with rounding.'],
];

/** Each sum by its own rule, of the sums that the document tells: one wrong figure is named once. */
function checkTotals({ totals, ...invoice }: InvoiceDocument): readonly RuleFault[] {
  const { paid, rounding } = totals;
  const summed = computeTotals(invoice, { paid, rounding });
  const net = totals.lines.minor - totals.allowances.minor + totals.charges.minor;
  const expected: Readonly<Record<string, number>> = {
    lines: summed.lines.minor,
    allowances: summed.allowances.minor,
    charges: summed.charges.minor,
    net,
    tax: summed.tax.minor,
    gross: totals.net.minor + totals.tax.minor,
    due: totals.gross.minor - paid.minor + (rounding?.minor ?? 0),
  };
  return sumRules.flatMap(([name, rule, message]) =>
    unless(totals[name]?.minor === expected[name] && totals[name]?.currency === invoice.currency, {
      rule,
      field: `totals.${name}`,
      message,
    }),
  );
}

function findRow(
  rows: readonly TaxBreakdown[],
  { taxCategory, taxRate }: TaxBreakdown,
): TaxBreakdown | undefined {
  return rows.find((row) => row.taxCategory === taxCategory && row.taxRate === taxRate);
}

function nameOf({ taxCategory }: TaxBreakdown): string {
  return taxCategory === 'K' ? 'IC' : taxCategory;
}
