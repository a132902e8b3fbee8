/** Terms of payment (BT-20) with cash discount, in words, and as XRechnung wants the latter to be read by machines. */
import { toDecimalString } from '../amounts/minor-digits.ts';
import type { CashDiscount, InvoiceDocument } from '../invoice-document.ts';
import { printFormats } from '../invoice-print/print-formats.ts';
import type { Profile } from './profiles.ts';

/** The terms and, a line each, what is given for paying early; as print, PDF and e-invoice tell them. */
export function describePayment({ paymentTerms, cashDiscounts = [], language }: InvoiceDocument): string {
  const sentences = cashDiscounts.map((discount) => describeDiscount(discount, language));
  return [...sentences, paymentTerms].filter((text) => text.trim() !== '').join('\n');
}

/** BT-20: under XRechnung a cash discount is a line `#SKONTO#TAGE=…#PROZENT=…#` (BR-DE-18). */
export function printPaymentTerms(document: InvoiceDocument, { syntaxOfDiscounts }: Profile): string {
  const { paymentTerms, cashDiscounts = [] } = document;
  if (syntaxOfDiscounts === 'words' || cashDiscounts.length === 0) {
    return describePayment(document);
  }
  const lines = cashDiscounts.map(skontoLine);
  return `${[...lines, ...(paymentTerms.trim() === '' ? [] : [paymentTerms])].join('\n')}\n`;
}

function skontoLine({ days, percent, base }: CashDiscount): string {
  const [whole = '0', fraction = ''] = percent.split('.');
  const of = base === undefined ? '' : `BASISBETRAG=${toDecimalString(base)}#`;
  return `#SKONTO#TAGE=${days}#PROZENT=${whole}.${fraction.padEnd(2, '0')}#${of}`;
}

function describeDiscount({ days, percent, base }: CashDiscount, language: string): string {
  const formats = printFormats(language);
  const share = formats.percent(percent);
  const of = base === undefined ? '' : formats.money(base);
  if (/^de\b/i.test(language)) {
    const part = of === '' ? '' : ` auf ${of}`;
    return `${share} Skonto${part} bei Zahlung innerhalb von ${days} Tagen.`;
  }
  return `${share} discount${of === '' ? '' : ` on ${of}`} for payment within ${days} days.`;
}
