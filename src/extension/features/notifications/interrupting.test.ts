import assert from 'node:assert/strict';
import { newlyInterrupting } from './interrupting.ts';

const item = (id: string, type: string, readAt: string | null = null) => ({ id, type, readAt });

describe('what interrupts', () => {
  it('is an overdue invoice, a budget near its end or another account, and nothing else', () => {
    const items = [
      'invoice.overdue',
      'agent.finished',
      'payment.received',
      'budget.threshold',
      'reminder.ready',
    ].map((type) => item(type, type));

    assert.deepEqual(
      newlyInterrupting(items, []).map(({ id }) => id),
      ['invoice.overdue', 'budget.threshold'],
    );
  });

  it('does so once, and not when it was read before', () => {
    const items = [
      item('shown', 'invoice.overdue'),
      item('read', 'invoice.overdue', '2026-11-27T10:00:00.000Z'),
    ];

    assert.deepEqual(newlyInterrupting(items, ['shown']), []);
  });
});
