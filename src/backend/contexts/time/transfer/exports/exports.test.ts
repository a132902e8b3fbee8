/** What goes out comes back as it was: by the readers for anything, and through the API into another practice. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import Papa from 'papaparse';
import { toDecimalString } from '../../../../../domain/money.ts';
import { localDate } from '../../../../../domain/zones.ts';
import { readFile } from '../readers/read-file.ts';
import { exportedStates, openStates, type SourceRow } from '../readers/source-row.ts';
import type { ExportedRow, Written } from '../writers/exported-row.ts';
import { writeCsv } from '../writers/write-csv.ts';
import { writeIcs } from '../writers/write-ics.ts';
import { writeJson } from '../writers/write-json.ts';
import { writeClockify, writeToggl } from '../writers/write-report.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];

const awkward = ['a', 'Ä', '🔥', '"', "'", ',', ';', '\\', '=', '|', '\u202f', '@', '-', '1', '.'];

/** Names are one line, and what surrounds them is cut off. */
const name = fc
  .tuple(
    fc.constantFrom('n', '=', '+', '-', '@', "'", "'=", "''-"),
    fc.array(fc.constantFrom(...awkward, ' '), { minLength: 1, maxLength: 8 }),
  )
  .map(([first, parts]) => `${first}${parts.join('')}n`);

const note = fc
  .array(fc.constantFrom(...awkward, ' ', '\n', '\r\n', '\t', '\r'), { maxLength: 12 })
  .map((parts) => parts.join(''));

const second = fc.integer({ min: Date.UTC(2015, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 });

const gitText = (maxLength: number) =>
  fc.oneof(
    fc.constant(null),
    fc.array(fc.constantFrom(...awkward, '/'), { maxLength }).map((all) => all.join('')),
  );

/** With a prototype, as what is parsed has one. */
const plainly = { noNullPrototype: true };

const gitFacts = fc.record(
  {
    remote: gitText(5),
    branch: gitText(5),
    head: gitText(3),
    commits: fc.array(
      fc.record(
        {
          hash: fc.constantFrom('a1b2c3d', 'f00'),
          subject: fc.array(fc.constantFrom(...awkward, ' '), { maxLength: 6 }).map((all) => all.join('')),
          at: second.map((at) => new Date(at * 1000).toISOString()),
        },
        plainly,
      ),
      { maxLength: 3 },
    ),
  },
  plainly,
);

/** Entries of a practice; `plain` ones have only what every format has a place for. */
function entries(plain: boolean): fc.Arbitrary<ExportedRow> {
  const tag = plain ? fc.constantFrom('deep', 'Ä b', '"x"', '=1', "'@b") : name;
  const parts = fc.record({
    start: second,
    seconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90_000 })),
    zone: fc.constantFrom(...zones),
    person: name,
    email: fc.constantFrom('', 'jo@x.de', 'mara@x.de'),
    client: name,
    project: name,
    task: fc.oneof(fc.constant(''), name),
    note,
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    billable: fc.boolean(),
    minor: fc.integer({ min: 0, max: 5_000_000 }),
    currency: plain ? fc.constant('EUR') : fc.constantFrom('EUR', 'JPY', 'KWD'),
    state: fc.constantFrom(...exportedStates),
    git: fc.oneof(fc.constant(null), gitFacts),
    invoice: fc.oneof(fc.constant(''), name),
  });
  return parts.map(({ start, minor, ...row }) => ({
    ...row,
    startedAt: new Date(start * 1000).toISOString(),
    endedAt: new Date((start + row.seconds) * 1000).toISOString(),
    date: localDate(start * 1000, row.zone),
    rate: toDecimalString({ minor, currency: row.currency }),
    invoice: row.state === 'invoiced' ? row.invoice : '',
  }));
}

function toExported(row: SourceRow): ExportedRow {
  return {
    startedAt: new Date(row.startedAt).toISOString(),
    endedAt: new Date(row.endedAt).toISOString(),
    zone: row.zone,
    date: row.localDate,
    seconds: row.seconds,
    person: row.person.name,
    email: row.person.email,
    client: row.client,
    project: row.project,
    task: row.task,
    note: row.note,
    tags: [...row.tags],
    billable: row.billable,
    rate: row.rate ? toDecimalString(row.rate) : '',
    currency: row.rate?.currency ?? '',
    state: row.state,
    invoice: row.invoice,
    git: row.git,
  };
}

function readBack({ text }: Written, zone = 'UTC'): { rows: ExportedRow[]; losses: Written['losses'] } {
  const file = readFile(text, { format: 'auto', zone });
  assert.deepEqual(file.problems, []);
  return { rows: file.rows.map(toExported), losses: file.losses };
}

/** As spreadsheets save what they have opened: quotes where they must be, and the separator and mark of their country. */
const copies = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    newline: fc.constantFrom('\n', '\r\n'),
    marked: fc.boolean(),
  })
  .map(({ marked, ...config }) => (text: string) => {
    const { data } = Papa.parse<string[]>(text.trimEnd(), { delimiter: ',' });
    return `${marked ? '\u{feff}' : ''}${Papa.unparse(data, config)}${config.newline}`;
  });

const asWritten = fc.constant((text: string) => text);

function isUndecided({ state }: ExportedRow): boolean {
  return openStates.some((one) => one === state);
}

/** What a person has to decide anew comes back as open. */
function asDecided(row: ExportedRow): ExportedRow {
  return isUndecided(row) ? { ...row, state: 'open' } : row;
}

function countLosses(losses: Written['losses']) {
  return losses.map(({ code, count }) => ({ code, count }));
}

