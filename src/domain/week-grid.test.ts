import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arrangeRows, sumAll, sumCell, sumColumns } from './week-grid.ts';
import { datesBetween, dayRange, isoWeekOf, localDate, weekRange } from './zones.ts';

/** Every zone that the run time knows; weeks of the years 2015 to 2035 in any of them, those with a change of clocks too. */
const zones = Intl.supportedValuesOf('timeZone');
const weekIn = (zone: string, day: number) => {
  const { start, end } = isoWeekOf(new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10));
  return { zone, start, dates: datesBetween(start, end) };
};
const weeks = fc
  .tuple(fc.constantFrom(...zones), fc.integer({ min: 0, max: 7_600 }))
  .map(([zone, day]) => weekIn(zone, day));

describe('the grid of a week', () => {
  it('holds every entry once, and adds up alike by rows, by days and in all, in every zone', () => {
    const pieces = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 1_000_000 }),
        seconds: fc.integer({ min: 1, max: 20_000 }),
        project: fc.integer({ min: 0, max: 3 }),
        task: fc.option(fc.integer({ min: 0, max: 2 })),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(weeks, pieces, ({ zone, start, dates }, list) => {
        const { startMs, endMs } = weekRange(start, zone);
        const entries = list.map(({ at, seconds, project, task }) => ({
          projectId: `p${project}`,
          taskId: task === null ? null : `t${task}`,
          localDate: localDate(startMs + Math.floor(((endMs - startMs - 1) * at) / 1_000_000), zone),
          seconds,
        }));

        const rows = arrangeRows(entries, dates);
        const sums = rows.map(({ cells }) => cells.map(sumCell));

        const whole = sumAll(entries.map(({ seconds }) => seconds));
        assert.equal(rows.flatMap(({ cells }) => cells.flat()).length, entries.length);
        assert.equal(sumAll(sums.map(sumAll)), whole);
        assert.equal(sumAll(sumColumns(sums, 7)), whole);
      }),
    );
  });

  it('gives a day that is worked through the hours that it has: 23, 24 or 25, and others where a zone moved', () => {
    fc.assert(
      fc.property(weeks, ({ zone, start, dates }) => {
        const entries = dates.flatMap((date) => {
          const { startMs, endMs } = dayRange(date, zone);
          return startMs === endMs
            ? []
            : [
                {
                  projectId: 'p',
                  taskId: null,
                  localDate: localDate(startMs, zone),
                  seconds: (endMs - startMs) / 1000,
                },
              ];
        });

        const [row] = arrangeRows(entries, dates);
        const { startMs, endMs } = weekRange(start, zone);

        assert.equal(sumAll((row?.cells ?? []).map(sumCell)), (endMs - startMs) / 1000);
      }),
    );
    const berlin = (date: string) => {
      const { startMs, endMs } = dayRange(date, 'Europe/Berlin');
      return (endMs - startMs) / 3_600_000;
    };
    assert.deepEqual([berlin('2026-03-29'), berlin('2026-10-25')], [23, 25]);
  });

  it('leaves out entries of other days, and counts nothing for a running one', () => {
    const entry = { projectId: 'p', taskId: null, localDate: '2026-11-16', seconds: null };

    const rows = arrangeRows([entry, { ...entry, localDate: '2026-11-23' }], ['2026-11-16']);

    assert.deepEqual(
      rows.map(({ cells }) => cells),
      [[[entry]]],
    );
    assert.equal(sumCell([entry]), 0);
  });
});
