/** How each field of a line reads as text, and what typed text means. */

import type { InvoiceLine } from '../../../src/domain/invoice-document.ts';
import { taxKey } from '../field-values.ts';
import type { LineField } from '../invoice-lines.ts';
import type { LineChanges } from '../messages.ts';
import { words as strings } from '../words.ts';
import { parseDecimal, showDecimal } from './parse-decimal.ts';

export type LineValue = { readonly change: LineChanges } | { readonly problem: string };

/** What a line that is not there yet begins with. */
export const blankLine: Pick<InvoiceLine, 'description' | 'quantity' | 'unitCode' | 'unitPrice'> = {
  description: '',
  quantity: '1',
  unitCode: 'C62',
  unitPrice: '',
};

export function readLineField(
  field: LineField,
  line: typeof blankLine & Partial<InvoiceLine>,
  language: string,
): string {
  switch (field) {
    case 'description':
    case 'unitCode':
      return line[field];
    case 'quantity':
    case 'unitPrice':
      return showDecimal(line[field], language);
    case 'lineTax':
      return line.taxCategory === undefined
        ? ''
        : taxKey({ taxCategory: line.taxCategory, taxRate: line.taxRate ?? '' });
    case 'lineDiscount': {
      const [only, ...others] = line.allowances ?? [];
      return only?.percent === undefined || others.length > 0
        ? ''
        : `${showDecimal(only.percent, language)} %`;
    }
  }
}

export function parseLineField(field: LineField, text: string, language: string): LineValue {
  const { problems } = strings.lines;
  switch (field) {
    case 'description':
      return parseDescription(text);
    case 'quantity': {
      const quantity = parseDecimal(text, language);
      return quantity === undefined || Number(quantity) === 0
        ? { problem: problems.quantity }
        : { change: { quantity } };
    }
    case 'unitCode':
      return { change: { unitCode: text } };
    case 'unitPrice': {
      const unitPrice = parseDecimal(text, language);
      return unitPrice === undefined ? { problem: problems.price } : { change: { unitPrice } };
    }
    case 'lineTax': {
      const [taxCategory, taxRate = ''] = text.split(' ');
      if (text === '') return { change: {} };
      return { change: { tax: { taxCategory, taxRate } as NonNullable<LineChanges['tax']> } };
    }
    case 'lineDiscount':
      return parseDiscount(text, language);
  }
}

function parseDescription(text: string): LineValue {
  const description = text.trim();
  if (description === '') return { problem: strings.lines.problems.description };
  return description.length > 500 ? { problem: strings.problems.tooLong(500) } : { change: { description } };
}

function parseDiscount(text: string, language: string): LineValue {
  if (text.trim() === '') return { change: { discountPercent: null } };
  const percent = parseDecimal(text, language);
  if (percent === undefined || Number(percent) > 100) {
    return { problem: strings.lines.problems.percent };
  }
  return { change: { discountPercent: Number(percent) === 0 ? null : percent } };
}
