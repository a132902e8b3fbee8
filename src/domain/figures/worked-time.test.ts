import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, localDate } from '../zones.ts';
import { crossesMidnight, type WorkedEntry, workedSeconds, workedWithin } from './worked-time.ts';

const firstMs = Date.parse('2026-01-01T00:00:00Z');
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia');

const entries: fc.Arbitrary<WorkedEntry> = fc
  .record({
    zone: zones,
    start: fc.integer({ min: 0, max: 31_536_000 }),
    seconds: fc.integer({ min: 1, max: 180_000 }),
  })
  .map(({ zone, start, seconds }) => {
    const startMs = firstMs + start * 1000;
    return { date: localDate(startMs, zone), zone, startMs, endMs: startMs + seconds * 1000, seconds };
  });

const night: WorkedEntry = {
  date: '2026-10-31',
  zone: 'Europe/Berlin',
  startMs: Date.parse('2026-10-31T21:00:00Z'),
  endMs: Date.parse('2026-11-01T01:30:00Z'),
  seconds: 4.5 * 3600,
};

describe('worked time', () => {
  it('counts an overnight entry on each of its days', () => {
    assert.deepEqual(workedWithin(night, { from: '2026-10-01', to: '2026-10-31' }), [
      { date: '2026-10-31', seconds: 2 * 3600 },
    ]);
    assert.equal(workedSeconds(night, { from: '2026-11-01', to: '2026-11-30' }), 2.5 * 3600);
    assert.equal(workedSeconds(night, undefined), 4.5 * 3600);
  });

  it('does not call an entry overnight that ends at midnight', () => {
    assert.equal(crossesMidnight({ ...night, endMs: Date.parse('2026-10-31T23:00:00Z') }), false);
  });

  it('adds up to the recorded seconds, wherever a period is cut in two', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: -2, max: 4 }), (entry, offset) => {
        const cut = addDays(entry.date, offset);
        const before = workedSeconds(entry, { from: '2025-01-01', to: cut });
        const after = workedSeconds(entry, { from: addDays(cut, 1), to: '2027-12-31' });

        assert.equal(before + after, entry.seconds);
      }),
      { numRuns: 2_000, seed: 11 },
    );
  });
});
