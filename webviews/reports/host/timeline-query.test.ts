import assert from 'node:assert/strict';
import { toBeforeQuery, toTimelineQuery } from './timeline-query.ts';

const november = { from: '2026-11-01', to: '2026-11-30', groupBy: 'project' } as const;

describe('the hours of a report over time', () => {
  it('are by day for a month, by week for a quarter, by month for a year, and as the report is grouped', () => {
    assert.equal(toTimelineQuery(november).groupBy, 'day');
    assert.equal(toTimelineQuery({ ...november, to: '2027-01-31' }).groupBy, 'week');
    assert.equal(toTimelineQuery({ ...november, to: '2027-10-31' }).groupBy, 'month');
    assert.equal(toTimelineQuery({ ...november, groupBy: 'week' }).groupBy, 'week');
  });

  it('stand beside the calendar unit before, else as many days', () => {
    const daysBefore = (from: string, to: string, today = '2026-12-05') => {
      const { from: first, to: last } = toBeforeQuery(toTimelineQuery({ ...november, from, to }), today);
      return [first, last];
    };

    assert.deepEqual(daysBefore('2026-11-01', '2026-11-30'), ['2026-10-01', '2026-10-31']);
    assert.deepEqual(daysBefore('2026-11-16', '2026-11-22'), ['2026-11-09', '2026-11-15']);
    assert.deepEqual(daysBefore('2026-11-10', '2026-11-12'), ['2026-11-07', '2026-11-09']);
    const soFar = daysBefore('2026-11-01', '2026-11-30', '2026-11-02');
    assert.deepEqual(soFar, ['2026-10-01', '2026-10-02'], 'a month that has just begun');
    const inMarch = daysBefore('2026-03-01', '2026-03-31', '2026-03-30');
    assert.deepEqual(inMarch, ['2026-02-01', '2026-02-28'], 'a month that is longer');
  });
});
