/** What the four services really write, and the traps in it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { writeIcs } from '../writers/write-ics.ts';
import { readFile } from './read-file.ts';
import type { ReadFile, ReadOptions } from './source-row.ts';

const berlin: ReadOptions = { format: 'auto', zone: 'Europe/Berlin' };

function read(text: string, options: Partial<ReadOptions> = {}): ReadFile {
  return readFile(text, { ...berlin, ...options });
}

function iso(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString();
}

/** Fails with what the file was refused for. */
function rowsOf(file: ReadFile): ReadFile['rows'] {
  assert.deepEqual(file.problems, []);
  return file.rows;
}

function lossesOf(file: ReadFile): Record<string, number> {
  return Object.fromEntries(
    file.losses.map(({ code, column, count }) => [column ? `${code} ${column}` : code, count]),
  );
}

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

const clockifyHeader =
  '"Project","Client","Description","Task","User","Group","Email","Tags","Billable","Invoiced","Invoice ID","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Billable Rate (USD)","Billable Amount (USD)","Date of creation"';
function clockifyRow(times: string, more: { invoiced?: string; rest?: string } = {}): string {
  const { invoiced = '"No",""', rest = '"0.00","0.00",""' } = more;
  return `"P","C","n","T","Mara","","m@x.de","","Yes",${invoiced},${times},${rest}\n`;
}

