import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { setUpApproval } from '../../../../testing/time/set-up-approval.ts';

const unknownId = '019a0000-0000-7000-8000-000000000000';

const reason = 'Split the meeting';
describe('approval of timesheets', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpApproval(open);
    const { ask, submitWeek, act, addEntry, read, note, judge, rejected } = stage;

    async function setSelfApproval(selfApproval: string) {
      await ask('PATCH', `/organizations/${stage.vireo.owner.organizationId}`, { body: { selfApproval } });
    }

    it('lets people decide on their own time as the practice says', async () => {
      const { id } = await submitWeek();
      const states: unknown[] = [];
      for (const setting of ['alone', 'never', 'allowed']) {
        await setSelfApproval(setting);
        states.push((await act(id, 'approve', undefined, 'org_admin')).status);
      }
      const as = 'foreign';
      const alone = await ask('PATCH', `/organizations/${stage.vireo.foreigner.organizationId}`, {
        as,
        body: { selfApproval: 'never' },
      });

      assert.deepEqual(states, [403, 403, 200]);
      assert.equal(alone.body.selfApproval, 'never');
    });

    it('decides many at once, and one that is refused holds up no other', async () => {
      const first = await submitWeek();
      const body = { weekStart: '2026-11-09' };
      await addEntry(10, 'user');
      const second = await ask('POST', '/timesheets', { as: 'user', body });
      await ask('POST', `/timesheets/${second.body.id}/submit`, { as: 'user' });
      const draft = await ask('POST', '/timesheets', { body });
      const ids = [draft.body.id, first.id, unknownId, second.body.id];
      const decide = (asked: object) => ask('POST', '/timesheets/decide', { as: 'approver', body: asked });
      const unfounded = await decide({ ids, verdict: 'rejected' });
      const { status, body: decided } = await decide({ ids, verdict: 'approved' });

      assert.deepEqual(
        { status: unfounded.status, field: unfounded.body.error.details[0].field },
        { status: 422, field: 'reason' },
      );
      assert.equal(status, 200);
      assert.deepEqual(
        decided.results.map(
          (one: { id: string; timesheet: { state: string } | null; error: { code: string } | null }) => [
            one.id,
            one.timesheet?.state ?? one.error?.code,
          ],
        ),
        [
          [draft.body.id, 'state_forbids'],
          [first.id, 'approved'],
          [unknownId, 'not_found'],
          [second.body.id, 'approved'],
        ],
      );
    });

    it('decides on what was looked at, and leaves what has changed since', async () => {
      const { id, entryIds } = await submitWeek();
      const seen = (await read(id)).version;
      await act(id, 'withdraw', undefined, 'org_admin');
      await note(entryIds[0], 'Something else');
      await act(id, 'submit');
      const decide = (asked: object) =>
        ask('POST', '/timesheets/decide', { as: 'approver', body: { verdict: 'approved', ...asked } });

      const neither = await decide({});
      const both = await decide({ ids: [id], items: [{ id }] });
      const stale = await decide({ items: [{ id, version: seen }] });
      const { state, version } = await read(id);
      const fresh = await decide({ items: [{ id, version }] });

      assert.deepEqual(
        { neitherStatus: neither.status, bothStatus: both.status, field: both.body.error.details[0].field },
        { neitherStatus: 422, bothStatus: 422, field: 'items' },
      );
      assert.deepEqual(
        { status: stale.status, code: stale.body.results[0].error.code, state },
        { status: 200, code: 'stale_version', state: 'submitted' },
      );
      assert.equal(fresh.body.results[0].timesheet.state, 'approved');
    });

    it('tells what was added, removed and changed since the submission before', async () => {
      const { id, entryIds } = await submitWeek();
      const first = await ask('GET', `/timesheets/${id}/differences`);
      await act(id, 'reject', { reason });
      await note(entryIds[0], 'Review');
      await ask('DELETE', `/time-entries/${entryIds[1]}`);
      const added = await addEntry(20);
      const open = await ask('GET', `/timesheets/${id}/differences`);
      const submitted = await act(id, 'submit');
      const { body } = await ask('GET', `/timesheets/${id}/differences`, { as: 'approver' });

      assert.deepEqual({ since: first.body.since, added: first.body.added }, { since: null, added: [] });
      assert.deepEqual(open.body, body);
      assert.equal(submitted.body.differenceCount, 3);
      assert.deepEqual(
        {
          firstAddedId: body.added[0].id,
          firstRemovedId: body.removed[0].id,
          beforeNote: body.changed[0].before.note,
          afterNote: body.changed[0].after.note,
        },
        { firstAddedId: added, firstRemovedId: entryIds[1], beforeNote: '', afterNote: 'Review' },
      );
      assert.deepEqual(
        { added: body.added.length, removed: body.removed.length, changed: body.changed.length },
        { added: 1, removed: 1, changed: 1 },
      );
      assert.equal(typeof body.since, 'string');
    });

    it('sees a change of any field, and none where only the order of tags changed', async () => {
      const { id, entryIds } = await submitWeek([16]);
      const path = `/time-entries/${entryIds[0]}`;
      const other = await stage.vireo.createProject();
      const task = await ask('POST', '/tasks', { body: { projectId: other.projectId, name: 'Review' } });
      const changes: readonly [object, number][] = [
        [{ tags: ['deep', 'urgent'] }, 1],
        [{ tags: ['urgent', 'deep'] }, 0],
        [{ tags: [] }, 1],
        [{ note: 'Review' }, 1],
        [{ billable: false }, 1],
        [{ projectId: other.projectId }, 1],
        [{ taskId: task.body.id }, 1],
        [{ endedAt: '2026-11-16T11:15' }, 1],
        [{ startedAt: '2026-11-16T08:45' }, 1],
        [{}, 0],
      ];
      const counts: number[] = [];
      for (const [body] of changes) {
        await act(id, 'reject', { reason });
        assert.equal((await ask('PATCH', path, { body })).status, 200, JSON.stringify(body));
        counts.push((await act(id, 'submit')).body.differenceCount);
      }

      assert.deepEqual(
        counts,
        changes.map(([, count]) => count),
      );
    });

    it('compares tags with no submission of a version that kept none', async () => {
      const { id, entryIds } = await submitWeek([16]);
      await stage.vireo.database.query
        .updateTable('event_contents')
        .set((contents) => ({ after: sql`replace(${contents.ref('after')}, '"tags":[],', '')` }))
        .where('seq', 'in', (events) =>
          events.selectFrom('events').select('seq').where('type', '=', 'timesheet.submitted'),
        )
        .execute();
      await act(id, 'reject', { reason });
      await ask('PATCH', `/time-entries/${entryIds[0]}`, { body: { tags: ['deep'] } });

      const { body } = await ask('GET', `/timesheets/${id}/differences`);

      assert.equal(typeof body.since, 'string');
      assert.deepEqual(body.changed, []);
    });

    it('answers a repeated act as the first, and another’s, or one after others, not', async () => {
      const { id } = await submitWeek([16]);
      const twice = async (name: string, body: object | undefined, as: string) => {
        const [first, again] = [await act(id, name, body, as), await act(id, name, body, as)];
        assert.deepEqual({ status: again.status, body: again.body }, { status: 200, body: first.body }, name);
      };

      await twice('withdraw', undefined, 'org_admin');
      await act(id, 'submit');
      await twice('reject', { reason }, 'approver');
      const otherReason = await act(id, 'reject', { reason: 'Something else' });
      const others = await act(id, 'reject', { reason }, 'second_admin');
      await act(id, 'submit');
      await twice('approve', undefined, 'approver');
      await twice('reopen', { reason }, 'approver');
      const late = await act(id, 'approve', undefined, 'approver');
      const lateWithdrawal = await act(id, 'withdraw', undefined, 'org_admin');
      const { items } = (await ask('GET', `/timesheets/${id}/history`)).body;

      assert.deepEqual(
        [otherReason, others, late, lateWithdrawal].map(({ body }) => body.error?.code),
        Array.from({ length: 4 }, () => 'state_forbids'),
      );
      assert.deepEqual(
        items.map(({ action }: { action: string }) => action),
        ['created', 'submitted', 'withdrawn', 'submitted', 'rejected', 'submitted', 'approved', 'reopened'],
      );
    });

    it('tells the steps of the sheet alone when a record of another kind has its id', async () => {
      const { id } = await submitWeek();
      const before = await ask('GET', `/timesheets/${id}/history`);
      await ask('POST', '/clients', { body: { id, name: 'Nordwind GmbH', currency: 'EUR' } });

      const after = await ask('GET', `/timesheets/${id}/history`);

      assert.deepEqual({ status: after.status, body: after.body }, { status: 200, body: before.body });
    });

    it('keeps every step with who, when and why', async () => {
      const { id, entryIds } = await submitWeek([16]);
      stage.vireo.clock.now += 60_000;
      await act(id, 'comments', { text: 'Looks long' });
      await judge(id, [rejected(entryIds[0])]);
      await act(id, 'submit');
      await act(id, 'approve');
      await act(id, 'reopen', { reason: 'Wrong project' });
      const { body } = await ask('GET', `/timesheets/${id}/history`);
      const page = await ask('GET', `/timesheets/${id}/history?limit=2`);
      const next = await ask('GET', `/timesheets/${id}/history?limit=2&cursor=${page.body.nextCursor}`);

      type Step = {
        action: string;
        actorName: string;
        reason: string | null;
        verdicts: object[];
        at: string;
      };
      assert.deepEqual(
        body.items.map((step: Step) => [step.action, step.actorName, step.reason]),
        [
          ['created', 'Mara Voss', null],
          ['submitted', 'Mara Voss', null],
          ['commented', 'approver', 'Looks long'],
          ['judged', 'approver', null],
          ['rejected', 'approver', reason],
          ['submitted', 'Mara Voss', null],
          ['approved', 'approver', null],
          ['reopened', 'approver', 'Wrong project'],
        ],
      );
      assert.deepEqual(body.items[3].verdicts, [rejected(entryIds[0])]);
      assert.equal(body.items[2].at, '2026-11-18T10:01:00.000Z');
      assert.deepEqual(next.body.items, body.items.slice(2, 4));
    });

    it('takes comments of author and approver once each, counts them, and hides them from others', async () => {
      const { id } = await submitWeek();
      const body = { id: '019a0000-0000-7000-8000-000000000001', text: 'Looks long' };
      const made = await act(id, 'comments', body);
      const again = await act(id, 'comments', body);
      const other = await act(id, 'comments', { ...body, text: 'Other' });
      await act(id, 'comments', { text: 'It was' }, 'org_admin');
      const refused = [
        await act(id, 'comments', { text: ' ' }),
        await act(id, 'comments', { text: 'Seen' }, 'viewer'),
        await act(id, 'comments', { text: 'Seen' }, 'user'),
      ];
      const { body: page } = await ask('GET', `/timesheets/${id}/comments`);

      assert.deepEqual(
        { made: made.status, again: again.status, other: other.status },
        { made: 201, again: 200, other: 409 },
      );
      assert.deepEqual(
        refused.map(({ status }) => status),
        [422, 403, 404],
      );
      assert.deepEqual(
        page.items.map((comment: { authorName: string; text: string }) => [comment.authorName, comment.text]),
        [
          ['approver', 'Looks long'],
          ['Mara Voss', 'It was'],
        ],
      );
      assert.equal((await read(id)).commentCount, 2);
    });
  });
});
