import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { setUpApproval } from '../../../../testing/time/set-up-approval.ts';

interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** Three hours at 110.00. */
const worth = { minor: 33_000, currency: 'EUR' };
const { minor, currency } = worth;

describe('the amount limit of who approves', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    const stage = setUpApproval(open);
    const { ask, act, submitWeek, judge, approved, rejected, read } = stage;

    async function limit(approvalLimit: Amount | null, as = 'approver') {
      const me = await ask('GET', '/users/me', { as });
      return await ask('PATCH', `/users/${me.body.id}`, { body: { approvalLimit } });
    }

    it('is an administrator’s to set, and null for none', async () => {
      const set = await limit({ minor: 5_000, currency: 'EUR' });
      const { body: shown } = await ask('GET', `/users/${set.body.id}`);
      const self = await ask('PATCH', `/users/${set.body.id}`, {
        as: 'approver',
        body: { approvalLimit: null },
      });
      const below = await limit({ minor: -1, currency: 'EUR' });
      const none = await limit(null);

      assert.deepEqual(shown.approvalLimit, { minor: 5_000, currency: 'EUR' });
      assert.deepEqual([self.status, below.status, none.body.approvalLimit], [403, 422, null]);
    });

    it('refuses a week that is worth more, with both amounts, and takes one that is worth as much', async () => {
      const { id } = await submitWeek();
      await limit({ minor: minor - 1, currency });
      const refused = await act(id, 'approve');
      await limit({ minor, currency });
      const taken = await act(id, 'approve');

      const text = (cents: number) => `${(cents / 100).toFixed(2)} ${currency}`;
      assert.deepEqual([refused.status, refused.body.error.code], [403, 'forbidden']);
      assert.deepEqual(refused.body.error.details, [
        { field: 'amount', issue: `is ${text(minor)}` },
        { field: 'limit', issue: `is ${text(minor - 1)}` },
      ]);
      assert.deepEqual([taken.status, taken.body.state], [200, 'approved']);
    });

    it('does not convert: time of another currency is refused, and may be rejected', async () => {
      const { id } = await submitWeek();
      await limit({ minor: 100_000_000, currency: 'CHF' });
      const refused = await act(id, 'approve');
      const sentBack = await act(id, 'reject', { reason: 'Split the meeting' });

      assert.equal(refused.status, 403);
      assert.match(refused.body.error.message, /not converted/);
      assert.equal(sentBack.body.state, 'rejected');
    });

    it('holds for verdicts on single entries and for many weeks at once', async () => {
      const { id, entryIds } = await submitWeek();
      await limit({ minor: Math.floor(minor / 2), currency });
      const all = await judge(id, entryIds.map(approved));
      const many = await ask('POST', '/timesheets/decide', {
        as: 'approver',
        body: { ids: [id], verdict: 'approved' },
      });

      assert.equal(all.status, 403);
      assert.equal(many.body.results[0].error.code, 'forbidden');
      assert.equal((await read(id)).state, 'submitted');
    });

    it('counts what is approved alone: rejected entries leave first', async () => {
      const { id, entryIds } = await submitWeek();
      await limit({ minor: Math.ceil(minor / 3), currency });
      const [first, ...others] = entryIds;
      const judged = await judge(id, [approved(first), ...others.map((each) => rejected(each))]);

      assert.deepEqual([judged.status, judged.body.state], [200, 'approved']);
    });

    it('leaves a week submitted that its author alone would approve by submitting it', async () => {
      const as = 'foreign';
      const { body: me } = await ask('GET', '/users/me', { as });
      const { projectId } = await stage.vireo.createProject({ as });
      const times = { startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T10:00', zone: 'Europe/Berlin' };
      await ask('POST', '/time-entries', { as, body: { projectId, ...times } });
      const { body: sheet } = await ask('POST', '/timesheets', { as, body: { weekStart: '2026-11-16' } });
      await ask('PATCH', `/users/${me.id}`, { as, body: { approvalLimit: { minor: 1, currency: 'EUR' } } });
      const submitted = await ask('POST', `/timesheets/${sheet.id}/submit`, { as });

      assert.deepEqual([submitted.status, submitted.body.state], [200, 'submitted']);
    });
  });
});
