import assert from 'node:assert/strict';
import { addDays } from '../zones.ts';
import { isDate, moveDate } from './calendar-date.ts';

describe('dates of the calendar', () => {
  it('exist, or do not', () => {
    const days = ['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'];
    const none = [
      '2026-02-29',
      '2026-02-30',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '2026-01-00',
      'today',
      '',
    ];

    assert.deepEqual(days.filter(isDate), days);
    assert.deepEqual(none.filter(isDate), []);
  });

  it('move as those of the library do', () => {
    for (const days of [-400, -1, 0, 14, 30, 365, 366, 3_650]) {
      assert.equal(moveDate('2024-02-28', days), addDays('2024-02-28', days), String(days));
    }
  });
});
