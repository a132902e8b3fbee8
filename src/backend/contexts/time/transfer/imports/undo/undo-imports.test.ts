import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../../../migrations/index.ts';
import type { Schema } from '../../../../../schema.ts';
import { onEveryDatabase } from '../../../../../testing/databases.ts';
import { harvest, setUpImports, toggl, togglRow } from '../../../../../testing/time/set-up-imports.ts';

describe('imports that are undone', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpImports(open);

    const { bring, list } = stage;

    it('are undone as a whole, with what they made and locked, and can be brought again', async () => {
      const { body } = await bring(harvest);

      const undone = await stage.test.ask('DELETE', `/imports/${body.id}`);
      const left = await Promise.all(
        ['/time-entries', '/clients', '/projects', '/tasks', '/timesheets'].map(list),
      );
      const again = await bring(harvest);
      const sheet = await stage.test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });

      assert.equal(undone.status, 204);
      assert.deepEqual(left, [[], [], [], [], []]);
      assert.deepEqual({ status: again.status, added: again.body.added }, { status: 201, added: 3 });
      assert.deepEqual(
        { status: sheet.status, supplement: sheet.body.supplement },
        { status: 201, supplement: 2 },
      );
      assert.equal((await stage.test.ask('GET', `/imports/${body.id}`)).body.state, 'undone');
    });

    it('are undone beside an open sheet of the same week, and leave later sheets their numbers', async () => {
      const { body } = await bring(harvest);
      const own = await stage.test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });

      const undone = await stage.test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual(
        { supplement: own.body.supplement, status: undone.status },
        { supplement: 2, status: 204 },
      );
      assert.deepEqual(
        (await list('/timesheets')).map(({ id }) => id),
        [own.body.id],
      );
    });

    it('are undone after a merge that was taken back, or an entry that was deleted by hand', async () => {
      const { body } = await bring(toggl(togglRow({ note: 'gone' }), togglRow({ day: '2026-11-11' })));
      const [imported, gone] = await list('/time-entries');
      const { projectId, taskId } = imported ?? {};
      const times = { startedAt: '2026-11-11T07:00:00Z', endedAt: '2026-11-11T08:00:00Z' };
      const typed = { projectId, taskId, zone: 'Europe/Berlin', ...times };
      const own = await stage.test.ask('POST', '/time-entries', { body: typed });
      await stage.test.ask('DELETE', `/time-entries/${gone?.['id']}`);
      await stage.test.ask('POST', '/time-entries/merge', { body: { ids: [own.body.id, imported?.['id']] } });
      await stage.test.ask('POST', '/time-entries/undo');

      const undone = await stage.test.ask('DELETE', `/imports/${body.id}`);

      assert.equal(undone.status, 204);
      assert.deepEqual(
        (await list('/time-entries')).map(({ id }) => id),
        [own.body.id],
      );
    });

    it('tell how many of their entries are here still, and none once they are undone', async () => {
      const { body } = await bring(toggl(togglRow(), togglRow({ day: '2026-11-11' })));
      await bring(toggl(togglRow({ day: '2026-11-12' })));
      const present = async () => (await stage.test.ask('GET', `/imports/${body.id}`)).body.present;
      const [, gone] = (await list('/time-entries')).map(({ id }) => id);

      const counts = [await present()];
      await stage.test.ask('DELETE', `/time-entries/${gone}`);
      counts.push(await present());
      await stage.test.ask('POST', '/time-entries/undo');
      counts.push(await present());
      await stage.test.ask('DELETE', `/time-entries/${gone}`);
      await stage.test.ask('DELETE', `/imports/${body.id}`);
      counts.push(await present());

      assert.deepEqual(counts, [2, 1, 2, 0]);
    });

    it('are undone where what was changed of an entry was changed back, in whatever sheet it stood between', async () => {
      const { body } = await bring(toggl(togglRow(), togglRow({ day: '2026-11-11', note: 'kept' })));
      const [entry] = await list('/time-entries');
      const id = entry?.['id'];
      const change = async (note: string) =>
        await stage.test.ask('PATCH', `/time-entries/${id}`, { body: { note } });
      const undo = async () => await stage.test.ask('DELETE', `/imports/${body.id}`);
      await change('worked over');
      const sheet = await stage.test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });
      await stage.test.ask('POST', `/timesheets/${sheet.body.id}/submit`);
      await stage.test.ask('POST', `/timesheets/${sheet.body.id}/withdraw`);

      const refused = await undo();
      await stage.test.ask('DELETE', `/time-entries/${id}`);
      await stage.test.ask('POST', '/time-entries/undo');
      await change(String(entry?.['note']));
      const undone = await undo();

      assert.deepEqual(
        {
          status: refused.status,
          details: refused.body.error.details.map(({ field }: { field: string }) => field),
        },
        { status: 409, details: [id] },
      );
      assert.deepEqual([undone.status, await list('/time-entries')], [204, []]);
    });

    it('that are undone leave no sheet that waits for what is gone: neither a rejected one nor a supplement', async () => {
      const early = '2026-11-03';
      const { body } = await bring(toggl(togglRow(), togglRow({ day: early })));
      const [project] = await list('/projects');
      const times = { startedAt: `${early}T12:00:00Z`, endedAt: `${early}T13:00:00Z` };
      const own = await stage.test.ask('POST', '/time-entries', {
        body: { projectId: project?.['id'], ...times },
      });
      const submit = async (weekStart: string) => {
        const { body: sheet } = await stage.test.ask('POST', '/timesheets', { body: { weekStart } });
        await stage.test.ask('POST', `/timesheets/${sheet.id}/submit`);
        return String(sheet.id);
      };
      const rejected = await submit('2026-11-09');
      await stage.test.ask('POST', `/timesheets/${rejected}/reject`, { body: { reason: 'no' } });
      const split = await submit('2026-11-02');
      const [imported] = (await list('/time-entries')).filter(
        ({ localDate, id }) => localDate === early && id !== own.body.id,
      );
      const entries = [
        { id: own.body.id, verdict: 'approved' },
        { id: imported?.['id'], verdict: 'rejected', reason: 'no' },
      ];
      await stage.test.ask('POST', `/timesheets/${split}/verdicts`, { body: { entries } });
      const before = (await list('/timesheets')).map(({ state }) => state);

      const undone = await stage.test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual(
        { before: before.toSorted(), status: undone.status },
        { before: ['approved', 'rejected', 'rejected'], status: 204 },
      );
      assert.deepEqual(
        (await list('/timesheets')).map(({ id, state }) => [id, state]).toSorted(),
        [
          [rejected, 'draft'],
          [split, 'approved'],
        ].toSorted(),
      );
    });

    it('keep what has come to hang on what they made', async () => {
      const { body } = await bring(toggl(togglRow()));
      const [project] = await list('/projects');
      const times = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
      await stage.test.ask('POST', '/time-entries', { body: { projectId: project?.['id'], ...times } });

      await stage.test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual([(await list('/time-entries')).length, (await list('/projects')).length], [1, 1]);
      assert.deepEqual(await list('/tasks'), []);
    });

    it('that are undone leave earlier changes by hand to be taken back, and say which cannot be', async () => {
      const { projectId } = await stage.test.createProject();
      const times = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
      const own = await stage.test.ask('POST', '/time-entries', {
        body: { projectId, note: 'own', ...times },
      });
      const { body } = await bring(toggl(togglRow()));
      const gone = (await list('/time-entries')).find(({ note }) => note === 'n')?.['id'];
      await stage.test.ask('DELETE', `/time-entries/${gone}`);
      await stage.test.ask('DELETE', `/imports/${body.id}`);
      const undo = async () => await stage.test.ask('POST', '/time-entries/undo');

      const [refused, taken, none] = [await undo(), await undo(), await undo()];

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code, details: refused.body.error.details },
        {
          status: 409,
          code: 'conflict',
          details: [
            { field: gone, issue: `its project was deleted, so "n" of 2026-11-10 can't be restored` },
          ],
        },
      );
      assert.deepEqual(
        { status: taken.status, removedIds: taken.body.removedIds },
        { status: 200, removedIds: [own.body.id] },
      );
      assert.equal(none.status, 404);
    });

    it('that are undone leave earlier changes to be taken back where only the task is gone', async () => {
      const { body } = await bring(toggl(togglRow()));
      const [imported] = await list('/time-entries');
      const times = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
      const own = await stage.test.ask('POST', '/time-entries', {
        body: { projectId: imported?.['projectId'], ...times },
      });
      await stage.test.ask('DELETE', `/time-entries/${imported?.['id']}`);
      await stage.test.ask('DELETE', `/imports/${body.id}`);
      const undo = async () => await stage.test.ask('POST', '/time-entries/undo');

      const [refused, taken] = [await undo(), await undo()];

      assert.deepEqual(
        { status: refused.status, details: refused.body.error.details },
        {
          status: 409,
          details: [
            {
              field: imported?.['id'],
              issue: `its task was deleted, so "n" of 2026-11-10 can't be restored`,
            },
          ],
        },
      );
      assert.deepEqual(
        { status: taken.status, removedIds: taken.body.removedIds },
        { status: 200, removedIds: [own.body.id] },
      );
    });
  });
});
