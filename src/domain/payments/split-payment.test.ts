import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findDiscount } from './cash-discount.ts';
import { splitPayment } from './split-payment.ts';

const part = (invoiceId: string, due: number, more: { minor?: number; discount?: number } = {}) => ({
  invoiceId,
  due,
  discount: 0,
  ...more,
});

describe('split of a payment', () => {
  it('gives no invoice more than is due, and never more than there is', () => {
    const anyPart = fc.record({
      invoiceId: fc.uuid(),
      due: fc.integer({ min: 1, max: 1000 }),
      minor: fc.option(fc.nat(1000), { nil: undefined }),
      discount: fc.constant(0),
    });
    fc.assert(
      fc.property(fc.nat(3000), fc.array(anyPart, { maxLength: 5 }), (amount, wanted) => {
        const split = splitPayment(amount, wanted);
        if (!split.ok) return;
        const { parts } = split.value;

        assert.ok(parts.reduce((sum, { minor }) => sum + minor, 0) <= amount);
        for (const [index, { minor }] of parts.entries()) {
          assert.ok(minor <= (wanted[index]?.due ?? 0));
          assert.equal(minor, wanted[index]?.minor ?? minor);
        }
      }),
    );
  });

  it('pays invoices in full without an amount, and keeps what is too much', () => {
    assert.deepEqual(splitPayment(undefined, [part('a', 100), part('b', 50)]), {
      ok: true,
      value: {
        amount: 150,
        parts: [
          { invoiceId: 'a', minor: 100, discount: 0 },
          { invoiceId: 'b', minor: 50, discount: 0 },
        ],
      },
    });
    const over = splitPayment(500, [part('a', 100)]);

    assert.deepEqual(over.ok && [over.value.amount, over.value.parts[0]?.minor], [500, 100]);
  });

  it('names the part that cannot be given, and the most that can', () => {
    const faults = [
      splitPayment(100, [part('a', 0)]),
      splitPayment(100, [part('a', 100), part('b', 50, { minor: 51 })]),
      splitPayment(100, [part('a', 100, { minor: 80 }), part('b', 50, { minor: 50 })]),
      splitPayment(97, [part('a', 100, { discount: 2 })]),
    ];

    assert.deepEqual(
      faults.map((fault) => !fault.ok && [fault.error.index, fault.error.reason, fault.error.most]),
      [
        [0, 'nothing_due', 0],
        [1, 'more_than_due', 50],
        [0, 'more_than_left', 50],
        [0, 'less_than_due', 98],
      ],
    );
  });

  it('settles an invoice with what a discount leaves', () => {
    const split = splitPayment(undefined, [part('a', 100, { discount: 2 })]);

    assert.deepEqual(split.ok && split.value.parts, [{ invoiceId: 'a', minor: 98, discount: 2 }]);
  });
});

describe('cash discount', () => {
  const terms = {
    issueDate: '2026-11-16',
    payable: { minor: 100_050, currency: 'EUR' },
    cashDiscounts: [
      { days: 14, percent: '2' },
      { days: 7, percent: '3', base: { minor: 100_000, currency: 'EUR' } },
    ],
  };

  it('is the best one whose days are not over', () => {
    const found = ['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'].map((valueDate) =>
      findDiscount(terms, valueDate),
    );

    assert.deepEqual(
      found.map((each) => each?.amount.minor),
      [3000, 2001, 2001, undefined],
    );
  });
});
