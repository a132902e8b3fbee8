/**
 * What no rule of EN 16931 forbids and makes no sense: asked for before an invoice is issued. Documents that were issued are
 * not asked: they stay what they are.
 */
import { isDecimalBetween } from '../../exact.ts';
import type { Adjustment, InvoiceDocument, InvoiceLine } from '../../invoice-document.ts';
import { lineGross } from '../../invoice-totals.ts';
import { findMinorDigits, highestAmountMinor } from '../../money.ts';
import { amountTooLarge } from '../amount-reader.ts';
import { type CheckPart, isSaid, type RuleFault, unless } from './fault.ts';

/** The rules that `invoice` breaks, in the order of the document; empty when it makes sense. */
export const findImplausible: CheckPart = (invoice) => [
  ...checkTotals(invoice),
  ...checkAllowances(invoice),
  ...checkAbroad(invoice),
  ...checkExempt(invoice),
];

function checkTotals({ documentType, lines, totals, currency }: InvoiceDocument): readonly RuleFault[] {
  const { lines: sum, gross, paid, rounding } = totals;
  return [
    ...unless(Math.max(Math.abs(sum.minor), Math.abs(gross.minor)) <= highestAmountMinor, {
      rule: 'amount-in-bounds',
      field: 'totals.gross',
      message: amountTooLarge,
    }),
    // Without such a line it is the discount that is too much (discount-in-bounds).
    ...unless(documentType !== '380' || gross.minor >= 0 || lines.every(({ net }) => net.minor >= 0), {
      rule: 'negative-invoice',
      field: 'documentType',
      message:
        'The invoice comes to less than nothing. To give money back, credit the invoice that it was paid for.',
    }),
    ...unless(gross.minor < 0 || paid.minor <= gross.minor, {
      rule: 'prepaid-in-bounds',
      field: 'totals.paid',
      message: 'What is paid already is more than the total.',
    }),
    ...unless(rounding === undefined || Math.abs(rounding.minor) < 10 ** (findMinorDigits(currency) ?? 2), {
      rule: 'rounding-in-bounds',
      field: 'totals.rounding',
      message: `The rounding is 1 ${currency} or more: it evens out less than that.`,
    }),
  ];
}

function checkAllowances({ allowances, lines, currency }: InvoiceDocument): readonly RuleFault[] {
  return [
    ...checkPercents(allowances, 'allowances'),
    ...lines.flatMap((line, index) => checkLineAllowances(line, `lines.${index}`, currency)),
  ];
}

function checkLineAllowances(line: InvoiceLine, field: string, currency: string): readonly RuleFault[] {
  const { allowances = [], net } = line;
  const gross = lineGross(line, currency).minor;
  return [
    ...checkPercents(allowances, `${field}.allowances`),
    ...unless(allowances.length === 0 || gross < 0 || net.minor >= 0, {
      rule: 'allowance-in-bounds',
      field: `${field}.allowances`,
      message: 'The allowances of a line are more than it comes to.',
    }),
  ];
}

function checkPercents(rows: readonly Adjustment[], field: string): readonly RuleFault[] {
  return rows.flatMap(({ percent }, index) =>
    unless(percent === undefined || isDecimalBetween(percent, '0', '100'), {
      rule: 'allowance-in-bounds',
      field: `${field}.${index}.percent`,
      message: 'An allowance is between 0 and 100 %.',
    }),
  );
}

/** Directive 2006/112/EC: art. 138 exempts what goes to another member state (K), art. 146 what leaves the Union (G). */
const abroad = {
  K: ['intra-community-abroad', 'An intra-community supply'],
  G: ['export-abroad', 'An export'],
} as const;

function checkAbroad({ seller, buyer, taxBreakdown }: InvoiceDocument): readonly RuleFault[] {
  if (!isSaid(buyer.countryCode) || seller.countryCode !== buyer.countryCode) return [];
  return (['K', 'G'] as const).flatMap((category) => {
    const [rule, what] = abroad[category];
    return unless(!taxBreakdown.some(({ taxCategory }) => taxCategory === category), {
      rule,
      field: 'buyer.countryCode',
      message: `${what} goes to another country, and the client is in yours: change the VAT of the invoice or the client’s country.`,
      action: 'editClient',
    });
  });
}

/** BR-E-10 asks why: that the work is exempt, which is all that is said where nobody gave a reason, is none. */
function checkExempt({ exemptions = [], taxBreakdown }: InvoiceDocument): readonly RuleFault[] {
  const isExempt = taxBreakdown.some(({ taxCategory }) => taxCategory === 'E');
  const hasReason = exemptions.some(
    ({ taxCategory, reason, code }) => taxCategory === 'E' && (isSaid(reason) || isSaid(code)),
  );
  return unless(!isExempt || hasReason, {
    rule: 'BR-E-10',
    field: 'exemptions',
    message: 'Exempt work needs the reason why no VAT is due: add it to the client, or to your details.',
    action: 'editClient',
  });
}
