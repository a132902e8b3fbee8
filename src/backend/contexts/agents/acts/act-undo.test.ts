import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('undo of what an assistant did', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let vireo: TestApp;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
    });
    afterEach(async () => {
      await vireo.app.close();
    });

    const apply = async (tool: string, input: object): Promise<string> => {
      const body = { input, asker: { kind: 'model', name: 'some model' }, zone: 'Europe/Berlin' };
      const { proposal } = requireOk(await vireo.ask('POST', `/ai/tools/${tool}/calls`, { body })).body;
      const applied = requireOk(await vireo.ask('POST', `/ai/proposals/${proposal.id}/apply`)).body;
      assert.deepEqual(
        { state: applied.state, canUndo: applied.canUndo },
        { state: 'applied', canUndo: true },
      );
      return proposal.id;
    };
    const undo = async (id: string) => await vireo.ask('POST', `/ai/proposals/${id}/undo`);
    const list = async (path: string) => (await vireo.ask('GET', path)).body.items;

    it('keeps a goal that was rewritten since', async () => {
      const act = await apply('add_goal', { title: 'Forty', measure: 'worked_time', target: 3_600 });
      const [goal] = await list('/ai/goals');
      requireOk(await vireo.ask('PATCH', `/ai/goals/${goal.id}`, { body: { title: 'In my own words' } }));

      const { status } = await undo(act);

      assert.equal(status, 412);
      assert.deepEqual(
        (await list('/ai/goals')).map(({ title }: { title: string }) => title),
        ['In my own words'],
      );
    });

    it('is asked of no goal whose currency is none: that is an input that is refused', async () => {
      const input = { title: 'Bill', measure: 'invoiced', target: 100, currency: 'eur' };
      const body = { input, asker: { kind: 'model', name: 'some model' } };

      const { code, message } = (await vireo.ask('POST', '/ai/tools/add_goal/calls', { body })).body;

      assert.equal(code, 'invalid_input');
      assert.match(message, /^currency: must be an ISO 4217 code/);
    });

    it('takes back a goal as it was set, and is done where the goal is gone already', async () => {
      const acts = [];
      for (const title of ['One', 'Two'])
        acts.push(await apply('add_goal', { title, measure: 'worked_time', target: 3_600 }));
      const [one] = await list('/ai/goals');
      await vireo.ask('DELETE', `/ai/goals/${one.id}`);

      const states = [];
      for (const act of acts) states.push(requireOk(await undo(act)).body.state);

      assert.deepEqual([states, await list('/ai/goals')], [['undone', 'undone'], []]);
    });

    it('keeps a timer that has counted for more than two minutes', async () => {
      const { projectId } = await vireo.createProject();
      const act = await apply('start_timer', { projectId, note: 'Review' });
      const offered = (await vireo.ask('GET', `/ai/proposals/${act}`)).body;
      vireo.clock.now += 121_000;
      const late = (await vireo.ask('GET', `/ai/proposals/${act}`)).body;

      const { status, body } = await undo(act);
      const [running] = await list('/time-entries');

      assert.deepEqual(
        { offeredCanUndo: offered.canUndo, lateCanUndo: late.canUndo, undoUntil: late.undoUntil },
        { offeredCanUndo: true, lateCanUndo: false, undoUntil: undefined },
      );
      assert.equal(Date.parse(offered.undoUntil), vireo.clock.now - 1_000);
      assert.deepEqual({ status, code: body.error.code }, { status: 409, code: 'timer_running' });
      assert.match(body.error.message, /status bar/);
      assert.deepEqual({ note: running.note, endedAt: running.endedAt }, { note: 'Review', endedAt: null });
    });

    it('takes back a timer that was started just now', async () => {
      const { projectId } = await vireo.createProject();
      const act = await apply('start_timer', { projectId });
      vireo.clock.now += 119_000;

      const { body } = requireOk(await undo(act));

      assert.deepEqual([body.state, await list('/time-entries')], ['undone', []]);
    });

    it('is not offered of a memory that was edited or erased since, and says so', async () => {
      const acts = [];
      for (const text of ['One', 'Two']) acts.push(await apply('remember', { text }));
      const [one, two] = await list('/ai/memories');
      requireOk(await vireo.ask('PATCH', `/ai/memories/${one.id}`, { body: { text: 'My own words' } }));
      requireOk(await vireo.ask('DELETE', `/ai/memories/${two.id}`));

      for (const act of acts) {
        const shown = (await vireo.ask('GET', `/ai/proposals/${act}`)).body;
        const { status, body } = await undo(act);
        assert.deepEqual({ canUndo: shown.canUndo, status }, { canUndo: false, status: 409 });
        assert.equal(body.error.message, 'This can no longer be undone here.');
      }
      assert.deepEqual(
        (await list('/ai/memories')).map(({ text }: { text: string }) => text),
        ['My own words'],
      );
    });
  });
});
