import assert from 'node:assert/strict';
import { datesBetween } from '../../../../domain/zones.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpProjectReports } from '../../../testing/insight/set-up-project-reports.ts';
import { toQuery } from '../../../testing/insight/set-up-reports.ts';

describe('reports of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('of one project', () => {
      const scene = setUpProjectReports(open);
      const { stage, add, november } = scene;

      const { post, report } = stage;

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
        const { body: running } = await stage.test.ask('POST', '/timer', {
          body: { projectId: scene.projectId, zone: 'UTC' },
        });
        stage.test.clock.now += 40 * 86_400_000;
        const stopped = await post('/timer/stop', {});
        const late = { startedAt: '2026-12-27T09:00:00Z', endedAt: '2026-12-27T10:00:00Z', zone: 'UTC' };
        const beside = await post('/time-entries', { projectId: scene.projectId, ...late });

        const total = (await report({ from: '2026-11-18', to: '2026-12-28' })).total;
        const last = (await report({ from: '2026-12-28', to: '2026-12-28' })).total;
        const christmas = await stage.test.ask('GET', '/weeks/2026-12-21');
        const listed = await stage.test.ask('GET', '/weeks?from=2026-12-21&to=2026-12-27');

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
        await post('/timer', { projectId: scene.projectId });

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
        assert.equal((await report({ ...november, projectId: scene.projectId })).total.targetSeconds, null);
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
        const { body: me } = await stage.test.ask('GET', '/users/me', { as: 'user' });
        const half = [4, 4, 4, 4, 4, 0, 0].map((hours) => hours * 3600);
        const pattern = { validFrom: '2026-01-01', weekdaySeconds: half, dayStart: '09:00' };
        await post('/working-times', { ...pattern, userId: me.id });
        await post('/days-off', { firstDate: '2026-11-16', lastDate: '2026-11-16', note: '', userId: me.id });
        await add('2026-11-17T09:00:00+01:00', '2026-11-17T10:00:00+01:00');
        await post(
          '/time-entries',
          { projectId: scene.projectId, startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' },
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
          const { id: taskId } = await post('/tasks', { projectId: scene.projectId, name: task });
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

      it('never adds currencies up', async () => {
        const other = await stage.test.createProject({ currency: 'USD', rateMinor: 10_000 });
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
        const { id: taskId } = await post('/tasks', { projectId: scene.projectId, name: '=1+1' });
        await add('2026-11-16T09:00:00Z', '2026-11-16T10:30:00Z', { taskId });
        const { id: wideId } = await post('/tasks', { projectId: scene.projectId, name: '\uff1d1+1' });
        await add('2026-11-17T09:00:00Z', '2026-11-17T10:30:00Z', { taskId: wideId });

        const reply = await stage.test.ask(
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
          const reply = await stage.test.ask('GET', `/reports/time?${toQuery(query)}`);
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
          { projectId: scene.projectId, startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T09:30:00Z' },
          'user',
        );

        assert.equal((await report(november)).total.seconds, 5_400);
        assert.equal((await report(november, 'viewer')).total.seconds, 5_400);
        assert.equal((await report(november, 'user')).total.seconds, 1_800);
        assert.equal((await report({ ...november, projectId: scene.projectId }, 'foreign')).total.seconds, 0);
      });
    });
  });
});
