/** Unbilled time is that of the entries which a person can read: whatever sheet an entry lies in. */
import assert from 'node:assert/strict';
import type { Permission } from '../../../../domain/authorization.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { type Holder, ProjectPeople } from '../../../testing/practice/project-people.ts';
import { readsOf } from '../../../testing/reach/reads-of.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { practice } from '../../practice/context.ts';
import { createFigures } from './figures.service.ts';

/** Who records time in both projects, before their roles are what they are called. */
const workers = ['lead', 'member', 'viewer', 'former'] as const;

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('unbilled time', () => {
    const people = new ProjectPeople();
    let test: TestApp;
    let projects: readonly string[];

    before(async () => {
      test = await createTestApp(await open(), {
        upTo: 'insight',
        authenticate: async (token) => people.actors.get(token),
      });
      await people.addTo(test);
      projects = [
        (await test.createProject({ withMembers: false })).projectId,
        (await test.createProject({ withMembers: false })).projectId,
      ];
      for (const [at, who] of workers.entries()) await recordTime(who, at);
      await people.join(test, projects[0] ?? '');
      await setRole('approver', 'member');
      const key = people.of('key');
      assert.ok(key.kind === 'key');
      people.actors.set('time-key', { ...key, permissions: ['time:read'] as Permission[] });
    });
    after(() => test.close());

    const setRole = async (who: Holder, role: 'member' | 'viewer') => {
      for (const id of projects.slice(0, 1))
        await test.ask('PUT', `/projects/${id}/members/${people.of(who).userId}`, { body: { role } });
    };

    /** Ten minutes and more in each of three weeks. */
    const addEntries = async (who: Holder, at: number, index: number) => {
      for (const [week, day] of ['02', '09', '16'].entries()) {
        const [startedAt, endedAt] = [
          `2026-11-${day}T0${at}:00:00Z`,
          `2026-11-${day}T0${at}:${10 * (1 + index + week)}:00Z`,
        ];
        const body = { projectId: projects[index], startedAt, endedAt, zone: 'UTC' };
        assert.equal((await test.ask('POST', '/time-entries', { as: who, body })).status, 201);
      }
    };

    /** A week that is approved, one that is submitted, and one without a sheet, from when they worked in both projects. */
    const recordTime = async (who: Holder, at: number) => {
      const places = projects.map((id) => `/projects/${id}/members/${people.of(who).userId}`);
      for (const [index, place] of places.entries()) {
        await test.ask('PUT', place, { body: { role: 'member' } });
        await addEntries(who, at, index);
      }
      for (const weekStart of ['2026-11-02', '2026-11-09']) {
        const sheet = await test.ask('POST', '/timesheets', { as: who, body: { weekStart } });
        await test.ask('POST', `/timesheets/${sheet.body.id}/submit`, { as: who });
        if (weekStart === '2026-11-02') await test.ask('POST', `/timesheets/${sheet.body.id}/approve`);
      }
      for (const place of places) await test.ask('DELETE', place);
    };

    const listed = async (as: string) => {
      const { items } = (await test.ask('GET', '/time-entries?limit=200', { as })).body;
      return items as readonly {
        readonly id: string;
        readonly seconds: number;
        readonly timesheetId: string | null;
      }[];
    };
    const openFigures = () => createFigures({ ...readsOf(test), loadRuleBook: practice.loadRuleBook });
    const dashboard = async (as: string) => (await test.ask('GET', '/dashboard', { as })).body.unbilled;

    for (const holder of [
      'administrator',
      'lead',
      'member',
      'viewer',
      'former',
      'approver',
      'billing',
      'onlooker',
      'key',
      'time-key',
    ])
      it(`is the sum of the entries that are listed to the ${holder}`, async () => {
        const entries = await listed(holder);
        const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0);

        assert.ok(seconds > 0);
        assert.equal((await dashboard(holder)).seconds, seconds);
      });

    it('stays the same for a lead as a colleague submits', async () => {
      const before = await dashboard('lead');
      await people.join(test, projects[0] ?? '');
      const sheet = await test.ask('POST', '/timesheets', {
        as: 'member',
        body: { weekStart: '2026-11-16' },
      });
      const submitted = await test.ask('POST', `/timesheets/${sheet.body.id}/submit`, { as: 'member' });
      assert.equal(submitted.status, 200);

      const after = await dashboard('lead');
      assert.deepEqual([after.seconds, after.amounts], [before.seconds, before.amounts]);
    });

    it('links to records that open', async () => {
      for (const as of ['lead', 'approver', 'member', 'viewer', 'former'] as const) {
        const asked = { filter: {}, limit: 200, ready: false };
        const ids = await openFigures().listUnbilledIds({ actor: people.of(as) }, asked);
        assert.deepEqual(new Set(ids), new Set((await listed(as)).map(({ id }) => id)));
        for (const id of ids)
          assert.equal((await test.ask('GET', `/time-entries/${id}`, { as })).status, 200);
      }
    });

    it('is asked for by the state of its sheet as far as sheets are read', async () => {
      const figures = openFigures();
      const sum = async (holder: Holder, is: boolean) => {
        const conditions = [{ field: 'sheet', is, stages: ['submitted'] }] as const;
        const clients = await figures.listUnbilled({ actor: people.of(holder) }, { conditions });
        return clients.reduce((all, { seconds }) => all + seconds, 0);
      };
      const { userId } = people.of('lead');
      const all = (await test.ask('GET', '/time-entries?limit=200', { as: 'lead' })).body.items;
      const own = all.filter((entry: { userId: string }) => entry.userId === userId);

      assert.ok(own.length > 0 && own.length < all.length);
      const secondsOf = (some: readonly { readonly seconds: number }[]) =>
        some.reduce((one, { seconds }) => one + seconds, 0);
      assert.equal((await sum('lead', true)) + (await sum('lead', false)), secondsOf(own));
      const seen = (await test.ask('GET', '/time-entries?limit=200', { as: 'approver' })).body.items;
      assert.equal((await sum('approver', true)) + (await sum('approver', false)), secondsOf(seen));
    });

    it('stands beside no target of a person of whom a part is read', async () => {
      const report = async (as: Holder) =>
        (await test.ask('GET', '/reports/time?from=2026-11-02&to=2026-11-15&groupBy=person', { as })).body;
      const [own, all] = [await report('lead'), await report('administrator')];

      const targets = (rows: readonly { key: string; targetSeconds: number | null }[]) =>
        new Map(rows.map(({ key, targetSeconds }) => [key, targetSeconds]));
      assert.equal(own.total.targetSeconds, null);
      assert.equal(own.total.overtimeSeconds, null);
      assert.equal(targets(own.rows).get(people.of('member').userId), null);
      assert.notEqual(targets(own.rows).get(people.of('lead').userId), null);
      assert.notEqual(all.total.targetSeconds, null);
    });
  });
});
