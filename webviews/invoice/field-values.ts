/** How each editable field of an invoice reads as text, and what typed text means: the change to send, or why there is none. */

import { parseDate, parseSpan } from '../components/dates.ts';
import { formatsFor } from '../components/formats.ts';
import type { InvoiceField } from './invoice-fields.ts';
import {
  type FieldValue,
  parseAccountingRate,
  parseCashDiscount,
  parseCharge,
  parseGrouping,
  readMaking,
} from './making-values.ts';
import type { InvoiceChanges, InvoiceContent } from './messages.ts';
import { words as strings } from './words.ts';

export type { FieldValue };

/** The field as the stored document has it. */
export function readField(field: InvoiceField, content: InvoiceContent, userLanguage: string): string {
  const { document } = content;
  const formats = formatsFor(userLanguage);
  switch (field) {
    case 'issueDate':
    case 'dueDate':
      return formats.date(document[field]);
    case 'period':
      return formats.dateRange(document.periodStart, document.periodEnd);
    case 'buyerReference':
    case 'note':
      return document[field] ?? '';
    case 'discountPercent':
      return readDiscount(content, userLanguage);
    case 'tax':
      return readTax(content);
    case 'language':
      return document.language;
    case 'cashDiscount':
    case 'charge':
    case 'grouping':
    case 'annex':
    case 'accountingRate':
      return readMaking(field, content, userLanguage);
  }
}

function readDiscount({ document, making }: InvoiceContent, userLanguage: string): string {
  const percent =
    making === undefined ? document.allowances[0]?.percent : (making.discountPercent ?? undefined);
  return percent === undefined ? '' : formatsFor(userLanguage).percent(percent);
}

/** `S 19`, the key of a choice; empty when lines differ. */
function readTax({ document }: InvoiceContent): string {
  const keys = new Set(document.lines.map(taxKey));
  return keys.size === 1 ? ([...keys][0] ?? '') : '';
}

/** Names a pair of category and rate within the VAT field. */
export function taxKey(taxed: { readonly taxCategory: string; readonly taxRate: string }): string {
  return `${taxed.taxCategory} ${taxed.taxRate}`;
}

/** What `text`, typed into `field`, asks for. */
export function parseField(
  field: InvoiceField,
  text: string,
  userLanguage: string,
  content?: Pick<InvoiceContent, 'document'>,
): FieldValue {
  const { problems } = strings;
  switch (field) {
    case 'dueDate':
      return text.trim() === '' ? { change: { dueDate: null } } : parseDay(field, text, userLanguage);
    case 'issueDate':
      return parseDay(field, text, userLanguage);
    case 'period': {
      const period = parseSpan(text, userLanguage);
      return period === undefined ? { problem: problems.span } : { change: { period } };
    }
    case 'buyerReference':
      return parseText(field, text, 200);
    case 'note':
      return parseText(field, text, 4_000);
    case 'discountPercent':
      return parseDiscount(text);
    case 'tax': {
      const [taxCategory, taxRate = ''] = text.split(' ');
      return { change: { tax: { taxCategory, taxRate } as NonNullable<InvoiceChanges['tax']> } };
    }
    case 'language':
      return { change: { language: text } };
    case 'cashDiscount':
      return parseCashDiscount(text, userLanguage);
    case 'charge':
      return parseCharge(text, { language: userLanguage, currency: content?.document.currency ?? '' });
    case 'grouping':
      return { change: { grouping: parseGrouping(text) } };
    case 'annex':
      return { change: { annex: text === 'entries' } };
    case 'accountingRate':
      return parseAccountingRate(text, userLanguage, content?.document);
  }
}

function parseDay(field: 'issueDate' | 'dueDate', text: string, userLanguage: string): FieldValue {
  const date = parseDate(text, userLanguage);
  return date === undefined ? { problem: strings.problems.date } : { change: { [field]: date } };
}

function parseText(field: 'buyerReference' | 'note', text: string, limit: number): FieldValue {
  const value = text.trim();
  return value.length > limit
    ? { problem: strings.problems.tooLong(limit) }
    : { change: { [field]: value === '' ? null : value } };
}

/** `2`, `2 %`, `2,5 %`: at most four digits after the point, so that the printed percentage is the exact one. */
function parseDiscount(text: string): FieldValue {
  const figure = text.replace(/[\s\u00a0\u202f%]/g, '').replace(',', '.');
  if (figure === '' || /^0+(\.0+)?$/.test(figure)) {
    return { change: { discountPercent: null } };
  }
  return /^(\d{1,2}(\.\d{1,4})?|100(\.0{1,4})?)$/.test(figure)
    ? { change: { discountPercent: figure } }
    : { problem: strings.problems.discount };
}
