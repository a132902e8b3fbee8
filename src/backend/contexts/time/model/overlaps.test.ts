/** Time that entries share, as the week and the timesheet of it tell it. */
import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import type { OverlappingTime } from './overlaps.ts';

const monday = '2026-11-16';
const minute = 60;

interface Shown {
  readonly note: string;
  readonly shared: OverlappingTime | null;
}

describe('time that entries share', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let projectId: string;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'money' });
      ({ projectId } = await vireo.createProject());
    });

    afterEach(async () => await vireo.app.close());

    /** `add('Review', '16T09:00', '16T10:00')`, of November 2026 in Berlin. */
    async function add(note: string, start: string, end: string, change: object = {}, as = 'org_admin') {
      const times = { startedAt: `2026-11-${start}`, endedAt: `2026-11-${end}`, zone: 'Europe/Berlin' };
      const body = { projectId, note, ...times, ...change };
      return requireOk(await vireo.ask('POST', '/time-entries', { as, body })).body;
    }

    async function readWeek() {
      const { body } = await vireo.ask('GET', `/weeks/${monday}`);
      const entries: readonly Shown[] = body.rows.flatMap(({ cells }: { cells: Shown[][] }) => cells.flat());
      return { seconds: body.openSharedSeconds, told: tell(entries) };
    }

    async function readSheet(id: string, as = 'org_admin') {
      const { body } = await vireo.ask('GET', `/timesheets/${id}`, { as });
      const entries: readonly Shown[] = body.days.flatMap((day: { entries: Shown[] }) => day.entries);
      return { seconds: body.sharedSeconds, told: tell(entries) };
    }

    /** `Review 30: 09:30–10:30`, minutes shared and the others' times in UTC; of what shares nothing nothing. */
    function tell(entries: readonly Shown[]): readonly string[] {
      return entries.flatMap(({ note, shared }) => {
        if (shared === null) return [];
        const others = shared.others.map(
          ({ startedAt, endedAt }) => `${startedAt.slice(8, 16)}–${endedAt?.slice(8, 16) ?? ''}`,
        );
        return [`${note} ${shared.seconds / minute}/${shared.count}: ${others.join(', ')}`];
      });
    }

    async function openSheet(as = 'org_admin'): Promise<string> {
      return requireOk(await vireo.ask('POST', '/timesheets', { as, body: { weekStart: monday } })).body.id;
    }

    it('is told of each of them with the others, in the week and on its timesheet', async () => {
      await add('Review', '16T09:00', '16T10:00');
      await add('Build', '16T09:30', '16T11:00');
      await add('Call', '16T11:00', '16T12:00');
      const told = ['Review 30/1: 16T08:30–16T10:00', 'Build 30/1: 16T08:00–16T09:00'];
      const id = await openSheet();

      assert.deepEqual(await readWeek(), { seconds: 30 * minute, told });
      assert.deepEqual(await readSheet(id), { seconds: 30 * minute, told });
    });

    it('counts once what three have, and names five of many', async () => {
      for (const note of ['a', 'b', 'c']) await add(note, '16T09:00', '16T10:00');
      const three = await readWeek();
      for (const note of ['d', 'e', 'f', 'g']) await add(note, '16T09:00', '16T10:00');
      const { body } = await vireo.ask('GET', `/weeks/${monday}`);
      const { shared } = body.rows[0].cells[0][0];

      assert.equal(three.seconds, 60 * minute);
      assert.match(three.told[0] ?? '', /^a 60\/2: /);
      assert.deepEqual(
        { count: shared.count, othersCount: shared.others.length },
        { count: 6, othersCount: 5 },
      );
      assert.deepEqual(Object.keys(shared.others[0]).sort(), [
        'clientName',
        'endedAt',
        'id',
        'localDate',
        'projectName',
        'startedAt',
        'zone',
      ]);
      assert.deepEqual(
        {
          projectName: shared.others[0].projectName,
          clientName: shared.others[0].clientName,
          localDate: shared.others[0].localDate,
        },
        { projectName: 'API rewrite', clientName: 'Nordwind GmbH', localDate: monday },
      );
    });

    it('reaches over the edge of the week and into other timesheets, of this person alone', async () => {
      await add('Night', '15T23:00', '16T02:00');
      await add('Early', '16T01:00', '16T03:00');
      await add('Theirs', '16T01:00', '16T03:00', {}, 'second_admin');
      const id = await openSheet();
      requireOk(await vireo.ask('POST', `/timesheets/${id}/submit`));
      const submitted = await readWeek();
      await add('Late', '16T02:30', '16T03:00');

      assert.deepEqual(submitted, { seconds: 0, told: ['Early 60/1: 15T22:00–16T01:00'] });
      assert.deepEqual(await readSheet(id), {
        seconds: 90 * minute,
        told: ['Early 90/2: 15T22:00–16T01:00, 16T01:30–16T02:00'],
      });
      assert.equal((await readWeek()).seconds, 30 * minute);
    });

    it('counts what runs up to now', async () => {
      requireOk(await vireo.ask('POST', '/timer', { body: { projectId, note: 'Runs' } }));
      await add('Past', '18T10:30', '18T11:30');
      await add('Ahead', '18T12:00', '18T13:00');
      vireo.clock.now += 15 * 60_000;

      assert.deepEqual(await readWeek(), {
        seconds: 15 * minute,
        told: ['Past 15/1: 18T10:00–', 'Runs 15/1: 18T09:30–18T10:30'],
      });
    });

    it('is not told where the rule of the project allows it', async () => {
      const allowed = await vireo.createProject();
      const body = { overlapPolicy: 'allow' };
      requireOk(await vireo.ask('PATCH', `/projects/${allowed.projectId}`, { body }));
      await add('Support', '16T09:00', '16T10:00', { projectId: allowed.projectId });
      await add('Standby', '16T09:00', '16T10:00', { projectId: allowed.projectId });
      const between = await readWeek();
      await add('Build', '16T09:30', '16T10:30');

      assert.deepEqual(between, { seconds: 0, told: [] });
      assert.deepEqual((await readWeek()).told, ['Build 30/2: 16T08:00–16T09:00, 16T08:00–16T09:00']);
    });
  });
});
