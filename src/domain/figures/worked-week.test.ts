import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitByDay } from '../day-parts.ts';
import { addDays, isoWeekOf, localDate } from '../zones.ts';
import { moveNights, nothingMoved } from './worked-week.ts';

const hour = 3_600_000;
const mondays = ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09'] as const;

/** Of two people; up to three days long, over the change of clocks. */
const entries = fc.array(
  fc
    .record({
      userId: fc.constantFrom('u1', 'u2'),
      startMs: fc.integer({
        min: Date.parse('2026-10-19T22:00:00Z'),
        max: Date.parse('2026-11-12T00:00:00Z'),
      }),
      ms: fc.integer({ min: 1_000, max: 72 * hour }),
      zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
    })
    .map(({ startMs, ms, zone, userId }) => {
      const date = localDate(startMs, zone);
      const sheetId = `${userId} ${isoWeekOf(date).start}`;
      return { userId, zone, startMs, endMs: startMs + ms, seconds: Math.floor(ms / 1000), date, sheetId };
    }),
  { minLength: 1, maxLength: 12 },
);

const sheets = ['u1', 'u2'].flatMap((userId) =>
  mondays.map((weekStart) => ({ id: `${userId} ${weekStart}`, userId, weekStart, supplement: 0 })),
);

describe('moveNights', () => {
  it('leaves to each week what was worked on its days', () => {
    fc.assert(
      fc.property(entries, (worked) => {
        const moved = moveNights(sheets, worked);
        for (const { id, userId, weekStart } of sheets) {
          const held = worked.filter(({ sheetId }) => sheetId === id);
          const { laterSeconds, earlier } = moved.get(id) ?? nothingMoved;
          const parts = worked
            .filter((entry) => entry.userId === userId)
            .flatMap((entry) => splitByDay(entry, entry.zone))
            .filter(({ date }) => date >= weekStart && date <= addDays(weekStart, 6));
          const sum = (some: readonly { readonly seconds: number }[]) =>
            some.reduce((total, { seconds }) => total + seconds, 0);

          assert.equal(sum(held) - laterSeconds + sum(earlier), sum(parts));
        }
      }),
    );
  });

  it('counts what came from the week before on the first timesheet of a week alone', () => {
    const night = {
      userId: 'u1',
      sheetId: 'held',
      date: '2026-11-08',
      zone: 'UTC',
      startMs: Date.parse('2026-11-08T23:00:00Z'),
      endMs: Date.parse('2026-11-09T02:00:00Z'),
    };
    const week = { userId: 'u1', weekStart: '2026-11-09' };
    const moved = moveNights(
      [
        { ...week, id: 'first', supplement: 0 },
        { ...week, id: 'second', supplement: 1 },
      ],
      [night],
    );

    assert.deepEqual(
      [...moved],
      [
        ['held', { laterSeconds: 7_200, earlier: [] }],
        ['first', { laterSeconds: 0, earlier: [{ date: '2026-11-09', seconds: 7_200 }] }],
      ],
    );
  });
});
