/** In which order the dates of a file stand, as its whole says, where each by itself may be read in several. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addDays, datesBetween } from '../../../../../../domain/zones.ts';
import { readFile } from '../read-file.ts';
import { type DateOrder, dateOrders, type ReadOptions } from '../source-row.ts';

const header =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags';

interface Row {
  /** As the file writes it. */
  readonly day: string;
  readonly weekday?: string;
}

function toggl(rows: readonly Row[], { weekdays = '', title = [] as readonly string[] } = {}): string {
  const lines = rows.map(
    ({ day, weekday }) =>
      `Mara,,Acme,API,,n,Yes,${day},09:00:00,${day},10:00:00,01:00:00,${weekdays && `,${weekday}`}`,
  );
  return [...title, `${header}${weekdays && `,${weekdays}`}`, ...lines, ''].join('\n');
}

function read(text: string, options: Partial<ReadOptions> = {}) {
  const { detected, rows, problems } = readFile(text, { format: 'auto', zone: 'UTC', ...options });
  return { order: detected.dateOrder, days: rows.map(({ localDate }) => localDate), problems };
}

function write(date: string, order: DateOrder, { mark = '/', digits = 2 } = {}): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const parts = { y: year.slice(-digits), m: month, d: day };
  return [...order].map((part) => parts[part as 'y' | 'm' | 'd']).join(mark);
}

const rowsOf = (days: readonly string[]): Row[] => days.map((day) => ({ day }));
const asked = ({ problems }: ReturnType<typeof read>) => problems.map(({ option }) => option);

function isWorkingDay(date: string): boolean {
  return ![0, 6].includes(new Date(date).getUTCDay());
}

const today = '2026-11-21';

/** Working days of one month, one after the other, up to its last: one of them is a 28th or later. */
const endOfMonth = fc
  .record({
    year: fc.integer({ min: 2015, max: 2025 }),
    month: fc.integer({ min: 1, max: 12 }),
    count: fc.integer({ min: 4, max: 20 }),
  })
  .map(({ year, month, count }) => {
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    return datesBetween(first, addDays(first, 30)).filter(isWorkingDay).slice(-count);
  })
  .filter((days) => days.some((day) => Number(day.slice(8)) >= 28));

const anyDays = fc
  .uniqueArray(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 30 })
  .map((list) => list.map((at) => addDays('2015-01-01', at)));
/** The first of months, as what is billed by the month. */
const monthly = fc
  .uniqueArray(fc.integer({ min: 0, max: 130 }), { minLength: 3, maxLength: 24 })
  .map((list) =>
    list.map((at) => `${2015 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`),
  );

type Sort = (days: readonly string[], print: (day: string) => string) => readonly string[];
const byText = (one: string, other: string) => (one < other ? -1 : 1);
const sorts: readonly Sort[] = [
  (days) => days,
  (days) => days.toSorted(),
  (days) => days.toSorted().toReversed(),
  (days, print) => days.toSorted((one, other) => byText(print(one), print(other))),
  (days, print) => days.toSorted((one, other) => byText(print(other), print(one))),
];

