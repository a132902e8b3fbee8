import assert from 'node:assert/strict';
import fc from 'fast-check';
import { placeLength } from './place-length.ts';
import { addDays, localDate, localTime } from './zones.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'];

describe('placeLength', () => {
  it('takes exactly so many seconds, whatever the clocks do meanwhile', () => {
    const day = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays('2020-01-01', days));
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const seconds = fc.integer({ min: 1, max: 86_400 });
    fc.assert(
      fc.property(day, clock, seconds, fc.constantFrom(...zones), (date, [hour, minute], length, zone) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const placed = placeLength(`${date}T${time}`, { seconds: length, zone });

        if (!placed.ok) {
          assert.ok(['in_gap', 'repeated'].includes(placed.error));
          return;
        }
        const { startMs, endMs } = placed.value;
        assert.equal(endMs - startMs, length * 1000);
        assert.deepEqual([localDate(startMs, zone), localTime(startMs, zone)], [date, `${time}:00`]);
      }),
    );
  });

  it('ends on another clock time where clocks change, and takes an instant as it is', () => {
    const berlin = { seconds: 4 * 3600, zone: 'Europe/Berlin' };
    const spring = placeLength('2026-03-29T01:00', berlin);
    const autumn = placeLength('2026-10-25T01:00', berlin);
    const instant = placeLength('2026-10-25T01:30:00+01:00', berlin);

    const endOf = (placed: typeof spring) =>
      placed.ok ? localTime(placed.value.endMs, 'Europe/Berlin') : placed.error;
    assert.deepEqual([endOf(spring), endOf(autumn), endOf(instant)], ['06:00:00', '04:00:00', '05:30:00']);
  });
});
