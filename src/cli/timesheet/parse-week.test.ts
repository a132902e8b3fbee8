import assert from 'node:assert/strict';
import { parseSheetName, parseWeek } from './parse-week.ts';

/** A Saturday in ISO week 47. */
const today = '2026-11-21';

describe('a week on the command line', () => {
  const weeks: Readonly<Record<string, string | undefined>> = {
    this: '2026-11-16',
    last: '2026-11-09',
    '2026-W46': '2026-11-09',
    '2026-11-04': '2026-11-02',
    'last week': '2026-11-09',
    'vorletzte Woche': '2026-11-02',
    'two weeks ago': '2026-11-02',
    'KW 45': '2026-11-02',
    'week-of-9-November': '2026-11-09',
    'last 2 weeks': undefined,
    'last month': undefined,
    yesterday: undefined,
    mon: undefined,
    'b5f6c1de-0000-4000-8000-000000000000': undefined,
  };
  for (const [said, monday] of Object.entries(weeks)) {
    it(`"${said}" ${monday === undefined ? 'names none' : `begins on ${monday}`}`, () => {
      assert.equal(parseWeek(said, today), monday);
    });
  }

  it('may have its sheet behind it', () => {
    assert.deepEqual(parseSheetName('last week+1', today), { weekStart: '2026-11-09', supplement: 1 });
  });
});
