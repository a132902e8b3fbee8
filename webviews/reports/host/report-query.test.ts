import assert from 'node:assert/strict';
import { toEntriesQuery, toReportQuery } from './report-query.ts';

describe('the query of a report', () => {
  it('is of the days of its period, seen from today', () => {
    const question = {
      period: { name: 'last-month' },
      groupBy: 'day',
      filter: { billable: false, tag: 'a' },
    } as const;

    assert.deepEqual(toReportQuery(question, '2026-11-21'), {
      from: '2026-10-01',
      to: '2026-10-31',
      groupBy: 'day',
      tag: 'a',
      billable: 'false',
    });
  });

  it('keeps the days that were chosen, and the second level', () => {
    const period = { from: '2026-11-01', to: '2026-11-02' };

    assert.deepEqual(toReportQuery({ period, groupBy: 'client', thenBy: 'task', filter: {} }, '2026-11-21'), {
      ...period,
      groupBy: 'client',
      thenBy: 'task',
    });
  });

  it('finds the entries of a row, those of the night before too', () => {
    const query = { from: '2026-11-01', to: '2026-11-01', taskId: 'none' };

    assert.deepEqual(toEntriesQuery(query, 10), { ...query, spanning: 'true', limit: 10 });
  });
});
