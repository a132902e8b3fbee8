import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const weekdaySeconds = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];

describe('goals and habits', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      practice = await createPayingPractice(vireo);
      requireOk(
        await vireo.ask('POST', '/working-times', { body: { validFrom: '2026-01-01', weekdaySeconds } }),
      );
    });
    afterEach(async () => {
      await vireo.app.close();
    });

    const measured = (change: object = {}) => ({
      measure: 'worked_time',
      direction: 'at_least',
      target: 144_000,
      period: 'week',
      ...change,
    });
    const create = async (body: object) => requireOk(await vireo.ask('POST', '/ai/goals', { body })).body;
    const progressOf = async (change: object, body: object = {}) =>
      (await create({ title: 'Goal', measured: measured(change), ...body })).progress;
    const work = async (date: string, hours: number, change: object = {}) =>
      await practice.addEntry({
        startedAt: `${date}T09:00`,
        endedAt: `${date}T${String(9 + hours).padStart(2, '0')}:00`,
        note: 'Review',
        ...change,
      });

    it('measure worked and billable time of the week against its working time so far', async () => {
      const [first, second] = [await work('2026-11-16', 8), await work('2026-11-17', 8, { billable: false })];
      const { projectId, clientId } = practice;

      const worked = await progressOf({});
      const billable = await progressOf({ measure: 'billable_time', projectId, clientId });
      const utilisation = await progressOf({ measure: 'utilisation', target: 40 });

      assert.deepEqual(
        {
          from: worked.from,
          to: worked.to,
          value: worked.value,
          state: worked.state,
          expected: worked.expected,
          by: worked.by,
        },
        {
          from: '2026-11-16',
          to: '2026-11-22',
          value: 57_600,
          state: 'on_track',
          expected: 57_600,
          by: 'working_time',
        },
      );
      assert.deepEqual({ passed: worked.passed, whole: worked.whole }, { passed: 57_600, whole: 144_000 });
      assert.deepEqual(new Set(worked.link.ids), new Set([first, second]));
      assert.deepEqual({ value: billable.value, state: billable.state }, { value: 28_800, state: 'behind' });
      assert.deepEqual(billable.link, { kind: 'entries', ids: [first] });
      // Monday to Wednesday so far: 8 of 24 hours.
      assert.deepEqual(
        { value: utilisation.value, state: utilisation.state },
        { value: 33, state: 'behind' },
      );
    });

    it('measure invoices in the currency of the goal, and what is overdue now', async () => {
      const invoice = await practice.bill('1000.00');

      const invoiced = await progressOf({
        measure: 'invoiced',
        target: 100_000,
        currency: 'EUR',
        period: 'year',
      });
      const other = await progressOf({ measure: 'invoiced', target: 1, currency: 'CHF', period: 'year' });
      vireo.clock.now = Date.parse('2027-01-15T10:00:00Z');
      const overdue = await progressOf({
        measure: 'overdue',
        direction: 'at_most',
        target: 0,
        currency: 'EUR',
        period: 'month',
      });

      assert.deepEqual(
        { value: invoiced.value, state: invoiced.state },
        { value: 100_000, state: 'reached' },
      );
      assert.deepEqual(invoiced.link, { kind: 'invoice', ids: [invoice.id] });
      assert.deepEqual(
        { value: other.value, leftOut: other.leftOut },
        { value: 0, leftOut: [{ minor: 100_000, currency: 'EUR' }] },
      );
      assert.deepEqual({ value: overdue.value, state: overdue.state }, { value: 119_000, state: 'behind' });
    });

    it('are missed once their days are over, and are not measured while they are paused', async () => {
      const goal = await create({
        title: 'By Friday',
        dueOn: '2026-11-20',
        measured: measured({ period: 'until', target: 3_600 }),
      });

      vireo.clock.now = Date.parse('2026-11-21T10:00:00Z');
      const missed = (await practice.get(`/ai/goals/${goal.id}`)).progress;
      await work('2026-11-19', 1);
      const reached = (await practice.get(`/ai/goals/${goal.id}`)).progress;
      const paused = await vireo.ask('PATCH', `/ai/goals/${goal.id}`, { body: { state: 'paused' } });

      assert.deepEqual(
        { missedState: missed.state, reachedState: reached.state, progress: paused.body.progress },
        { missedState: 'missed', reachedState: 'reached', progress: null },
      );
    });

    it('in words are done when the person says so, and come back as they were', async () => {
      const goal = await create({ title: 'Write the talk', dueOn: '2026-12-01' });
      const done = await vireo.ask('PATCH', `/ai/goals/${goal.id}`, { body: { state: 'done' } });
      const removed = await vireo.ask('DELETE', `/ai/goals/${goal.id}`);
      const { id, title, state, startsOn, dueOn, measured: none } = done.body;

      const again = await create({ id, title, state, startsOn, dueOn, measured: none });

      assert.deepEqual({ progress: goal.progress, status: removed.status }, { progress: null, status: 204 });
      assert.deepEqual(
        {
          id: again.id,
          title: again.title,
          state: again.state,
          startsOn: again.startsOn,
          dueOn: again.dueOn,
        },
        { id: goal.id, title: 'Write the talk', state: 'done', startsOn: '2026-11-18', dueOn: '2026-12-01' },
      );
    });

    it('refuse what no figure tells', async () => {
      const wrong: readonly (readonly [object, string])[] = [
        [{ title: 'No end' }, 'dueOn'],
        [{ title: 'x', measured: measured({ period: 'until' }) }, 'dueOn'],
        [{ title: 'x', dueOn: '2026-11-01' }, 'dueOn'],
        [{ title: 'x', measured: measured({ target: 0 }) }, 'measured.target'],
        [{ title: 'x', measured: measured({ currency: 'EUR' }) }, 'measured.currency'],
        [{ title: 'x', measured: measured({ measure: 'invoiced' }) }, 'measured.currency'],
        [
          { title: 'x', measured: measured({ measure: 'utilisation', clientId: practice.clientId }) },
          'measured.clientId',
        ],
        [{ title: 'x', measured: measured({ projectId: practice.clientId }) }, 'measured.projectId'],
      ];
      for (const [body, field] of wrong) {
        const reply = await vireo.ask('POST', '/ai/goals', { body });
        assert.deepEqual(
          { status: reply.status, field: reply.body.error.details[0].field },
          { status: 422, field },
          JSON.stringify(body),
        );
      }
      assert.deepEqual((await practice.get('/ai/goals')).items, []);
    });

    it('hold no client and no project back, and have no data once theirs is gone', async () => {
      const { clientId, projectId } = await vireo.createProject();
      const goals = [];
      for (const about of [{ projectId }, { clientId }]) {
        const body = { title: 'Private', measured: measured(about) };
        goals.push(requireOk(await vireo.ask('POST', '/ai/goals', { as: 'user', body })).body);
      }

      const removed = [];
      for (const path of [`/projects/${projectId}`, `/clients/${clientId}`])
        removed.push((await vireo.ask('DELETE', path)).status);
      const left = (await vireo.ask('GET', '/ai/goals', { as: 'user' })).body.items;
      const path = `/ai/goals/${goals[0].id}`;
      const renamed = await vireo.ask('PATCH', path, { as: 'user', body: { title: 'Mine still' } });

      assert.deepEqual(removed, [204, 204]);
      assert.deepEqual(
        left.map(({ progress }: { progress: { state: string; value: unknown } }) => [
          progress.state,
          progress.value,
        ]),
        [
          ['no_data', null],
          ['no_data', null],
        ],
      );
      assert.deepEqual(
        { status: renamed.status, title: renamed.body.title },
        { status: 200, title: 'Mine still' },
      );
    });

    it('are of their person alone, and events say nothing of them', async () => {
      const goal = await create({ title: 'Secret plan', dueOn: '2026-12-01' });
      const habit = requireOk(
        await vireo.ask('POST', '/ai/habits', { body: { title: 'Secret habit', checkedBy: 'by_hand' } }),
      ).body;

      for (const as of ['user', 'super_admin', 'foreign'] as const) {
        for (const path of [`/ai/goals/${goal.id}`, `/ai/habits/${habit.id}`]) {
          assert.equal((await vireo.ask('GET', path, { as })).status, 404);
          assert.equal((await vireo.ask('PATCH', path, { as, body: { title: 'Mine' } })).status, 404);
          assert.equal((await vireo.ask('DELETE', path, { as })).status, 404);
        }
        assert.deepEqual((await vireo.ask('GET', '/ai/goals', { as })).body.items, []);
        assert.deepEqual((await vireo.ask('GET', '/ai/habits', { as })).body.items, []);
      }
      const events = JSON.stringify((await practice.get('/events?since=0')).items);
      assert.match(events, /goal\.created/);
      assert.doesNotMatch(events, /Secret/);
    });

    describe('habits', () => {
      const habit = async (body: object) => {
        const made = requireOk(
          await vireo.ask('POST', '/ai/habits', { body: { title: 'Habit', ...body } }),
        ).body;
        return {
          ...made,
          outcomes: Object.fromEntries(
            made.periods.map(({ from, outcome }: { from: string; outcome: string }) => [from, outcome]),
          ),
        };
      };

      it('look whether work began in time on days with working time', async () => {
        await work('2026-11-16', 1);
        await work('2026-11-17', 1, { startedAt: '2026-11-17T11:00', endedAt: '2026-11-17T12:00' });

        const { outcomes, streak } = await habit({ checkedBy: 'begun_before', beforeTime: '10:00' });

        assert.equal(outcomes['2026-11-14'], 'nothing');
        assert.equal(outcomes['2026-11-13'], 'not_kept');
        assert.equal(outcomes['2026-11-16'], 'kept');
        assert.equal(outcomes['2026-11-17'], 'not_kept');
        // Eleven in Berlin, and nothing yet.
        assert.equal(outcomes['2026-11-18'], 'not_kept');
        assert.equal(streak, 0);
      });

      it('look whether weeks were submitted in time, entries noted, and a scan ran', async () => {
        await work('2026-11-09', 1);
        await work('2026-11-02', 1, { note: '' });
        const { id } = requireOk(
          await vireo.ask('POST', '/timesheets', { body: { weekStart: '2026-11-02' } }),
        ).body;
        vireo.clock.now = Date.parse('2026-11-09T20:00:00Z');
        requireOk(await vireo.ask('POST', `/timesheets/${id}/submit`));
        vireo.clock.now = Date.parse('2026-11-18T10:00:00Z');

        const submitted = await habit({ checkedBy: 'timesheet_submitted' });
        const noted = await habit({ checkedBy: 'entries_noted' });
        const scanned = await habit({ checkedBy: 'weekly_scan' });

        const weeks = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];
        const of = (one: Awaited<ReturnType<typeof habit>>) => weeks.map((week) => one.outcomes[week]);
        assert.deepEqual(of(submitted), ['nothing', 'kept', 'not_kept', 'open']);
        assert.deepEqual(of(noted), ['nothing', 'not_kept', 'kept', 'open']);
        assert.deepEqual({ noted: noted.streak, submitted: submitted.streak }, { noted: 1, submitted: 0 });
        assert.deepEqual(of(scanned), ['not_kept', 'not_kept', 'not_kept', 'open']);
      });

      it('look whether the work of a month was invoiced in time', async () => {
        await work('2026-09-10', 1);
        await work('2026-10-12', 1);
        await practice.approveWeek('2026-10-12');
        const { id } = requireOk(
          await practice.draft({ period: { from: '2026-10-01', to: '2026-10-31' } }),
        ).body;
        requireOk(await practice.issue(id));

        const { outcomes } = await habit({ checkedBy: 'invoiced_after_month', withinDays: 20 });
        const strict = await habit({ checkedBy: 'invoiced_after_month', withinDays: 5 });

        assert.deepEqual(
          ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01'].map((month) => outcomes[month]),
          ['nothing', 'not_kept', 'kept', 'open'],
        );
        assert.equal(strict.outcomes['2026-10-01'], 'not_kept');
      });

      it('are ticked by hand where nothing else tells, and made again with their ticks', async () => {
        const made = await habit({ checkedBy: 'by_hand', rhythm: 'day' });
        const tick = async (date: string, isKept: boolean) =>
          await vireo.ask('PUT', `/ai/habits/${made.id}/ticks`, { body: { date, isKept } });

        const kept = await tick('2026-11-18', true);
        const back = await tick('2026-11-18', false);
        const ahead = await tick('2026-11-19', true);
        await vireo.ask('DELETE', `/ai/habits/${made.id}`);
        const again = await habit({
          id: made.id,
          checkedBy: 'by_hand',
          rhythm: 'day',
          ticks: ['2026-11-17'],
        });

        assert.deepEqual([made.outcomes['2026-11-18'], made.outcomes['2026-11-17']], ['open', 'nothing']);
        assert.deepEqual([kept.body.streak, back.body.streak, ahead.status], [1, 0, 422]);
        assert.deepEqual([again.outcomes['2026-11-17'], again.streak], ['kept', 1]);
      });

      it('count all periods in a row, also before those that are shown', async () => {
        const days = Array.from({ length: 30 }, (_, at) =>
          new Date(Date.UTC(2026, 9, 20 + at)).toISOString().slice(0, 10),
        );

        const made = await habit({ checkedBy: 'by_hand', rhythm: 'day', ticks: days });

        assert.deepEqual(
          { days: days.at(-1), periodsCount: made.periods.length, streak: made.streak },
          { days: '2026-11-18', periodsCount: 12, streak: 30 },
        );
      });

      it('have missed what they had missed when they are made again', async () => {
        vireo.clock.now = Date.parse('2026-11-09T10:00:00Z');
        const made = await habit({ checkedBy: 'by_hand', rhythm: 'day' });
        vireo.clock.now = Date.parse('2026-11-13T12:00:00Z');
        for (const date of ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13'])
          requireOk(await vireo.ask('PUT', `/ai/habits/${made.id}/ticks`, { body: { date, isKept: true } }));
        const { title, checkedBy, rhythm, ticks, createdAt, streak, periods } = await practice.get(
          `/ai/habits/${made.id}`,
        );
        await vireo.ask('DELETE', `/ai/habits/${made.id}`);

        const again = await habit({ id: made.id, title, checkedBy, rhythm, ticks, createdAt });
        const ahead = await vireo.ask('POST', '/ai/habits', {
          body: { title, checkedBy, createdAt: '2026-11-14T00:00:00Z' },
        });

        assert.deepEqual([streak, again.streak, again.createdAt], [2, 2, createdAt]);
        assert.deepEqual(again.periods, periods);
        assert.equal(ahead.status, 422);
      });

      it('are not ticked where records tell, and have what their check needs', async () => {
        const made = await habit({ checkedBy: 'weekly_scan' });
        const body = { date: '2026-11-18', isKept: true };

        const ticked = await vireo.ask('PUT', `/ai/habits/${made.id}/ticks`, { body });
        const bare = await vireo.ask('POST', '/ai/habits', {
          body: { title: 'x', checkedBy: 'begun_before' },
        });

        assert.deepEqual({ ticked: ticked.status, bare: bare.status }, { ticked: 409, bare: 422 });
      });
    });
  });
});
