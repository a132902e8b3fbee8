/** Which weeks an approver sees: what was handed in or decided on, and no drafts of others. */
import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

onEveryDatabase<Schema>(migrations, (_kind, open) => {
  describe('the weeks that an approver sees', () => {
    let test: TestApp;
    let projectId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'insight' });
      ({ projectId } = await test.createProject());
    });
    afterEach(() => test.close());

    async function weekOf(weekStart: string): Promise<string> {
      const at = { startedAt: `${weekStart}T08:00:00Z`, endedAt: `${weekStart}T09:00:00Z`, zone: 'UTC' };
      requireOk(await test.ask('POST', '/time-entries', { as: 'user', body: { projectId, ...at } }));
      return requireOk(await test.ask('POST', '/timesheets', { as: 'user', body: { weekStart } })).body.id;
    }
    const act = async (id: string, name: string, as: 'user' | 'approver', body?: object) =>
      requireOk(await test.ask('POST', `/timesheets/${id}/${name}`, { as, ...(body && { body }) }));
    const listed = async (as: string) =>
      new Set(
        requireOk(await test.ask('GET', '/timesheets', { as })).body.items.map(
          ({ id }: { id: string }) => id,
        ),
      );
    const parts = ['', '/history', '/comments', '/differences'];
    const statuses = async (id: string, as: string) =>
      new Set(
        await Promise.all(
          parts.map(async (part) => (await test.ask('GET', `/timesheets/${id}${part}`, { as })).status),
        ),
      );

    it('are those that were submitted or decided, with their entries, and no drafts', async () => {
      const [draft, submitted, approved, rejected] = [
        await weekOf('2026-10-19'),
        await weekOf('2026-10-26'),
        await weekOf('2026-11-02'),
        await weekOf('2026-11-09'),
      ];
      for (const id of [submitted, approved, rejected]) await act(id, 'submit', 'user');
      await act(approved, 'approve', 'approver');
      await act(rejected, 'reject', 'approver', { reason: 'Split the meeting' });

      assert.deepEqual(await listed('approver'), new Set([submitted, approved, rejected]));
      for (const as of ['user', 'org_admin', 'viewer', 'billing_admin'])
        assert.deepEqual(await listed(as), new Set([draft, submitted, approved, rejected]), as);
      assert.deepEqual(await statuses(draft, 'approver'), new Set([404]));
      const said = await test.ask('POST', `/timesheets/${draft}/comments`, {
        as: 'approver',
        body: { text: 'Hm' },
      });
      assert.equal(said.status, 404);
      for (const id of [submitted, approved, rejected])
        assert.deepEqual(await statuses(id, 'approver'), new Set([200]));
      const week = (await test.ask('GET', `/timesheets/${submitted}`, { as: 'approver' })).body;
      assert.equal(week.days.flatMap(({ entries }: { entries: unknown[] }) => entries).length, 1);
    });

    it('end with withdrawal and reopening, which its answer still says', async () => {
      const id = await weekOf('2026-11-02');
      await act(id, 'submit', 'user');
      await act(id, 'withdraw', 'user');
      assert.deepEqual(await listed('approver'), new Set());
      await act(id, 'submit', 'user');
      await act(id, 'approve', 'approver');
      const reopened = await act(id, 'reopen', 'approver', { reason: 'Wrong project' });

      assert.deepEqual([reopened.body.state, reopened.body.seconds], ['draft', 3600]);
      assert.deepEqual(await listed('approver'), new Set());
    });

    it('are heard of as they are handed in, and not before', async () => {
      const since = (await test.ask('GET', '/events?since=0')).body.head;
      const heard = async () => {
        const path = `/events?since=${since}&limit=500`;
        const { items } = requireOk(await test.ask('GET', path, { as: 'approver' })).body;
        return items.flatMap(({ type }: { type: string }) => (type.startsWith('timesheet.') ? type : []));
      };
      const id = await weekOf('2026-11-02');
      assert.deepEqual(await heard(), []);
      await act(id, 'submit', 'user');
      assert.deepEqual(await heard(), ['timesheet.created', 'timesheet.submitted']);
      await act(id, 'withdraw', 'user');
      // Pages that list it as waiting refresh.
      assert.deepEqual(await heard(), ['timesheet.withdrawn']);
    });
  });
});
