import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { setUpGoals } from '../../../testing/coach/set-up-goals.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';

describe('goals and habits', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpGoals(open);
    const { work } = stage;

    const measured = (change: object = {}) => ({
      measure: 'worked_time',
      direction: 'at_least',
      target: 144_000,
      period: 'week',
      ...change,
    });

    const create = async (body: object) =>
      requireOk(await stage.vireo.ask('POST', '/ai/goals', { body })).body;

    const progressOf = async (change: object, body: object = {}) =>
      (await create({ title: 'Goal', measured: measured(change), ...body })).progress;

    it('measure worked and billable time of the week against its working time so far', async () => {
      const [first, second] = [await work('2026-11-16', 8), await work('2026-11-17', 8, { billable: false })];
      const { projectId, clientId } = stage.practice;

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
      const invoice = await stage.practice.bill('1000.00');

      const invoiced = await progressOf({
        measure: 'invoiced',
        target: 100_000,
        currency: 'EUR',
        period: 'year',
      });
      const other = await progressOf({ measure: 'invoiced', target: 1, currency: 'CHF', period: 'year' });
      stage.vireo.clock.now = Date.parse('2027-01-15T10:00:00Z');
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

      stage.vireo.clock.now = Date.parse('2026-11-21T10:00:00Z');
      const missed = (await stage.practice.get(`/ai/goals/${goal.id}`)).progress;
      await work('2026-11-19', 1);
      const reached = (await stage.practice.get(`/ai/goals/${goal.id}`)).progress;
      const paused = await stage.vireo.ask('PATCH', `/ai/goals/${goal.id}`, { body: { state: 'paused' } });

      assert.deepEqual(
        { missedState: missed.state, reachedState: reached.state, progress: paused.body.progress },
        { missedState: 'missed', reachedState: 'reached', progress: null },
      );
    });

    it('in words are done when the person says so, and come back as they were', async () => {
      const goal = await create({ title: 'Write the talk', dueOn: '2026-12-01' });
      const done = await stage.vireo.ask('PATCH', `/ai/goals/${goal.id}`, { body: { state: 'done' } });
      const removed = await stage.vireo.ask('DELETE', `/ai/goals/${goal.id}`);
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
          { title: 'x', measured: measured({ measure: 'utilisation', clientId: stage.practice.clientId }) },
          'measured.clientId',
        ],
        [{ title: 'x', measured: measured({ projectId: stage.practice.clientId }) }, 'measured.projectId'],
      ];
      for (const [body, field] of wrong) {
        const reply = await stage.vireo.ask('POST', '/ai/goals', { body });
        assert.deepEqual(
          { status: reply.status, field: reply.body.error.details[0].field },
          { status: 422, field },
          JSON.stringify(body),
        );
      }
      assert.deepEqual((await stage.practice.get('/ai/goals')).items, []);
    });

    it('hold no client and no project back, and have no data once theirs is gone', async () => {
      const { clientId, projectId } = await stage.vireo.createProject();
      const goals = [];
      for (const about of [{ projectId }, { clientId }]) {
        const body = { title: 'Private', measured: measured(about) };
        goals.push(requireOk(await stage.vireo.ask('POST', '/ai/goals', { as: 'user', body })).body);
      }

      const removed = [];
      for (const path of [`/projects/${projectId}`, `/clients/${clientId}`])
        removed.push((await stage.vireo.ask('DELETE', path)).status);
      const left = (await stage.vireo.ask('GET', '/ai/goals', { as: 'user' })).body.items;
      const path = `/ai/goals/${goals[0].id}`;
      const renamed = await stage.vireo.ask('PATCH', path, { as: 'user', body: { title: 'Mine still' } });

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
        await stage.vireo.ask('POST', '/ai/habits', {
          body: { title: 'Secret habit', checkedBy: 'by_hand' },
        }),
      ).body;

      for (const as of ['user', 'second_admin', 'foreign'] as const) {
        for (const path of [`/ai/goals/${goal.id}`, `/ai/habits/${habit.id}`]) {
          assert.equal((await stage.vireo.ask('GET', path, { as })).status, 404);
          assert.equal((await stage.vireo.ask('PATCH', path, { as, body: { title: 'Mine' } })).status, 404);
          assert.equal((await stage.vireo.ask('DELETE', path, { as })).status, 404);
        }
        assert.deepEqual((await stage.vireo.ask('GET', '/ai/goals', { as })).body.items, []);
        assert.deepEqual((await stage.vireo.ask('GET', '/ai/habits', { as })).body.items, []);
      }
      const events = JSON.stringify((await stage.practice.get('/events?since=0')).items);
      assert.match(events, /goal\.created/);
      assert.doesNotMatch(events, /Secret/);
    });
  });
});
