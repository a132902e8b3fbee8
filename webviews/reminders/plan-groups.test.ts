import assert from 'node:assert/strict';
import type { OverdueRow, Plan } from './messages.ts';
import { chooseInvoice, dotsOf, groupOverdue, isOlder, paidPercent } from './plan-groups.ts';

const plan = (change: Partial<Plan>): Plan => ({
  state: 'ready',
  step: 1,
  steps: 3,
  on: null,
  because: null,
  pausedBecause: null,
  bySelf: false,
  asksDebtor: false,
  ...change,
});

const row = (invoiceId: string, change: Partial<Plan>): OverdueRow => ({
  invoiceId,
  number: invoiceId,
  clientId: 'c',
  clientName: 'Acme',
  dueDate: '2026-11-02',
  daysLate: 9,
  total: { minor: 1000, currency: 'EUR' },
  open: { minor: 1000, currency: 'EUR' },
  plan: plan(change),
});

const paused = row('paused', { state: 'paused', step: null });
const later = row('later', { state: 'scheduled' });
const ready = row('ready', {});

describe('overdue invoices', () => {
  it('stand in the order of what can be done, without groups that are empty', () => {
    const groups = groupOverdue([paused, later, ready]);

    assert.deepEqual(
      groups.map(({ name, items }) => [name, items.map(({ invoiceId }) => invoiceId)]),
      [
        ['ready', ['ready']],
        ['scheduled', ['later']],
        ['paused', ['paused']],
      ],
    );
  });

  it('show the first that can be sent, else the latest', () => {
    assert.equal(chooseInvoice([paused, ready]), 'ready');
    assert.equal(chooseInvoice([paused, later]), 'paused');
    assert.equal(chooseInvoice([]), undefined);
  });

  it('are not taken from content that was loaded before another one was selected', () => {
    const content = { items: [paused, ready], detail: { invoiceId: 'ready' } };

    assert.equal(isOlder(content, 'paused'), true);
    assert.equal(isOlder(content, 'ready'), false);
    assert.equal(isOlder(content, undefined), false);
    assert.equal(isOlder(content, 'deleted'), false);
  });

  for (const [what, change, dots] of [
    ['ready', { step: 3 }, ['sent', 'sent', 'next']],
    ['scheduled', { state: 'scheduled', step: 2 }, ['sent', 'later', 'later']],
    ['without a next step', { state: 'nothing', step: null, steps: 2 }, ['later', 'later']],
  ] as const) {
    it(`have a dot a step: ${what}`, () => assert.deepEqual(dotsOf(plan(change)), dots));
  }

  for (const [total, open, percent] of [
    [1_083_691, 583_691, 46],
    [1000, 1, 99],
    [1000, 1000, 0],
    [1000, 1200, 0],
    [0, 0, 0],
  ] as const) {
    it(`are ${percent} percent paid with ${open} of ${total} open`, () => {
      const money = (minor: number) => ({ minor, currency: 'EUR' });

      assert.equal(paidPercent({ total: money(total), open: money(open) }), percent);
    });
  }
});
