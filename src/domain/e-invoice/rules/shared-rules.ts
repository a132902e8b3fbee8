/** What XRechnung takes over from Peppol (KoSIT's list of rules, 2.5.0), so that both ask for it. */
import type { Adjustment, InvoiceDocument } from '../../invoice-document.ts';
import { type RuleFault, unless } from '../../invoicing/rules/fault.ts';
import { paymentMeansOf } from '../payment-means.ts';
import { isCloseTo } from './slack.ts';

export function checkShared(invoice: InvoiceDocument): readonly RuleFault[] {
  return [...checkHead(invoice), ...checkLines(invoice), ...checkAdjustments(invoice)];
}

function checkHead(invoice: InvoiceDocument): readonly RuleFault[] {
  const means = paymentMeansOf(invoice);
  const { accountingTax, totals } = invoice;
  return [
    ...unless(means !== '49' && means !== '59', {
      rule: 'PEPPOL-EN16931-R061',
      field: 'paymentMeans',
      message: 'Direct debit needs the mandate, which Vireo does not keep: choose another means of payment.',
    }),
    ...unless(accountingTax === undefined || accountingTax.minor * totals.tax.minor >= 0, {
      rule: 'PEPPOL-EN16931-R055',
      field: 'accountingTax',
      message: 'The VAT in accounting currency has another sign than the VAT of the invoice.',
    }),
  ];
}

function checkLines({ lines, periodStart, periodEnd, deliveryDate, currency }: InvoiceDocument) {
  return lines.flatMap((line, index) => {
    const field = `lines.${index}`;
    const { period, net, allowances = [], charges = [] } = line;
    // With a day of delivery there is no period of the whole that a line could leave.
    const told = deliveryDate === undefined ? period : undefined;
    const change = sum(charges) - sum(allowances);
    return [
      ...unless(told === undefined || told.start >= periodStart, {
        rule: 'PEPPOL-EN16931-R110',
        field: `${field}.period.start`,
        message: 'The period of a line starts before that of the invoice.',
      }),
      ...unless(told === undefined || told.end <= periodEnd, {
        rule: 'PEPPOL-EN16931-R111',
        field: `${field}.period.end`,
        message: 'The period of a line ends after that of the invoice.',
      }),
      ...unless(
        isCloseTo(
          { minor: net.minor - change, currency },
          [line.quantity, line.unitPrice],
          line.priceBaseQuantity,
        ),
        {
          rule: 'PEPPOL-EN16931-R120',
          field: `${field}.net`,
          message: `The net amount, rounded in ${currency}, is more than 0.02 off its quantity times its price: send PDF or CII.`,
        },
      ),
    ];
  });
}

function sum(rows: readonly Adjustment[]): number {
  return rows.reduce((total, { amount }) => total + amount.minor, 0);
}

function checkAdjustments({ allowances, charges, lines, currency }: InvoiceDocument): readonly RuleFault[] {
  const rows: readonly (readonly [field: string, rows: readonly Adjustment[]])[] = [
    ['allowances', allowances],
    ['charges', charges],
    ...lines.flatMap((line, index) => [
      [`lines.${index}.allowances`, line.allowances ?? []] as const,
      [`lines.${index}.charges`, line.charges ?? []] as const,
    ]),
  ];
  return rows.flatMap(([field, list]) =>
    list.flatMap(({ percent, base, amount }, index) =>
      unless(percent === undefined || base === undefined || isPercentOf({ percent, base, amount }), {
        rule: 'PEPPOL-EN16931-R040',
        field: `${field}.${index}.amount`,
        message: `The amount, rounded in ${currency}, is more than 0.02 off its percentage: send PDF or CII.`,
      }),
    ),
  );
}

function isPercentOf({ percent, base, amount }: Required<Pick<Adjustment, 'percent' | 'base' | 'amount'>>) {
  return isCloseTo(amount, [base, percent], 100);
}
