import assert from 'node:assert/strict';
import { parseTypedDay } from './typed-day.ts';

/** A Saturday. */
const today = '2026-11-21';

function read(text: string, on = today): string {
  const day = parseTypedDay(text, on);
  return day.ok ? day.value.date : day.error;
}

describe('a day that is typed', () => {
  const days: Readonly<Record<string, string>> = {
    today,
    yesterday: '2026-11-20',
    tomorrow: '2026-11-22',
    sat: today,
    'last sat': '2026-11-14',
    'last Friday': '2026-11-20',
    'on mon': '2026-11-16',
    '20.11.': '2026-11-20',
    '3.1.2026': '2026-01-03',
    '2026-11-19': '2026-11-19',
    '2026-02-30': 'no_such_day',
    '31.2.': 'no_such_day',
    '20.11': 'not_a_day',
    last: 'not_a_day',
    'next friday': 'not_a_day',
  };
  for (const [text, expected] of Object.entries(days)) {
    it(`reads "${text}" as ${expected}`, () => {
      assert.equal(read(text), expected);
    });
  }

  it('takes for a day without its year the nearest', () => {
    assert.deepEqual(
      [read('28.12.', '2027-01-03'), read('2.1.', '2026-12-30')],
      ['2026-12-28', '2027-01-02'],
    );
  });
});
