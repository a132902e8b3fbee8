/** Rows that an import leaves out: breaks and absences always, rows that cannot be imported where that is asked for. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../../testing/test-app.ts';

const header =
  'Project,Client,Description,Task,User,Email,Tags,Type,Billable,Start Date,Start Time,End Date,End Time,Duration (h)';

interface Row {
  readonly names?: string;
  readonly type?: string;
  readonly note?: string;
  readonly date?: string;
  readonly start?: string;
}

const row = ({
  names = 'Shop,Acme',
  type = 'Regular',
  note = 'n',
  date = '2026-11-10',
  start = '09:00',
}: Row) => `${names},"${note}",,Mara,m@x.de,deep,${type},Yes,${date},${start},${date},10:00,1:00`;
const clockify = (...rows: readonly Row[]) => [header, ...rows.map(row), ''].join('\n');

describe('rows that an import leaves out', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
    });

    afterEach(async () => {
      await test.app.close();
    });

    const bring = async (file: string, more: object = {}): Promise<Reply> =>
      await test.ask('POST', '/imports', { body: { file, fileName: 'time.csv', ...more } });
    const namesOf = async (path: string) =>
      (await test.ask('GET', path)).body.items.map(({ name }: { name: string }) => name);
    const leftOut = ({ body }: Reply) =>
      body.losses
        .filter(({ code }: { code: string }) => code.endsWith('_left_out'))
        .map(({ code, count, seconds }: { code: string; count: number; seconds: number }) => [
          code,
          count,
          seconds,
        ]);

    it('make no client and no project, and are told with their sum before and after', async () => {
      const file = clockify(
        {},
        { type: 'Time off', names: 'Vacation,Leave Inc.', date: '2026-11-11' },
        { type: 'Holiday', names: 'Holiday,', date: '2026-11-12' },
        { type: 'Break', names: 'Lunch,Acme', date: '2026-11-10' },
      );

      const [preview, done] = [await bring(file, { dryRun: true }), await bring(file)];

      const expected = [
        ['time_off_left_out', 1, 3600],
        ['holiday_left_out', 1, 3600],
        ['break_left_out', 1, 3600],
      ];
      assert.deepEqual([leftOut(preview), leftOut(done)], [expected, expected]);
      assert.deepEqual(
        { rows: done.body.rows, added: done.body.added, seconds: done.body.seconds },
        { rows: 4, added: 1, seconds: 3600 },
      );
      assert.deepEqual([await namesOf('/clients'), await namesOf('/projects')], [['Acme'], ['Shop']]);
      const again = (await test.ask('GET', `/imports/${done.body.id}`)).body;
      assert.deepEqual(again.losses, done.body.losses);
    });

    it('of a year that has not come are taken, and named', async () => {
      const file = clockify({ date: '2062-11-10' }, {});

      const { body } = await bring(file);

      const told = body.losses.find(({ code }: { code: string }) => code === 'in_the_future');
      assert.deepEqual(
        { added: body.added, count: told?.count, examples: told?.examples },
        { added: 2, count: 1, examples: [{ row: 2, value: '2062-11-10' }] },
      );
    });

    it('that cannot be read refuse the file, with the line that each begins on', async () => {
      const file = clockify(
        { note: 'two\nlines' },
        { start: '25:99', date: '2026-11-11' },
        { date: '2026-11-12' },
      );

      const [preview, refused] = [await bring(file, { dryRun: true }), await bring(file)];

      assert.deepEqual(
        { state: preview.body.state, status: refused.status },
        { state: 'refused', status: 422 },
      );
      const [problem] = preview.body.problems;
      assert.deepEqual(
        { row: problem.row, line: problem.line, column: problem.column },
        { row: 3, line: 4, column: 'Start Time' },
      );
    });

    it('that cannot be read are left out where that is asked for, and the others are taken', async () => {
      const file = clockify(
        {},
        { start: '25:99', date: '2026-11-11', names: 'Bad,Bad' },
        { date: '2026-11-12' },
      );

      const [preview, done] = [
        await bring(file, { dryRun: true, skipInvalid: true }),
        await bring(file, { skipInvalid: true }),
      ];

      assert.deepEqual(
        { state: preview.body.state, added: preview.body.added },
        { state: 'preview', added: 2 },
      );
      assert.deepEqual(
        [done.status, done.body.added, leftOut(done)],
        [201, 2, [['invalid_left_out', 1, 3600]]],
      );
      assert.deepEqual(await namesOf('/clients'), ['Acme']);
      assert.equal((await test.ask('GET', '/time-entries')).body.items.length, 2);
    });

    it('in closed time are left out where that is asked for, and make no names', async () => {
      await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, {
        body: { lock: { kind: 'date', date: '2026-10-31', zone: 'Europe/Berlin', graceDays: 0 } },
      });
      const file = clockify({}, { date: '2026-10-12', names: 'Old,Old' });

      const [refused, done] = [await bring(file), await bring(file, { skipInvalid: true })];

      assert.equal(refused.status, 422);
      assert.deepEqual(
        [done.status, done.body.added, leftOut(done)],
        [201, 1, [['invalid_left_out', 1, 3600]]],
      );
      assert.deepEqual(await namesOf('/clients'), ['Acme']);
    });

    it('with a fixed price give a new project no hourly rate', async () => {
      const kimai = [
        'Date,From,To,Duration,Currency,Price,Hourly price,Fixed price,User,Customer,Project,Activity,Billable',
        '2026-11-10,13:15,13:45,0:30,EUR,500.00,,500.00,mara,Acme,Shop,Audit,Yes',
        '',
      ].join('\n');

      await bring(kimai);

      const [project] = (await test.ask('GET', '/projects')).body.items;
      const [entry] = (await test.ask('GET', '/time-entries')).body.items;
      assert.deepEqual(project.hourlyRate, { minor: 0, currency: 'EUR' });
      assert.deepEqual(entry.rate, { minor: 100_000, currency: 'EUR' });
    });
  });
});
