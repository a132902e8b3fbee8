import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import { isDatabaseError } from '../../../platform/db/database-error.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import type { Timesheet } from './timesheets.schema.ts';

const monday = '2026-11-16';
const unknownId = '019a0000-0000-7000-8000-000000000000';

describe('timesheets', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let vireo: TestApp;
    let projectId: string;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'time' });
      ({ projectId } = await vireo.createProject());
    });

    afterEach(async () => await vireo.app.close());

    async function addEntry(change: Record<string, unknown> = {}, as = 'org_admin') {
      const times = { startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T10:30', zone: 'Europe/Berlin' };
      return await vireo.ask('POST', '/time-entries', { as, body: { projectId, ...times, ...change } });
    }

    async function openSheet(body: Record<string, unknown> = {}, as = 'org_admin') {
      return await vireo.ask('POST', '/timesheets', { as, body: { weekStart: monday, ...body } });
    }

    async function act(
      id: string,
      name: string,
      { as = 'org_admin', ...rest }: { as?: string; body?: unknown } = {},
    ) {
      return await vireo.ask('POST', `/timesheets/${id}/${name}`, { as, ...rest });
    }

    /** A sheet with one entry, taken as far as asked. */
    async function prepare(
      ...acts: readonly ('submit' | 'approve')[]
    ): Promise<{ id: string; entryId: string }> {
      const entry = await addEntry();
      const sheet = await openSheet();
      for (const name of acts) {
        const done = await act(sheet.body.id, name, { as: name === 'approve' ? 'approver' : 'org_admin' });
        assert.equal(done.status, 200, JSON.stringify(done.body));
      }
      return { id: sheet.body.id, entryId: entry.body.id };
    }

    it('tells of each week what was worked in it, and holds what crosses its midnight as a whole', async () => {
      await addEntry({ startedAt: '2026-11-15T22:00', endedAt: '2026-11-16T01:00' });
      await addEntry();
      const before = await openSheet({ weekStart: '2026-11-09' });
      await act(before.body.id, 'submit');
      const { body: week } = await openSheet();
      const { items } = (await vireo.ask('GET', '/timesheets')).body;
      const { days } = (await vireo.ask('GET', `/timesheets/${week.id}`)).body;
      const weeks = (await vireo.ask('GET', '/weeks?from=2026-11-09&to=2026-11-22')).body.items;

      assert.deepEqual(
        items.map(({ seconds, workedSeconds }: Timesheet) => [seconds, workedSeconds]),
        [
          [5400, 9000],
          [10800, 7200],
        ],
      );
      assert.deepEqual(
        weeks.map(({ seconds }: Timesheet) => seconds),
        [9000, 7200],
      );
      assert.equal(week.workedSeconds, 9000);
      assert.deepEqual(
        { seconds: days[0].seconds, entriesCount: days[0].entries.length },
        { seconds: 9000, entriesCount: 1 },
      );
    });

    it('shows the week of a draft with its days, entries and sums', async () => {
      await addEntry();
      await addEntry({
        startedAt: '2026-11-18T08:00',
        endedAt: '2026-11-18T08:20',
        billable: false,
        note: 'Mail',
      });
      await addEntry({ startedAt: '2026-11-15T08:00', endedAt: '2026-11-15T09:00' });
      const created = await openSheet();
      const { body } = await vireo.ask('GET', `/timesheets/${created.body.id}`);

      assert.equal(created.status, 201);
      assert.deepEqual(
        {
          year: body.year,
          week: body.week,
          weekStart: body.weekStart,
          weekEnd: body.weekEnd,
          state: body.state,
          supplement: body.supplement,
        },
        { year: 2026, week: 47, weekStart: monday, weekEnd: '2026-11-22', state: 'draft', supplement: 0 },
      );
      assert.deepEqual(
        { seconds: body.seconds, billableSeconds: body.billableSeconds, entryCount: body.entryCount },
        { seconds: 6600, billableSeconds: 5400, entryCount: 2 },
      );
      assert.equal(body.days.length, 7);
      assert.deepEqual(
        body.days.map((day: { seconds: number }) => day.seconds),
        [5400, 0, 1200, 0, 0, 0, 0],
      );
      assert.equal(body.days[0].entries[0].projectName, 'API rewrite');
      assert.equal(body.days[0].entries[0].clientName, 'Nordwind GmbH');
    });

    it('puts an entry into the week of its own zone', async () => {
      const late = { startedAt: '2026-11-22T23:30', endedAt: '2026-11-22T23:45', zone: 'America/New_York' };
      vireo.clock.now = Date.parse('2026-11-24T10:00:00Z');
      await addEntry(late);
      const sheet = await openSheet();

      assert.equal(sheet.body.entryCount, 1);
    });

    it('goes from draft over submitted to approved, and logs each step', async () => {
      const { id } = await prepare('submit', 'approve');
      const { body } = await vireo.ask('GET', `/timesheets/${id}`);
      const events = await vireo.database.query
        .selectFrom('events')
        .select('type')
        .where('id', '=', id)
        .orderBy('seq')
        .execute();

      assert.equal(body.state, 'approved');
      assert.equal(body.entryCount, 1);
      assert.equal(typeof body.decidedBy, 'string');
      assert.deepEqual(
        events.map((event) => event.type),
        ['timesheet.created', 'timesheet.submitted', 'timesheet.approved'],
      );
    });

    it('locks the entries of a submitted sheet and frees them when it is withdrawn', async () => {
      const { id, entryId } = await prepare('submit');
      const path = `/time-entries/${entryId}`;
      const refused = [
        await vireo.ask('PATCH', path, { body: { note: 'later' } }),
        await vireo.ask('DELETE', path),
      ];
      const withdrawn = await act(id, 'withdraw');
      const changed = await vireo.ask('PATCH', path, { body: { note: 'later' } });

      assert.deepEqual(
        refused.map(({ status, body }) => [status, body.error.code]),
        [
          [409, 'entry_locked'],
          [409, 'entry_locked'],
        ],
      );
      assert.equal(withdrawn.body.state, 'draft');
      assert.deepEqual({ status: changed.status, note: changed.body.note }, { status: 200, note: 'later' });
    });

    it('has the database itself refuse to change or delete locked time', async () => {
      const { entryId } = await prepare('submit');
      const { query } = vireo.database;
      const update = query.updateTable('time_entries').set({ seconds: 1 }).where('id', '=', entryId);
      const remove = query.deleteFrom('time_entries').where('id', '=', entryId);

      await assert.rejects(update.execute(), (error) => isDatabaseError(error, 'trigger'));
      await assert.rejects(remove.execute(), (error) => isDatabaseError(error, 'trigger'));
    });

    it('returns a rejected sheet with its reason, to be mended and submitted again', async () => {
      const { id, entryId } = await prepare('submit');
      const rejected = await act(id, 'reject', { as: 'approver', body: { reason: 'Split the meeting' } });
      const mended = await vireo.ask('PATCH', `/time-entries/${entryId}`, { body: { note: 'Meeting' } });
      const again = await act(id, 'submit');

      assert.deepEqual(
        { state: rejected.body.state, reason: rejected.body.reason },
        { state: 'rejected', reason: 'Split the meeting' },
      );
      assert.equal(mended.status, 200);
      assert.deepEqual(
        { state: again.body.state, reason: again.body.reason, entryCount: again.body.entryCount },
        { state: 'submitted', reason: null, entryCount: 1 },
      );
    });

    it('refuses a rejection without a reason and changes nothing', async () => {
      const { id } = await prepare('submit');
      const replies = [
        await act(id, 'reject', { as: 'approver', body: {} }),
        await act(id, 'reject', { as: 'approver', body: { reason: '  ' } }),
        await act(id, 'reject', { as: 'approver', body: { reason: 'x', force: true } }),
      ];
      const { body } = await vireo.ask('GET', `/timesheets/${id}`);

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.code]),
        replies.map(() => [422, 'invalid']),
      );
      assert.deepEqual({ state: body.state, version: body.version }, { state: 'submitted', version: 2 });
    });

    it('refuses to submit an empty sheet', async () => {
      const sheet = await openSheet();
      const refused = await act(sheet.body.id, 'submit');
      const { body } = await vireo.ask('GET', `/timesheets/${sheet.body.id}`);

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
      const events = await vireo.database.query
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
      await vireo.ask('POST', '/timer', { body: { projectId } });
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

    it('lets nobody decide on their own time where somebody else can', async () => {
      const { id } = await prepare('submit');
      const refused = await act(id, 'approve');

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code },
        { status: 403, code: 'forbidden' },
      );
    });

    it('approves the week of whoever is alone as they submit it, and opens it again without a reason', async () => {
      const as = 'foreign';
      const own = await vireo.createProject({ as });
      await addEntry({ projectId: own.projectId }, as);
      const { body: sheet } = await openSheet({}, as);
      const { body: read } = await vireo.ask('GET', `/timesheets/${sheet.id}`, { as });
      const body = { revision: read.revision };
      const first = await act(sheet.id, 'submit', { as, body });
      const again = await act(sheet.id, 'submit', { as, body });
      const history = await vireo.ask('GET', `/timesheets/${sheet.id}/history`, { as });
      const reopened = await act(sheet.id, 'reopen', { as, body: {} });
      const organization = `/organizations/${vireo.foreigner.organizationId}`;
      await vireo.ask('PATCH', organization, { as, body: { selfApproval: 'allowed' } });
      const waiting = await act(sheet.id, 'submit', { as });

      assert.deepEqual({ status: first.status, state: first.body.state }, { status: 200, state: 'approved' });
      assert.deepEqual(again.body, first.body);
      assert.deepEqual(
        history.body.items.map((step: { action: string }) => step.action),
        ['created', 'submitted', 'approved'],
      );
      assert.deepEqual(
        { state: reopened.body.state, reason: reopened.body.reason },
        { state: 'draft', reason: null },
      );
      assert.equal(waiting.body.state, 'submitted');
    });

    it('counts who can sign in: where that is the owner alone, others whom it knows are in nobody’s way', async () => {
      await vireo.app.close();
      vireo = await createTestApp(await open(), { upTo: 'time', signIn: 'owner' });
      ({ projectId } = await vireo.createProject());
      await addEntry();
      const sheet = await openSheet();
      const submitted = await act(sheet.body.id, 'submit');

      assert.equal(submitted.body.state, 'approved');
    });

    it('lets the one person of an organization approve their own time', async () => {
      const as = 'foreign';
      const own = await vireo.createProject({ as });
      await addEntry({ projectId: own.projectId }, as);
      const sheet = await openSheet({}, as);
      await act(sheet.body.id, 'submit', { as });
      const approved = await act(sheet.body.id, 'approve', { as });

      assert.deepEqual(
        { status: approved.status, state: approved.body.state },
        { status: 200, state: 'approved' },
      );
    });

    it('lets nobody decide on their own time who is not alone, whoever the others are', async () => {
      const as = 'foreign';
      const viewer = await vireo.ask('POST', '/users', { as, body: { name: 'Vera', role: 'viewer' } });
      const own = await vireo.createProject({ as });
      await addEntry({ projectId: own.projectId }, as);
      const sheet = await openSheet({}, as);
      await act(sheet.body.id, 'submit', { as });

      const approved = await act(sheet.body.id, 'approve', { as });

      assert.deepEqual({ viewer: viewer.status, approved: approved.status }, { viewer: 201, approved: 403 });
    });

    it('lets only the author submit', async () => {
      await addEntry({}, 'user');
      const sheet = await openSheet({}, 'user');
      const refused = await act(sheet.body.id, 'submit', { as: 'org_admin' });
      const submitted = await act(sheet.body.id, 'submit', { as: 'user' });

      assert.deepEqual(
        { refused: refused.status, submitted: submitted.status },
        { refused: 403, submitted: 200 },
      );
    });

    it('keeps one open sheet a week, and opens a supplement once it is approved', async () => {
      const { id } = await prepare('submit');
      const refused = await openSheet();
      await act(id, 'approve', { as: 'approver' });
      await addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T09:15' });
      const supplement = await openSheet();
      const first = await vireo.ask('GET', `/timesheets/${id}`);

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
      const { body } = await vireo.ask('GET', '/timesheets');

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

    it('lists newest weeks first, in pages, with the sums of open and locked sheets', async () => {
      await prepare('submit');
      await addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T10:00' });
      await openSheet({ weekStart: '2026-11-09' });
      const first = await vireo.ask('GET', '/timesheets?limit=1');
      const second = await vireo.ask('GET', `/timesheets?limit=1&cursor=${first.body.nextCursor}`);
      const drafts = await vireo.ask('GET', '/timesheets?state=draft');

      const shown = [first, second].map(({ body }) => [
        body.items[0].weekStart,
        body.items[0].seconds,
        body.items[0].userName,
      ]);
      assert.deepEqual(shown, [
        [monday, 5400, 'Mara Voss'],
        ['2026-11-09', 3600, 'Mara Voss'],
      ]);
      assert.equal(second.body.nextCursor, null);
      assert.equal(drafts.body.items.length, 1);
    });

    it('hides sheets of another organization and, from a user, those of others', async () => {
      const { id } = await prepare('submit');
      const replies = [
        await vireo.ask('GET', `/timesheets/${id}`, { as: 'foreign' }),
        await act(id, 'approve', { as: 'foreign' }),
        await act(id, 'withdraw', { as: 'foreign' }),
        await vireo.ask('GET', `/timesheets/${id}`, { as: 'user' }),
        await act(unknownId, 'submit'),
      ];
      const lists = [
        await vireo.ask('GET', '/timesheets', { as: 'foreign' }),
        await vireo.ask('GET', '/timesheets', { as: 'user' }),
      ];

      assert.deepEqual(
        replies.map((reply) => reply.status),
        replies.map(() => 404),
      );
      assert.deepEqual(
        lists.map((list) => list.body.items.length),
        [0, 0],
      );
    });

    it('refuses a week that does not start on a Monday, unknown fields and wrong types', async () => {
      const bodies = [
        { weekStart: '2026-11-17' },
        { weekStart: '2026-02-30' },
        { weekStart: '9999-12-27' },
        { weekStart: monday, week: 47 },
        { weekStart: 47 },
        {},
      ];
      const replies = [];
      for (const body of bodies) {
        replies.push(await vireo.ask('POST', '/timesheets', { body }));
      }
      const malformed = await vireo.ask('POST', '/timesheets', { body: '{"weekStart":' });
      const { body } = await vireo.ask('GET', '/timesheets');

      assert.deepEqual(
        replies.map((reply) => reply.status),
        bodies.map(() => 422),
      );
      assert.deepEqual(
        { status: malformed.status, code: malformed.body.error.code },
        { status: 400, code: 'malformed' },
      );
      assert.equal(body.items.length, 0);
    });

    it('refuses a decision on a version that is not the newest', async () => {
      const { id } = await prepare('submit');
      const stale = await vireo.ask('POST', `/timesheets/${id}/approve`, {
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
        await vireo.ask('PATCH', `/time-entries/${id}`, {
          body: index % 2 === 0 ? { note: 'late' } : { tags: ['late'] },
        });
      const [submitted, ...changes] = await Promise.all([act(sheet.body.id, 'submit'), ...ids.map(change)]);
      const { body } = await vireo.ask('GET', `/timesheets/${sheet.body.id}`);
      const entries = await Promise.all(
        ids.map(async (id) => (await vireo.ask('GET', `/time-entries/${id}`)).body),
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
      const { body } = await vireo.ask('GET', `/timesheets/${id}`);

      assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 409]);
      assert.equal(body.version, 3);
    });

    it('tells of each entry that a sheet takes in or gives back', async () => {
      const { body: entry } = await addEntry();
      const { body: sheet } = await openSheet();
      await act(sheet.id, 'submit');
      await act(sheet.id, 'withdraw');

      const events = await vireo.database.query
        .selectFrom('events')
        .select(['type', 'version'])
        .where('id', '=', entry.id)
        .orderBy('seq')
        .execute();

      assert.deepEqual(events, [
        { type: 'time-entry.created', version: 1 },
        { type: 'time-entry.locked', version: 2 },
        { type: 'time-entry.unlocked', version: 3 },
      ]);
    });
  });
});
