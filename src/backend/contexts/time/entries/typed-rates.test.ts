/** What an hour is worth is said by who may set rates, at whatever door an entry comes in. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { Role } from '../../../../domain/authorization.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('a typed rate', () => {
    const rate = { minor: 99_900, currency: 'EUR' };
    let test: TestApp;
    let projectId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      ({ projectId } = await test.createProject());
    });
    afterEach(() => test.close());

    const times = { startedAt: '2026-11-17T08:00:00Z', endedAt: '2026-11-17T09:00:00Z', zone: 'UTC' };
    const add = async (more: object = {}, as: Role = 'user') =>
      await test.ask('POST', '/time-entries', { as, body: { projectId, ...times, ...more } });
    const patch = async (id: string, body: object) =>
      await test.ask('PATCH', `/time-entries/${id}`, { as: 'user', body });
    const requireRefused = ({ status, body }: Reply) => {
      assert.deepEqual([status, body.error.details[0]?.field], [403, 'rate']);
      assert.match(body.error.message, /rate:write/);
    };

    it('is refused by name on a new entry, on one that is replaced and in a batch', async () => {
      const put = { projectId, ...times, rate };
      requireRefused(await add({ rate }));
      requireRefused(await test.ask('PUT', `/time-entries/${newId()}`, { as: 'user', body: put }));
      const batch = await test.ask('POST', '/time-entries/batch', {
        as: 'user',
        body: { items: [{ id: newId(), put }] },
      });
      const [item] = batch.body.items;
      assert.deepEqual([item.status, item.error.details[0].field], [403, 'rate']);
      assert.equal((await test.ask('GET', '/time-entries')).body.items.length, 0);
      assert.equal((await add({ rate }, 'org_admin')).body.rate.minor, 99_900);
    });

    it('is refused by name on an entry that is there, which bills as before', async () => {
      const { body } = await add();

      requireRefused(await patch(body.id, { rate }));

      const after = (await test.ask('GET', `/time-entries/${body.id}`)).body;
      assert.deepEqual([after.rate.minor, after.ownRate], [11_000, false]);
    });

    it('that an administrator gave stays through changes of its person, who may neither raise nor drop it', async () => {
      const { id } = (await add()).body;
      await test.ask('PATCH', `/time-entries/${id}`, { body: { rate } });

      const kept = await patch(id, { note: 'Review' });
      const sentAlong = await patch(id, { note: 'Review again', rate });

      for (const { status, body } of [kept, sentAlong])
        assert.deepEqual([status, body.rate, body.ownRate], [200, rate, true]);
      requireRefused(await patch(id, { rate: { ...rate, minor: 99_901 } }));
      requireRefused(await patch(id, { rate: null }));
    });

    it('is shown as such to who approves the week', async () => {
      const { id } = (await add()).body;
      await test.ask('PATCH', `/time-entries/${id}`, { body: { rate } });
      const sheet = await test.ask('POST', '/timesheets', { as: 'user', body: { weekStart: '2026-11-16' } });
      await test.ask('POST', `/timesheets/${sheet.body.id}/submit`, { as: 'user' });

      const { body } = await test.ask('GET', `/timesheets/${sheet.body.id}`, { as: 'approver' });
      const [entry] = body.days.flatMap((day: { entries: object[] }) => day.entries);
      assert.deepEqual([entry.rate, entry.ownRate], [rate, true]);
    });
  });
});
