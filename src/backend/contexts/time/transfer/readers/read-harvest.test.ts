import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { iso, lossesOf, read, rowsOf } from '../../../../testing/time/read-rows.ts';

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
