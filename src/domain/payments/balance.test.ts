import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  balanceOf,
  type InvoiceAmounts,
  openMinor,
  settlementOf,
  stateWith,
  writeOffReversedBy,
} from './balance.ts';

const part = fc.integer({ min: 0, max: 1_000_000 });
const anyAmounts: fc.Arbitrary<InvoiceAmounts> = fc.record({
  gross: part,
  paid: part,
  credited: part,
  discounted: part,
  writtenOff: part,
});
const nothing = { paid: 0, credited: 0, discounted: 0, writtenOff: 0 };

function settle(amounts: InvoiceAmounts, { dueDate = '2026-11-30', day = '2026-11-20' } = {}) {
  return settlementOf({ documentType: '380', state: 'issued', dueDate, amounts }, day);
}

describe('balance of an invoice', () => {
  it('is what is due less what is overpaid, of which one is nothing', () => {
    fc.assert(
      fc.property(anyAmounts, (amounts) => {
        const { due, overpaid } = balanceOf('380', amounts);

        assert.equal(due - overpaid, openMinor(amounts));
        assert.equal(Math.min(due, overpaid), 0);
      }),
    );
  });

  it('has after a credit no more overpaid than was paid, and nothing due that was not', () => {
    const anyCredit = anyAmounts.chain((amounts) => {
      const { gross, credited } = amounts;
      return fc.record({ amounts: fc.constant(amounts), credit: fc.nat(Math.max(0, gross - credited)) });
    });
    fc.assert(
      fc.property(anyCredit, ({ amounts, credit }) => {
        fc.pre(amounts.credited + amounts.discounted + amounts.writtenOff <= amounts.gross && credit > 0);
        const taken = writeOffReversedBy(amounts, credit);
        const after = balanceOf('380', {
          ...amounts,
          credited: amounts.credited + credit,
          discounted: amounts.discounted - taken.discounted,
          writtenOff: amounts.writtenOff - taken.writtenOff,
        });

        assert.ok(taken.discounted >= 0 && taken.discounted <= amounts.discounted);
        assert.ok(taken.writtenOff >= 0 && taken.writtenOff <= amounts.writtenOff);
        assert.ok(after.overpaid <= amounts.paid);
        assert.ok(after.due <= balanceOf('380', amounts).due);
        assert.ok(after.overpaid === 0 || taken.writtenOff === amounts.writtenOff);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps of a cash discount the share of what is not credited', () => {
    const settled = { ...nothing, gross: 1_000, paid: 970, discounted: 30 };

    assert.deepEqual(
      [
        writeOffReversedBy(settled, 500),
        writeOffReversedBy(settled, 1_000),
        writeOffReversedBy({ ...settled, paid: 0 }, 500),
      ],
      [
        { writtenOff: 0, discounted: 15 },
        { writtenOff: 0, discounted: 30 },
        { writtenOff: 0, discounted: 0 },
      ],
    );
  });

  it('is nothing for a credit note', () => {
    assert.deepEqual(balanceOf('381', { ...nothing, gross: 100 }), { due: 0, overpaid: 0 });
  });

  it('tells an invoice as settled if and only if nothing is due', () => {
    const settled = ['paid', 'wholly_credited', 'written_off'];
    fc.assert(
      fc.property(anyAmounts, (amounts) => {
        assert.equal(settled.includes(settle(amounts) ?? ''), openMinor(amounts) <= 0);
      }),
    );
  });

  it('names what became of it', () => {
    const gross = 100;

    assert.deepEqual(
      [
        settle({ ...nothing, gross }),
        settle({ ...nothing, gross, paid: 40 }),
        settle({ ...nothing, gross, credited: 40 }),
        settle({ ...nothing, gross, paid: 40 }, { dueDate: '2026-11-19' }),
        settle({ ...nothing, gross, paid: 98, discounted: 2 }),
        settle({ ...nothing, gross, credited: 100 }),
        settle({ ...nothing, gross, credited: 40, paid: 60 }),
        settle({ ...nothing, gross, paid: 40, writtenOff: 60 }),
      ],
      ['open', 'partly_paid', 'partly_credited', 'overdue', 'paid', 'wholly_credited', 'paid', 'written_off'],
    );
  });

  it('is not overdue on the day that it is due', () => {
    assert.equal(settle({ ...nothing, gross: 1 }, { dueDate: '2026-11-20' }), 'open');
  });

  it('keeps the state of drafts and cancelled invoices, and comes back to sent when payments are reversed', () => {
    const invoice = { documentType: '380', isSent: true } as const;
    const open = { ...nothing, gross: 100 };

    assert.deepEqual(
      [
        stateWith({ ...invoice, state: 'draft' }, open),
        stateWith({ ...invoice, state: 'cancelled' }, open),
        stateWith({ ...invoice, state: 'issued' }, { ...open, paid: 1 }),
        stateWith({ ...invoice, state: 'part_paid' }, { ...open, paid: 100 }),
        stateWith({ ...invoice, state: 'paid' }, open),
        stateWith({ ...invoice, state: 'paid', isSent: false }, open),
      ],
      ['draft', 'cancelled', 'part_paid', 'paid', 'sent', 'issued'],
    );
  });
});
