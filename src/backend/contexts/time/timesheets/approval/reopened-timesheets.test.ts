import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import { isDatabaseError } from '../../../../platform/db/database-error.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { setUpApproval } from '../../../../testing/time/set-up-approval.ts';

const reason = 'Split the meeting';
describe('approval of timesheets', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpApproval(open);
    const { submitWeek, act, note, ask, judge, approved, rejected, listed } = stage;

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
        const invoice = await ask('POST', '/invoices', {
          body: { clientId: stage.clientId, timesheetIds: [id] },
        });
        const claimed = await act(id, 'reopen', { reason });
        const forced = stage.vireo.database.query
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
  });
});