describe('the reader of Clockify', () => {
  it('reads a clock of twelve hours with the month first', () => {
    const text = `${clockifyHeader}\n${clockifyRow('"11/18/2026","12:05:00 AM","11/18/2026","12:35 PM","12:30:00","12.50"')}`;

    const file = read(text);

    const [row] = rowsOf(file);
    assert.deepEqual(
      [file.detected.format, file.detected.dateOrder, file.detected.clock, iso(row?.startedAt), row?.seconds],
      ['clockify', 'mdy', 12, '2026-11-17T23:05:00.000Z', 45_000],
    );
  });

  it('reads a clock of 24 hours with the day first, and hours of one digit', () => {
    const file = read(
      `${clockifyHeader}\n${clockifyRow('"18/11/2026","9:00","18/11/2026","10:15","1:15","1.25"')}`,
    );

    const [row] = rowsOf(file);
    assert.deepEqual(
      { dateOrder: file.detected.dateOrder, localDate: row?.localDate, seconds: row?.seconds },
      { dateOrder: 'dmy', localDate: '2026-11-18', seconds: 4500 },
    );
  });

  it('refuses a file whose every day may be a month, until it is told', () => {
    const text = `${clockifyHeader}\n${clockifyRow('"03/04/2026","9:00","03/04/2026","10:00","1:00","1.00"')}`;

    const [asked, day, month] = [
      read(text),
      read(text, { dateOrder: 'dmy' }),
      read(text, { dateOrder: 'mdy' }),
    ];

    assert.deepEqual(
      asked.problems.map(({ row, column, value, option }) => [row, column, value, option]),
      [[2, 'Start Date', '03/04/2026', 'dateOrder']],
    );
    assert.deepEqual(asked.rows, []);
    assert.deepEqual([rowsOf(day)[0]?.localDate, rowsOf(month)[0]?.localDate], ['2026-04-03', '2026-03-04']);
  });

  it('asks nothing where day and month are the same number', () => {
    const text = `${clockifyHeader}\n${clockifyRow('"05/05/2026","9:00","05/05/2026","10:00","1:00","1.00"')}`;

    assert.equal(rowsOf(read(text))[0]?.localDate, '2026-05-05');
  });

  it('refuses an order that the file does not have, and takes a day that is its month beside years that come first', () => {
    const text = (date: string) =>
      `${clockifyHeader}\n${clockifyRow('"2026-05-04","9:00","2026-05-04","10:00","1:00","1.00"')}${clockifyRow(`"${date}","9:00","${date}","10:00","1:00","1.00"`)}`;

    const [wrong, same] = [read(text('18/11/2026'), { dateOrder: 'ymd' }), read(text('05/05/2026'))];

    assert.deepEqual(
      { row: wrong.problems[0]?.row, column: wrong.problems[0]?.column },
      { row: 3, column: 'Start Date' },
    );
    assert.equal(rowsOf(same)[1]?.localDate, '2026-05-05');
  });

  it('refuses the whole file for one date that is none, and names its row', () => {
    const good = clockifyRow('"18/11/2026","9:00","18/11/2026","10:00","1:00","1.00"');
    const bad = clockifyRow('"31/02/2026","9:00","31/02/2026","10:00","1:00","1.00"');

    const { rows, problems } = read(`${clockifyHeader}\n${good}${bad}`);

    assert.deepEqual(rows, []);
    assert.deepEqual(
      { row: problems[0]?.row, column: problems[0]?.column, value: problems[0]?.value },
      { row: 3, column: 'Start Date', value: '31/02/2026' },
    );
  });

  it('refuses a file that has both orders, and names both rows', () => {
    const one = clockifyRow('"18/11/2026","9:00","18/11/2026","10:00","1:00","1.00"');
    const other = clockifyRow('"11/19/2026","9:00","11/19/2026","10:00","1:00","1.00"');

    const { problems } = read(`${clockifyHeader}\n${one}${other}`);

    assert.equal(problems[0]?.row, 3);
    assert.match(problems[0]?.message ?? '', /row 2/);
  });

  it('keeps what is invoiced with its number, the rate, and tells of columns that have no place', () => {
    const times = '"18/11/2026","9:00","18/11/2026","10:00","1:00","1.00"';
    const row = clockifyRow(times, { invoiced: '"Yes","INV-7"', rest: '"95.50","95.50","18/11/2026"' });
    const text = `${clockifyHeader.replaceAll('USD', 'EURO')}\n${row}`;

    const file = read(text);

    const [kept] = rowsOf(file);
    assert.deepEqual(
      { state: kept?.state, invoice: kept?.invoice, rate: kept?.rate },
      { state: 'invoiced', invoice: 'INV-7', rate: { minor: 9550, currency: 'EUR' } },
    );
    assert.deepEqual(lossesOf(file), { 'column_not_kept Date of creation': 1 });
  });

  it('takes a column that a row lacks to be empty, and says so', () => {
    const header =
      '"Project","Description","Task","User","Group","Email","Tags","Billable","Start Date","Start Time","End Date","End Time","Client"';
    const file = read(
      `${header}\n"P","n","T","Mara","","m@x.de","","Yes","03/14/2024","10:23 AM","03/14/2024","11:23:01 AM"\n`,
    );

    const [row] = rowsOf(file);
    assert.deepEqual(
      { format: file.detected.format, client: row?.client, seconds: row?.seconds },
      { format: 'clockify', client: '', seconds: 3601 },
    );
    assert.deepEqual(lossesOf(file), { short_row: 1 });
  });

  it('refuses a file that is cut off in its last row, and names that row', () => {
    const header = 'User,Client,Project,Description,Start date,Start time,End date,End time,Duration,Tags';
    const whole = 'Me,Acme,API,n,2026-01-13,09:00:00,2026-01-13,10:00:00,01:00:00,';
    const last = 'Me,Acme,API,n,2026-01-14,09:00:00,2026-01-14';

    for (const length of [last.length, last.lastIndexOf(','), last.lastIndexOf(',') + 1]) {
      const { rows, problems } = read(`${header}\n${whole}\n${last.slice(0, length)}`);

      assert.deepEqual({ rows, problems: problems.map(({ row }) => row) }, { rows: [], problems: [3] });
      assert.match(problems[0]?.message ?? '', /cut off/);
    }
    const running = read(`${header}\n${whole}\nMe,Acme,API,n,2026-01-14,09:00:00,,,,`);
    assert.deepEqual([running.problems, lossesOf(running)['still_running End time']], [[], 1]);
  });

  it('refuses a calendar of ours that is cut off between two events', () => {
    const [text = ''] = writeIcs([]).text.split('END:VCALENDAR');

    assert.match(read(text).problems[0]?.message ?? '', /cut off/);
  });

  it('refuses a row with more cells than the header', () => {
    const { problems } = read(
      `${clockifyHeader}\n${clockifyRow('"18/11/2026","9:00","18/11/2026","10:00","1:00","1.00"').trim()},"more"\n`,
    );

    assert.equal(problems[0]?.row, 2);
  });
});

const harvestHeader =
  'Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL';