describe('dates of one file', () => {
  it('settle each other, whatever order wrote working days up to the end of a month', () => {
    const shapes = fc.record({
      days: endOfMonth,
      order: fc.constantFrom(...dateOrders),
      mark: fc.constantFrom('/', '-'),
      shuffle: fc.func(fc.nat()),
    });
    fc.assert(
      fc.property(shapes, ({ days, order, mark, shuffle }) => {
        const mixed = days.toSorted((one, other) => shuffle(one) - shuffle(other));

        const text = toggl(rowsOf(mixed.map((day) => write(day, order, { mark }))));
        const found = read(text, { today });

        assert.deepEqual(
          { problems: found.problems, order: found.order, days: found.days },
          { problems: [], order, days: mixed },
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are never taken for other days: what does not tell is asked for, however its rows are sorted', () => {
    const shapes = fc.record({
      days: fc.oneof(anyDays, monthly),
      order: fc.constantFrom(...dateOrders),
      digits: fc.constantFrom(2, 4),
      sort: fc.constantFrom(...sorts),
    });
    fc.assert(
      fc.property(shapes, ({ days, order, digits, sort }) => {
        const print = (day: string) => write(day, order, { digits });
        const sorted = sort(days, print);

        const found = read(toggl(rowsOf(sorted.map(print))), { today });

        if (found.problems.length > 0) assert.deepEqual(new Set(asked(found)), new Set(['dateOrder']));
        else assert.deepEqual(found.days, sorted);
      }),
      { numRuns: 600 },
    );
  });

  it('are asked about where they are too few to tell the year from the day', () => {
    for (const days of [['26-11-05'], ['26-11-05', '26-11-06'], ['05/11/26', '06/11/26']]) {
      assert.deepEqual(asked(read(toggl(rowsOf(days)))), ['dateOrder'], days.join());
    }
  });

  it('settle each other by the order of many rows, with the day first', () => {
    const days = ['03-09', '03-10', '03-11', '03-12', '04-01', '04-02', '04-07', '05-04'].map(
      (day) => `2026-${day}`,
    );
    const found = (order: DateOrder, list: readonly string[]) =>
      read(toggl(rowsOf(list.map((day) => write(day, order, { digits: 4 })))));

    for (const list of [days, days.toReversed()]) {
      assert.deepEqual(found('dmy', list).days, list);
      // So would days first stand that were sorted as text.
      assert.deepEqual(asked(found('mdy', list)), ['dateOrder']);
    }
    assert.deepEqual(asked(found('dmy', days.slice(1))), ['dateOrder']);
  });

  it('are none of a time much later than today', () => {
    const found = read(toggl(rowsOf(['27/10/26', '28/10/26'])), { today });

    assert.deepEqual(
      { order: found.order, days: found.days },
      { order: 'dmy', days: ['2026-10-27', '2026-10-28'] },
    );
    assert.deepEqual(asked(read(toggl(rowsOf(['26/10/26', '27/10/26'])), { today })), ['dateOrder']);
    assert.deepEqual(asked(read(toggl(rowsOf(['27/10/26', '28/10/26'])))), ['dateOrder']);
  });

  it('are told by the days of the week beside them, in any language', () => {
    for (const [weekdays, weekday] of [
      ['Weekday', 'Friday'],
      ['Wochentag', 'Fr'],
      ['Jour', 'ven.'],
      ['Dia da semana', 'sexta-feira'],
    ] as const) {
      const found = read(toggl([{ day: '03/04/2026', weekday }], { weekdays }));
      assert.deepEqual(found.days, ['2026-04-03'], weekday);
    }
    const american = read(toggl([{ day: '03/04/2026', weekday: 'Wed' }], { weekdays: 'Day' }));
    assert.deepEqual(american.days, ['2026-03-04']);
  });

  it('are not told by a column that has a name of a day by chance, nor by days that fit no reading', () => {
    const sam = read(toggl([{ day: '04/07/2026', weekday: 'Sam' }], { weekdays: 'Approver' }));
    const none = read(toggl([{ day: '03/04/2026', weekday: 'Sunday' }], { weekdays: 'Weekday' }));

    assert.deepEqual([asked(sam), asked(none)], [['dateOrder'], ['dateOrder']]);
  });

  it('are told by the period of the export, in its name or above its header', () => {
    const text = toggl(rowsOf(['03/04/2026', '05/04/2026']));

    const names = [
      'Toggl_Track_detailed_2026-04-01_2026-04-30.csv',
      'harvest_time_report_from20260401to20260430.csv',
      'Clockify_Time_Report_Detailed_01_04_2026-30_04_2026.csv',
      'Clockify_Time_Report_Detailed_04_01_2026-04_30_2026.csv',
    ];
    for (const fileName of names) assert.equal(read(text, { fileName }).order, 'dmy', fileName);
    const titled = toggl(rowsOf(['03/04/2026']), { title: ['Zeitraum:,01.03.2026 - 31.03.2026'] });
    assert.deepEqual(read(titled).days, ['2026-03-04']);
    for (const fileName of [
      'toggl 2026-04-30.csv',
      'all 2026-01-01 to 2026-12-31.csv',
      'toggl 2026-04-03 backup 2026-12-31.csv',
      'hours 2026-04-01 due 2026-04-30.csv',
      'INV 20260401 20260430.csv',
      '2026-04-01_2026-04-31.csv',
    ]) {
      assert.deepEqual(asked(read(text, { fileName })), ['dateOrder'], fileName);
    }
  });

  it('are asked about where what the file says contradicts itself', () => {
    const weekdays = toggl([{ day: '03/04/2026', weekday: 'Fri' }], { weekdays: 'Weekday' });

    assert.deepEqual(asked(read(weekdays, { fileName: '2026-03-01 to 2026-03-31.csv' })), ['dateOrder']);
  });

  it('are asked about where days of the week are none of the one order that all can be read in, and taken if that is said', () => {
    const rows = [
      { day: '03/04/2026', weekday: 'Fri' },
      { day: '04/05/2026', weekday: 'Mon' },
      { day: '04/13/2026', weekday: 'Mon' },
    ];
    const text = toggl(rows, { weekdays: 'Day' });

    assert.match(read(text).problems[0]?.message ?? '', /is another day of the week than its row says/);
    assert.deepEqual(asked(read(text)), ['dateOrder']);
    assert.deepEqual(read(text, { dateOrder: 'mdy' }).days, ['2026-03-04', '2026-04-05', '2026-04-13']);
  });
});
