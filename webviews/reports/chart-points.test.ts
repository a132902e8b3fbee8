import assert from 'node:assert/strict';
import { chartPoints, hoursOf } from './chart-points.ts';
import type { ReportRow } from './messages.ts';
import { nameColumn, nameRow } from './row-name.ts';
import { words } from './words.ts';

const row = (key: string, seconds: number) => ({ key, seconds }) as ReportRow;

describe('the chart of a report', () => {
  it('has a point for each day, worked or not, over a change of clocks too', () => {
    const points = chartPoints(
      { sums: [row('2026-10-25', 3_600)], from: '2026-10-24', to: '2026-10-26' },
      'day',
    );

    assert.deepEqual(
      points.map(({ key, seconds }) => [key, seconds]),
      [
        ['2026-10-24', 0],
        ['2026-10-25', 3_600],
        ['2026-10-26', 0],
      ],
    );
  });

  it('keeps weeks as they are, and rounds hours to a tenth', () => {
    const weeks = chartPoints({ sums: [row('2026-W47', 60)], from: '2026-11-01', to: '2026-11-30' }, 'week');

    assert.deepEqual(weeks, [{ key: '2026-W47', seconds: 60 }]);
    assert.deepEqual([hoursOf(5_400), hoursOf(3_599), hoursOf(0)], [1.5, 1, 0]);
  });
});

describe('the name of a row', () => {
  const reader = { words, language: 'en-GB' };
  const nameOf = (grouping: Parameters<typeof nameRow>[1], key: string, name = '') =>
    nameRow({ key, name }, grouping, reader);

  it('is a date, a week, a month, or what the record is called', () => {
    assert.equal(nameOf('day', '2026-11-17'), 'Tue, 17 Nov 2026');
    assert.equal(nameOf('week', '2026-W07'), 'Week 7, 2026');
    assert.equal(nameOf('month', '2026-11'), 'November 2026');
    assert.deepEqual([nameOf('task', 'none'), nameOf('tag', '[]')], ['No task', 'No tag']);
    assert.equal(nameOf('client', 'c1', 'Acme'), 'Acme');
  });

  it('is short below a column', () => {
    const keys = [nameColumn('2026-11-07', 'day', 'en'), nameColumn('2026-W07', 'week', 'en')];

    assert.deepEqual([...keys, nameColumn('2026-11', 'month', 'en')], ['7', '7', 'Nov']);
  });
});
