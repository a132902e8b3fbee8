/** What the four services really write, and the traps in it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { iso, lossesOf, read, rowsOf } from '../../../../testing/time/read-rows.ts';

const togglHeader =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';

const togglRow = (cells: string) => `${togglHeader}\n${cells}\n`;

describe('the reader of Toggl', () => {
  it('reads a row behind a byte order mark', () => {
    const file = read(
      `\u{feff}${togglRow('Mara,Mara@x.de,Acme,API,Build,Write it,Yes,2026-11-18,09:00:00,2026-11-18,10:30:00,01:30:00,"deep, calm",150.00')}`,
    );

    const [row] = rowsOf(file);
    assert.equal(file.detected.format, 'toggl');
    assert.deepEqual(
      [iso(row?.startedAt), iso(row?.endedAt)],
      ['2026-11-18T08:00:00.000Z', '2026-11-18T09:30:00.000Z'],
    );
    assert.deepEqual(
      {
        row: row?.row,
        person: row?.person,
        client: row?.client,
        project: row?.project,
        task: row?.task,
        note: row?.note,
        tags: row?.tags,
        billable: row?.billable,
        seconds: row?.seconds,
      },
      {
        row: 2,
        person: { name: 'Mara', email: 'mara@x.de' },
        client: 'Acme',
        project: 'API',
        task: 'Build',
        note: 'Write it',
        tags: ['deep', 'calm'],
        billable: true,
        seconds: 5400,
      },
    );
    assert.deepEqual(row?.rate, { minor: 10_000, currency: 'EUR' });
    assert.deepEqual(lossesOf(file), { 'rate_from_amount Amount (EUR)': 1 });
  });

  it('reads the newer columns and a length of "18:25 min" as minutes and seconds', () => {
    const file = read(
      'Description,Billable,Duration,Member,Email,Project,Tags,Start date,Start time,Stop date,Stop time\nA,No,18:25 min,Mara,m@x.de,API,,2026-11-18,09:00,2026-11-18,09:18\n',
    );

    const [row] = rowsOf(file);
    assert.deepEqual(
      [file.detected.format, row?.seconds, iso(row?.endedAt)],
      ['toggl', 1105, '2026-11-18T08:18:25.000Z'],
    );
    assert.deepEqual(lossesOf(file), {});
  });

  it('keeps backslashes, emoji, doubled quotes and line breaks byte for byte', () => {
    const note =
      '\\\\ 🔥 Special  """"""`!@#$%^&*()_+\\-=\\[\\]{};\':"\\|,.\'\'<>\\/?~ \\\\\\\r\n second line  ';
    const quoted = `"${note.replaceAll('"', '""')}"`;

    const file = read(
      togglRow(`M,m@x.de,A,P,,${quoted},No,2024-10-15,12:02:17,2024-10-15,12:02:19,00:00:02,,`),
    );

    assert.equal(rowsOf(file)[0]?.note, note);
  });

  it('takes an empty currency of "Amount ()" where there is no money, and asks for it where there is', () => {
    const header = togglHeader.replace('(EUR)', '()');
    const row = (amount: string) =>
      `${header}\nM,m@x.de,A,P,,n,Yes,2026-11-18,09:00:00,2026-11-18,10:00:00,01:00:00,,${amount}\n`;

    const [none, asked, said] = [
      read(row('0.00')),
      read(row('80.00')),
      read(row('80.00'), { currency: 'CHF' }),
    ];

    assert.equal(rowsOf(none)[0]?.rate, undefined);
    assert.deepEqual(
      asked.problems.map(({ row, column, option }) => [row, column, option]),
      [[2, 'Amount ()', 'currency']],
    );
    assert.deepEqual(rowsOf(said)[0]?.rate, { minor: 8_000, currency: 'CHF' });
    assert.equal(lossesOf(said)['currency_assumed'], 1);
  });

  it('keeps rows that differ by tag only apart, and entries of no length', () => {
    const row = (tag: string) =>
      `M,m@x.de,A,P,,n,No,2026-11-18,09:00:00,2026-11-18,09:00:00,00:00:00,${tag},`;

    const rows = rowsOf(read(`${togglHeader}\n${row('one')}\n${row('two')}\n`));

    assert.deepEqual({ rowsCount: rows.length, seconds: rows[0]?.seconds }, { rowsCount: 2, seconds: 0 });
    assert.notEqual(rows[0]?.identity, rows[1]?.identity);
  });

  it('takes tags as a set, and knows the row again by all that it says', () => {
    const row = (tags: string) =>
      read(togglRow(`M,m@x.de,A,P,,n,No,2026-11-18,09:00:00,2026-11-18,10:00:00,01:00:00,"${tags}",`));
    const many = Array.from({ length: 60 }, (_, at) => `t${at % 30}`).join(',');

    assert.deepEqual(rowsOf(row('a, a,A, a'))[0]?.tags, ['a', 'A']);
    assert.equal(rowsOf(row(many))[0]?.tags.length, 30);
    assert.notEqual(rowsOf(row('a,a'))[0]?.identity, rowsOf(row('a'))[0]?.identity);
  });

  it('tells of an entry that still runs, and of a length that is not end less start', () => {
    const file = read(
      `${togglRow('M,m@x.de,A,P,,n,No,2026-11-18,09:00:00,2026-11-18,10:00:00,02:00:00,,')}M,m@x.de,A,P,,n,No,2026-11-18,11:00:00,,,,,\n`,
    );

    assert.equal(rowsOf(file)[0]?.seconds, 3600);
    assert.equal(file.rowCount, 2);
    assert.deepEqual(lossesOf(file), { 'duration_differs Duration': 1, 'still_running End time': 1 });
    assert.equal(file.losses[1]?.examples[0]?.row, 3);
  });

  it('reads an entry over midnight, and one longer than a day with a word about it', () => {
    const file = read(
      `${togglRow('M,m@x.de,A,P,,n,No,2026-11-18,23:30:00,2026-11-19,00:30:00,01:00:00,,')}M,m@x.de,A,P,,n,No,2026-11-18,08:00:00,2026-11-20,08:00:00,48:00:00,,\n`,
    );

    const rows = rowsOf(file);
    assert.deepEqual(
      {
        firstRowsSeconds: rows[0]?.seconds,
        localDate: rows[0]?.localDate,
        secondRowsSeconds: rows[1]?.seconds,
      },
      { firstRowsSeconds: 3600, localDate: '2026-11-18', secondRowsSeconds: 172_800 },
    );
    assert.equal(lossesOf(file)['longer_than_a_day Duration'], 1);
  });
});

describe('clock changes', () => {
  const at = (start: string, end: string, duration: string, date = '2026-10-25') =>
    read(togglRow(`M,m@x.de,A,P,,n,No,${date},${start},${date},${end},${duration},,`));

  it('settle a time that happens twice by the length', () => {
    const [short, long] = [at('01:30:00', '02:30:00', '01:00:00'), at('01:30:00', '02:30:00', '02:00:00')];

    assert.deepEqual([rowsOf(short)[0]?.seconds, rowsOf(long)[0]?.seconds], [3600, 7200]);
    assert.deepEqual({ short: short.losses, long: long.losses }, { short: [], long: [] });
  });

  it('tell where the length does not settle it', () => {
    const file = at('02:10:00', '02:20:00', '00:10:00');

    assert.deepEqual(
      [rowsOf(file)[0]?.seconds, iso(rowsOf(file)[0]?.startedAt)],
      [600, '2026-10-25T00:10:00.000Z'],
    );
    assert.equal(lossesOf(file)['repeated_time Start time'], 1);
  });

  it('refuse a time that the clocks skip, and name the zone as what may be wrong', () => {
    const { problems, rows } = at('02:30:00', '03:30:00', '01:00:00', '2026-03-29');

    assert.deepEqual(rows, []);
    assert.deepEqual(
      { row: problems[0]?.row, column: problems[0]?.column, option: problems[0]?.option },
      { row: 2, column: 'Start time', option: 'zone' },
    );
  });

  it('count an hour less over the gap', () => {
    assert.equal(rowsOf(at('01:30:00', '03:30:00', '01:00:00', '2026-03-29'))[0]?.seconds, 3600);
  });
});

describe('files that are no files of time', () => {
  it('are refused by what they are', () => {
    const texts = ['', '\n', 'a,b\n1,2\n', togglHeader, `${togglRow('x')}"never closed`];

    const problems = texts.map((text) => read(text).problems[0]?.message ?? '');

    assert.match(problems[0] ?? '', /is empty/);
    assert.match(problems[1] ?? '', /is empty/);
    assert.match(problems[2] ?? '', /no known format/);
    assert.match(problems[3] ?? '', /no row/);
    assert.match(problems[4] ?? '', /[Qq]uote/);
  });

  for (const [length, end] of [
    ['3600', '10:00:00'],
    ['1800', '09:30:00'],
    ['168', '09:02:48'],
    ['150', '11:30:00'],
  ]) {
    it(`of a length in another unit keep start and end: ${length}`, () => {
      const file = read(`${togglHeader}\nM,m@x.de,A,P,,n,No,2026-11-18,09:00:00,,${end},${length},,\n`);

      const [row] = rowsOf(file);
      const endedAt = (row?.startedAt ?? 0) + (row?.seconds ?? 0) * 1000;
      assert.equal(
        iso(endedAt).slice(11, 19),
        `${String(Number(end?.slice(0, 2)) - 1).padStart(2, '0')}${end?.slice(2)}`,
      );
      assert.equal(row?.localDate, '2026-11-18');
      assert.ok((row?.seconds ?? 0) < 86_400);
    });
  }

  it('say which columns of the service they lack', () => {
    const { problems } = read('Date,Client,Project,Note\n2026-11-18,A,P,n\n', { format: 'kimai' });

    assert.match(problems[0]?.message ?? '', /^lacks columns of a kimai export: from, duration \/ to$/);
  });

  it('say where a quote is amiss', () => {
    const good = 'M,m@x.de,A,P,,n,No,2026-11-18,09:00:00,2026-11-18,10:00:00,01:00:00,,';

    const { problems } = read(`${togglHeader}\n${good}\n${good.replace(',n,', ',"n,')}\n`);

    // No row of its own: leaving rows out does not help.
    assert.deepEqual({ row: problems[0]?.row, option: problems[0]?.option }, { row: null, option: null });
    assert.match(problems[0]?.message ?? '', /quote \("\) in row 3/);
  });

  it('are read the same in pieces of any size', () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, at) =>
        `M,m@x.de,A,P,,"note ${at}\nof two lines, ${'x'.repeat(at % 50)}",No,2026-11-18,09:00:00,2026-11-18,10:00:00,01:00:00,,`,
    );

    const read1 = rowsOf(read(`${togglHeader}\n${rows.join('\n')}\n`));

    assert.equal(read1.length, 3_000);
    assert.ok(read1.every(({ note, row }) => note.startsWith(`note ${row - 2}\n`)));
  });
});
