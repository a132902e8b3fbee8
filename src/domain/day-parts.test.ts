import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitByDay } from './day-parts.ts';
import { checkZones } from './testing/zone-transitions.ts';
import { dayRange, localDate } from './zones.ts';

const at = (instant: string): number => Date.parse(instant);
const split = (start: string, end: string, zone: string) =>
  splitByDay({ startMs: at(start), endMs: at(end) }, zone).map(({ date, seconds }) => [date, seconds / 3600]);

describe('an interval by day', () => {
  it('is split at midnight of its own zone', () => {
    assert.deepEqual(split('2026-11-17T22:00:00Z', '2026-11-18T01:30:00Z', 'Europe/Berlin'), [
      ['2026-11-17', 1],
      ['2026-11-18', 2.5],
    ]);
    assert.deepEqual(split('2026-11-17T22:00:00Z', '2026-11-18T01:30:00Z', 'America/New_York'), [
      ['2026-11-17', 3.5],
    ]);
  });

  it('fills days of 23 and 25 hours', () => {
    assert.deepEqual(split('2026-03-28T23:00:00Z', '2026-03-29T23:00:00Z', 'Europe/Berlin'), [
      ['2026-03-29', 23],
      ['2026-03-30', 1],
    ]);
    assert.deepEqual(split('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'Europe/Berlin'), [
      ['2026-10-25', 25],
    ]);
  });

  it('has no part on a day that the calendar skipped', () => {
    assert.deepEqual(split('2011-12-30T09:00:00Z', '2011-12-30T11:00:00Z', 'Pacific/Apia'), [
      ['2011-12-29', 1],
      ['2011-12-31', 1],
    ]);
  });

  it('adds up to the second in every zone, each part within its day', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const starts = fc.integer({
      min: at('2015-01-01T00:00:00Z') / 1000,
      max: at('2035-12-31T00:00:00Z') / 1000,
    });
    const lengths = fc.integer({ min: 0, max: 60 * 3600 });
    const milliseconds = fc.integer({ min: 0, max: 999 });
    fc.assert(
      fc.property(zones, starts, lengths, milliseconds, (zone, start, seconds, ms) => {
        const startMs = start * 1000 + ms;
        const parts = splitByDay({ startMs, endMs: startMs + seconds * 1000 }, zone);

        assert.equal(
          parts.reduce((sum, part) => sum + part.seconds, 0),
          seconds,
        );
        for (const { date, seconds: part } of parts) {
          const day = dayRange(date, zone);
          assert.ok(part > 0 && part <= (day.endMs - day.startMs) / 1000);
        }
        if (seconds > 1) assert.ok(parts[0] && parts[0].date <= localDate(startMs + 1000, zone));
      }),
      { numRuns: 300 },
    );
  });

  // All of them are gone through by `npm run bench -- --only zones`.
  const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 2 ** 31);
  it(`is right at each transition of 2015 to 2035, by a hundredth of them (VIREO_SEED=${seed})`, () => {
    let transitions = 0;
    for (const check of checkZones(seed)) {
      assert.deepEqual(
        { faults: check.faults, oddDays: check.oddDays },
        { faults: [], oddDays: check.transitions },
      );
      transitions += check.transitions;
      if (transitions >= 57) return;
    }
    assert.fail('There are no transitions.');
  });
});
