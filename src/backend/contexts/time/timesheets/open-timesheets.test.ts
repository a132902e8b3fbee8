import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { setUpTimesheets } from '../../../testing/time/set-up-timesheets.ts';

describe('the open timesheet of a week', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpTimesheets(open);
    const { prepare, openSheet, act, addEntry } = stage;

    it('keeps one open sheet a week, and opens a supplement once it is approved', async () => {
      const { id } = await prepare('submit');
      const refused = await openSheet();
      await act(id, 'approve', { as: 'approver' });
      await addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T09:15' });
      const supplement = await openSheet();
      const first = await stage.vireo.ask('GET', `/timesheets/${id}`);

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 409, code: 'conflict' },
      );
      assert.deepEqual(
        {
          status: supplement.status,
          supplement: supplement.body.supplement,
          seconds: supplement.body.seconds,
        },
        { status: 201, supplement: 1, seconds: 900 },
      );
      assert.equal(first.body.seconds, 5400);
    });

    it('opens no supplement without time, so that the approved sheet can still be opened again', async () => {
      const { id } = await prepare('submit', 'approve');

      const { status, body } = await openSheet();
      const reopened = await act(id, 'reopen', { as: 'approver', body: { reason: 'Wrong project' } });

      assert.deepEqual({ status, code: body.error.code }, { status: 409, code: 'state_forbids' });
      assert.match(body.error.message, /is approved, and no time was recorded in the week since/);
      assert.equal(reopened.status, 200);
    });

    it('makes one sheet of two creations that race', async () => {
      const replies = await Promise.all([openSheet(), openSheet(), openSheet()]);
      const { body } = await stage.vireo.ask('GET', '/timesheets');

      assert.deepEqual(replies.map((reply) => reply.status).sort(), [201, 409, 409]);
      assert.equal(body.items.length, 1);
    });

    it('answers a repeated creation by the client’s id with the sheet that is there', async () => {
      const id = '019a0000-0000-7000-8000-000000000001';
      const [first, again, other] = [
        await openSheet({ id }),
        await openSheet({ id }),
        await openSheet({ id, weekStart: '2026-11-09' }),
      ];

      assert.deepEqual(
        { first: first.status, again: again.status, other: other.status },
        { first: 201, again: 200, other: 409 },
      );
      assert.equal(other.body.error.code, 'id_taken');
    });
  });
});
