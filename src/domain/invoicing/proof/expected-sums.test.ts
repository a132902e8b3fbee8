import assert from 'node:assert/strict';
import { allowedStates, expectedAmounts, type SettlementFacts } from './expected-sums.ts';

const facts: SettlementFacts = { documentType: '380', gross: 100, prepaid: 0, credits: [], allocations: [] };
const paid = (minor: number) => ({ invoiceId: 'a', kind: 'paid', minor }) as const;

describe('expected sums of an invoice', () => {
  it('add the ledger to what was paid in advance', () => {
    const { paid: sum, credited } = expectedAmounts({
      ...facts,
      prepaid: 10,
      allocations: [paid(30)],
      credits: [20],
    });

    assert.deepEqual({ sum, credited }, { sum: 40, credited: 20 });
  });

  it('allow the one state that follows', () => {
    assert.deepEqual(new Set(allowedStates(facts, false)), new Set(['issued']));
    assert.deepEqual(new Set(allowedStates(facts, true)), new Set(['sent']));
    assert.deepEqual(allowedStates({ ...facts, allocations: [paid(30)] }, true), ['part_paid']);
    assert.deepEqual(allowedStates({ ...facts, allocations: [paid(100)] }, false), ['paid']);
    assert.deepEqual(allowedStates({ ...facts, allocations: [paid(100), paid(-100)] }, true), ['sent']);
    assert.deepEqual(allowedStates({ ...facts, credits: [100] }, true)[0], 'cancelled');
  });

  it('leave what was paid in advance as it was issued', () => {
    assert.deepEqual(allowedStates({ ...facts, prepaid: 100 }, false), ['paid', 'issued']);
  });
});
