/** Rules on number, dates, currency, references and payment. */

import type { InvoiceDocument } from '../../invoice-document.ts';
import { findMinorDigits } from '../../money.ts';
import { isDate } from '../../time/calendar-date.ts';
import { isAccountingRate, toAccountingTax } from '../accounting-tax.ts';
import { exemptionCodes, paymentMeans } from '../codes/code-lists.ts';
import { type CheckPart, decimalsIn, isSaid, type RuleFault, unless } from './fault.ts';

export const checkHead: CheckPart = (invoice) => [
  ...checkIdentity(invoice),
  ...checkDates(invoice),
  ...checkPreceding(invoice),
  ...checkPayment(invoice),
  ...checkExemptions(invoice),
  ...checkAccounting(invoice),
];

function checkAccounting({
  accountingTax,
  accountingRate,
  totals,
  documentType,
}: InvoiceDocument): readonly RuleFault[] {
  if (accountingRate === undefined) return [];
  const isRate = isAccountingRate(accountingRate);
  // Of several credit notes one may be a minor unit off, as their taxes add up to that of the invoice.
  const slack = documentType === '381' ? 1 : 0;
  const expected = isRate ? toAccountingTax(totals.tax, accountingRate) : undefined;
  return [
    ...unless(isRate, {
      rule: 'accounting-rate',
      field: 'accountingRate.rate',
      message: 'The rate into the accounting currency is a decimal above 0.',
    }),
    ...unless(
      expected === undefined ||
        accountingTax === undefined ||
        (accountingTax.currency === expected.currency &&
          Math.abs(accountingTax.minor - expected.minor) <= slack),
      {
        rule: 'exact-accounting-tax',
        field: 'accountingTax',
        message: 'The VAT in accounting currency is not the VAT times its rate.',
      },
    ),
  ];
}

function checkIdentity({ state, number, documentType, currency, accountingTax }: InvoiceDocument) {
  return [
    ...unless(state === 'draft' || isSaid(number), {
      rule: 'BR-02',
      field: 'number',
      message: 'An issued invoice has a number.',
    }),
    ...unless(['380', '381'].includes(documentType), {
      rule: 'BR-CL-01',
      field: 'documentType',
      message: 'The type is neither 380 (invoice) nor 381 (credit note).',
    }),
    ...unless(currency !== '', { rule: 'BR-05', field: 'currency', message: 'The invoice has no currency.' }),
    ...unless(currency === '' || findMinorDigits(currency) !== undefined, {
      rule: 'BR-CL-04',
      field: 'currency',
      message: `The currency ${currency} is not one of ISO 4217.`,
    }),
    ...unless(accountingTax === undefined || accountingTax.currency !== currency, {
      rule: 'BR-53',
      field: 'accountingTax.currency',
      message: 'The VAT in accounting currency is told in the currency of the invoice: leave it out.',
    }),
  ];
}

function checkDates({
  issueDate,
  dueDate,
  periodStart,
  periodEnd,
  deliveryDate,
  paymentTerms,
  totals,
}: InvoiceDocument) {
  return [
    ...unless(isDate(issueDate), {
      rule: 'BR-03',
      field: 'issueDate',
      message: 'The invoice date is not a date.',
    }),
    ...unless(periodStart <= periodEnd, {
      rule: 'BR-29',
      field: 'periodEnd',
      message: 'The service period ends before it starts.',
    }),
    ...unless(deliveryDate === undefined || isDate(deliveryDate), {
      rule: 'BT-72',
      field: 'deliveryDate',
      message: 'The date of delivery is not a date.',
    }),
    ...unless(totals.due.minor <= 0 || isDate(dueDate) || isSaid(paymentTerms), {
      rule: 'BR-CO-25',
      field: 'dueDate',
      message: 'Neither a due date nor payment terms are given.',
    }),
    ...unless(dueDate >= issueDate, {
      rule: 'due-after-issue',
      field: 'dueDate',
      message: 'The invoice is due before its own date.',
    }),
  ];
}

function checkPreceding({ documentType, precedingInvoices }: InvoiceDocument): readonly RuleFault[] {
  return [
    ...unless(documentType === '380' || precedingInvoices.length > 0, {
      rule: 'BR-55',
      field: 'precedingInvoices',
      message: 'A credit note names the invoice that it corrects.',
    }),
    ...precedingInvoices.flatMap(({ number }, index) =>
      unless(isSaid(number), {
        rule: 'BR-55',
        field: `precedingInvoices.${index}.number`,
        message: 'An invoice that is referred to has no number.',
      }),
    ),
  ];
}

function checkPayment({ paymentMeans: means, seller, cashDiscounts = [], totals }: InvoiceDocument) {
  const isTransfer = means === '30' || means === '58';
  return [
    ...unless(means === undefined || paymentMeans.has(means), {
      rule: 'BR-CL-16',
      field: 'paymentMeans',
      message: `The means of payment ${means} is not one of UNTDID 4461.`,
    }),
    ...unless(!isTransfer || totals.due.minor <= 0 || isSaid(seller.iban), {
      rule: 'BR-61',
      field: 'seller.iban',
      message: 'A credit transfer needs your IBAN: add it in Your Business.',
      action: 'editOrganization',
    }),
    ...cashDiscounts.flatMap(({ percent }, index) =>
      unless(/^\d{1,2}(\.\d{1,2})?$/.test(percent), {
        rule: 'BR-DE-18',
        field: `cashDiscounts.${index}.percent`,
        message: 'A cash discount is a percentage below 100 with two decimals at most.',
      }),
    ),
  ];
}

function checkExemptions({ exemptions = [], taxBreakdown }: InvoiceDocument): readonly RuleFault[] {
  return [
    ...exemptions.flatMap(({ code }, index) =>
      unless(code === undefined || exemptionCodes.has(code), {
        rule: 'BR-CL-22',
        field: `exemptions.${index}.code`,
        message: `The reason ${code} is not one of the list VATEX.`,
      }),
    ),
    ...taxBreakdown.flatMap(({ taxRate }, index) =>
      unless(decimalsIn(taxRate) <= 2, {
        rule: 'percent-decimals',
        field: `taxBreakdown.${index}.taxRate`,
        message: 'A percentage has more than two decimals.',
      }),
    ),
  ];
}
