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

  it('is paid by today, the last in part, and of time before the recorded weeks', () => {
    fc.assert(
      fc.property(days, (today) => {
        const work = earlierWork(today);
        const part = work.filter(({ paidMinor }) => paidMinor !== undefined);

        assert.deepEqual(
          part.map(({ client }) => client),
          ['nordwind'],
        );
        assert.ok(work.every(({ paidOn = '' }) => paidOn !== '' && paidOn <= today));
        assert.ok(
          work.every(({ period }) => period.from <= period.to && period.to < weekStart(today, demoWeeks)),
        );
      }),
    );
  });
});
