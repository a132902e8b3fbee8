import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DateLock, findLockedBefore, findLockedThrough } from './date-lock.ts';
import { addDays, dayRange, localDate } from './zones.ts';

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
);
const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });
const hourMs = 3_600_000;

describe('date lock', () => {
  it('closes a day at the first instant after its last, whatever its length, and not one millisecond before', () => {
    fc.assert(
      fc.property(zones, instants, fc.nat(40), (zone, atMs, graceDays) => {
        const date = localDate(atMs, zone);
        const lock: DateLock = { kind: 'date', date, zone, graceDays };
        const closesMs = dayRange(addDays(date, graceDays), zone).endMs;

        assert.equal(findLockedThrough(lock, closesMs), date);
        assert.equal(findLockedThrough(lock, closesMs - 1), undefined);
        assert.equal(findLockedBefore(lock, closesMs), dayRange(date, zone).endMs);
      }),
    );
  });

  it('holds the days of 23 and of 25 hours wholly', () => {
    for (const [date, hours] of [
      ['2026-03-29', 23],
      ['2026-10-25', 25],
    ] as const) {
      const lock: DateLock = { kind: 'date', date, zone: 'Europe/Berlin', graceDays: 0 };
      const { startMs, endMs } = dayRange(date, lock.zone);

      assert.equal(endMs - startMs, hours * hourMs);
      assert.equal(findLockedBefore(lock, endMs), endMs);
      assert.equal(findLockedBefore(lock, endMs - hourMs), undefined);
    }
  });

  it('closes whole weeks and months, each once, in order, and never the day that is on', () => {
    fc.assert(
      fc.property(
        zones,
        instants,
        fc.record({ kind: fc.constantFrom('week' as const, 'month' as const), graceDays: fc.nat(40) }),
        (zone, nowMs, { kind, graceDays }) => {
          const lock: DateLock = { kind, date: null, zone, graceDays };
          const through = findLockedThrough(lock, nowMs) ?? '';
          const next = findLockedThrough(lock, nowMs + 32 * 24 * hourMs) ?? '';

          const first = addDays(through, 1);
          assert.ok(kind === 'month' ? first.endsWith('-01') : new Date(`${first}T00:00Z`).getUTCDay() === 1);
          assert.ok(addDays(through, graceDays) < localDate(nowMs, zone));
          assert.ok(next > through);
        },
      ),
    );
  });

  it('gives a month its days of grace', () => {
    const lock: DateLock = { kind: 'month', date: null, zone: 'Europe/Berlin', graceDays: 5 };

    assert.equal(findLockedThrough(lock, Date.parse('2026-11-05T22:59:59Z')), '2026-09-30');
    assert.equal(findLockedThrough(lock, Date.parse('2026-11-05T23:00:00Z')), '2026-10-31');
  });

  it('closes nothing where there is none', () => {
    assert.equal(findLockedBefore({ kind: 'none', date: null, zone: 'UTC', graceDays: 0 }, 0), undefined);
    assert.equal(findLockedBefore({ kind: 'date', date: null, zone: 'UTC', graceDays: 0 }, 0), undefined);
  });
});
