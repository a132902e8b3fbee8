import assert from 'node:assert/strict';
import type { InvoiceHistory, Payment } from '../../../src/api-client/index.ts';
import { invoiceWith } from '../../../test/support/api-records.ts';
import { invoiceAccountSchema } from '../account-messages.ts';
import { toAccount } from './invoice-account.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

function payment(id: string, change: Partial<Payment> = {}): Payment {
  const part = { invoiceNumber: '', paid: eur(1_000), discounted: eur(20), writtenOff: eur(0) };
  return {
    id,
    version: 1,
    createdAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    kind: 'payment',
    clientId: 'c1',
    clientName: 'Nordwind',
    valueDate: '2026-11-20',
    amount: eur(3_000),
    allocations: [
      { ...part, invoiceId: 'i1' },
      { ...part, invoiceId: 'i2', paid: eur(2_000) },
    ],
    account: null,
    reference: 'Statement 47',
    note: null,
    unallocated: eur(0),
    reversesId: null,
    reversedById: null,
    recordedBy: 'Mara',
    ...change,
  };
}

const blank = {
  by: 'Mara',
  amount: null,
  to: null,
  via: null,
  reference: null,
  paymentId: null,
  invoiceId: null,
};
const sent = { to: 'ap@nordwind.example', via: 'email' } as const;

describe('toAccount', () => {
  const history: InvoiceHistory = {
    items: [
      { ...blank, step: 'created', date: '2026-11-15', at: '2026-11-15T10:00:00Z' },
      { ...blank, ...sent, step: 'sent', date: '2026-11-16', at: '2026-11-16T10:00:00Z' },
      { ...blank, step: 'reminded', date: '2026-12-07', at: '2026-12-07T10:00:00Z', reference: '1' },
    ],
  };
  const facts = {
    invoice: invoiceWith({ state: 'part_paid', dueDate: '2026-11-29' }),
    payments: [payment('p2'), payment('p1', { valueDate: '2026-11-18', reversedById: 'p3' })],
    history,
  };

  it('is what the contract of the view accepts, payments by day, the newest step first', () => {
    const account = toAccount({ ...facts, today: '2026-12-19' });

    assert.deepEqual(invoiceAccountSchema.parse(account), account);
    assert.deepEqual(
      account.payments.map(({ id, isReversed }) => [id, isReversed]),
      [
        ['p1', true],
        ['p2', false],
      ],
    );
    assert.deepEqual(
      account.history.map(({ step, detail }) => [step, detail]),
      [
        ['reminded', '1'],
        ['sent', 'ap@nordwind.example'],
        ['created', null],
      ],
    );
  });

  it('tells of a payment what it does to this invoice, and days late only while something is due', () => {
    const late = toAccount({ ...facts, today: '2026-12-19' });
    const early = toAccount({ ...facts, today: '2026-11-20' });
    const paid = toAccount({
      ...facts,
      invoice: invoiceWith({ state: 'paid', due: eur(0), dueDate: '2026-11-29' }),
      today: '2026-12-19',
    });

    assert.deepEqual(late.payments[0]?.amount, eur(1_020));
    assert.deepEqual(
      { late: late.daysLate, early: early.daysLate, paid: paid.daysLate },
      { late: 20, early: 0, paid: 0 },
    );
  });

  it('is sent next by an account that is there or is to be set up, until it was sent or nothing is due', () => {
    const invoice = invoiceWith({ state: 'sent', settlement: 'open', due: eur(1_000) });
    const unsent = { ...facts, invoice, history: { items: [] }, today: '2026-11-20' };
    const paid = invoiceWith({ state: 'paid', settlement: 'paid', due: eur(0) });
    const said = [
      { ...unsent, hasMail: true },
      { ...unsent, hasMail: false },
      unsent,
      { ...unsent, hasMail: true, history },
      { ...unsent, hasMail: true, invoice: paid },
    ].map((each) => toAccount(each).sends);

    assert.deepEqual(said, ['account', 'set_up', 'none', 'none', 'none']);
  });
});
