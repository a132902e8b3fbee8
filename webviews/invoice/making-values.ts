/** Grouping, annex, Skonto and a charge of a draft as text, and what typed text means. */

import { findMinorDigits, toDecimalString } from '../../src/domain/amounts/minor-digits.ts';
import { findForeignVatCurrency } from '../../src/domain/tax/accounting-currencies.ts';
import type { InvoiceField } from './invoice-fields.ts';
import { parseDecimal, showDecimal } from './lines/parse-decimal.ts';
import type { InvoiceChanges, InvoiceContent } from './messages.ts';
import { words as strings } from './words.ts';

export type FieldValue = { readonly change: InvoiceChanges } | { readonly problem: string };

type MakingField = Extract<InvoiceField, 'cashDiscount' | 'charge' | 'grouping' | 'annex' | 'accountingRate'>;

/** What a line bills, below which heads: as `project/task`. */
export const groupingKeys = [
  'task',
  'entry',
  'day',
  'person',
  'project',
  'project/task',
  'project/entry',
  'project/day',
  'project/person',
  'person/task',
  'person/entry',
  'person/day',
  'person/project',
] as const;

export function readMaking(
  field: MakingField,
  { document, making }: InvoiceContent,
  language: string,
): string {
  switch (field) {
    case 'cashDiscount': {
      const [first] = document.cashDiscounts ?? [];
      return first === undefined ? '' : `${showDecimal(first.percent, language)} % in ${first.days} days`;
    }
    case 'charge': {
      const [first] = document.charges;
      return first === undefined
        ? ''
        : `${first.reason} ${showDecimal(toDecimalString(first.amount), language)}`;
    }
    case 'grouping': {
      const { lines = 'task', heads = null } = making?.grouping ?? {};
      return heads === null ? lines : `${heads}/${lines}`;
    }
    case 'annex':
      return making?.annex === true ? 'entries' : 'none';
    case 'accountingRate': {
      const { accountingRate: known } = document;
      return known === undefined ? '' : `${showDecimal(known.rate, language)}, ${known.date}`;
    }
  }
}

export function parseGrouping(text: string): NonNullable<InvoiceChanges['grouping']> {
  const [lines, heads = null] = text.split('/').reverse();
  return { lines, heads } as NonNullable<InvoiceChanges['grouping']>;
}

/** `2 % in 14 days`, `2% 14`. */
export function parseCashDiscount(text: string, language: string): FieldValue {
  if (text.trim() === '') return { change: { cashDiscount: null } };
  const [, figure = '', days = ''] = /^\s*([\d.,]+)\s*%?\D+?(\d{1,3})\D*$/.exec(text) ?? [];
  const percent = parseDecimal(figure, language, 2);
  const isValid =
    percent !== undefined && Number(percent) > 0 && Number(percent) < 100 && Number(days) <= 365;
  return isValid && days !== ''
    ? { change: { cashDiscount: { percent, days: Number(days) } } }
    : { problem: strings.problems.cashDiscount };
}

/** `Freight 12.50`: its reason, then the amount. */
export function parseCharge(
  text: string,
  { language, currency }: { readonly language: string; readonly currency: string },
): FieldValue {
  if (text.trim() === '') return { change: { charge: null } };
  const [, reason = '', figure = ''] = /^\s*(\S.*?)[\s:]+([\d.,'’]+)\s*\S{0,3}\s*$/.exec(text) ?? [];
  const digits = findMinorDigits(currency) ?? 2;
  const amount = parseDecimal(figure, language, Math.max(digits, 1));
  if (amount === undefined || Number(amount) === 0 || (amount.split('.')[1]?.length ?? 0) > digits) {
    return { problem: strings.problems.charge };
  }
  const [whole = '', fraction = ''] = amount.split('.');
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return { change: { charge: { reason: reason.slice(0, 200), amount: { minor, currency } } } };
}

/** The currency that a draft tells its VAT in beside its own, or has to. */
export function findVatCurrency(document: InvoiceContent['document']): string | undefined {
  return document.accountingRate?.currency ?? findForeignVatCurrency(document);
}

/** `0.9234`, of the day of issue, or `0.9234, 2026-11-19`. */
export function parseAccountingRate(
  text: string,
  language: string,
  document: InvoiceContent['document'] | undefined,
): FieldValue {
  if (text.trim() === '') return { change: { accountingRate: null } };
  const [, figure = '', day] = /^\s*(\d(?:[\d.,]*\d)?)(?:[,;\s]\D*(\d{4}-\d{2}-\d{2}))?\s*$/.exec(text) ?? [];
  const rate = parseDecimal(figure, language, 9);
  const date = day ?? document?.issueDate;
  const currency = document && findVatCurrency(document);
  return rate === undefined || Number(rate) === 0 || date === undefined || currency === undefined
    ? { problem: strings.problems.accountingRate }
    : { change: { accountingRate: { currency, rate, date } } };
}
