/** Rows that are no work, or that cannot be read: left out, named, and counted with their time. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readFile } from '../read-file.ts';
import type { ReadFile, ReadOptions } from '../source-row.ts';

const berlin: ReadOptions = { format: 'auto', zone: 'Europe/Berlin' };
const read = (text: string, options: Partial<ReadOptions> = {}): ReadFile =>
  readFile(text, { ...berlin, ...options });

const clockifyHeader =
  'Project,Client,Description,Task,User,Email,Tags,Type,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal)';

interface Row {
  readonly type?: string;
  readonly project?: string;
  readonly day?: number;
  readonly hours?: number;
}

function clockifyRow({ type = 'Regular', project = 'Shop', day = 16, hours = 1 }: Row = {}): string {
  const date = `2026-02-${day}`;
  const length = `${String(hours).padStart(2, '0')}:00:00`;
  return `${project},Acme,n,,Mara,m@x.de,deep,${type},Yes,${date},09:00:00,${date},${String(9 + hours).padStart(2, '0')}:00:00,${length},${hours}.00`;
}

const clockify = (...rows: readonly string[]): string => [clockifyHeader, ...rows, ''].join('\n');

const leftOut = ({ losses }: ReadFile) =>
  losses
    .filter(({ code }) => code.endsWith('_left_out'))
    .map(({ code, count, seconds }) => [code, count, seconds]);

describe('rows that are no work', () => {
  it('are left out of a report of Clockify by their type, with their sum', () => {
    const file = read(
      clockify(
        clockifyRow(),
        clockifyRow({ type: 'Break', project: 'Pause' }),
        clockifyRow({ type: 'Time off', project: 'Vacation', hours: 8 }),
        clockifyRow({ type: 'TIME OFF', project: 'Vacation', hours: 8, day: 17 }),
        clockifyRow({ type: 'Holiday', project: 'Holiday', hours: 8, day: 18 }),
      ),
    );

    assert.deepEqual(file.problems, []);
    assert.deepEqual(
      file.rows.map(({ project }) => project),
      ['Shop'],
    );
    assert.deepEqual(leftOut(file), [
      ['break_left_out', 1, 3600],
      ['time_off_left_out', 2, 57_600],
      ['holiday_left_out', 1, 28_800],
    ]);
    assert.equal(file.rowCount, 5);
  });

  for (const [header, type, code] of [
    ['Typ', 'Pause', 'break_left_out'],
    ['Type', 'TIME_OFF', 'time_off_left_out'],
    ['Typ', 'Feiertag', 'holiday_left_out'],
    ['Typ', 'Abwesenheit', 'time_off_left_out'],
    ['Tipo', 'Ausência', 'time_off_left_out'],
    ['Type', 'Jour férié', 'holiday_left_out'],
  ] as const) {
    it(`are known in other languages: ${type}`, () => {
      const file = read(clockify(clockifyRow({ type })).replace(',Type,', `,${header},`));

      assert.deepEqual(leftOut(file), [[code, 1, 3600]]);
    });
  }

  it('need no times that can be read: a holiday refuses no file', () => {
    const holiday = 'Holiday,,,,Mara,m@x.de,,Holiday,No,2026-02-17,,2026-02-17,,,';

    const file = read(clockify(clockifyRow(), holiday));

    assert.deepEqual(
      { problems: file.problems, rowsCount: file.rows.length },
      { problems: [], rowsCount: 1 },
    );
    assert.deepEqual(leftOut(file), [['holiday_left_out', 1, 0]]);
  });

  it('keep what is of a type that nobody knows', () => {
    const file = read(clockify(clockifyRow({ type: 'On call' })));

    assert.equal(file.rows.length, 1);
    assert.deepEqual(
      file.losses.map(({ code, column, examples }) => [code, column, examples[0]?.value]),
      [['column_not_kept', 'Type', 'On call']],
    );
  });

  it('are left out of a list of Kimai by their category and type', () => {
    const header =
      'Date,From,To,Duration,Currency,Price,Hourly price,User,Customer,Project,Activity,Billable,Type,Category';
    const row = (type: string, category: string) =>
      `2026-02-16,09:00,10:00,1:00,EUR,95,95,mara,Acme,Shop,n,Yes,${type},${category}`;

    const file = read(
      [
        header,
        row('timesheet', 'work'),
        row('timesheet', 'holiday'),
        row('timesheet', 'sickness'),
        row('expense', ''),
        '',
      ].join('\n'),
    );

    assert.deepEqual(
      { problems: file.problems, rowsCount: file.rows.length },
      { problems: [], rowsCount: 1 },
    );
    assert.deepEqual(leftOut(file), [
      ['time_off_left_out', 2, 7200],
      ['not_time_left_out', 1, 3600],
    ]);
  });

  it('and the others are together what the file has, whatever is in it', () => {
    const rows = fc.array(
      fc.record({
        type: fc.constantFrom('Regular', 'Break', 'Time off', 'Holiday'),
        hours: fc.integer({ min: 1, max: 8 }),
        day: fc.integer({ min: 10, max: 28 }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const file = read(clockify(...all.map(clockifyRow)));

        const taken = file.rows.reduce((sum, { seconds }) => sum + seconds, 0);
        const left = file.losses.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
        assert.equal(taken + left, all.reduce((sum, { hours }) => sum + hours, 0) * 3600);
      }),
      { seed: 20, numRuns: 100 },
    );
  });
});

describe('rows without an end', () => {
  const toggl =
    'User,Email,Client,Project,Description,Billable,Start date,Start time,End date,End time,Duration';
  const kimai = 'Date,From,To,Duration,User,Customer,Project,Activity,Billable';
  const harvest = 'Date,Client,Project,Task,Notes,Hours,Billable?,First Name,Last Name,Started At,Ended At';
  const own = 'Person,Email,Client,Project,Task,Note,Tags,Billable,Started At,Ended At,Seconds,Zone,State';
  for (const [format, text] of [
    ['toggl', `${toggl}\nM,m@x.de,A,P,n,No,2026-02-16,09:00:00,,,01:30:00\n`],
    ['toggl', `${toggl}\nM,m@x.de,A,P,n,No,2026-02-16,09:00:00,2026-02-16,,01:30:00\n`],
    ['clockify', clockify('Shop,Acme,n,,M,m@x.de,,Regular,Yes,2026-02-16,09:00:00,,,01:30:00,1.50')],
    ['kimai', `${kimai}\n2026-02-16,09:00,,1:30,m,Acme,Shop,Dev,Yes\n`],
    ['harvest', `${harvest}\n2026-02-16,Acme,Shop,Dev,n,1.5,Yes,M,V,9:00am,\n`],
    ['vireo', `${own}\nM,m@x.de,A,P,,n,,yes,2026-02-16T09:00:00+01:00,,5400,Europe/Berlin,open\n`],
  ] as const) {
    it(`are finished where they say how long it took: ${format}`, () => {
      const file = read(text);

      assert.deepEqual(file.problems, []);
      assert.deepEqual(
        file.rows.map(({ startedAt, endedAt, seconds }) => [
          new Date(startedAt).toISOString(),
          new Date(endedAt).toISOString(),
          seconds,
        ]),
        [['2026-02-16T08:00:00.000Z', '2026-02-16T09:30:00.000Z', 5400]],
      );
      assert.equal(
        file.losses.some(({ code }) => code === 'still_running'),
        false,
      );
    });
  }

  it('still run where they say nothing of it, or a length of nothing', () => {
    for (const length of ['', '00:00:00']) {
      const file = read(`${toggl}\nM,m@x.de,A,P,n,No,2026-02-16,09:00:00,,,${length}\n`);

      assert.deepEqual(
        { problems: file.problems, rowsCount: file.rows.length, code: file.losses[0]?.code },
        { problems: [], rowsCount: 0, code: 'still_running' },
      );
    }
  });

  it('are refused where the length does not lead to the day that is said', () => {
    const file = read(`${toggl}\nM,m@x.de,A,P,n,No,2026-02-16,09:00:00,2026-02-18,,01:30:00\n`);

    assert.deepEqual(
      file.problems.map(({ row, column }) => [row, column]),
      [[2, 'End date']],
    );
  });
});

describe('rows that cannot be read', () => {
  const bad = clockifyRow({ day: 17 }).replace('10:00:00', '25:99');

  it('refuse the file, and are left out where that is asked for', () => {
    const text = clockify(clockifyRow(), bad, clockifyRow({ day: 18 }));

    const [refused, skipped] = [read(text), read(text, { skipInvalid: true })];

    assert.deepEqual(
      { rows: refused.rows.length, problems: refused.problems.length },
      { rows: 0, problems: 1 },
    );
    assert.deepEqual(
      { problems: skipped.problems, rows: skipped.rows.map(({ row }) => row) },
      { problems: [], rows: [2, 4] },
    );
    const [loss] = skipped.losses.filter(({ code }) => code === 'invalid_left_out');
    assert.deepEqual(
      { count: loss?.count, row: loss?.examples[0]?.row, value: loss?.examples[0]?.value },
      { count: 1, row: 3, value: 'End Time: "25:99" is not a time on the clock' },
    );
  });

  it('count with their time where that can be read', () => {
    const tags = Array.from({ length: 40 }, (_, at) => `t${at}`).join(', ');
    const text = clockify(clockifyRow({ hours: 2 }).replace('deep', `"${tags}"`), clockifyRow({ day: 17 }));

    const file = read(text, { skipInvalid: true });

    assert.deepEqual(leftOut(file), [['invalid_left_out', 1, 7200]]);
    assert.equal(file.losses.length, 1, 'nothing else is said of a row that is left out');
  });

  it('are more than the report names, and all are left out', () => {
    const text = clockify(...Array.from({ length: 30 }, () => bad), clockifyRow());

    const file = read(text, { skipInvalid: true });

    assert.deepEqual(
      { problems: file.problems, rowsCount: file.rows.length },
      { problems: [], rowsCount: 1 },
    );
    assert.deepEqual(leftOut(file), [['invalid_left_out', 30, 108_000]]);
  });

  it('outside of the years that are kept are left out, too', () => {
    const far = clockifyRow().replaceAll('2026-02-16', '1899-12-31');

    const file = read(clockify(clockifyRow(), far), { skipInvalid: true });

    assert.deepEqual(
      { problems: file.problems, rows: file.rows.map(({ row }) => row) },
      { problems: [], rows: [2] },
    );
  });

  it('leave questions about the whole file open', () => {
    const ambiguous = clockifyRow().replaceAll('2026-02-16', '03/04/2026');

    const file = read(clockify(ambiguous), { skipInvalid: true });

    assert.deepEqual(
      file.problems.map(({ option }) => option),
      ['dateOrder'],
    );
  });
});

describe('fixed prices of Kimai', () => {
  const header =
    'Date,From,To,Duration,Currency,Price,Hourly price,Fixed price,User,Customer,Project,Activity,Billable';
  const kimai = (cells: string) => read(`${header}\n2026-02-16,${cells},mara,Acme,Shop,Audit,Yes\n`);

  for (const cells of ['13:15,13:45,0:30,EUR,500.00,,500.00', '13:15,13:45,0:30,EUR,500.00,95.00,500.00']) {
    it(`are the amount of their entry, whatever the hourly price: ${cells}`, () => {
      const file = kimai(cells);

      assert.deepEqual(file.problems, []);
      const [row] = file.rows;
      assert.equal(((row?.rate?.minor ?? 0) * (row?.seconds ?? 0)) / 3600, 50_000);
      assert.deepEqual(
        file.losses.map(({ code }) => code),
        ['fixed_price_as_rate'],
      );
    });
  }

  it('are refused by name where no rate gives their amount', () => {
    for (const cells of [
      '13:15,13:15,0:00,EUR,500.00,,500.00',
      '09:00,09:01,0:01,EUR,9000000.00,,9000000.00',
    ]) {
      const { problems } = kimai(cells);

      assert.deepEqual(
        problems.map(({ row, column }) => [row, column]),
        [[2, 'Fixed price']],
      );
      assert.match(problems[0]?.message ?? '', /fixed price/);
    }
  });

  it('of nothing are none', () => {
    const [row] = kimai('13:00,14:00,1:00,EUR,95.00,95.00,0.00').rows;

    assert.deepEqual(row?.rate, { minor: 9_500, currency: 'EUR' });
  });
});

describe('reports of sums', () => {
  for (const [what, header, message] of [
    [
      'Clockify',
      'Project,Client,Description,Time (h),Time (decimal),Amount (USD)',
      "Clockify's summary report",
    ],
    ['Clockify by day', 'Datum,Projekt,Zeit (h),Zeit (dezimal)', "Clockify's summary report"],
    ['Clockify by week', 'User,Project,"Mon, Feb 16","Tue, Feb 17",Total', "Clockify's weekly report"],
    ['Toggl', 'Project,Client,Title,Duration,Amount (USD)', "Toggl Track's summary report"],
    [
      'Harvest',
      'Client,Project,Project Code,Billable Hours,Billable Amount,Currency,Total Hours',
      "Harvest's",
    ],
    ['Kimai', 'Customer,Project,Duration,Price', 'has no day and start for each entry'],
  ] as const) {
    it(`are refused with the name of the export to use: ${what}`, () => {
      const { problems } = read(`${header}\na,b,c,d,e,f\n`);

      assert.equal(problems.length, 1);
      const [problem] = problems;
      assert.ok(problem?.message.includes(message), problem?.message);
      assert.match(problem?.message ?? '', /detailed.*(?:Reports → Detailed.*)?CSV/s);
    });
  }
});
