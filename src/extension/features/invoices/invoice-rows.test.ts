import assert from 'node:assert/strict';
import { invoiceWith } from '../../../../test/support/api-records.ts';
import { inEnglish as t } from '../../platform/words.ts';
import { buildInvoiceRows, describeDue } from './invoice-rows.ts';

const ports = {
  t,
  today: '2026-11-20',
  formatDate: (date: string) => date,
  formatAmount: ({ minor, currency }: { minor: number; currency: string }) => `${minor / 100} ${currency}`,
};

describe('buildInvoiceRows', () => {
  it('puts drafts first, then what is overdue, then what waits for payment', () => {
    const rows = buildInvoiceRows(
      [
        invoiceWith({ id: 'a', state: 'paid' }),
        invoiceWith({ id: 'b', state: 'issued', number: '2026-0042' }),
        invoiceWith({ id: 'c', state: 'sent', overdue: true }),
        invoiceWith({ id: 'd', state: 'draft' }),
      ],
      ports,
    );

    assert.deepEqual(
      rows.map(({ label, description }) => `${label} ${description}`),
      ['Drafts 1', 'Overdue 1', 'Issued 1', 'Paid 1'],
    );
  });

  it('shows number, client, amount and when it is due', () => {
    const [group] = buildInvoiceRows(
      [invoiceWith({ state: 'issued', number: '2026-0042', dueDate: '2026-11-29' })],
      ports,
    );

    assert.equal(group?.children?.[0]?.label, '2026-0042 Nordwind');
    assert.equal(group?.children?.[0]?.description, '4820 EUR · due in 9 days');
    assert.equal(group?.children?.[0]?.kind, 'invoice.issued');
  });

  it('lets an issued invoice be corrected, once, and no credit note', () => {
    const kinds = (['issued', 'paid', 'cancelled'] as const).map(
      (state) => buildInvoiceRows([invoiceWith({ state })], ports)[0]?.children?.[0]?.kind,
    );
    const [credit] = buildInvoiceRows([invoiceWith({ state: 'issued', documentType: '381' })], ports);

    assert.deepEqual(kinds, ['invoice.issued', 'invoice.issued', 'invoice.final']);
    assert.equal(credit?.children?.[0]?.kind, 'invoice.final');
  });

  it('has no due date to speak of while it is a draft', () => {
    const [group] = buildInvoiceRows([invoiceWith({ state: 'draft' })], ports);

    assert.equal(group?.children?.[0]?.label, 'Draft Nordwind');
    assert.equal(group?.children?.[0]?.description, '4820 EUR');
    assert.equal(group?.children?.[0]?.kind, 'invoice.draft');
  });
});

describe('describeDue', () => {
  it('counts calendar days', () => {
    assert.equal(describeDue('2026-11-20', ports), 'due today');
    assert.equal(describeDue('2026-11-21', ports), 'due tomorrow');
    assert.equal(describeDue('2026-11-17', ports), '3 days late');
  });
});
