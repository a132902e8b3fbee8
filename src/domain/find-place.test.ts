import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPlace } from './find-place.ts';
import { addDays, dayRange } from './zones.ts';

const hourMs = 3_600_000;
const at = (instant: string) => Date.parse(instant);

describe('findPlace', () => {
  const berlin = { date: '2026-11-09', zone: 'Europe/Berlin', dayStart: '09:00' };

  it('goes back to the last gap of the day where a night follows', () => {
    const night = { startMs: at('2026-11-09T21:00Z'), endMs: at('2026-11-10T05:00Z') };

    assert.deepEqual(findPlace(hourMs, { ...berlin, taken: [night] }), {
      startMs: at('2026-11-09T20:00Z'),
      endMs: at('2026-11-09T21:00Z'),
    });
    assert.equal(findPlace(23 * hourMs, { ...berlin, taken: [night] }), undefined);
  });

  it('begins with the working day where the night before ended earlier, and behind that where it did not', () => {
    const place = (end: string) =>
      findPlace(hourMs, { ...berlin, taken: [{ startMs: at('2026-11-08T21:00Z'), endMs: at(end) }] })
        ?.startMs;

    assert.equal(place('2026-11-09T00:30Z'), at('2026-11-09T08:00Z'));
    assert.equal(place('2026-11-09T08:30Z'), at('2026-11-09T08:30Z'));
  });

  it('keeps to the day that was asked, whatever lies there, and shares time with nothing', () => {
    const taken = fc.array(
      fc.tuple(fc.integer({ min: -600, max: 1_600 }), fc.option(fc.integer({ min: 1, max: 700 }))),
      { maxLength: 5 },
    );
    const date = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays('2020-01-01', days));
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(date, zone, taken, fc.integer({ min: 1, max: 1_440 }), (day, name, held, minutes) => {
        const range = dayRange(day, name);
        const busy = held.map(([from, length]) => {
          const startMs = range.startMs + from * 60_000;
          return { startMs, endMs: length === null ? undefined : startMs + length * 60_000 };
        });

        const place = findPlace(minutes * 60_000, {
          date: day,
          zone: name,
          dayStart: '09:00',
          taken: busy,
        });

        if (place === undefined) return;
        assert.equal(place.endMs - place.startMs, minutes * 60_000);
        assert.ok(place.startMs >= range.startMs && place.endMs <= range.endMs);
        for (const { startMs, endMs = Number.POSITIVE_INFINITY } of busy) {
          assert.ok(endMs <= place.startMs || startMs >= place.endMs);
        }
      }),
    );
  });
});
