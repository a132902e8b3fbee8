import assert from 'node:assert/strict';
import { findRuleFault, type ReminderStep, standardRule } from './reminder-rule.ts';

describe('a rule of reminders', () => {
  const step = (afterDays: number, change: Partial<ReminderStep> = {}): ReminderStep => ({
    afterDays,
    fee: null,
    interest: false,
    texts: {},
    ...change,
  });

  it('has at most three steps, a week apart, of which the first is friendly', () => {
    assert.equal(findRuleFault(standardRule), undefined);
    assert.deepEqual(findRuleFault({ steps: [7, 14, 21, 28].map((days) => step(days)) }), {
      kind: 'too_many_steps',
    });
    assert.deepEqual(findRuleFault({ steps: [step(7), step(13)] }), { kind: 'too_close', step: 2 });
    assert.deepEqual(findRuleFault({ steps: [step(7, { interest: true })] }), {
      kind: 'first_is_friendly',
      step: 1,
    });
    assert.deepEqual(findRuleFault({ steps: [step(7, { fee: { kind: 'lump_sum' } })] }), {
      kind: 'first_is_friendly',
      step: 1,
    });
  });

  it('names only placeholders that there are', () => {
    const text = (body: string) => ({ texts: { de: { subject: '{number}', body } } });

    assert.equal(findRuleFault({ steps: [step(7, text('{open} bis {deadline}'))] }), undefined);
    assert.deepEqual(findRuleFault({ steps: [step(7, text('{opne}'))] }), {
      kind: 'unknown_placeholder',
      step: 1,
      name: 'opne',
    });
  });
});
