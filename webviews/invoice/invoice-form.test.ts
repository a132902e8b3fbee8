import assert from 'node:assert/strict';
import { InvoiceForm } from './invoice-form.ts';
import type { InvoiceContent } from './messages.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const content: InvoiceContent = {
  type: 'invoice',
  version: 3,
  savedAt: '2026-11-19T13:58:00Z',
  traces: [],
  checks: [],
  taxChoices: [{ taxCategory: 'S', taxRate: '19' }],
  languages: ['en-GB', 'de-DE'],
  editable: true,
  document: {
    version: 2,
    id: 'i1',
    documentType: '380',
    state: 'draft',
    issueDate: '2026-11-19',
    dueDate: '2026-12-19',
    periodStart: '2026-11-01',
    periodEnd: '2026-11-15',
    currency: 'EUR',
    seller: { name: 'Mara Voss', addressLines: [], countryCode: 'DE' },
    buyer: { name: 'Nordwind GmbH', addressLines: [], countryCode: 'DE' },
    precedingInvoices: [],
    lines: [],
    allowances: [{ reason: 'Discount', percent: '2', amount: eur(8010), taxCategory: 'S', taxRate: '19' }],
    charges: [],
    taxBreakdown: [],
    totals: {
      lines: eur(0),
      allowances: eur(0),
      charges: eur(0),
      net: eur(0),
      tax: eur(0),
      gross: eur(0),
      paid: eur(0),
      due: eur(0),
    },
    paymentTerms: '',
    language: 'en-GB',
  },
};

describe('InvoiceForm', () => {
  let form: InvoiceForm;

  beforeEach(() => {
    form = new InvoiceForm('en-GB');
  });

  it('takes a rate for VAT that is due in another currency, of the day of issue where none is typed', () => {
    const foreign = {
      ...content,
      document: {
        ...content.document,
        currency: 'USD',
        totals: { ...content.document.totals, tax: { minor: 1900, currency: 'USD' } },
      },
    };
    const typed = (text: string) => {
      form.type('accountingRate', text);
      return form.takeChanges(1, foreign)?.accountingRate;
    };

    assert.deepEqual(typed('0.9234'), { currency: 'EUR', rate: '0.9234', date: '2026-11-19' });
    assert.deepEqual(typed('0.9, 2026-11-18'), { currency: 'EUR', rate: '0.9', date: '2026-11-18' });
    assert.equal(typed(''), null);
    for (const wrong of ['0', 'about one', '0.9234 yesterday']) {
      assert.equal(typed(wrong), undefined);
      assert.match(form.problemOf('accountingRate', foreign) ?? '', /Not a rate/);
    }
  });

  it('shows the stored values until something is typed', () => {
    assert.equal(form.textOf('issueDate', content), '19 Nov 2026');
    assert.equal(form.textOf('period', content), '1–15 Nov 2026');
    assert.equal(form.textOf('discountPercent', content), '2%');
    assert.equal(form.takeChanges(1, content), undefined);
    assert.equal(form.isSettled, true);
  });

  it('sends each valid change once, as values', () => {
    form.type('dueDate', '31.12.2026');
    form.type('discountPercent', '2,5 %');
    form.type('buyerReference', '  ');
    form.type('tax', 'AE 0');

    assert.deepEqual(form.takeChanges(1, content), {
      dueDate: '2026-12-31',
      discountPercent: '2.5',
      buyerReference: null,
      tax: { taxCategory: 'AE', taxRate: '0' },
    });
    assert.equal(form.takeChanges(2, content), undefined);
  });

  it('keeps invalid text with its reason and sends the rest', () => {
    form.type('dueDate', 'soon');
    form.type('note', 'Thank you.');

    assert.deepEqual(form.takeChanges(1, content), { note: 'Thank you.' });
    assert.equal(form.textOf('dueDate', content), 'soon');
    assert.match(form.problemOf('dueDate', content) ?? '', /Not a date/);
    assert.equal(form.findInvalid(content), 'dueDate');
  });

  it('refuses percentages that are none', () => {
    for (const text of ['-1', '101', '2..5', '1e1', 'two', '100.1', '2.12345']) {
      form.type('discountPercent', text);

      assert.notEqual(form.problemOf('discountPercent', content), undefined, text);
    }
    for (const text of ['0', '', '100', '99,9999 %']) {
      form.type('discountPercent', text);

      assert.equal(form.problemOf('discountPercent', content), undefined, text);
    }
  });

  it('compares the two dates as they are typed', () => {
    form.type('dueDate', '1 Nov 2026');
    assert.match(form.problemOf('dueDate', content) ?? '', /before the invoice date/);

    form.type('issueDate', '31 Oct 2026');
    assert.equal(form.problemOf('dueDate', content), undefined);
  });

  it('lets the invoice date pass the due date, which may follow it', () => {
    form.type('issueDate', '24 Dec 2026');

    assert.equal(form.findInvalid(content), undefined);
    assert.deepEqual(form.takeChanges(1, content), { issueDate: '2026-12-24' });
  });

  it('marks a stored due date that lies before the invoice date', () => {
    const stored = { ...content, document: { ...content.document, issueDate: '2026-12-24' } };

    assert.equal(form.findInvalid(stored), 'dueDate');
    form.type('dueDate', '');
    assert.equal(form.findInvalid(stored), undefined);
    assert.deepEqual(form.takeChanges(1, stored), { dueDate: null });
  });

  it('keeps what is typed under the cursor until the field is left', () => {
    form.type('issueDate', '20.11.2026');
    form.takeChanges(1, content);
    form.accept(1);

    assert.equal(form.textOf('issueDate', content), '20.11.2026');
    assert.equal(form.isSettled, true);

    form.leave('issueDate');
    assert.equal(form.textOf('issueDate', content), '19 Nov 2026');
  });

  it('does not take a late answer for what was typed since', () => {
    form.type('note', 'a');
    form.takeChanges(1, content);
    form.type('note', 'ab');
    form.accept(1);

    assert.equal(form.textOf('note', content), 'ab');
    assert.equal(form.isSettled, false);
    assert.deepEqual(form.takeChanges(2, content), { note: 'ab' });
  });

  it('marks the fields that the host refused and frees the others of that update', () => {
    form.type('issueDate', '18 Nov 2026');
    form.type('note', 'x');
    form.takeChanges(1, content);
    form.refuse({ answers: 1, fields: [{ field: 'issueDate', issue: 'Before the last issued invoice.' }] });

    assert.equal(form.problemOf('issueDate', content), 'Before the last issued invoice.');
    assert.deepEqual(form.takeChanges(2, content), { note: 'x' });
    form.accept(2);
    assert.equal(form.problemOf('issueDate', content), 'Before the last issued invoice.');
  });

  it('gives what is unsaved back after a reload', () => {
    form.type('dueDate', 'soon');
    form.type('note', 'x');
    const again = new InvoiceForm('en-GB');
    again.restore(form.unsaved());

    assert.equal(again.textOf('dueDate', content), 'soon');
    assert.deepEqual(again.takeChanges(1, content), { note: 'x' });
  });
});
