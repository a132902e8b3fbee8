/** The account that the design of an issued invoice shows, with one payment that was returned. */
import type { InvoiceAccount, ShownPayment } from '../../../webviews/invoice/account-messages.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

function payment(id: string, date: string, change: Partial<ShownPayment> = {}): ShownPayment {
  const label = 'Commerzbank ··3000';
  return {
    id,
    date,
    kind: 'payment',
    label,
    amount: eur(100_000),
    isReversal: false,
    isReversed: false,
    ...change,
  };
}

const step = { by: 'Mara Voss', amount: null, detail: null };

export const sampleAccount: InvoiceAccount = {
  settlement: 'overdue',
  gross: eur(467_063),
  paid: eur(200_000),
  credited: eur(0),
  discounted: eur(0),
  writtenOff: eur(67_063),
  due: eur(200_000),
  overpaid: eur(0),
  daysLate: 20,
  sends: 'none',
  readyStep: 2,
  payments: [
    payment('p1', '2026-12-21', { isReversed: true }),
    payment('p2', '2026-12-22', { amount: eur(-100_000), isReversal: true }),
    payment('p3', '2026-12-28'),
    payment('p4', '2027-01-04', { label: null }),
    payment('p5', '2027-01-05', { kind: 'write_off', amount: eur(67_063) }),
  ],
  history: [
    { ...step, step: 'paid', date: '2027-01-04', at: '2027-01-04T09:02:00Z', amount: eur(100_000) },
    { ...step, step: 'sent', date: '2026-11-19', at: '2026-11-19T14:05:00Z', detail: 'ap@nordwind.example' },
    { ...step, step: 'issued', date: '2026-11-19', at: '2026-11-19T14:02:00Z' },
    { ...step, step: 'created', date: '2026-11-19', at: '2026-11-19T13:40:00Z' },
  ],
};
