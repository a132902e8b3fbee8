/** Timers that their owner does not stop: no right that is lost, and nobody's absence, loses what was worked. */
import assert from 'node:assert/strict';
import type { Role } from '../../../../domain/authorization.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const hourMs = 3_600_000;

onEveryDatabase<Schema>(migrations, (_kind, open) => {
  describe('a timer that its owner does not end', () => {
    let test: TestApp;
    let projectId: string;
    let user: string;
    let entryId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      projectId = (await test.createProject()).projectId;
      const { items } = (await test.ask('GET', '/users?limit=100')).body;
      user = items.find(({ role }: { role: Role }) => role === 'user').id;
      entryId = (await test.ask('POST', '/timer', { as: 'user', body: { projectId, zone: 'UTC' } })).body.id;
      test.clock.now += hourMs;
    });
    afterEach(() => test.close());

    const entry = async () => (await test.ask('GET', `/time-entries/${entryId}`)).body;
    const endings = async () =>
      (await test.database.query.selectFrom('events').select('type').where('id', '=', entryId).execute()).map(
        ({ type }) => type,
      );
    const requireEnded = async () => {
      assert.deepEqual(
        { seconds: (await entry()).seconds, endedAt: (await entry()).endedAt },
        { seconds: 3_600, endedAt: new Date(test.clock.now).toISOString() },
      );
      assert.ok((await endings()).includes('timer.ended'));
    };

    it('keeps its hour when its owner is deactivated', async () => {
      await test.ask('POST', `/users/${user}/deactivate`);
      await requireEnded();
    });

    it('keeps its hour when its owner leaves', async () => {
      await test.ask('POST', '/users/me/leave', { as: 'user', body: { confirm: true } });
      await requireEnded();
    });

    for (const role of ['viewer', 'approver', 'billing_admin', 'support_agent', 'client'] as const)
      it(`keeps its hour when its owner becomes ${role}`, async () => {
        const { status } = await test.ask('PATCH', `/users/${user}`, { body: { role } });
        assert.equal(status, 200);
        await requireEnded();
      });

    it('runs on when its owner becomes an administrator', async () => {
      await test.ask('PATCH', `/users/${user}`, { body: { role: 'org_admin' } });
      assert.equal((await entry()).endedAt, null);
    });

    it('keeps its hour when its owner leaves the project, or becomes its viewer', async () => {
      await test.ask('PUT', `/projects/${projectId}/members/${user}`, { body: { role: 'viewer' } });
      await requireEnded();

      await test.ask('PUT', `/projects/${projectId}/members/${user}`, { body: { role: 'member' } });
      entryId = (await test.ask('POST', '/timer', { as: 'user', body: { projectId, zone: 'UTC' } })).body.id;
      test.clock.now += hourMs;
      await test.ask('DELETE', `/projects/${projectId}/members/${user}`);
      await requireEnded();
    });

    it('runs on when its owner leaves another project', async () => {
      const other = (await test.createProject()).projectId;
      await test.ask('DELETE', `/projects/${other}/members/${user}`);
      assert.equal((await entry()).endedAt, null);
    });

    it('is stopped by an administrator at the time that they choose, from its start to now', async () => {
      const stop = async (endedAt?: string) =>
        await test.ask('POST', `/time-entries/${entryId}/stop`, { body: { ...(endedAt && { endedAt }) } });

      assert.equal((await stop('2026-11-18T09:59:00Z')).status, 422);
      assert.equal((await stop('2026-11-18T11:00:01Z')).status, 422);
      const stopped = await stop('2026-11-18T10:30:00Z');
      assert.deepEqual([stopped.status, stopped.body.seconds], [200, 1_800]);
      assert.equal((await stop()).status, 409);
      assert.ok((await endings()).includes('timer.ended'));
    });

    it('is stopped by a lead of its project, and by no member, viewer or approver', async () => {
      const stop = async (as: Role) =>
        (await test.ask('POST', `/time-entries/${entryId}/stop`, { as, body: {} })).status;
      const join = async (role: string) =>
        await test.ask('PUT', `/projects/${projectId}/members/${user}`, { body: { role } });
      // The other way round: the administrator's timer, and the user as who stops it.
      const own = await test.ask('POST', '/timer', { body: { projectId, zone: 'UTC' } });
      entryId = own.body.id;

      for (const as of ['viewer', 'approver', 'billing_admin', 'client'] as const)
        assert.equal(await stop(as), 403, as);
      assert.equal(await stop('user'), 404);
      await join('lead');
      assert.equal(await stop('user'), 200);
    });
  });
});
