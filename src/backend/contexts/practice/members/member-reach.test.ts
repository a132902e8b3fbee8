/** What members, leads and viewers of projects do over the API, beside records of other projects. */
import assert from 'node:assert/strict';
import type { Role } from '../../../../domain/authorization.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import type { MemberRole } from './members.tables.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('what is reached as a member of a project', () => {
    let test: TestApp;
    let own: string;
    let other: string;
    let people: ReadonlyMap<string, string>;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      own = (await test.createProject({ withMembers: false })).projectId;
      other = (await test.createProject({ withMembers: false })).projectId;
      const { items } = (await test.ask('GET', '/users?limit=100')).body;
      people = new Map(items.map(({ role, id }: { role: string; id: string }) => [role, id]));
    });
    afterEach(() => test.close());

    const join = async (role: Role, as: MemberRole, projectId = own) => {
      const path = `/projects/${projectId}/members/${people.get(role)}`;
      const { status } = await test.ask('PUT', path, { body: { role: as } });
      assert.ok(status < 300);
    };
    const addTask = async (projectId: string, as: Role = 'user') =>
      (await test.ask('POST', '/tasks', { as, body: { projectId, name: 'Review' } })).status;
    const addDocument = async (projectId: string) =>
      (
        await test.ask('POST', '/documents', {
          as: 'user',
          body: { projectId, title: 'Plan', content: '# Plan' },
        })
      ).status;
    const track = async (projectId: string, as: Role = 'user', day = 17) => {
      const [startedAt, endedAt] = [`2026-11-${day}T08:00:00Z`, `2026-11-${day}T09:00:00Z`];
      return await test.ask('POST', '/time-entries', {
        as,
        body: { projectId, startedAt, endedAt, zone: 'UTC' },
      });
    };
    const idsOf = async (path: string, as: Role) =>
      new Set((await test.ask('GET', path, { as })).body.items.map(({ id }: { id: string }) => id));

    it('is nothing of a project by who is none of its members', async () => {
      assert.deepEqual(await idsOf('/projects', 'user'), new Set());
      assert.deepEqual(await idsOf('/clients', 'user'), new Set());
      assert.equal((await test.ask('GET', `/projects/${own}`, { as: 'user' })).status, 404);
      assert.equal((await track(own)).status, 422);
      assert.equal(await addTask(own), 422);
    });

    it('is, by a member, work of the project and no other one', async () => {
      await join('user', 'member');

      assert.deepEqual(await idsOf('/projects', 'user'), new Set([own]));
      assert.equal(await addTask(own), 201);
      assert.equal(await addDocument(own), 201);
      assert.equal((await track(own)).status, 201);
      const rename = async () =>
        (await test.ask('PATCH', `/projects/${own}`, { as: 'user', body: { name: 'Mine' } })).status;
      assert.equal(await rename(), 403);
      await join('user', 'lead');
      assert.equal(await rename(), 200);

      assert.equal(await addTask(other), 422);
      assert.equal(await addDocument(other), 422);
      assert.equal((await track(other)).status, 422);
      const foreign = await test.ask('PATCH', `/projects/${other}`, { as: 'user', body: { name: 'Mine' } });
      assert.equal(foreign.status, 404);
    });

    it('is, by a viewer, a look alone: nothing is written, nor moved there', async () => {
      await join('user', 'viewer');
      await join('user', 'member', other);
      const task = await test.ask('POST', '/tasks', { body: { projectId: own, name: 'Look' } });
      const entry = (await track(other)).body;

      assert.deepEqual(await idsOf('/tasks', 'user'), new Set([task.body.id]));
      assert.equal(await addTask(own), 403);
      assert.equal(await addDocument(own), 403);
      assert.equal((await track(own, 'user', 16)).status, 403);
      const change = { as: 'user', body: { name: 'Mine' } } as const;
      assert.equal((await test.ask('PATCH', `/tasks/${task.body.id}`, change)).status, 403);
      assert.equal((await test.ask('PATCH', `/projects/${own}`, change)).status, 403);
      const moved = await test.ask('PATCH', `/time-entries/${entry.id}`, {
        as: 'user',
        body: { projectId: own },
      });
      assert.equal(moved.status, 403);
      assert.equal((await test.ask('GET', `/time-entries/${entry.id}`)).body.projectId, other);
      assert.equal((await test.ask('GET', '/tasks')).body.items.length, 1);
    });

    it('is never what work is worth, how it is rounded, or that there is a project', async () => {
      await join('user', 'lead');
      const ask = async (method: 'PATCH' | 'DELETE', body?: object) =>
        (await test.ask(method, `/projects/${own}`, { as: 'user', ...(body && { body }) })).status;

      assert.equal(await ask('PATCH', { hourlyRate: { minor: 90_000, currency: 'EUR' } }), 403);
      assert.equal(await ask('PATCH', { rounding: { mode: 'up', stepSeconds: 900, scope: 'entry' } }), 403);
      assert.equal(await ask('DELETE'), 403);
      const { clientId } = (await test.ask('GET', `/projects/${own}`)).body;
      const body = { name: 'New', clientId, hourlyRate: { minor: 0, currency: 'EUR' } };
      assert.equal((await test.ask('POST', '/projects', { as: 'user', body })).status, 403);
    });

    it('is, by a lead, the time of the project, and not that of one in which they work alone', async () => {
      const theirs = (await track(own, 'org_admin')).body.id;
      const others = (await track(other, 'org_admin', 16)).body.id;
      await join('user', 'member');
      await join('user', 'member', other);
      const mine = (await track(own)).body.id;

      assert.deepEqual(await idsOf('/time-entries', 'user'), new Set([mine]));
      await join('user', 'lead');
      assert.deepEqual(await idsOf('/time-entries', 'user'), new Set([mine, theirs]));
      const change = { as: 'user', body: { note: 'x' } } as const;
      assert.equal((await test.ask('PATCH', `/time-entries/${theirs}`, change)).status, 403);

      await join('approver', 'member', other);
      assert.deepEqual(await idsOf('/time-entries', 'approver'), new Set([others]));
    });

    it('is, by a lead, who its members are, and of no other project', async () => {
      await join('user', 'member');
      const put = async (projectId: string) => {
        const path = `/projects/${projectId}/members/${people.get('approver')}`;
        return (await test.ask('PUT', path, { as: 'user', body: { role: 'viewer' } })).status;
      };

      assert.equal(await put(own), 403);
      await join('user', 'lead');
      assert.equal(await put(own), 201);
      assert.equal(await put(other), 404);
      await join('user', 'member', other);
      assert.equal(await put(other), 403);
      assert.deepEqual((await test.ask('GET', `/projects/${other}/members`)).body.items.length, 1);
    });

    it('ends with the membership; their own time stays theirs', async () => {
      await join('user', 'member');
      const mine = (await track(own)).body.id;

      await test.ask('DELETE', `/projects/${own}/members/${people.get('user')}`);

      assert.deepEqual(await idsOf('/projects', 'user'), new Set());
      assert.deepEqual(await idsOf('/time-entries', 'user'), new Set([mine]));
    });
  });
});
