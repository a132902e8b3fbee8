/** Files as people have them, in several versions and languages: written before the readers were looked at. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { decodeFile } from '../../../../../contract/decode-file.ts';
import { toDecimalString } from '../../../../../domain/money.ts';
import { readFile } from './read-file.ts';
import type { ReadFile, SourceRow } from './source-row.ts';

const folder = new URL('../../../../../../test/fixtures/time-exports/', import.meta.url);

const cases = z
  .array(
    z.strictObject({
      file: z.string(),
      format: z.string().optional(),
      options: z.strictObject({ currency: z.string() }).optional(),
      /** Option that settles it, or a word of the message. */
      refused: z.string().optional(),
      rows: z.array(z.string()).optional(),
      losses: z.array(z.string()).optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')));

function read(name: string, options: { readonly currency?: string } = {}): ReadFile {
  const bytes = readFileSync(new URL(name, folder));
  const { text } = decodeFile(bytes, (encoding, how) => new TextDecoder(encoding, how).decode(bytes));
  return readFile(text, { format: 'auto', zone: 'Europe/Berlin', ...options });
}

function describeRow(row: SourceRow): string {
  const rate = row.rate ? `${toDecimalString(row.rate)} ${row.rate.currency}` : '';
  const start = new Date(row.startedAt).toISOString().replace('.000', '');
  const who = [row.person.name || row.person.email, row.client, row.project, row.task, row.note];
  const how = [row.billable ? 'yes' : 'no', row.tags.join(','), rate, `${row.state} ${row.invoice}`.trim()];
  return [start, row.seconds, ...who, ...how].join('|');
}

describe('files of other trackers', () => {
  for (const { file, format, options, refused, rows = [], losses = [] } of cases) {
    it(`${refused === undefined ? 'are read' : 'are refused'}: ${file}`, () => {
      const found = read(file, options);

      if (format !== undefined) assert.equal(found.detected.format, format);
      if (refused === undefined) assert.deepEqual(found.problems, []);
      else assert.ok(found.problems.some((one) => one.option === refused || one.message.includes(refused)));
      assert.deepEqual(found.rows.map(describeRow), rows);
      const codes = new Set<string>(found.losses.map(({ code }) => code));
      assert.deepEqual(
        losses.filter((code) => !codes.has(code)),
        [],
      );
    });
  }
});

const toggl =
  'User,Email,Client,Project,Description,Billable,Start date,Start time,End date,End time,Duration,Amount';
const row = 'M,m@x.de,A,S,d';

const one = (cells: string) => {
  const { problems, rows, losses } = readFile(`${toggl}\n${row},${cells}\n`, {
    format: 'auto',
    zone: 'Europe/Berlin',
  });
  assert.deepEqual(problems, []);
  const [found] = rows;
  return { start: new Date(found?.startedAt ?? 0).toISOString(), found, losses };
};

describe('cells as spreadsheets and locales have them', () => {
  for (const [what, cells] of [
    ['a month by its name', 'Yes,16-Feb-26,09:00,16-Feb-26,10:30,1:30,'],
    ['a month by its German name', 'Ja,16. Februar 2026,9:00 Uhr,16. Februar 2026,10:30 Uhr,"1,5",'],
    ['a month before its day', 'Yes,"Feb 16, 2026",9:00 AM,"Feb 16, 2026",10:30 AM,1:30,'],
    ['day and time in one cell', 'TRUE,2/16/2026 9:00:00 AM,,2/16/2026 10:30:00 AM,,1:30:00,'],
    ['an offset', 'Yes,2026-02-16T08:00:00Z,,2026-02-16T09:30:00Z,,01:30:00,'],
    ['the hours of France', 'Oui,16/02/2026,09h00,16/02/2026,10h30,1h30,'],
    ['numbers of a spreadsheet in one cell', 'x,46069.375,,46069.4375,,0.0625,'],
    ['a clock of Spain', 'Sí,16/02/2026,9:00 a. m.,16/02/2026,10:30 a. m.,1:30,'],
  ] as const) {
    it(`are read: ${what}`, () => {
      const { start, found } = one(cells);

      assert.deepEqual(
        { start, seconds: found?.seconds, billable: found?.billable },
        { start: '2026-02-16T08:00:00.000Z', seconds: 5400, billable: true },
      );
    });
  }

  it('may end a day at 24:00', () => {
    const { start, found } = one('No,2026-02-16,22:00,2026-02-16,24:00,2:00,');

    assert.deepEqual(
      { start, seconds: found?.seconds, billable: found?.billable },
      { start: '2026-02-16T21:00:00.000Z', seconds: 7200, billable: false },
    );
  });

  it('name the currency by its sign, but not by that of many', () => {
    const euro = one('Yes,2026-02-16,09:00:00,2026-02-16,10:30:00,01:30:00,"142,50 €"');

    assert.deepEqual(euro.found?.rate, { minor: 9_500, currency: 'EUR' });
    const dollar = readFile(
      `${toggl}\n${row},Yes,2026-02-16,09:00:00,2026-02-16,10:30:00,01:30:00,$142.50\n`,
      {
        format: 'auto',
        zone: 'UTC',
      },
    );
    assert.deepEqual(
      dollar.problems.map(({ option }) => option),
      ['currency'],
    );
  });

  it('may stand below a title and above a sum, which are told', () => {
    const text = `Detailed report;;\nFebruary\n\n${toggl}\n${row},Yes,2026-02-16,09:00,2026-02-16,10:30,1:30,\nTotal,,,,,,,,,,1:30,\n`;

    const { rows, losses, problems } = readFile(text, { format: 'auto', zone: 'UTC' });

    assert.deepEqual(problems, []);
    assert.equal(rows.length, 1);
    assert.deepEqual(
      losses.map(({ code, count, examples }) => [code, count, examples[0]?.row]),
      [
        ['line_above_header', 2, 1],
        ['total_row', 1, 6],
      ],
    );
  });

  it('keep a row that lacks its day and is no sum from being passed over', () => {
    const { problems } = readFile(`${toggl}\n${row},Yes,,09:00,,10:30,1:30,\n`, {
      format: 'auto',
      zone: 'UTC',
    });

    assert.deepEqual(
      problems.map(({ row: at, column }) => [at, column]),
      [[2, 'Start date']],
    );
  });
});
