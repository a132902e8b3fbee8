import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrations } from '../../../../migrations/index.ts';
import { isDatabaseError } from '../../../../platform/db/database-error.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

const monday = '2026-11-16';
const unknownId = '019a0000-0000-7000-8000-000000000000';
const reason = 'Split the meeting';

describe('approval of timesheets', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let vireo: TestApp;
    let projectId: string;
    let clientId: string;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'money' });
      ({ projectId, clientId } = await vireo.createProject());
    });

    afterEach(async () => await vireo.app.close());

    const ask: TestApp['ask'] = (method, path, asked) => vireo.ask(method, path, asked);

    async function addEntry(day: number, as = 'org_admin'): Promise<string> {
      const times = { startedAt: `2026-11-${day}T09:00`, endedAt: `2026-11-${day}T10:00` };
      const body = { projectId, zone: 'Europe/Berlin', ...times };
      return (await ask('POST', '/time-entries', { as, body })).body.id;
    }

    async function act(
      id: string,
      name: string,
      body?: object,
      as = name === 'submit' ? 'org_admin' : 'approver',
    ) {
      return await ask('POST', `/timesheets/${id}/${name}`, { as, ...(body ? { body } : {}) });
    }

    /** A submitted week with an entry a day. */
    async function submitWeek(days: readonly number[] = [16, 17, 18]) {
      const entryIds: string[] = [];
      for (const day of days) entryIds.push(await addEntry(day));
      const sheet = await ask('POST', '/timesheets', { body: { weekStart: monday } });
      const submitted = await act(sheet.body.id, 'submit');
      assert.equal(submitted.status, 200, JSON.stringify(submitted.body));
      return { id: sheet.body.id as string, entryIds };
    }

    const judge = (id: string, entries: readonly object[]) => act(id, 'verdicts', { entries });
    const approved = (id: string | undefined) => ({ id, verdict: 'approved' });
    const rejected = (id: string | undefined, why = reason) => ({ id, verdict: 'rejected', reason: why });
    const read = async (id: string) => (await ask('GET', `/timesheets/${id}`)).body;
    const listed = async () => (await ask('GET', '/timesheets')).body.items;
    const note = (id: string | undefined, text: string) =>
      ask('PATCH', `/time-entries/${id}`, { body: { note: text } });

    async function entriesOf(
      id: string,
    ): Promise<{ id: string; verdict: { verdict: string; reason: string | null } | null }[]> {
      return (await read(id)).days.flatMap((day: { entries: object[] }) => day.entries);
    }

    async function setSelfApproval(selfApproval: string) {
      await ask('PATCH', `/organizations/${vireo.owner.organizationId}`, { body: { selfApproval } });
    }

    describe('verdicts on entries', () => {
      it('wait until each entry has one, and lock all of them meanwhile', async () => {
        const { id, entryIds } = await submitWeek();
        const half = await judge(id, [approved(entryIds[0]), rejected(entryIds[1])]);
        const changes = await Promise.all(entryIds.map((entryId) => note(entryId, 'late')));
        const shown = await entriesOf(id);

        assert.deepEqual(
          { status: half.status, state: half.body.state, version: half.body.version },
          { status: 200, state: 'submitted', version: 3 },
        );
        assert.deepEqual(
          changes.map(({ status, body }) => [status, body.error.code]),
          entryIds.map(() => [409, 'entry_locked']),
        );
        assert.deepEqual(
          shown.map(({ verdict }) => [verdict?.verdict, verdict?.reason]),
          [
            ['approved', null],
            ['rejected', reason],
            [undefined, undefined],
          ],
        );
      });

      it('send back only what was rejected, on a supplement that can be mended and submitted', async () => {
        const { id, entryIds } = await submitWeek();
        const verdicts = [approved(entryIds[0]), rejected(entryIds[1]), approved(entryIds[2])];
        const settled = await judge(id, verdicts);
        const supplement = (await listed()).find((sheet: { supplement: number }) => sheet.supplement === 1);
        const back = await entriesOf(supplement.id);
        const [locked, mended] = [await note(entryIds[0], 'late'), await note(entryIds[1], 'Meeting, half')];
        const again = await act(supplement.id, 'submit');

        assert.deepEqual(
          { state: settled.body.state, entryCount: settled.body.entryCount },
          { state: 'approved', entryCount: 2 },
        );
        assert.deepEqual(
          { state: supplement.state, reason: supplement.reason, entryCount: supplement.entryCount },
          { state: 'rejected', reason, entryCount: 1 },
        );
        assert.deepEqual(
          back.map((entry) => [entry.id, entry.verdict?.reason]),
          [[entryIds[1], reason]],
        );
        assert.deepEqual({ locked: locked.status, mended: mended.status }, { locked: 409, mended: 200 });
        assert.deepEqual(
          { state: again.body.state, differenceCount: again.body.differenceCount },
          { state: 'submitted', differenceCount: 1 },
        );
        assert.deepEqual(
          (await entriesOf(supplement.id)).map(({ verdict }) => verdict),
          [null],
        );
        assert.equal((await act(supplement.id, 'approve')).body.state, 'approved');
      });

      it('send back no time that was recorded meanwhile: the supplement shows it as added', async () => {
        const { id, entryIds } = await submitWeek();
        const late = await vireo.ask('POST', '/time-entries', {
          body: { projectId, startedAt: '2026-11-20T18:00', endedAt: '2026-11-20T19:00', zone: 'UTC' },
        });
        await judge(id, [approved(entryIds[0]), rejected(entryIds[1]), approved(entryIds[2])]);
        const [supplement] = (await listed()).filter(
          (sheet: { supplement: number }) => sheet.supplement === 1,
        );

        const again = await act(supplement.id, 'submit');
        const { body } = await ask('GET', `/timesheets/${supplement.id}/differences`);

        assert.equal(late.status, 201);
        assert.equal(again.body.differenceCount, 1);
        assert.deepEqual(
          body.added.map((entry: { id: string }) => entry.id),
          [late.body.id],
        );
      });

      it('reject the whole week where nothing of it is approved, each reason told once', async () => {
        const { id, entryIds } = await submitWeek();
        const verdicts = [rejected(entryIds[0]), rejected(entryIds[1], 'No project'), rejected(entryIds[2])];
        const settled = await judge(id, verdicts);

        assert.deepEqual(
          { state: settled.body.state, reason: settled.body.reason },
          { state: 'rejected', reason: `${reason}\nNo project` },
        );
        assert.equal((await listed()).length, 1);
        assert.equal((await note(entryIds[0], 'Mended')).status, 200);
      });

      it('go with the entry, when what was sent back is deleted', async () => {
        const { id, entryIds } = await submitWeek();
        await judge(id, [approved(entryIds[0]), rejected(entryIds[1]), approved(entryIds[2])]);
        const { status } = await ask('DELETE', `/time-entries/${entryIds[1]}`);
        const left = await vireo.database.query.selectFrom('timesheet_verdicts').select('entry_id').execute();

        assert.equal(status, 204);
        assert.deepEqual(left.map((verdict) => verdict.entry_id).sort(), [entryIds[0], entryIds[2]].sort());
      });

      it('stand where the rest is approved at once, and lapse when the week is withdrawn or rejected', async () => {
        const { id, entryIds } = await submitWeek();
        await judge(id, [rejected(entryIds[0])]);
        await act(id, 'withdraw', undefined, 'org_admin');
        const withdrawn = await entriesOf(id);
        await act(id, 'submit');
        await judge(id, [approved(entryIds[0]), rejected(entryIds[1])]);
        const rest = await act(id, 'approve');

        assert.deepEqual(
          withdrawn.map(({ verdict }) => verdict),
          [null, null, null],
        );
        assert.deepEqual(
          { state: rest.body.state, entryCount: rest.body.entryCount },
          { state: 'approved', entryCount: 2 },
        );
        assert.deepEqual((await listed()).map((sheet: { state: string }) => sheet.state).sort(), [
          'approved',
          'rejected',
        ]);
      });

      it('are refused without a reason, twice for one entry, for strangers, and once decided', async () => {
        const { id, entryIds } = await submitWeek();
        const bad = [
          await judge(id, [{ id: entryIds[0], verdict: 'rejected' }]),
          await judge(id, [rejected(entryIds[0], '  ')]),
          await judge(id, [approved(entryIds[0]), approved(entryIds[0])]),
          await judge(id, [approved(unknownId)]),
          await judge(id, []),
        ];
        const own = await act(id, 'verdicts', { entries: [approved(entryIds[0])] }, 'org_admin');
        const user = await act(id, 'verdicts', { entries: [approved(entryIds[0])] }, 'user');
        await act(id, 'approve');
        const late = await judge(id, [approved(entryIds[0])]);

        assert.deepEqual(
          bad.map(({ status, body }) => [status, body.error.details[0].field]),
          [
            [422, 'entries.0.reason'],
            [422, 'entries.0.reason'],
            [422, 'entries.1.id'],
            [422, 'entries.0.id'],
            [422, 'entries'],
          ],
        );
        assert.deepEqual(
          [own, user, late].map(({ body }) => body.error.code),
          ['forbidden', 'forbidden', 'state_forbids'],
        );
      });

      it('cannot be written past the rules: the database holds an entry that was not rejected', async () => {
        const { id, entryIds } = await submitWeek();
        await judge(id, [rejected(entryIds[1])]);
        const db = vireo.database.query;
        const free = (entryId = '') =>
          db.updateTable('time_entries').set({ timesheet_id: null }).where('id', '=', entryId).execute();

        await assert.rejects(free(entryIds[0]), (error) => isDatabaseError(error, 'trigger'));
        await act(id, 'reject', { reason });
        await assert.rejects(
          db.updateTable('timesheet_verdicts').set({ verdict: 'approved' }).execute(),
          (error) => isDatabaseError(error, 'trigger'),
        );
      });
    });

    describe('opening again', () => {
      it('frees an approved week for a reason, and tells it its author', async () => {
        const { id, entryIds } = await submitWeek();
        await act(id, 'approve');
        const refused = await act(id, 'reopen', { reason: ' ' });
        const reopened = await act(id, 'reopen', { reason: 'Wrong project' });
        const mended = await note(entryIds[0], 'Mended');
        const again = await act(id, 'submit');

        assert.equal(refused.status, 422);
        assert.deepEqual(
          { state: reopened.body.state, reason: reopened.body.reason, decidedBy: reopened.body.decidedBy },
          { state: 'draft', reason: 'Wrong project', decidedBy: null },
        );
        assert.equal(mended.status, 200);
        assert.deepEqual(
          { state: again.body.state, differenceCount: again.body.differenceCount },
          { state: 'submitted', differenceCount: 1 },
        );
      });

      it('goes by what was decided: what was said since is no change, another decision is', async () => {
        const { id } = await submitWeek();
        const { body: decided } = await act(id, 'approve');
        const reopenIfUnchanged = async (why: string) =>
          await ask('POST', `/timesheets/${id}/reopen`, {
            as: 'approver',
            body: { reason: why },
            headers: { 'if-match': `"${decided.version}"` },
          });
        const say = async (as: string) => await act(id, 'comments', { text: 'One moment' }, as);
        await say('org_admin');
        await say('approver');
        const reopened = await reopenIfUnchanged(reason);
        await act(id, 'submit');
        await act(id, 'approve');
        await say('approver');
        const stale = await reopenIfUnchanged('Another reason');

        assert.deepEqual(
          { status: reopened.status, state: reopened.body.state },
          { status: 200, state: 'draft' },
        );
        assert.deepEqual(
          { status: stale.status, code: stale.body.error?.code },
          { status: 412, code: 'stale_version' },
        );
      });

      it('is refused to the author where somebody else decides, and to those who decide nothing', async () => {
        const { id } = await submitWeek();
        await act(id, 'approve');
        const replies = [
          await act(id, 'reopen', { reason }, 'org_admin'),
          await act(id, 'reopen', { reason }, 'user'),
        ];

        assert.deepEqual(
          replies.map(({ body }) => body.error.code),
          ['forbidden', 'forbidden'],
        );
      });

      it('waits for the invoice: neither a draft nor an issued one loses its time', async () => {
        const { id } = await submitWeek();
        await act(id, 'approve');
        const invoice = await ask('POST', '/invoices', { body: { clientId, timesheetIds: [id] } });
        const claimed = await act(id, 'reopen', { reason });
        const forced = vireo.database.query
          .updateTable('timesheets')
          .set({ state: 'draft' })
          .where('id', '=', id)
          .execute();
        await assert.rejects(forced, (error) => isDatabaseError(error, 'trigger'));
        await ask('DELETE', `/invoices/${invoice.body.id}`);
        const free = await act(id, 'reopen', { reason });

        assert.deepEqual(
          { invoiceStatus: invoice.status, claimedStatus: claimed.status, code: claimed.body.error.code },
          { invoiceStatus: 201, claimedStatus: 409, code: 'already_billed' },
        );
        assert.equal(free.body.state, 'draft');
      });

      it('takes an open supplement and its comments in, and waits for a submitted one', async () => {
        const { id, entryIds } = await submitWeek();
        await judge(id, [approved(entryIds[0]), approved(entryIds[1]), rejected(entryIds[2])]);
        const [{ id: supplementId }] = (await listed()).filter(
          (sheet: { supplement: number }) => sheet.supplement === 1,
        );
        await act(supplementId, 'comments', { text: 'Half of it was lunch' });
        await act(supplementId, 'submit');
        const waiting = await act(id, 'reopen', { reason });
        await act(supplementId, 'withdraw', undefined, 'org_admin');
        const reopened = await act(id, 'reopen', { reason });
        const comments = await ask('GET', `/timesheets/${id}/comments`);

        assert.deepEqual(
          { status: waiting.status, code: waiting.body.error.code },
          { status: 409, code: 'conflict' },
        );
        assert.deepEqual(
          { state: reopened.body.state, entryCount: reopened.body.entryCount },
          { state: 'draft', entryCount: 3 },
        );
        assert.deepEqual(
          comments.body.items.map((comment: { text: string }) => comment.text),
          ['Half of it was lunch'],
        );
        assert.equal((await listed()).length, 1);
      });
    });

    it('lets people decide on their own time as the practice says', async () => {
      const { id } = await submitWeek();
      const states: unknown[] = [];
      for (const setting of ['alone', 'never', 'allowed']) {
        await setSelfApproval(setting);
        states.push((await act(id, 'approve', undefined, 'org_admin')).status);
      }
      const as = 'foreign';
      const alone = await ask('PATCH', `/organizations/${vireo.foreigner.organizationId}`, {
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
      const other = await vireo.createProject();
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
      await vireo.database.query
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
      const others = await act(id, 'reject', { reason }, 'super_admin');
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
      vireo.clock.now += 60_000;
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

    describe('of a week that its last entry leaves', () => {
      const remove = (id: string | undefined) => ask('DELETE', `/time-entries/${id}`);
      const undo = () => ask('POST', '/time-entries/undo');
      const history = async (id: string) =>
        (await ask('GET', `/timesheets/${id}/history`)).body.items.map(
          (step: { action: string }) => step.action,
        );

      it('makes a rejected one a draft again, which an undo fills for the next submission', async () => {
        const { id, entryIds } = await submitWeek([16, 17]);
        await act(id, 'reject', { reason });
        await remove(entryIds[0]);
        const between = await read(id);
        const moved = { startedAt: '2026-11-10T09:00:00Z', endedAt: '2026-11-10T10:00:00Z' };
        await ask('PATCH', `/time-entries/${entryIds[1]}`, { body: moved });
        const [emptied] = await listed();
        const steps = await history(id);
        await undo();
        const again = await act(id, 'submit');

        assert.equal(between.state, 'rejected');
        assert.deepEqual(
          { id: emptied.id, state: emptied.state, reason: emptied.reason },
          { id, state: 'draft', reason },
        );
        assert.deepEqual(steps.at(-1), 'withdrawn');
        assert.deepEqual(
          { status: again.status, entryCount: again.body.entryCount },
          { status: 200, entryCount: 1 },
        );
      });

      it('removes a supplement, whose comments stay, and takes another one after an undo', async () => {
        const { id, entryIds } = await submitWeek();
        await judge(id, [rejected(entryIds[0]), approved(entryIds[1]), approved(entryIds[2])]);
        const supplement = (await listed()).find((sheet: { id: string }) => sheet.id !== id);
        await ask('POST', `/timesheets/${supplement.id}/comments`, { body: { text: 'Was a holiday' } });

        await remove(entryIds[0]);
        const left = await listed();
        const { body: comments } = await ask('GET', `/timesheets/${id}/comments`);
        await undo();
        const next = await ask('POST', '/timesheets', { body: { weekStart: monday } });
        const submitted = await act(next.body.id, 'submit');

        assert.deepEqual(
          left.map((sheet: { id: string; state: string }) => [sheet.id, sheet.state]),
          [[id, 'approved']],
        );
        assert.deepEqual(
          comments.items.map(({ text }: { text: string }) => text),
          ['Was a holiday'],
        );
        assert.deepEqual(
          { status: submitted.status, entryCount: submitted.body.entryCount },
          { status: 200, entryCount: 1 },
        );
      });

      it('leaves it alone while a timer runs in it, and settles it once that is discarded', async () => {
        const { id, entryIds } = await submitWeek([16]);
        await act(id, 'reject', { reason });
        await ask('POST', '/timer', { body: { projectId } });

        await remove(entryIds[0]);
        const [running] = await listed();
        await ask('POST', '/timer/discard', { body: {} });
        const [emptied] = await listed();

        assert.deepEqual(
          { running: running.state, emptied: emptied.state },
          { running: 'rejected', emptied: 'draft' },
        );
      });
    });
  });
});
