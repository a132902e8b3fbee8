import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { setUpTimesheets } from '../../../testing/time/set-up-timesheets.ts';

describe('timesheets that are submitted', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpTimesheets(open);
    const { openSheet, act, prepare, addEntry } = stage;

    it('refuses to submit an empty sheet', async () => {
      const sheet = await openSheet();
      const refused = await act(sheet.body.id, 'submit');
      const { body } = await stage.vireo.ask('GET', `/timesheets/${sheet.body.id}`);

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 422, code: 'invalid' },
      );
      assert.deepEqual({ state: body.state, version: body.version }, { state: 'draft', version: 1 });
    });

    it('answers a second press of Submit as the first, and changes nothing by it', async () => {
      const { id } = await prepare();
      const both = await Promise.all([act(id, 'submit'), act(id, 'submit')]);
      const third = await act(id, 'submit');
      const events = await stage.vireo.database.query
        .selectFrom('events')
        .select('type')
        .where('id', '=', id)
        .execute();

      assert.deepEqual(
        [...both, third].map(({ status, body }) => [status, body.state, body.version]),
        [both[0], both[1], third].map(() => [200, 'submitted', 2]),
      );
      assert.equal(events.length, 2);
    });

    it('refuses to withdraw a draft and to approve what is not submitted', async () => {
      const { id } = await prepare();
      const replies = [
        await act(id, 'withdraw'),
        await act(id, 'approve', { as: 'approver' }),
        await act(id, 'reopen', { as: 'approver', body: { reason: 'Wrong project' } }),
      ];

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.code]),
        replies.map(() => [409, 'state_forbids']),
      );
    });

    it('refuses to submit while a timer runs in the week, and not while it runs in another', async () => {
      const { id } = await prepare();
      await stage.vireo.ask('POST', '/timer', { body: { projectId: stage.projectId } });
      const refused = await act(id, 'submit');
      await addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T10:00' });
      const lastWeek = await openSheet({ weekStart: '2026-11-09' });
      const submitted = await act(lastWeek.body.id, 'submit');

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'timer_running' },
      );
      assert.equal(submitted.status, 200);
    });

    it('refuses a decision on a version that is not the newest', async () => {
      const { id } = await prepare('submit');
      const stale = await stage.vireo.ask('POST', `/timesheets/${id}/approve`, {
        as: 'approver',
        headers: { 'if-match': '"1"' },
      });

      assert.deepEqual(
        { status: stale.status, code: stale.body.error.code },
        { status: 412, code: 'stale_version' },
      );
    });

    it('either takes a change or refuses it as locked when it races with the submission', async () => {
      const ids: string[] = [];
      for (const hour of [10, 11, 12, 13, 14, 15]) {
        const times = { startedAt: `2026-11-16T${hour}:00`, endedAt: `2026-11-16T${hour}:30` };
        ids.push((await addEntry(times)).body.id);
      }
      const sheet = await openSheet();
      const change = async (id: string, index: number) =>
        await stage.vireo.ask('PATCH', `/time-entries/${id}`, {
          body: index % 2 === 0 ? { note: 'late' } : { tags: ['late'] },
        });
      const [submitted, ...changes] = await Promise.all([act(sheet.body.id, 'submit'), ...ids.map(change)]);
      const { body } = await stage.vireo.ask('GET', `/timesheets/${sheet.body.id}`);
      const entries = await Promise.all(
        ids.map(async (id) => (await stage.vireo.ask('GET', `/time-entries/${id}`)).body),
      );

      assert.equal(submitted.status, 200);
      assert.ok(
        changes.every((reply) => reply.status === 200 || reply.status === 409),
        JSON.stringify(changes.map((reply) => reply.body)),
      );
      assert.equal(body.entryCount, 6);
      assert.deepEqual(
        changes.map((reply) => reply.status === 200),
        entries.map((entry) => entry.note === 'late' || entry.tags.length > 0),
      );
    });

    it('decides once when an approval and a withdrawal race', async () => {
      const { id } = await prepare('submit');
      const replies = await Promise.all([act(id, 'approve', { as: 'approver' }), act(id, 'withdraw')]);
      const { body } = await stage.vireo.ask('GET', `/timesheets/${id}`);

      assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 409]);
      assert.equal(body.version, 3);
    });
  });
});
