import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitByDay } from '../../../../domain/day-parts.ts';
import { isExact, roundingStepMinutes, roundSeconds } from '../../../../domain/rounding.ts';
import { addDays, datesBetween } from '../../../../domain/zones.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { reportGroupings, type TimeReport, type TimeReportLine } from './reports.schema.ts';

interface Recorded {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly zone: string;
}

const toQuery = (query: object): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The seconds of an entry on the days of a row, told by the calendar alone. */
function secondsWithin({ startedAt, endedAt, zone }: Recorded, { from, to }: { from: string; to: string }) {
  const interval = { startMs: Date.parse(startedAt), endMs: Date.parse(endedAt) };
  const parts = splitByDay(interval, zone).filter(({ date }) => date >= from && date <= to);
  return sum(parts.map(({ seconds }) => seconds));
}

describe('reports of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;

    const post = async (path: string, body: object, as?: 'user' | 'foreign') =>
      (await test.ask('POST', path, { body, ...(as && { as }) })).body;
    const report = async (query: object, as?: 'user' | 'viewer' | 'foreign'): Promise<TimeReport> => {
      const reply = await test.ask('GET', `/reports/time?${toQuery(query)}`, as && { as });
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      return reply.body;
    };
    const entriesOf = async (query: object): Promise<(Recorded & { readonly id: string })[]> =>
      (await test.ask('GET', `/time-entries?${toQuery({ ...query, spanning: true, limit: 500 })}`)).body
        .items;

    describe('of one project', () => {
      let projectId: string;

      beforeEach(async () => {
        test = await createTestApp(await open(), { upTo: 'insight' });
        ({ projectId } = await test.createProject());
      });

      afterEach(async () => {
        await test.app.close();
      });

      const add = async (startedAt: string, endedAt: string, more: object = {}) =>
        await post('/time-entries', { projectId, zone: 'Europe/Berlin', startedAt, endedAt, ...more });
      const november = { from: '2026-11-01', to: '2026-11-30' };

      it('ask for no work of years before the first entry', async () => {
        await add('2026-11-17T09:00:00+01:00', '2026-11-17T10:00:00+01:00');

        const [ever, since] = [
          await report({ from: '1900-01-01', to: '2999-12-31', groupBy: 'day', thenBy: 'person' }),
          await report({ from: '2026-01-01', to: '2026-12-31', groupBy: 'day', thenBy: 'person' }),
        ];

        assert.notEqual(since.total.targetSeconds, 0);
        assert.deepEqual(
          {
            from: ever.from,
            to: ever.to,
            targetSeconds: ever.total.targetSeconds,
            seconds: ever.total.seconds,
          },
          {
            from: '1900-01-01',
            to: '2999-12-31',
            targetSeconds: since.total.targetSeconds,
            seconds: since.total.seconds,
          },
        );
      });

      it('and weeks count all of a timer that ran for longer than a month, and overlaps see it', async () => {
        const { body: running } = await test.ask('POST', '/timer', { body: { projectId, zone: 'UTC' } });
        test.clock.now += 40 * 86_400_000;
        const stopped = await post('/timer/stop', {});
        const late = { startedAt: '2026-12-27T09:00:00Z', endedAt: '2026-12-27T10:00:00Z', zone: 'UTC' };
        const beside = await post('/time-entries', { projectId, ...late });

        const total = (await report({ from: '2026-11-18', to: '2026-12-28' })).total;
        const last = (await report({ from: '2026-12-28', to: '2026-12-28' })).total;
        const christmas = await test.ask('GET', '/weeks/2026-12-21');
        const listed = await test.ask('GET', '/weeks?from=2026-12-21&to=2026-12-27');

        assert.equal(stopped.seconds, 40 * 86_400);
        assert.deepEqual(
          { total: total.seconds, last: last.seconds },
          { total: 40 * 86_400 + 3600, last: 10 * 3600 },
        );
        assert.deepEqual(
          { body: christmas.body.seconds, firstItems: listed.body.items[0].seconds },
          { body: 7 * 86_400 + 3600, firstItems: 7 * 86_400 + 3600 },
        );
        assert.deepEqual(beside.overlaps, [running.id]);
      });

      it('splits what crosses midnight by the zone of the entry, and counts it once where it is one', async () => {
        await add('2026-11-17T22:00:00+01:00', '2026-11-18T02:30:00+01:00');

        const days = await report({ ...november, groupBy: 'day' });
        const weeks = await report({ ...november, groupBy: 'week' });
        const onTuesday = await report({ from: '2026-11-17', to: '2026-11-17' });
        const onWednesday = await report({ from: '2026-11-18', to: '2026-11-18' });

        assert.deepEqual(
          days.rows.map(({ key, seconds, entries }) => [key, seconds, entries]),
          [
            ['2026-11-17', 7_200, 1],
            ['2026-11-18', 9_000, 1],
          ],
        );
        assert.deepEqual(
          weeks.rows.map(({ key, seconds, entries }) => [key, seconds, entries]),
          [['2026-W47', 16_200, 1]],
        );
        assert.deepEqual(
          { seconds: days.total.seconds, entries: days.total.entries },
          { seconds: 16_200, entries: 1 },
        );
        assert.deepEqual([onTuesday.total.seconds, onWednesday.total.seconds], [7_200, 9_000]);
      });

      it('fills a day of 25 hours, and one of 23', async () => {
        await add('2026-10-25T00:00:00+02:00', '2026-10-25T23:00:00+01:00');
        await add('2026-10-25T23:00:00+01:00', '2026-10-26T01:00:00+01:00');
        await add('2027-03-28T00:00:00+01:00', '2027-03-29T00:00:00+02:00');

        const { rows } = await report({ from: '2026-10-01', to: '2027-04-01', groupBy: 'day' });

        assert.deepEqual(
          rows.map(({ key, seconds }) => [key, seconds / 3600]),
          [
            ['2026-10-25', 25],
            ['2026-10-26', 1],
            ['2027-03-28', 23],
          ],
        );
      });

      it('leaves out a timer that runs', async () => {
        await post('/timer', { projectId });

        assert.deepEqual((await report(november)).rows, []);
      });

      it('holds a night that began the day before against the day that it reaches into', async () => {
        await add('2026-11-16T22:00:00+01:00', '2026-11-17T02:00:00+01:00');

        const { total, people } = await report({ from: '2026-11-17', to: '2026-11-17', groupBy: 'day' });

        assert.deepEqual(
          {
            seconds: total.seconds,
            targetSeconds: total.targetSeconds,
            overtimeSeconds: total.overtimeSeconds,
            peopleCount: people.length,
          },
          { seconds: 7_200, targetSeconds: 8 * 3_600, overtimeSeconds: -6 * 3_600, peopleCount: 1 },
        );
      });

      it('holds work against eight hours a working day, up to today', async () => {
        await add('2026-11-16T09:00:00+01:00', '2026-11-16T19:00:00+01:00');
        await add('2026-11-17T09:00:00+01:00', '2026-11-17T15:00:00+01:00', { billable: false });

        const { total, rows } = await report({ from: '2026-11-16', to: '2026-11-22', groupBy: 'day' });

        assert.deepEqual(
          {
            targetSeconds: total.targetSeconds,
            overtimeSeconds: total.overtimeSeconds,
            billableShare: total.billableShare,
          },
          { targetSeconds: 3 * 8 * 3600, overtimeSeconds: -8 * 3600, billableShare: 10 / 16 },
        );
        assert.deepEqual(
          rows.map(({ targetSeconds }) => targetSeconds),
          [8 * 3600, 8 * 3600],
        );
        assert.equal((await report({ ...november, projectId })).total.targetSeconds, null);
      });

      it('counts nothing of days to come for overtime, as it asks for nothing of them', async () => {
        await add('2026-11-16T09:00:00+01:00', '2026-11-16T19:00:00+01:00');
        await add('2026-11-18T20:00:00+01:00', '2026-11-19T02:00:00+01:00');
        await add('2026-11-20T09:00:00+01:00', '2026-11-20T12:00:00+01:00');

        const { total } = await report({ from: '2026-11-16', to: '2026-11-22', groupBy: 'day' });

        assert.deepEqual(
          {
            seconds: total.seconds,
            targetSeconds: total.targetSeconds,
            overtimeSeconds: total.overtimeSeconds,
          },
          { seconds: 19 * 3600, targetSeconds: 3 * 8 * 3600, overtimeSeconds: (10 + 4 - 24) * 3600 },
        );
      });

      it('asks for nothing on holidays and days off, and for what the practice works', async () => {
        const weekdaySeconds = [7, 7, 7, 7, 4, 0, 0].map((hours) => hours * 3600);
        await post('/working-times', {
          validFrom: '2026-01-06',
          weekdaySeconds,
          dayStart: '08:30',
          holidayRegion: 'DE-BY',
        });
        await post('/days-off', { firstDate: '2026-01-08', lastDate: '2026-01-08', note: 'Skiing' });
        for (const date of datesBetween('2026-01-05', '2026-01-09')) {
          await add(`${date}T09:00:00+01:00`, `${date}T10:00:00+01:00`);
        }

        const { rows, total } = await report({ from: '2026-01-05', to: '2026-01-11', groupBy: 'day' });

        // Eight hours before the pattern begins, Epiphany, seven hours, a day off, Friday.
        assert.deepEqual(
          rows.map(({ targetSeconds }) => (targetSeconds ?? -1) / 3600),
          [8, 0, 7, 0, 4],
        );
        assert.equal(total.targetSeconds, 19 * 3600);
      });

      it('holds each person against their own pattern and days off', async () => {
        const { body: me } = await test.ask('GET', '/users/me', { as: 'user' });
        const half = [4, 4, 4, 4, 4, 0, 0].map((hours) => hours * 3600);
        const pattern = { validFrom: '2026-01-01', weekdaySeconds: half, dayStart: '09:00' };
        await post('/working-times', { ...pattern, userId: me.id });
        await post('/days-off', { firstDate: '2026-11-16', lastDate: '2026-11-16', note: '', userId: me.id });
        await add('2026-11-17T09:00:00+01:00', '2026-11-17T10:00:00+01:00');
        await post(
          '/time-entries',
          { projectId, startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' },
          'user',
        );

        const both = await report({ from: '2026-11-16', to: '2026-11-17', groupBy: 'person' });
        const own = await report({ from: '2026-11-16', to: '2026-11-17' }, 'user');

        assert.deepEqual(
          both.rows.map(({ key, targetSeconds }) => [key === me.id, (targetSeconds ?? -1) / 3600]).sort(),
          [
            [false, 16],
            [true, 4],
          ],
        );
        assert.equal(own.total.targetSeconds, 4 * 3600);
      });

      it('prices billable time alone, in rows that add up to the whole', async () => {
        for (const task of ['a', 'b', 'c']) {
          const { id: taskId } = await post('/tasks', { projectId, name: task });
          await add('2026-11-16T09:00:00Z', '2026-11-16T09:00:01Z', { taskId });
        }
        await add('2026-11-16T10:00:00Z', '2026-11-16T11:00:00Z', { billable: false });

        const { total, rows } = await report({ ...november, groupBy: 'task' });

        // Three seconds at 110 € an hour are 0.0917 €, one second alone 0.0306 €.
        assert.deepEqual(total.amounts, [{ minor: 9, currency: 'EUR' }]);
        assert.deepEqual(
          rows.map(({ name, amounts }) => [name, amounts.map(({ minor }) => minor)]),
          [
            ['', []],
            ['a', [3]],
            ['b', [3]],
            ['c', [3]],
          ],
        );
      });

      describe('where time is rounded', () => {
        const practice = () => `/organizations/${test.owner.organizationId}`;
        const setRounding = async (path: string, rounding: object) =>
          assert.equal((await test.ask('PATCH', path, { body: { rounding } })).status, 200);
        const quarters = { mode: 'up', stepSeconds: 900, scope: 'entry', minimumSeconds: 1_800 };
        const roundedOf = async (query: object) => {
          const { rows, total } = await report({ ...november, ...query });
          return [...rows.map(({ roundedSeconds }) => roundedSeconds), total.roundedSeconds];
        };

        it('tells billable time as it is rounded, entry by entry, beside what was recorded', async () => {
          await add('2026-11-16T09:00:00Z', '2026-11-16T09:46:00Z');
          await add('2026-11-16T10:00:00Z', '2026-11-16T10:01:00Z');
          await add('2026-11-17T22:30:00+01:00', '2026-11-18T00:08:00+01:00');
          await add('2026-11-18T09:00:00Z', '2026-11-18T09:01:00Z', { billable: false });
          assert.deepEqual(await roundedOf({ groupBy: 'day' }), [null, null, null, null], 'no rule rounds');
          await setRounding(practice(), quarters);

          const { rows, total } = await report({ ...november, groupBy: 'day' });

          // What rounding adds to the night counts where it began.
          assert.deepEqual(
            [...rows, total].map(({ billableSeconds, roundedSeconds }) => [billableSeconds, roundedSeconds]),
            [
              [47 * 60, 90 * 60],
              [90 * 60, 97 * 60],
              [8 * 60, 8 * 60],
              [145 * 60, 195 * 60],
            ],
          );
        });

        it('tells none in a report of which no rule rounds any billable time', async () => {
          const exact = await test.createProject();
          await setRounding(practice(), { ...quarters, mode: 'none', minimumSeconds: 0 });
          for (const scope of ['entry', 'day-task', 'line'] as const) {
            await setRounding(`/projects/${projectId}`, { ...quarters, scope });
            await test.database.query.deleteFrom('time_entries').execute();
            await add('2026-11-16T09:00:00Z', '2026-11-16T09:46:00Z', { projectId: exact.projectId });
            await add('2026-11-16T10:00:00Z', '2026-11-16T10:46:00Z', { billable: false });
            await add('2026-10-31T20:00:00Z', '2026-10-31T22:00:00Z');
            const none = await roundedOf({ groupBy: 'month' });
            await add('2026-10-31T22:30:00Z', '2026-10-31T23:07:00Z');
            const night = await roundedOf({ groupBy: 'month' });

            assert.deepEqual(none, [null, null], scope);
            assert.notEqual(night.at(-1), null, scope);
          }
        });

        it('rounds what a rule adds up first as one invoice of the period would, amounts as well', async () => {
          const exact = await test.createProject();
          await add('2026-11-16T09:00:00Z', '2026-11-16T09:46:00Z');
          await add('2026-11-16T23:50:00+01:00', '2026-11-17T00:10:00+01:00');
          await add('2026-11-17T09:00:00Z', '2026-11-17T09:46:00Z', { projectId: exact.projectId });
          await setRounding(practice(), { ...quarters, mode: 'none', minimumSeconds: 0, scope: 'line' });
          await setRounding(`/projects/${projectId}`, { ...quarters, scope: 'day-task' });

          const { rows, total } = await report({ ...november, groupBy: 'day' });

          // 56 minutes of the 16th as 60; 10 of the 17th as 30, which is the least.
          assert.deepEqual(
            [...rows, total].map(({ roundedSeconds, amounts }) => [roundedSeconds, amounts[0]?.minor]),
            [
              [3_600, 11_000],
              [1_800 + 2_760, 13_933],
              [8_160, 24_933],
            ],
          );
          assert.deepEqual(
            await roundedOf({ projectId: exact.projectId }),
            [null, null],
            'no rule rounds it',
          );
          await setRounding(`/projects/${projectId}`, { ...quarters, minimumSeconds: 0, scope: 'line' });
          assert.deepEqual(await roundedOf({ groupBy: 'day', projectId }), [3_900, 600, 4_500]);
        });

        it('rounds in the database as the domain does', async () => {
          const rules = fc.record({
            mode: fc.constantFrom('none' as const, 'up' as const, 'down' as const, 'nearest' as const),
            stepSeconds: fc.constantFrom(...roundingStepMinutes.map((minutes) => minutes * 60)),
            scope: fc.constant('entry' as const),
            minimumSeconds: fc.constantFrom(0, 1, 900, 1_000),
          });
          const lengths = fc.oneof(
            fc.integer({ min: 1, max: 20_000 }),
            fc.nat(40).map((n) => n * 450 + 1),
          );
          const startMs = Date.parse('2026-11-16T00:00:00Z');
          const recorded: number[] = [];
          await fc.assert(
            fc.asyncProperty(rules, lengths, async (rule, seconds) => {
              await add(new Date(startMs).toISOString(), new Date(startMs + seconds * 1000).toISOString());
              recorded.push(seconds);
              await setRounding(`/projects/${projectId}`, rule);
              const wanted = isExact(rule) ? null : sum(recorded.map((one) => roundSeconds(one, rule)));

              assert.deepEqual(await roundedOf({ groupBy: 'project' }), [wanted, wanted]);
            }),
            { numRuns: 12, endOnFailure: true },
          );
        });
      });

      it('never adds currencies up', async () => {
        const other = await test.createProject({ currency: 'USD', rateMinor: 10_000 });
        await add('2026-11-16T09:00:00Z', '2026-11-16T10:00:00Z');
        await add('2026-11-16T10:00:00Z', '2026-11-16T11:00:00Z', { projectId: other.projectId });

        const { total } = await report({ ...november, groupBy: 'month' });

        assert.deepEqual(total.amounts, [
          { minor: 11_000, currency: 'EUR' },
          { minor: 10_000, currency: 'USD' },
        ]);
      });

      it('finds words in note, branch and commits, not in the names of fields', async () => {
        const at = '2026-11-16T09:30:00Z';
        const git = {
          remote: null,
          branch: 'fix/50%_off',
          head: null,
          commits: [{ hash: 'a1b2', subject: 'Mend "it"', at }],
        };
        await add('2026-11-16T09:00:00Z', '2026-11-16T10:00:00Z', { git, note: 'Prices' });
        await add('2026-11-16T10:00:00Z', '2026-11-16T10:30:00Z', { note: 'Call' });

        const found = async (text: string) => (await report({ ...november, text })).total.seconds;

        assert.deepEqual(
          await Promise.all(['prices', 'FIX/50%_', 'mend "it"', 'a1b2'].map(found)),
          [3_600, 3_600, 3_600, 3_600],
        );
        assert.deepEqual(
          await Promise.all(['branch', '%', '50__off', 'subject'].map(found)),
          [0, 3_600, 0, 0],
        );
      });

      it('tells a tag from one whose name it is part of', async () => {
        await add('2026-11-16T09:00:00Z', '2026-11-16T10:00:00Z', { tags: ['a,"b"', 'b c'] });
        await add('2026-11-16T10:00:00Z', '2026-11-16T10:30:00Z', { tags: ['b', 'b'] });
        await add('2026-11-16T11:00:00Z', '2026-11-16T11:10:00Z');

        const { rows } = await report({ ...november, groupBy: 'tag' });

        assert.equal((await report({ ...november, tag: 'b' })).total.seconds, 1_800);
        assert.equal((await report({ ...november, tag: 'B' })).total.seconds, 0);
        assert.deepEqual(
          rows.map(({ key, name }) => [key, name]),
          [
            ['["a,\\"b\\"","b c"]', 'a,"b", b c'],
            ['["b"]', 'b'],
            ['[]', ''],
          ],
        );
      });

      it('writes a table for a spreadsheet, in which no name is a formula', async () => {
        const { id: taskId } = await post('/tasks', { projectId, name: '=1+1' });
        await add('2026-11-16T09:00:00Z', '2026-11-16T10:30:00Z', { taskId });
        const { id: wideId } = await post('/tasks', { projectId, name: '\uff1d1+1' });
        await add('2026-11-17T09:00:00Z', '2026-11-17T10:30:00Z', { taskId: wideId });

        const reply = await test.ask(
          'GET',
          `/reports/time.csv?${toQuery({ ...november, groupBy: 'task', thenBy: 'day' })}`,
        );

        assert.match(String(reply.headers['content-type']), /^text\/csv/);
        assert.equal(
          reply.body,
          [
            'task,day,entries,duration,seconds,billable seconds,rounded seconds,billed seconds,target seconds,amount EUR',
            `'=1+1,2026-11-16,1,1:30,5400,5400,,0,,165.00`,
            `'\uff1d1+1,2026-11-17,1,1:30,5400,5400,,0,,165.00`,
            '',
          ].join('\r\n'),
        );
      });

      it('refuses an end before the start, and a level twice, naming the field', async () => {
        const fieldOf = async (query: object) => {
          const reply = await test.ask('GET', `/reports/time?${toQuery(query)}`);
          return [reply.status, reply.body.error.details[0].field];
        };

        assert.deepEqual(await fieldOf({ from: '2026-11-02', to: '2026-11-01' }), [422, 'to']);
        assert.deepEqual(await fieldOf({ ...november, groupBy: 'day', thenBy: 'day' }), [422, 'thenBy']);
        assert.deepEqual(await fieldOf({ ...november, tagSet: 'b' }), [422, 'tagSet']);
        assert.deepEqual(await fieldOf({ ...november, groupBy: 'mood' }), [422, 'groupBy']);
      });

      it('shows people their own time alone, and nobody that of another organization', async () => {
        await add('2026-11-16T09:00:00Z', '2026-11-16T10:00:00Z');
        await post(
          '/time-entries',
          { projectId, startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T09:30:00Z' },
          'user',
        );

        assert.equal((await report(november)).total.seconds, 5_400);
        assert.equal((await report(november, 'viewer')).total.seconds, 5_400);
        assert.equal((await report(november, 'user')).total.seconds, 1_800);
        assert.equal((await report({ ...november, projectId }, 'foreign')).total.seconds, 0);
      });
    });

    describe('over many entries', () => {
      const first = '2026-10-19';

      before(async () => {
        test = await createTestApp(await open(), { upTo: 'insight' });
        const projects: { projectId: string; taskIds: (string | undefined)[] }[] = [];
        for (const currency of ['EUR', 'USD', 'EUR']) {
          const { projectId } = await test.createProject({ currency, rateMinor: 7_777 + projects.length });
          const tasks = [
            await post('/tasks', { projectId, name: 'Build' }),
            await post('/tasks', { projectId, name: 'Test' }),
          ];
          projects.push({ projectId, taskIds: [undefined, ...tasks.map(({ id }) => id)] });
        }
        const entry = fc.record({
          project: fc.nat(2),
          task: fc.nat(2),
          start: fc.nat(40 * 86_400),
          seconds: fc.integer({ min: 1, max: 86_400 }),
          zone: fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati'),
          tags: fc
            .subarray(['b', 'a', 'ä"', 'a,b'])
            .chain((tags) => fc.shuffledSubarray(tags, { minLength: tags.length })),
          billable: fc.boolean(),
          as: fc.constantFrom('org_admin', 'user'),
        });
        for (const { project, task, start, seconds, as, ...more } of fc.sample(entry, {
          numRuns: 120,
          seed: 7,
        })) {
          const startMs = Date.parse(`${first}T00:00:00Z`) + start * 1000;
          const reply = await test.ask('POST', '/time-entries', {
            as,
            body: {
              ...more,
              projectId: projects[project]?.projectId,
              taskId: projects[project]?.taskIds[task],
              startedAt: new Date(startMs).toISOString(),
              endedAt: new Date(startMs + seconds * 1000).toISOString(),
            },
          });
          assert.equal(reply.status, 201, JSON.stringify(reply.body));
        }
      });

      after(async () => {
        await test.app.close();
      });

      const addUp = (rows: readonly TimeReportLine[]) => ({
        seconds: sum(rows.map(({ seconds }) => seconds)),
        billableSeconds: sum(rows.map(({ billableSeconds }) => billableSeconds)),
        amounts: ['EUR', 'USD'].map((currency) =>
          sum(
            rows.flatMap(({ amounts }) =>
              amounts.filter((one) => one.currency === currency).map(({ minor }) => minor),
            ),
          ),
        ),
      });

      const periods = fc
        .tuple(fc.nat(40), fc.nat(40))
        .map(([start, length]) => ({ from: addDays(first, start), to: addDays(first, start + length) }));
      const groupings = fc.uniqueArray(fc.constantFrom(...reportGroupings), { minLength: 1, maxLength: 2 });

      it('adds up to the same whole by every grouping, and each row to the rows below it', async () => {
        await fc.assert(
          fc.asyncProperty(periods, groupings, async (period, [groupBy, thenBy]) => {
            const { rows, total } = await report({ ...period, groupBy, thenBy });
            const plain = await report(period);

            assert.deepEqual(total.seconds, plain.total.seconds);
            assert.deepEqual(total.amounts, plain.total.amounts);
            assert.deepEqual(addUp(rows), addUp([{ ...total, key: '', name: '', query: { ...period } }]));
            if (thenBy !== undefined) for (const row of rows) assert.deepEqual(addUp(row.rows), addUp([row]));
          }),
          { numRuns: 25 },
        );
      });

      it('stands on exactly the entries that its query gives, row by row', async () => {
        await fc.assert(
          fc.asyncProperty(periods, groupings, fc.nat(), async (period, [groupBy, thenBy], pick) => {
            const { rows } = await report({ ...period, groupBy, thenBy });
            const lines = thenBy === undefined ? rows : rows.flatMap((row) => row.rows);
            const line = lines[pick % Math.max(1, lines.length)];
            fc.pre(line !== undefined);
            const entries = await entriesOf(line.query);

            assert.equal(entries.length, line.entries);
            assert.equal(sum(entries.map((entry) => secondsWithin(entry, line.query))), line.seconds);
          }),
          { numRuns: 40 },
        );
      });
    });
  });
});
