import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { read } from '../../../../testing/coach/frame-lines.ts';

describe('a denial of several conditions', () => {
  const rows: readonly (readonly [string, RegExp])[] = [
    ['total invoiced this year excluding drafts and credit notes', /!invoice draft, !invoice credit/],
    ['invoices without drafts and without credit notes this year', /!invoice draft, !invoice credit/],
    ['Rechnungen ohne Entwürfe und Gutschriften dieses Jahr', /!invoice draft, !invoice credit/],
    ['Rechnungen, die weder bezahlt noch überfällig sind', /!invoice paid, !invoice overdue/],
    ['invoices that are neither paid nor overdue', /!invoice paid, !invoice overdue/],
    ['invoices not paid and overdue', /!invoice paid, invoice overdue/],
    ['invoices sent but not paid', /invoice sent, !invoice paid/],
  ];
  for (const [text, expected] of rows)
    it(`is of each: ${text}`, () => {
      assert.match(read(text), expected);
    });
});
