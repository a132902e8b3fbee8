import assert from 'node:assert/strict';
import type { InvoiceHistory, Reminder } from '../../../src/api-client/index.ts';
import { toHistory } from './reminder-history.ts';

const money = { minor: 1000, currency: 'EUR' };
const reminder: Reminder = {
  ...{ id: 'r1', version: 2, createdAt: '2026-11-09T09:00:00Z', updatedAt: '2026-11-09T09:00:05Z' },
  ...{ invoiceId: 'i', clientId: 'c', step: 1, writtenOn: '2026-11-09', deadline: '2026-11-23' },
  ...{ recipient: 'Ms Petersen', email: 'ap@c.example', subject: 'Reminder', text: 'Pay.' },
  ...{ open: money, fee: null, interest: null, droppedBecause: null, bySelf: false, leavesAt: null },
  state: 'sent',
  via: 'mail',
};

type Step = InvoiceHistory['items'][number];
const step = (change: Pick<Step, 'step' | 'date' | 'at'> & Partial<Step>): Step => ({
  ...{ by: 'Mara', amount: null, to: null, via: null, reference: null, paymentId: null, invoiceId: null },
  ...change,
});

describe('the history of an invoice with its reminders', () => {
  it('has each reminder once, by its own record, and the newest first', () => {
    const history = toHistory(
      [reminder],
      [
        step({ step: 'sent', date: '2026-10-19', at: '2026-10-19T09:00:00Z' }),
        step({ step: 'reminded', date: '2026-11-09', at: '2026-11-09T09:00:05Z', reference: '1' }),
        step({ step: 'paid', date: '2026-11-13', at: '2026-11-13T09:00:00Z', amount: money }),
      ],
    );

    assert.deepEqual(
      history.map((row) => [row.kind, row.on, row.step]),
      [
        ['step', '2026-11-13', 'paid'],
        ['reminder', '2026-11-09', 1],
        ['step', '2026-10-19', 'sent'],
      ],
    );
  });
});
