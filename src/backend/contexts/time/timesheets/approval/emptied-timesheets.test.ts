import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { setUpApproval } from '../../../../testing/time/set-up-approval.ts';

const monday = '2026-11-16';

const reason = 'Split the meeting';
describe('approval of timesheets', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpApproval(open);
    const { ask, submitWeek, act, read, listed, judge, rejected, approved } = stage;

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
        await ask('POST', '/timer', { body: { projectId: stage.projectId } });

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
