import assert from 'node:assert/strict';
import { invoiceWith } from '../../../../test/support/api-records.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { buildInvoiceRows, describeDue } from './invoice-rows.ts';

const ports = {
  t,
  locale: 'en',
  today: '2026-11-20',
  formatDate: (date: string) => date,
  formatAmount: ({ minor, currency }: { minor: number; currency: string }) => `${minor / 100} ${currency}`,
};

describe('buildInvoiceRows', () => {
  const nothing = { minor: 0, currency: 'EUR' };

  it('puts what is overdue first, then what waits for payment, drafts, and what is settled', () => {
    const rows = buildInvoiceRows(
      [
        invoiceWith({ id: 'a', state: 'paid', due: nothing }),
        invoiceWith({ id: 'b', state: 'issued', number: '2026-0042' }),
        invoiceWith({ id: 'c', state: 'sent', overdue: true }),
        invoiceWith({ id: 'd', state: 'draft' }),
        invoiceWith({ id: 'e', state: 'issued', documentType: '381', due: nothing }),
      ],
      ports,
    );

    assert.deepEqual(
      rows.map(({ label, description }) => `${label} ${description}`),
      ['Overdue 1', 'Open 1', 'Drafts 1', 'Paid 1', 'Credit Notes 1'],
    );
  });

  it('puts the most overdue on top', () => {
    const late = (id: string, dueDate: string) =>
      invoiceWith({ id, state: 'sent', overdue: true, dueDate, number: id });
    const [group] = buildInvoiceRows([late('a', '2026-11-18'), late('b', '2026-10-31')], ports);

    assert.match(group?.children?.[0]?.tooltip ?? '', /\nDue on 2026-10-31\n20 days late/);
    assert.deepEqual(
      group?.children?.map(({ label }) => label),
      ['4820 EUR · 20 d · Nordwind', '4820 EUR · 2 d · Nordwind'],
    );
  });

  it('says which reminder is ready', () => {
    const late = {
      id: 'a',
      state: 'sent',
      overdue: true,
      dueDate: '2026-11-18',
      number: '2026-0042',
    } as const;
    const readyReminders = new Map([['a', 2]]);
    const [group] = buildInvoiceRows([invoiceWith(late)], { ...ports, readyReminders });
    const row = group?.children?.[0];

    assert.equal(row?.description, '2026-0042 · reminder 2 is ready');
    assert.equal(row?.kind, 'invoice.issued.open.overdue');
    assert.match(row?.tooltip ?? '', /reminder 2 is ready$/);
  });

  it('begins with what is due, and tells every sum in the tooltip', () => {
    const change = { state: 'part_paid', number: '2026-0042', dueDate: '2026-11-29' } as const;
    const paid = { due: { minor: 182_000, currency: 'EUR' }, paid: { minor: 300_000, currency: 'EUR' } };
    const [group] = buildInvoiceRows([invoiceWith({ ...change, ...paid })], ports);
    const row = group?.children?.[0];

    assert.equal(row?.label, '1820 EUR · Nordwind');
    assert.deepEqual(
      { description: row?.description, kind: row?.kind },
      { description: 'due in 9 days · 2026-0042', kind: 'invoice.issued.open' },
    );
    assert.match(row?.tooltip ?? '', /4820 EUR\nPaid: 3000 EUR\nDue on 2026-11-29/);
  });

  it('tells drafts of one client and one sum apart by period, then by when they were added', () => {
    const draft = (id: string, periodStart: string, createdAt = '2026-11-18T10:00:00Z') =>
      invoiceWith({ id, state: 'draft', number: null, periodStart, periodEnd: '2026-11-30', createdAt });
    const descriptions = (...drafts: readonly ReturnType<typeof draft>[]) =>
      buildInvoiceRows(drafts, ports)[0]?.children?.map(({ description }) => description);

    assert.deepEqual(descriptions(draft('a', '2026-11-01')), ['Draft']);
    assert.deepEqual(descriptions(draft('a', '2026-11-01'), draft('b', '2026-11-16')), [
      'Draft · Nov 1\u2009–\u200930, 2026',
      'Draft · Nov 16\u2009–\u200930, 2026',
    ]);
    assert.deepEqual(
      descriptions(draft('a', '2026-11-01', '2026-11-19T10:00:00Z'), draft('b', '2026-11-01')),
      ['Draft · added Nov 19, 2026', 'Draft · added Nov 18, 2026'],
    );
  });

  it('lets an issued invoice be corrected and paid, and no credit note', () => {
    const kinds = (
      [
        { state: 'issued' },
        { state: 'paid', due: nothing },
        { state: 'cancelled', due: nothing },
        { state: 'issued', documentType: '381', due: nothing },
      ] as const
    ).map((change) => buildInvoiceRows([invoiceWith(change)], ports)[0]?.children?.[0]?.kind);

    assert.deepEqual(kinds, ['invoice.issued.open', 'invoice.issued', 'invoice.final', 'invoice.final']);
  });

  it('has no due date to speak of while it is a draft', () => {
    const [group] = buildInvoiceRows([invoiceWith({ state: 'draft' })], ports);
    const row = group?.children?.[0];

    assert.deepEqual(
      { label: row?.label, description: row?.description, kind: row?.kind },
      { label: '4820 EUR · Nordwind', description: 'Draft', kind: 'invoice.draft' },
    );
  });
});

describe('describeDue', () => {
  it('counts calendar days', () => {
    assert.equal(describeDue('2026-11-20', ports), 'due today');
    assert.equal(describeDue('2026-11-21', ports), 'due tomorrow');
    assert.equal(describeDue('2026-11-17', ports), '3 days late');
  });
});
