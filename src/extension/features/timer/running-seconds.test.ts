import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitByDay } from '../../../domain/day-parts.ts';
import { addDays, localDate } from '../../../domain/zones.ts';
import { runningSecondsOn } from './running-seconds.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'UTC'] as const;
/** Around the days of 23 and of 25 hours, too. */
const starts = fc.integer({
  min: Date.parse('2026-01-01T00:00:00Z') / 1000,
  max: Date.parse('2027-01-01T00:00:00Z') / 1000,
});

describe('runningSecondsOn', () => {
  it('agrees with the domain on every day that the entry has run on', () => {
    const lengths = fc.integer({ min: 0, max: 4 * 86_400 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), starts, lengths, (zone, start, seconds) => {
        const [startMs, endMs] = [start * 1000, (start + seconds) * 1000];
        const startedAt = new Date(startMs).toISOString();

        const parts = splitByDay({ startMs, endMs }, zone);

        for (const { date, seconds: expected } of parts)
          assert.equal(runningSecondsOn({ from: date, to: date }, { startedAt, zone }, endMs), expected);
        const dayBefore = addDays(localDate(startMs, zone), -1);
        assert.equal(runningSecondsOn({ from: dayBefore, to: dayBefore }, { startedAt, zone }, endMs), 0);
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing where the clock was set back behind the start', () => {
    const entry = { startedAt: '2026-11-20T09:00:00Z', zone: 'UTC' };
    const day = { from: '2026-11-20', to: '2026-11-20' };

    assert.equal(runningSecondsOn(day, entry, Date.parse('2026-11-20T08:00:00Z')), 0);
  });
});
