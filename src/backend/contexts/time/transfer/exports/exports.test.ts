/** What goes out comes back as it was: by the readers for anything, and through the API into another practice. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import Papa from 'papaparse';
import { toDecimalString } from '../../../../../domain/money.ts';
import { localDate } from '../../../../../domain/zones.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';
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

describe('exports of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      await test.createProject();
      await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, {
        body: { selfApproval: 'allowed' },
      });
      const file = [
        'Date,Client,Project,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Billable Rate,Currency',
        '2026-11-10,Acme,API,Build,"one ""1""\nmore",1.5,Yes,No,Yes,Mara,Voss,100.00,Euro - EUR',
        '2026-11-11,Acme,API,Build,two,2,Yes,Yes,Yes,Mara,Voss,95.50,Euro - EUR',
        '2026-11-12,Acme,Web,Build,three,0.33,No,No,No,Mara,Voss,100.00,Euro - EUR',
      ];
      await test.ask('POST', '/imports', { body: { file: file.join('\n') } });
    });

    afterEach(async () => {
      await test.app.close();
    });

    const take = async (format: string, as: 'org_admin' | 'foreign' | 'user' = 'org_admin', query = '') =>
      (await test.ask('GET', `/exports?format=${format}${query}`, { as })).body;

    for (const format of ['csv', 'json', 'ics', 'clockify']) {
      it(`come into another practice as ${format}, and out of it the same`, async () => {
        const me = await test.ask('GET', '/users/me', { as: 'foreign' });
        await test.ask('PATCH', `/users/${me.body.id}`, { as: 'foreign', body: { name: 'Mara Voss' } });
        const out = await take(format);

        const brought = await test.ask('POST', '/imports', { as: 'foreign', body: { file: out.text } });
        const again = await take(format, 'foreign');

        assert.deepEqual(
          { status: brought.status, added: brought.body.added, entries: out.entries },
          { status: 201, added: 3, entries: 3 },
        );
        assert.equal(again.text, out.text);
      });
    }

    for (const format of ['csv', 'json', 'ics', 'toggl', 'clockify']) {
      it(`add nothing to the practice that they come from as ${format}, typed or imported`, async () => {
        const { projectId } = await test.createProject();
        const typed = { projectId, startedAt: '2026-11-13T09:00:00Z', note: 'typed', tags: ['b', 'a'] };
        for (const endedAt of ['2026-11-13T10:00:00Z', '2026-11-13T10:00:00Z', '2026-11-13T11:00:00Z']) {
          await test.ask('POST', '/time-entries', { body: { ...typed, endedAt, zone: 'Europe/Berlin' } });
        }
        const out = await take(format, 'org_admin', '&zone=Europe/Berlin');
        const before = (await test.ask('GET', '/projects')).body.items.length;

        const { status, body } = await test.ask('POST', '/imports', { body: { file: out.text } });

        assert.deepEqual(
          { status, entries: out.entries, added: body.added, again: body.again },
          { status: 201, entries: 6, added: 0, again: 6 },
        );
        assert.equal((await test.ask('GET', '/projects')).body.items.length, before);
      });
    }

    it('hold the days that are asked for, and of a user their own', async () => {
      const [day, own, none] = [
        await take('csv', 'org_admin', '&from=2026-11-11&to=2026-11-11'),
        await take('csv', 'user'),
        await take('csv', 'foreign'),
      ];

      assert.deepEqual(
        { day: day.entries, own: own.entries, none: none.entries },
        { day: 1, own: 0, none: 0 },
      );
      assert.match(day.text, /,two,/);
    });

    describe('with a branch, commits and a week that waits for its decision', () => {
      const git = {
        remote: 'github.com/acme/api',
        branch: 'feature/ACME-12, "half up"',
        head: 'a1b2c3d',
        commits: [{ hash: 'a1b2c3d', subject: 'Round; half up', at: '2026-11-16T09:30:00Z' }],
      };

      beforeEach(async () => {
        const { projectId } = await test.createProject();
        const [startedAt, endedAt] = ['2026-11-16T09:00:00Z', '2026-11-16T10:00:00Z'];
        const made = await test.ask('POST', '/time-entries', {
          body: { projectId, startedAt, endedAt, git },
        });
        const sheet = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-16' } });
        const sent = await test.ask('POST', `/timesheets/${sheet.body.id}/submit`, { body: {} });
        assert.deepEqual(
          { made: made.status, sheet: sheet.status, sent: sent.status },
          { made: 201, sheet: 201, sent: 200 },
        );
      });

      const told = (losses: { code: string; column: string; count: number }[]) =>
        losses.map(({ code, column, count }) => [code, column, count]);
      const wait = ['state_not_carried', 'State', 1];

      for (const format of ['csv', 'json', 'ics']) {
        it(`bring them along as ${format}, and say what is to be submitted anew`, async () => {
          const out = await take(format);
          const brought = await test.ask('POST', '/imports', { as: 'foreign', body: { file: out.text } });
          const { items } = (await test.ask('GET', '/time-entries?limit=100', { as: 'foreign' })).body;

          assert.deepEqual(told(out.losses), [['state_not_carried', 'state', 1]]);
          assert.deepEqual(told(brought.body.losses).slice(0, 1), [wait]);
          const found = items.find((entry: { git: unknown }) => entry.git !== null);
          assert.deepEqual({ git: found.git, timesheetId: found.timesheetId }, { git, timesheetId: null });
        });
      }

      it('say that other services have no place for them', async () => {
        const { losses } = await take('clockify');

        assert.deepEqual(
          told(losses).filter(([code]) => code === 'git_not_carried'),
          [['git_not_carried', 'git', 1]],
        );
        assert.equal(told(losses).find(([code]) => code === 'state_not_carried')?.[2], 2);
      });

      it('refuse a file whose branch is not what Vireo writes', async () => {
        const out = await take('csv');
        const file = out.text.replace('""branch""', '""twig""');

        const { status, body } = await test.ask('POST', '/imports', { as: 'foreign', body: { file } });

        assert.equal(status, 422);
        assert.match(body.error.message, /column "Git".*is not what Vireo writes/);
      });
    });

    it('say that a timer which runs is not in the file', async () => {
      const { projectId } = await test.createProject();
      await test.ask('POST', '/timer', { body: { projectId } });

      const [now, before] = [await take('csv'), await take('csv', 'org_admin', '&to=2026-11-12')];

      const codes = ({ losses }: { losses: { code: string }[] }) => losses.map(({ code }) => code);
      assert.deepEqual([now.entries, codes(now), codes(before)], [3, ['still_running'], []]);
    });

    it('say which of two of one name an import would make one, in every format', async () => {
      for (const tag of ['one', 'two']) {
        const { projectId } = await test.createProject();
        const times = { startedAt: '2026-11-13T09:00:00Z', endedAt: '2026-11-13T10:00:00Z' };
        await test.ask('POST', '/time-entries', { body: { projectId, tags: [tag], ...times } });
      }

      for (const format of ['csv', 'json', 'ics', 'toggl', 'clockify']) {
        const { losses } = await take(format);

        const twins = losses.filter(({ code }: { code: string }) => code === 'same_name');
        assert.deepEqual(
          twins.map(({ column, count, examples }: { column: string; count: number; examples: unknown }) => [
            column,
            count,
            examples,
          ]),
          [
            ['client', 1, [{ row: 6, value: 'Nordwind GmbH' }]],
            ['project', 1, [{ row: 6, value: 'Nordwind GmbH · API rewrite' }]],
          ],
        );
      }
    });

    it('say what a format has no place for', async () => {
      const { losses } = await take('toggl', 'org_admin', '&zone=UTC');

      assert.deepEqual(
        losses.map(({ code, column, count }: { code: string; column: string; count: number }) => [
          code,
          column,
          count,
        ]),
        [
          ['zone_not_carried', 'zone', 3],
          ['state_not_carried', 'state', 2],
          ['rate_not_carried', 'rate', 1],
        ],
      );
    });
  });
});
