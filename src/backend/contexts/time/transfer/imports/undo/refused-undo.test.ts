import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../../../migrations/index.ts';
import type { Schema } from '../../../../../schema.ts';
import { onEveryDatabase } from '../../../../../testing/databases.ts';
import { harvest, setUpImports, toggl, togglRow } from '../../../../../testing/time/set-up-imports.ts';

describe('imports that are not undone', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpImports(open);

    const { bring, list } = stage;

    it('are not undone once their time is submitted or billed here, and say which', async () => {
      const { body } = await bring(harvest);
      const sheet = await stage.test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });
      await stage.test.ask('POST', `/timesheets/${sheet.body.id}/submit`);
      const clientId = (await list('/clients'))[0]?.['id'];
      await stage.test.ask('POST', '/invoices', {
        body: { clientId, period: { from: '2026-11-01', to: '2026-11-30' } },
      });

      const refused = await stage.test.ask('DELETE', `/imports/${body.id}`);

      assert.equal(refused.status, 409);
      assert.deepEqual(
        refused.body.error.details.map(({ issue }: { issue: string }) => issue),
        [
          'row 2, 2026-11-10: is on a draft of an invoice',
          'row 4, 2026-11-12: is in a timesheet that is submitted',
        ],
      );
      assert.equal((await list('/time-entries')).length, 3);
    });

    it('are not undone while a sheet of theirs holds time that was decided here', async () => {
      const { body } = await bring(harvest);
      const sheets = await list('/timesheets');
      const id = sheets.find(({ state }) => state === 'approved')?.['id'];
      const undo = async () => await stage.test.ask('DELETE', `/imports/${body.id}`);
      const act = async (name: string, more?: object) =>
        assert.equal((await stage.test.ask('POST', `/timesheets/${id}/${name}`, { body: more })).status, 200);
      await act('reopen', { reason: 'forgotten' });
      const [project] = await list('/projects');
      const times = { startedAt: '2026-11-13T09:00:00Z', endedAt: '2026-11-13T10:00:00Z' };
      const own = await stage.test.ask('POST', '/time-entries', {
        body: { projectId: project?.['id'], ...times },
      });
      await act('submit');
      await act('approve');

      const refused = await undo();
      const kept = await stage.test.ask('GET', `/timesheets/${id}`);
      await act('reopen', { reason: 'undo the import' });
      const undone = await undo();

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code, details: refused.body.error.details },
        {
          status: 409,
          code: 'entry_locked',
          details: [
            {
              field: id,
              issue: 'the timesheet of the week of 2026-11-09 changed since the import, and is approved',
            },
          ],
        },
      );
      assert.deepEqual(
        { keptStatus: kept.status, state: kept.body.state, undoneStatus: undone.status },
        { keptStatus: 200, state: 'approved', undoneStatus: 204 },
      );
      assert.deepEqual(
        (await list('/time-entries')).map((entry) => entry['id']),
        [own.body.id],
      );
    });

    it('are not undone while an entry of theirs was changed since; locking alone is no change', async () => {
      const { body } = await bring(toggl(togglRow(), togglRow({ day: '2026-11-11' })));
      const sheet = await stage.test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });
      await stage.test.ask('POST', `/timesheets/${sheet.body.id}/submit`);
      await stage.test.ask('POST', `/timesheets/${sheet.body.id}/withdraw`);
      const changed = (await list('/time-entries'))[0]?.['id'];
      await stage.test.ask('PATCH', `/time-entries/${changed}`, { body: { note: 'worked over' } });

      const refused = await stage.test.ask('DELETE', `/imports/${body.id}`);
      const kept = (await list('/time-entries')).map(({ note }) => note);
      await stage.test.ask('DELETE', `/time-entries/${changed}`);
      const undone = await stage.test.ask('DELETE', `/imports/${body.id}`);

      assert.deepEqual(
        { status: refused.status, code: refused.body.error.code, details: refused.body.error.details },
        {
          status: 409,
          code: 'entry_locked',
          details: [
            {
              field: changed,
              issue: 'row 3, 2026-11-11: was changed since: delete it by hand if it is to go too',
            },
          ],
        },
      );
      assert.deepEqual({ kept, status: undone.status }, { kept: ['worked over', 'n'], status: 204 });
      assert.deepEqual(await list('/time-entries'), []);
    });

    it('are not undone while an entry of theirs went into another one, and say which', async () => {
      const { body } = await bring(toggl(togglRow({ note: 'kept' }), togglRow({ day: '2026-11-11' })));
      const imported = (await list('/time-entries')).find(({ note }) => note === 'n');
      const undo = async () => await stage.test.ask('DELETE', `/imports/${body.id}`);
      const type = async (from: string, to: string) => {
        const times = { startedAt: `2026-11-11T${from}:00Z`, endedAt: `2026-11-11T${to}:00Z` };
        const { projectId, taskId } = imported ?? {};
        const zone = 'Europe/Berlin';
        return (
          await stage.test.ask('POST', '/time-entries', { body: { projectId, taskId, zone, ...times } })
        ).body.id;
      };
      const merge = async (...ids: unknown[]) =>
        (await stage.test.ask('POST', '/time-entries/merge', { body: { ids } })).status;
      const own = await type('07:00', '08:00');
      const earlier = await type('06:00', '07:00');

      const merged = [await merge(own, imported?.['id']), await merge(earlier, own)];
      const refused = await undo();
      await stage.test.ask('DELETE', `/time-entries/${earlier}`);
      const freed = await undo();

      assert.deepEqual(
        { merged, status: refused.status, code: refused.body.error.code },
        { merged: [200, 200], status: 409, code: 'entry_locked' },
      );
      assert.deepEqual(refused.body.error.details, [
        {
          field: imported?.['id'],
          issue:
            'row 3, 2026-11-11: was merged into another entry: undo that, or delete that entry if it is to go too',
        },
      ]);
      assert.deepEqual([freed.status, await list('/time-entries')], [204, []]);
    });
  });
});