describe('the reader of Harvest', () => {
  const two = [
    '2024-03-04,,Project without Client,,,"","20,0",No,No,No,Peter,Tester,,Yes,"100,0","2.000,0","0,0","0,0",Euro - EUR,',
    '2024-03-04,Big Company,Project for Big Company,,Task 1,Working hard,"0,01",Yes,No,Yes,Peter,Tester,,Yes,"100,0","1,0","0,0","0,0",Euro - EUR,',
  ].join('\n');

  it('reads decimal commas, thousands, and lays days out without overlap', () => {
    const file = read(`${harvestHeader}\n${two}\n`);

    const [first, second] = rowsOf(file);
    assert.deepEqual(
      { format: file.detected.format, decimal: file.detected.decimal },
      { format: 'harvest', decimal: ',' },
    );
    assert.deepEqual({ first: first?.seconds, second: second?.seconds }, { first: 72_000, second: 36 });
    assert.deepEqual(
      { rate: first?.rate, name: first?.person.name },
      { rate: { minor: 10_000, currency: 'EUR' }, name: 'Peter Tester' },
    );
    assert.equal(second?.startedAt, first?.endedAt);
    assert.deepEqual([first?.localDate, iso(second?.endedAt)], ['2024-03-04', '2024-03-04T23:00:00.000Z']);
    assert.deepEqual(
      { firstState: first?.state, secondState: second?.state, billable: second?.billable },
      { firstState: 'open', secondState: 'approved', billable: true },
    );
    assert.equal(lossesOf(file)['start_laid_out'], 2);
    assert.equal(lossesOf(file)['column_not_kept Employee?'], 2);
  });

  it('begins at nine, and keeps the exact seconds of the hours', () => {
    const row = two.split('\n')[1]?.replace('"0,01"', '"0,33"');

    const [read1] = rowsOf(read(`${harvestHeader}\n${row}\n`));

    assert.deepEqual([iso(read1?.startedAt), read1?.seconds], ['2024-03-04T08:00:00.000Z', 1188]);
  });

  it('asks which mark is meant where "2.000" may be two or two thousand', () => {
    const row = '2024-03-04,C,P,,T,,2.000,Yes,No,No,Peter,Tester,,Yes,,,,,Euro - EUR,';

    const { problems } = read(`${harvestHeader}\n${row}\n`);
    const [two] = rowsOf(read(`${harvestHeader}\n${row}\n`, { decimal: '.' }));

    assert.deepEqual(
      { row: problems[0]?.row, column: problems[0]?.column, option: problems[0]?.option },
      { row: 2, column: 'Hours', option: 'decimal' },
    );
    assert.equal(two?.seconds, 7200);
  });

  it('reads semicolons and the line of Excel that names them', () => {
    const text = `sep=;\r\n${harvestHeader.replaceAll(',', ';')}\r\n04.03.2024;C;P;;T;"two\r\nlines";1,5;Yes;Yes;No;Peter;Tester;;Yes;"100,00 €";150;;;Euro - EUR;\r\n`;

    const file = read(text);

    const [row] = rowsOf(file);
    assert.deepEqual(
      { seconds: row?.seconds, localDate: row?.localDate, note: row?.note, state: row?.state },
      { seconds: 5400, localDate: '2024-03-04', note: 'two\r\nlines', state: 'invoiced' },
    );
    assert.deepEqual(row?.rate, { minor: 10_000, currency: 'EUR' });
  });

  it('tells of hours that are more than a day, and refuses more than anybody can have worked', () => {
    const rowOf = (hours: string) =>
      `${harvestHeader}\n2024-03-04,C,P,,T,n,${hours},Yes,No,No,P,T,,Yes,100.00,,,,Euro - EUR,\n`;

    const [long, longest] = [read(rowOf('200.0')), read(rowOf('10000.1'))];

    assert.equal(rowsOf(long)[0]?.seconds, 720_000);
    assert.equal(lossesOf(long)['longer_than_a_day Hours'], 1);
    assert.deepEqual(
      longest.problems.map(({ row, column, message }) => [row, column, message]),
      [[2, 'Hours', 'is more than 10000 hours']],
    );
  });

  const rated = (rate: string) =>
    read(`${harvestHeader}\n2024-03-04,C,P,,T,,1.5,Yes,No,No,Peter,Tester,,Yes,"${rate}",,,,EUR,\n`);

  for (const rate of [
    '10O.00',
    '12abc34.00',
    '1e9',
    '1.5E2',
    '100 per 2h',
    '100.00 h',
    'EUR 100.00 EUR',
    '100.00 XQQ',
    '10 0.00',
    '100.00 USD',
    `${'1'.repeat(100)} EUR`,
  ]) {
    it(`refuses a rate with what is no currency of its own: ${rate.slice(0, 20)}`, () => {
      const { rows, problems } = rated(rate);

      assert.deepEqual(rows, []);
      assert.deepEqual(
        { row: problems[0]?.row, column: problems[0]?.column },
        { row: 2, column: 'Billable Rate' },
      );
    });
  }

  it('reads a rate with one whole currency before or after it', () => {
    const rates = ['1,000.00 EUR', 'EUR 1000.00', '€1,000.00', '1 000.00 €', "1'000.00", '1000.00 Euro'];

    assert.deepEqual(
      rates.map((rate) => rowsOf(rated(rate))[0]?.rate?.minor),
      rates.map(() => 100_000),
    );
  });

  it('refuses hours that are less than nothing', () => {
    const row = '2024-03-04,C,P,,T,,-1.5,Yes,No,No,Peter,Tester,,Yes,,,,,Euro - EUR,';

    assert.equal(read(`${harvestHeader}\n${row}\n`).problems[0]?.column, 'Hours');
  });
});

