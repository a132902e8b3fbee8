import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findPattern,
  holidayRegionOn,
  standardPattern,
  targetOn,
  type WorkingPattern,
} from './working-time.ts';
import { addDays, datesBetween } from './zones.ts';

const part: WorkingPattern = {
  ...standardPattern,
  validFrom: '2026-11-18',
  weekdaySeconds: [0, 3_600, 7_200, 3_600, 0, 0, 0],
};

describe('working time', () => {
  it('is the standard until a pattern begins, and the person’s own before the practice’s', () => {
    const practice = [{ ...part, validFrom: '2026-01-01' }];
    const patterns = { own: [part], practice };

    assert.equal(findPattern('2025-12-31', patterns), standardPattern);
    assert.equal(findPattern('2026-11-17', patterns), practice[0]);
    assert.equal(findPattern('2026-11-18', patterns), part);
  });

  it('goes by the weekday, and is nothing on holidays and days off', () => {
    const daysOff = [{ firstDate: '2026-11-19', lastDate: '2026-11-20' }];
    const on = (date: string, isHoliday = false) => targetOn(date, { pattern: part, isHoliday, daysOff });

    assert.deepEqual(
      datesBetween('2026-11-16', '2026-11-22').map((date) => on(date)),
      [0, 3_600, 7_200, 0, 0, 0, 0],
    );
    assert.equal(on('2026-11-18', true), 0);
  });

  it('keeps the holidays of the person’s region, else of the practice’s', () => {
    const practice = [{ ...part, validFrom: '2026-01-01', holidayRegion: 'DE-BY' }];
    const own = [part, { ...part, validFrom: '2026-12-01', holidayRegion: 'none' }];

    assert.deepEqual(
      ['2025-12-31', '2026-11-18', '2026-12-01'].map((date) => holidayRegionOn(date, { own, practice })),
      [null, 'DE-BY', 'none'],
    );
  });

  it('is of every day the newest pattern that has begun', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 420 }), (offsets, day) => {
        const own = offsets.map((offset) => ({ ...part, validFrom: addDays('2026-01-01', offset) }));
        const begun = offsets.filter((offset) => offset <= day);

        const { validFrom } = findPattern(addDays('2026-01-01', day), { own, practice: [] });

        assert.equal(
          validFrom,
          begun.length === 0 ? standardPattern.validFrom : addDays('2026-01-01', Math.max(...begun)),
        );
      }),
    );
  });
});
