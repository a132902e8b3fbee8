import assert from 'node:assert/strict';
import fc from 'fast-check';
import { earlierWork, latestWork } from './billed-work.ts';
import { demoWeeks, weekStart } from './practice.ts';

const days = fc
  .integer({ min: 0, max: 1_500 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));

describe('billed work of the demo', () => {
  it('is in order of its dates, before and after what the recorded weeks are billed', () => {
    fc.assert(
      fc.property(days, (today) => {
        const dates = [
          ...earlierWork(today).map(({ issueDate }) => issueDate),
          weekStart(today, 4),
          ...latestWork(today).map(({ issueDate }) => issueDate),
        ];

        assert.deepEqual(dates, dates.toSorted());
      }),
    );
  });

  it('is paid by today but for the last, and of time before the recorded weeks', () => {
    fc.assert(
      fc.property(days, (today) => {
        const work = earlierWork(today);
        const unpaid = work.filter(({ paidOn }) => paidOn === undefined);

        assert.equal(unpaid.length, 1);
        assert.equal(unpaid[0]?.client, 'nordwind');
        assert.ok(work.every(({ paidOn = today }) => paidOn <= today));
        assert.ok(
          work.every(({ period }) => period.from <= period.to && period.to < weekStart(today, demoWeeks)),
        );
      }),
    );
  });
});
