import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import { isDatabaseError } from '../../../../platform/db/database-error.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { setUpApproval } from '../../../../testing/time/set-up-approval.ts';

const unknownId = '019a0000-0000-7000-8000-000000000000';

const reason = 'Split the meeting';
describe('approval of timesheets', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpApproval(open);
    const { read, submitWeek, judge, approved, rejected, note, listed, act, ask } = stage;

    async function entriesOf(
      id: string,
    ): Promise<{ id: string; verdict: { verdict: string; reason: string | null } | null }[]> {
      return (await read(id)).days.flatMap((day: { entries: object[] }) => day.entries);
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
        const late = await stage.vireo.ask('POST', '/time-entries', {
          body: {
            projectId: stage.projectId,
            startedAt: '2026-11-20T18:00',
            endedAt: '2026-11-20T19:00',
            zone: 'UTC',
          },
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
        const left = await stage.vireo.database.query
          .selectFrom('timesheet_verdicts')
          .select('entry_id')
          .execute();

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
        const db = stage.vireo.database.query;
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
  });
});