describe('the reader of Kimai', () => {
  const german =
    'Datum;Von;Bis;Dauer;Währung;Preis;Interner Preis;Preis pro Stunde;Festpreis;Name;Benutzer;E-Mail;Personalnummer;Kunde;Projekt;Tätigkeit;Beschreibung;Abrechenbar;Schlagworte;Exportiert;Beschreibung';

  it('reads German headers, one of which stands twice', () => {
    const file = read(
      `${german}\n2026-11-18;09:00;09:06;0,11;EUR;11,00;8,00;100,00;;Mara Voss;mara;m@x.de;;Acme;API;Bauen;n;Ja;"eins, zwei";Nein;eigenes\n`,
    );

    const [row] = rowsOf(file);
    assert.equal(file.detected.format, 'kimai');
    assert.deepEqual(
      {
        client: row?.client,
        project: row?.project,
        task: row?.task,
        note: row?.note,
        tags: row?.tags,
        name: row?.person.name,
        seconds: row?.seconds,
        minor: row?.rate?.minor,
        state: row?.state,
      },
      {
        client: 'Acme',
        project: 'API',
        task: 'Bauen',
        note: 'n',
        tags: ['eins', 'zwei'],
        name: 'Mara Voss',
        seconds: 360,
        minor: 10_000,
        state: 'open',
      },
    );
    assert.deepEqual(lossesOf(file), {
      'amount_differs Preis': 1,
      'column_not_kept Interner Preis': 1,
      'column_not_kept Beschreibung': 1,
    });
  });

  it('reads a length of hours and minutes, an end after midnight, a break, and empty for no', () => {
    const text =
      'Date,From,To,Duration,Break,Name,E-mail,Customer,Project,Activity,Description,Billable,Tags\n2026-11-18,22:00,01:00,2:30,0:30,Mara,m@x.de,Acme,API,Build,n,,\n';

    const file = read(text);

    const [row] = rowsOf(file);
    assert.deepEqual(
      [row?.seconds, row?.billable, iso(row?.startedAt)],
      [9000, false, '2026-11-18T21:00:00.000Z'],
    );
    assert.deepEqual(lossesOf(file), { 'break_cut Break': 1 });
  });

  it('takes a whole number for seconds, and one with decimals for hours', () => {
    const header = 'Date,From,To,Duration,Name,E-mail,Customer,Project,Activity,Description,Billable,Tags';
    const rows = ['5400', '3600', '1.50', '1:30'].map(
      (length, at) =>
        `2026-11-${10 + at},09:00,${length === '3600' ? '10:00' : ''},${length},M,m@x.de,A,P,B,n,,`,
    );

    const file = read([header, ...rows, ''].join('\n'));

    assert.deepEqual(
      [rowsOf(file).map(({ seconds }) => seconds), lossesOf(file)],
      [[5400, 3600, 5400, 5400], {}],
    );
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