const runs = Number(process.env['VIREO_TEST_RUNS'] ?? 100);

describe('what is written and read again', () => {
  for (const [format, write] of [
    ['csv', writeCsv],
    ['json', writeJson],
    ['ics', writeIcs],
  ] as const) {
    it(`is the same as ${format}, whatever it is`, () => {
      const many = fc.array(entries(false), { minLength: 1, maxLength: 8 });
      fc.assert(
        fc.property(many, (rows) => {
          const written = write(rows);
          const read = readBack(written);

          const undecided = rows.filter(isUndecided).length;
          const told = undecided === 0 ? [] : [{ code: 'state_not_carried', count: undecided }];
          assert.deepEqual(read.rows, rows.map(asDecided));
          assert.deepEqual([countLosses(read.losses), countLosses(written.losses)], [told, told]);
        }),
        { numRuns: runs },
      );
    });
  }

  it('is no line longer than 75 bytes as ics', () => {
    const many = fc.array(entries(false), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(many, (rows) => {
        const lines = writeIcs(rows).text.split('\r\n');
        return lines.every((line) => Buffer.byteLength(line) <= 75);
      }),
      { numRuns: runs },
    );
  });

  for (const [format, write] of [
    ['toggl', writeToggl],
    ['clockify', writeClockify],
  ] as const) {
    it(`is the same as ${format}, but for what it says that it is not, also when a spreadsheet has saved it`, () => {
      const cases = fc.tuple(
        fc.array(entries(true), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...zones),
        fc.oneof(asWritten, copies),
      );
      fc.assert(
        fc.property(cases, ([rows, zone, copy]) => {
          const written = write(rows, zone);
          const read = readBack({ ...written, text: copy(written.text) }, zone);

          const said = new Set([...written.losses, ...read.losses].map(({ code }) => code));
          const lost = (row: ExportedRow): Partial<ExportedRow> => ({
            ...(said.has('zone_not_carried') && { zone, date: row.date }),
            ...(said.has('state_not_carried') && { state: row.state, invoice: row.invoice }),
            ...(said.has('git_not_carried') && { git: row.git }),
            ...(said.has('rate_not_carried') && { rate: row.rate, currency: row.currency }),
            ...(written.losses.some(({ code }) => code === 'repeated_time') && {
              startedAt: row.startedAt,
              endedAt: row.endedAt,
            }),
          });
          const isPriced = rows.some(({ rate }) => Number(rate) > 0);
          const unpriced = isPriced ? {} : { rate: '', currency: '' };
          assert.deepEqual(
            read.rows.map((row) => ({ ...row, ...unpriced })),
            rows.map((row, at) => ({
              ...row,
              zone,
              date: localDate(Date.parse(row.startedAt), zone),
              ...lost(read.rows[at] ?? row),
              ...unpriced,
            })),
          );
        }),
        { numRuns: runs },
      );
    });
  }
});

describe('time round a change of clocks', () => {
  const [row] = fc.sample(entries(true), { numRuns: 1, seed: 1 });
  const at = (start: string, end: string): ExportedRow => {
    assert.ok(row);
    const [startedAt, endedAt] = [start, end].map((time) => `${time}.000Z`) as [string, string];
    const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
    return { ...row, zone: 'Europe/Berlin', startedAt, endedAt, seconds };
  };
  const cases: readonly (readonly [string, ExportedRow, boolean])[] = [
    ['the hour that happens twice, the first time', at('2026-10-25T00:10:00', '2026-10-25T00:40:00'), true],
    ['the hour that happens twice, the second time', at('2026-10-25T01:10:00', '2026-10-25T01:40:00'), false],
    ['a moment of its second time', at('2026-10-25T01:10:00', '2026-10-25T01:10:00'), false],
    ['from the first time to the second', at('2026-10-25T00:10:00', '2026-10-25T01:40:00'), true],
    ['out of the second time', at('2026-10-25T01:10:00', '2026-10-25T02:30:00'), true],
    ['over the hour that is skipped', at('2026-03-29T00:30:00', '2026-03-29T01:30:00'), true],
    ['up to the hour that is skipped', at('2026-03-29T00:30:00', '2026-03-29T01:00:00'), true],
  ];
  for (const [format, write] of [
    ['toggl', writeToggl],
    ['clockify', writeClockify],
  ] as const) {
    for (const [name, one, isKept] of cases) {
      it(`comes back as ${format} ${isKept ? 'as it was' : 'as another, which is said'}: ${name}`, () => {
        const written = write([one], 'Europe/Berlin');

        const { rows } = readBack(written, 'Europe/Berlin');

        const told = written.losses.filter(({ code }) => code === 'repeated_time');
        assert.deepEqual(
          [rows[0]?.startedAt === one.startedAt, told.map(({ count, examples }) => [count, examples])],
          [isKept, isKept ? [] : [[1, [{ row: 2, value: one.startedAt }]]]],
        );
        assert.equal(rows[0]?.seconds, one.seconds);
      });
    }
  }
});

describe('what is written for spreadsheets', () => {
  for (const [format, write] of [
    ['csv', writeCsv],
    ['toggl', writeToggl],
    ['clockify', writeClockify],
  ] as const) {
    it(`has no cell that is a formula, as ${format}`, () => {
      const many = fc.array(entries(false), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(many, (rows) => {
          const cells = Papa.parse<string[]>(write(rows, 'UTC').text, { delimiter: ',' }).data.flat();
          return cells.every((cell) => !/^(?:\s*[=+\-@]|[\t\r\n])/.test(cell));
        }),
        { numRuns: runs },
      );
    });
  }
});
