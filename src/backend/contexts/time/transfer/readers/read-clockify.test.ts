import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { iso, lossesOf, read, rowsOf } from '../../../../testing/time/read-rows.ts';
import { writeIcs } from '../writers/write-ics.ts';

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
