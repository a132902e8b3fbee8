import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { AskedState } from '../../../../domain/query/frame.ts';
import type { InvoiceRecord } from '../../insight/model/query/answers.ts';
import { createFormat } from './answers/answer.ts';
import { sayAskedState } from './asked-state.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

function invoice(more: Partial<InvoiceRecord>): InvoiceRecord {
  return {
    kind: 'invoice',
    id: 'i',
    number: '2026-0001',
    isCredit: false,
    state: 'sent',
    clientId: 'c-acme',
    clientName: 'Acme',
    issueDate: '2026-10-01',
    dueDate: '2026-10-15',
    sentOn: '2026-10-01',
    net: eur(100),
    tax: eur(19),
    gross: eur(119),
    due: eur(119),
    paid: eur(0),
    ...more,
  };
}

const open = invoice({});
const paid = invoice({ state: 'paid', due: eur(0), paid: eur(119), paidOn: '2026-10-10' });
const undated = invoice({ state: 'paid', due: eur(0), paid: eur(119) });
const cancelled = invoice({ state: 'cancelled', due: eur(0) });

function sayOf(
  condition: AskedState['condition'],
  is: boolean,
  records: readonly InvoiceRecord[],
  count = records.length,
): string | undefined {
  const asks: AskedState = { condition, is };
  return sayAskedState(
    {
      frame: { measure: 'invoices', statistic: 'total', per: 'record', filters: [], shape: 'yes-no', asks },
      currency: 'EUR',
      counted: 'everybody' as const,
      figure: { tally: { seconds: 0, amounts: [], count }, behind: { kind: 'invoice', ids: [] } },
      records,
    },
    { language: 'en', today: '2026-11-20', format: createFormat('en', undefined) },
  );
}

describe('the state of invoices that is asked for', () => {
  it('is said of all that were found, or of none', () => {
    assert.equal(sayOf('paid', true, [paid, paid]), 'Yes, 2 of 2');
    assert.equal(sayOf('paid', true, [paid, paid], 3), undefined);
  });

  it('is not guessed where the day of a payment is not known', () => {
    assert.equal(sayOf('paidLate', false, [undated]), 'Paid, on which day is not known');
    assert.equal(sayOf('paidLate', false, [paid, undated]), undefined);
    assert.equal(sayOf('paid', true, [undated]), 'Yes, paid');
  });

  it('leaves out what was cancelled', () => {
    assert.equal(sayOf('paid', true, [paid, cancelled]), 'Yes, paid');
    assert.equal(sayOf('paid', true, [paid, open, cancelled]), 'No, 1 of 2');
    assert.equal(sayOf('paid', true, [cancelled, cancelled]), undefined);
  });

  it('is turned round by "not"', () => {
    assert.equal(sayOf('paid', false, [open]), 'Yes, not paid');
    assert.equal(sayOf('paid', false, [paid, open]), '1 of 2 not paid');
    assert.equal(sayOf('paid', false, [paid, paid]), 'No, 0 of 2 not paid');
    assert.equal(sayOf('overdue', false, [open, paid]), '1 of 2 not overdue');
  });
});
