/** How files are read where their form leaves something open: days, lengths, line ends, apostrophes; through the API. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { onEveryImportPractice } from '../../../../testing/import-practice.ts';
import type { Reply } from '../../../../testing/test-app.ts';

interface LossLine {
  readonly code: string;
  readonly column: string;
  readonly count: number;
  readonly message: string;
}

function lines(...all: readonly string[]): string {
  return [...all, ''].join('\n');
}

const kimaiHeader = 'Date,From,To,Duration,Rate,Name,Customer,Project,Activity,Description';
const kimaiRow = (from: string, to: string, duration: string, day = '2026-11-10') =>
  `${day},${from},${to},${duration},0,Mara,Acme,API,Build,n`;

const togglHeader =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';
const togglRow = (day: string, note = 'n') =>
  `Mara,,Acme,API,Build,${note},Yes,${day},09:00:00,${day},10:00:00,01:00:00,,100.00`;

const harvestHeader =
  'Date,Client,Project,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Billable Rate,Currency';
const harvestRow = (note: string, hours: string, day = '2026-11-10') =>
  `${day},Acme,API,Build,${note},${hours},Yes,No,No,Mara,Voss,100.00,Euro - EUR`;

describe('readings of imported files', () => {
  onEveryImportPractice((practice) => {
    const { ask, bring, list } = practice;
    const post = async (path: string, body: object) => (await ask('POST', path, { body })).body;

    /** `09:00–10:00 note`, by start. */
    const spans = async (): Promise<string[]> =>
      (await list('/time-entries?limit=100'))
        .map(({ startedAt, endedAt, note }) => {
          const [from, to] = [startedAt, endedAt].map((at) => String(at).slice(5, 16).replace('T', ' '));
          return `${from} – ${to} ${note}`;
        })
        .toSorted();

    const countsOf = ({ body }: Reply): Record<string, number> =>
      Object.fromEntries(body.losses.map(({ code, count }: LossLine) => [code, count]));

    describe('of entries of a day and more whose file has no day of the end', () => {
      it('end on the first day on which the clocks say the length', async () => {
        const reply = await bring(
          lines(
            kimaiHeader,
            kimaiRow('09:00', '09:00', '24:00'),
            kimaiRow('09:00', '10:00', '25:00', '2026-10-10'),
            kimaiRow('22:00', '04:00', '30.00', '2026-09-10'),
            kimaiRow('09:00', '09:00', '0:00', '2026-08-10'),
          ),
        );

        assert.deepEqual(await spans(), [
          '08-10 09:00 – 08-10 09:00 n',
          '09-10 22:00 – 09-12 04:00 n',
          '10-10 09:00 – 10-11 10:00 n',
          '11-10 09:00 – 11-11 09:00 n',
        ]);
        const { duration_differs, longer_than_a_day } = countsOf(reply);
        assert.deepEqual(
          { duration_differs, longer_than_a_day },
          { duration_differs: undefined, longer_than_a_day: 2 },
        );
      });

      it('count the hour by which clocks change, and a break', async () => {
        const header = kimaiHeader.replace('Duration', 'Duration,Break');
        const file = lines(
          header,
          kimaiRow('09:00', '09:00', '23:00,', '2026-03-28'),
          kimaiRow('09:00', '12:00', '26:00,1:00', '2026-05-04'),
        );

        const reply = await bring(file, { zone: 'Europe/Berlin' });

        assert.deepEqual(await spans(), ['03-28 08:00 – 03-29 07:00 n', '05-04 07:00 – 05-05 09:00 n']);
        assert.deepEqual(
          { duration_differs: countsOf(reply)['duration_differs'], break_cut: countsOf(reply)['break_cut'] },
          { duration_differs: undefined, break_cut: 1 },
        );
      });

      it('stay on their day where no day agrees with the length', async () => {
        const reply = await bring(lines(kimaiHeader, kimaiRow('09:00', '10:00', '30:00')));

        assert.deepEqual(await spans(), ['11-10 09:00 – 11-10 10:00 n']);
        assert.equal(countsOf(reply)['duration_differs'], 1);
      });

      it('are found in a file of Toggl that lacks the column, too', async () => {
        const file = lines(
          togglHeader.replace('End date,', ''),
          togglRow('2026-11-10').replace('2026-11-10,10:00:00,01:00:00', '09:00:00,24:00:00'),
        );

        await bring(file);

        assert.deepEqual(await spans(), ['11-10 09:00 – 11-11 09:00 n']);
      });
    });

    describe('of days and hours alone', () => {
      it('lay new rows of a day after what an earlier import brought, and add nothing twice', async () => {
        await bring(lines(harvestHeader, harvestRow('A', '2.00')));
        const grown = lines(
          harvestHeader,
          harvestRow('B', '1.00'),
          harvestRow('A', '2.00'),
          harvestRow('C', '0.50'),
        );

        const [second, third] = [await bring(grown), await bring(grown)];

        assert.deepEqual([second.body.added, third.body.added, third.body.again], [2, 0, 3]);
        assert.deepEqual(await spans(), [
          '11-10 09:00 – 11-10 11:00 A',
          '11-10 11:00 – 11-10 12:00 B',
          '11-10 12:00 – 11-10 12:30 C',
        ]);
        assert.equal(countsOf(second)['laid_over'], undefined);
      });

      it('give way to what was recorded here, which may reach in from the day before', async () => {
        const client = await post('/clients', { name: 'Other', currency: 'EUR' });
        const project = await post('/projects', {
          name: 'Own',
          clientId: client.id,
          hourlyRate: { minor: 0, currency: 'EUR' },
        });
        const record = async (startedAt: string, endedAt: string) =>
          await post('/time-entries', {
            projectId: project.id,
            startedAt,
            endedAt,
            zone: 'UTC',
            note: 'own',
          });
        await record('2026-11-09T22:00:00Z', '2026-11-10T09:30:00Z');
        await record('2026-11-12T10:00:00Z', '2026-11-12T22:00:00Z');
        const rows = [
          harvestRow('A', '1.00'),
          harvestRow('A', '4.00', '2026-11-12'),
          harvestRow('A', '1.00', '2026-11-13'),
        ];

        const preview = await bring(lines(harvestHeader, ...rows), { dryRun: true });
        await bring(lines(harvestHeader, ...rows));

        assert.equal(preview.body.sample[0].startedAt, '2026-11-10T09:30:00.000Z');
        assert.deepEqual(await spans(), [
          '11-09 22:00 – 11-10 09:30 own',
          '11-10 09:30 – 11-10 10:30 A',
          '11-12 06:00 – 11-12 10:00 A',
          '11-12 10:00 – 11-12 22:00 own',
          '11-13 09:00 – 11-13 10:00 A',
        ]);
      });

      it('say so where a day has no room left', async () => {
        await bring(lines(harvestHeader, harvestRow('A', '16.00')));

        const { body } = await bring(lines(harvestHeader, harvestRow('B', '10.00')));

        const told = body.losses.find(({ code }: LossLine) => code === 'laid_over');
        assert.deepEqual(
          { count: told?.count, examples: told?.examples },
          { count: 1, examples: [{ row: 2, value: '36000 s on 2026-11-10' }] },
        );
      });

      it('give way to rows of the same file that tell their start', async () => {
        const header = `${harvestHeader},Started At,Ended At`;
        await bring(lines(header, `${harvestRow('A', '1.00')},9:00,10:00`, `${harvestRow('B', '2.00')},,`));

        assert.deepEqual(await spans(), ['11-10 09:00 – 11-10 10:00 A', '11-10 10:00 – 11-10 12:00 B']);
      });
    });

    describe('of years of two digits', () => {
      it('ask whether year or day comes first, and take what is said', async () => {
        const file = lines(togglHeader, togglRow('26-11-05'));

        const asked = await bring(file, { dryRun: true });
        const [year, day] = [
          await bring(file, { dryRun: true, dateOrder: 'ymd' }),
          await bring(file, { dryRun: true, dateOrder: 'dmy' }),
        ];

        const [problem] = asked.body.problems;
        assert.deepEqual(
          { row: problem.row, value: problem.value, option: problem.option },
          { row: 2, value: '26-11-05', option: 'dateOrder' },
        );
        assert.match(problem.message, /the day or the year first/);
        assert.deepEqual([year.body.from, day.body.from], ['2026-11-05', '2005-11-26']);
      });

      it('are settled by a row that has one reading only', async () => {
        const from = async (...days: readonly string[]) =>
          (await bring(lines(togglHeader, ...days.map((day) => togglRow(day))), { dryRun: true })).body;

        const [year, day, month, last] = [
          await from('26-11-05', '45-11-05'),
          await from('26/11/05', '26/11/2026'),
          await from('11/05/26', '11/25/26'),
          await from('31/05/99', '01/06/99'),
        ];

        assert.deepEqual(
          [year.detected.dateOrder, day.detected.dateOrder, month.detected.dateOrder, last.from],
          ['ymd', 'dmy', 'mdy', '1999-05-31'],
        );
      });

      it("are settled by the period in the file's name", async () => {
        const fileName = 'Toggl_time_entries_2026-11-01_to_2026-11-30.csv';

        const { body } = await bring(lines(togglHeader, togglRow('05/11/26')), { dryRun: true, fileName });

        assert.deepEqual({ problems: body.problems, from: body.from }, { problems: [], from: '2026-11-05' });
      });

      it('refuse orders that contradict each other, and name both rows', async () => {
        const { body } = await bring(lines(togglHeader, togglRow('45-11-05'), togglRow('31/12/2026')), {
          dryRun: true,
        });

        const [problem] = body.problems;
        assert.deepEqual({ row: problem.row, option: problem.option }, { row: 3, option: 'dateOrder' });
        assert.match(problem.message, /another order of day, month and year than row 2 \("45-11-05"\)/);
      });
    });

    describe('of apostrophes before what looks like a formula', () => {
      it("keep those of a file that Vireo did not write, and take off Vireo's own", async () => {
        await bring(lines(togglHeader, togglRow('2026-11-10', "'-quoted' text")));
        const [entry] = await list('/time-entries');
        const out = (await ask('GET', '/exports?format=toggl&zone=UTC')).body.text;

        const again = await bring(out);

        assert.equal(entry?.['note'], "'-quoted' text");
        assert.deepEqual({ added: again.body.added, again: again.body.again }, { added: 0, again: 1 });
      });

      it("are taken off a spreadsheet's copy of Vireo's own, and of reports as it wrote them before", async () => {
        const former = (row: string) => [togglHeader, row].map((line) => `"${line.replaceAll(',', '","')}"`);
        await bring(lines(togglHeader, togglRow('2026-11-10', '-1 day'), togglRow('2026-11-11', "'-quoted")));
        const out: string = (await ask('GET', '/exports?format=toggl&zone=UTC')).body.text;

        const copied = await bring(`\u{feff}${out.replaceAll('"', '').replaceAll(',', ';')}`);
        const written = await bring(lines(...former(togglRow('2026-11-10', "'-1 day"))));

        assert.match(out, /"'-1 day"[\s\S]*"''-quoted"/);
        assert.deepEqual({ added: copied.body.added, again: copied.body.again }, { added: 0, again: 2 });
        assert.deepEqual({ added: written.body.added, again: written.body.again }, { added: 0, again: 1 });
      });
    });

    describe('of names that stand for nothing', () => {
      for (const format of ['toggl', 'clockify']) {
        it(`are told by the export to ${format}`, async () => {
          const client = await post('/clients', { name: 'No client', currency: 'EUR' });
          const hourlyRate = { minor: 0, currency: 'EUR' };
          const project = await post('/projects', { name: 'Ohne Projekt', clientId: client.id, hourlyRate });
          const task = await post('/tasks', { name: '–', projectId: project.id });
          await post('/time-entries', {
            projectId: project.id,
            taskId: task.id,
            startedAt: '2026-11-10T09:00:00Z',
            endedAt: '2026-11-10T10:00:00Z',
            zone: 'UTC',
            tags: ['no tags'],
          });

          const { losses } = (await ask('GET', `/exports?format=${format}&zone=UTC`)).body;

          assert.deepEqual(
            losses
              .filter(({ code }: LossLine) => code === 'name_not_carried')
              .map(({ column, count }: LossLine) => [column, count]),
            [
              ['client', 1],
              ['project', 1],
              ['task', 1],
              ['tags', 1],
            ],
          );
          const own = (await ask('GET', '/exports?format=csv')).body;
          assert.deepEqual(own.losses, []);
        });
      }
    });

    it('refuse a file of Clockify that tells neither end nor length', async () => {
      const header = 'User,Client,Project,Description,Start date,Start time';
      const file = lines(header, 'Mara,Acme,API,n,2026-11-10,09:00:00');

      const [auto, named] = [await bring(file), await bring(file, { format: 'clockify' })];

      assert.deepEqual({ auto: auto.status, named: named.status }, { auto: 422, named: 422 });
      assert.equal(named.body.error.details[0].field, 'format');
    });

    for (const [what, headerEnd, rowEnd] of [
      ['CRLF below its header alone', '\n', '\r\n'],
      ['LF below a header with CRLF', '\r\n', '\n'],
    ] as const) {
      it(`are the same of a file with ${what}`, async () => {
        const header = harvestHeader.replace('Currency', 'Billable Amount');
        const rows = ['"A\r\nB"', '"A\nB"'].map((note) =>
          harvestRow(note, '1.00').replace('Euro - EUR', '"100.00"'),
        );

        const { status, body } = await bring(`${header}${headerEnd}${rows.join(rowEnd)}${rowEnd}`, {
          currency: 'EUR',
        });

        assert.deepEqual({ status, added: body.added }, { status: 201, added: 2 });
        const notes = (await list('/time-entries')).map(({ note }) => note);
        assert.deepEqual(notes.toSorted(), ['A\nB', 'A\r\nB']);
      });
    }
  });
});
