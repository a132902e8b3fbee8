import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../pages/words.ts';
import { buildYearRows, recentSpan, type Span, type YearRowPorts } from './year-rows.ts';

const week = (weekStart: string, openCount: number) => ({
  weekStart,
  weekEnd: weekStart,
  year: 2026,
  week: 47,
  seconds: 9_000,
  entryCount: 3,
  openSeconds: 5_400,
  openCount,
});

describe('the Timesheets view by year', () => {
  const asked: Span[] = [];
  const ports: YearRowPorts = {
    t,
    zone: 'UTC',
    formatDay: (date) => date,
    today: '2026-11-20',
    loadWeek: async () => assert.fail('no sheet was to be loaded'),
    loadSpan: async (span) => {
      asked.push(span);
      return { sheets: [], weeks: [week('2024-05-06', 1)], userId: 'u1' };
    },
    loadOpen: async () => assert.fail('no open week was to be loaded'),
  };

  it('has a row for each earlier year, and asks for its weeks when it is opened', async () => {
    const rows = buildYearRows({ before: '2025-12-29', first: '2023-03-01', last: '2025-12-28' }, ports);

    assert.deepEqual(
      rows.map(({ label, foreign }) => [label, foreign]),
      [
        ['2025', true],
        ['2024', true],
        ['2023', true],
      ],
    );
    const weeks = await rows[1]?.loadChildren?.();
    assert.deepEqual(asked, [{ from: '2024-01-01', to: '2024-12-29' }]);
    assert.equal(weeks?.length, 1);
  });

  it('has this year at its top, and three months at least', () => {
    assert.equal(recentSpan('2026-11-20').from, '2025-12-29');
    assert.equal(recentSpan('2026-01-15').from, '2025-10-13');
    const { from } = recentSpan('2026-01-15');
    const [late] = buildYearRows({ before: from, first: '2025-02-01', last: '2025-10-12' }, ports);
    assert.equal(late?.label, '2025');
  });
});
