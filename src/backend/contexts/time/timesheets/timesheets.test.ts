import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import { isDatabaseError } from '../../../platform/db/database-error.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { setUpTimesheets } from '../../../testing/time/set-up-timesheets.ts';
import type { Timesheet } from './timesheets.schema.ts';

const monday = '2026-11-16';

const unknownId = '019a0000-0000-7000-8000-000000000000';
describe('timesheets', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpTimesheets(open);
    const { addEntry, openSheet, act, prepare } = stage;

    it('tells of each week what was worked in it, and holds what crosses its midnight as a whole', async () => {
      await addEntry({ startedAt: '2026-11-15T22:00', endedAt: '2026-11-16T01:00' });
      await addEntry();
      const before = await openSheet({ weekStart: '2026-11-09' });
      await act(before.body.id, 'submit');
      const { body: week } = await openSheet();
      const { items } = (await stage.vireo.ask('GET', '/timesheets')).body;
      const { days } = (await stage.vireo.ask('GET', `/timesheets/${week.id}`)).body;
      const weeks = (await stage.vireo.ask('GET', '/weeks?from=2026-11-09&to=2026-11-22')).body.items;

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
      const { body } = await stage.vireo.ask('GET', `/timesheets/${created.body.id}`);

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
      stage.vireo.clock.now = Date.parse('2026-11-24T10:00:00Z');
      await addEntry(late);
      const sheet = await openSheet();

      assert.equal(sheet.body.entryCount, 1);
    });

    it('goes from draft over submitted to approved, and logs each step', async () => {
      const { id } = await prepare('submit', 'approve');
      const { body } = await stage.vireo.ask('GET', `/timesheets/${id}`);
      const events = await stage.vireo.database.query
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
        await stage.vireo.ask('PATCH', path, { body: { note: 'later' } }),
        await stage.vireo.ask('DELETE', path),
      ];
      const withdrawn = await act(id, 'withdraw');
      const changed = await stage.vireo.ask('PATCH', path, { body: { note: 'later' } });

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
      const { query } = stage.vireo.database;
      const update = query.updateTable('time_entries').set({ seconds: 1 }).where('id', '=', entryId);
      const remove = query.deleteFrom('time_entries').where('id', '=', entryId);

      await assert.rejects(update.execute(), (error) => isDatabaseError(error, 'trigger'));
      await assert.rejects(remove.execute(), (error) => isDatabaseError(error, 'trigger'));
    });

    it('returns a rejected sheet with its reason, to be mended and submitted again', async () => {
      const { id, entryId } = await prepare('submit');
      const rejected = await act(id, 'reject', { as: 'approver', body: { reason: 'Split the meeting' } });
      const mended = await stage.vireo.ask('PATCH', `/time-entries/${entryId}`, {
        body: { note: 'Meeting' },
      });
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
      const { body } = await stage.vireo.ask('GET', `/timesheets/${id}`);

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.code]),
        replies.map(() => [422, 'invalid']),
      );
      assert.deepEqual({ state: body.state, version: body.version }, { state: 'submitted', version: 2 });
    });

    it('lists newest weeks first, in pages, with the sums of open and locked sheets', async () => {
      await prepare('submit');
      await addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T10:00' });
      await openSheet({ weekStart: '2026-11-09' });
      const first = await stage.vireo.ask('GET', '/timesheets?limit=1');
      const second = await stage.vireo.ask('GET', `/timesheets?limit=1&cursor=${first.body.nextCursor}`);
      const drafts = await stage.vireo.ask('GET', '/timesheets?state=draft');

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
        await stage.vireo.ask('GET', `/timesheets/${id}`, { as: 'foreign' }),
        await act(id, 'approve', { as: 'foreign' }),
        await act(id, 'withdraw', { as: 'foreign' }),
        await stage.vireo.ask('GET', `/timesheets/${id}`, { as: 'user' }),
        await act(unknownId, 'submit'),
      ];
      const lists = [
        await stage.vireo.ask('GET', '/timesheets', { as: 'foreign' }),
        await stage.vireo.ask('GET', '/timesheets', { as: 'user' }),
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
        replies.push(await stage.vireo.ask('POST', '/timesheets', { body }));
      }
      const malformed = await stage.vireo.ask('POST', '/timesheets', { body: '{"weekStart":' });
      const { body } = await stage.vireo.ask('GET', '/timesheets');

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

    it('tells of each entry that a sheet takes in or gives back', async () => {
      const { body: entry } = await addEntry();
      const { body: sheet } = await openSheet();
      await act(sheet.id, 'submit');
      await act(sheet.id, 'withdraw');

      const events = await stage.vireo.database.query
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
