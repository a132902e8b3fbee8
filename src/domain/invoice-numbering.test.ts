import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CounterState, nextSequence } from './invoice-numbering.ts';
import { addDays } from './zones.ts';

describe('invoice numbering', () => {
  it('counts from one without gap or duplicate, in order of dates, whatever is asked', () => {
    const today = '2026-11-20';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 5 }), { maxLength: 40 }), (offsets) => {
        let counter: CounterState = { lastSequence: 0 };
        const issued: { sequence: number; issueDate: string }[] = [];
        for (const offset of offsets) {
          const issueDate = addDays(today, offset);
          const next = nextSequence(counter, { issueDate, today });
          if (next.ok) {
            counter = { lastSequence: next.value, lastIssueDate: issueDate };
            issued.push({ sequence: next.value, issueDate });
          }
        }

        assert.deepEqual(
          issued.map(({ sequence }) => sequence),
          issued.map((_, index) => index + 1),
        );
        assert.deepEqual(
          issued.map(({ issueDate }) => issueDate),
          issued.map(({ issueDate }) => issueDate).sort(),
        );
        assert.ok(issued.every(({ issueDate }) => issueDate <= today));
      }),
    );
  });

  it('refuses a date before the last of its series, and one that has not come', () => {
    const counter = { lastSequence: 7, lastIssueDate: '2026-11-10' };
    const at = (issueDate: string) => nextSequence(counter, { issueDate, today: '2026-11-20' });

    assert.deepEqual(at('2026-11-09'), { ok: false, error: 'date_before_last' });
    assert.deepEqual(at('2026-11-21'), { ok: false, error: 'date_in_future' });
    assert.deepEqual(at('2026-11-10'), { ok: true, value: 8 });
  });
});
