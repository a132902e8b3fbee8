import assert from 'node:assert/strict';
import { waitFor } from '../../../../test/support/wait-for.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { requireOk } from '../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../testing/mail/mail-practice.ts';

const hour = 3_600_000;

describe('a schedule whose run failed for good', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let fault: string | undefined;

    beforeEach(async () => {
      fault = 'no paper';
      const keepUp = async () => {
        if (fault !== undefined) throw new Error(fault);
        return { backup: 'not_due' } as const;
      };
      vireo = await createMailPractice(await open(), { upTo: 'desk', keepUp });
    });
    afterEach(async () => await vireo.app.close());

    const failures = async (as?: string): Promise<readonly { title: string; detail: string }[]> =>
      requireOk(await vireo.ask('GET', '/notifications', as === undefined ? {} : { as })).body.items.filter(
        ({ type }: { type: string }) => type === 'schedule.failed',
      );
    const pass = async (count: number): Promise<void> =>
      await waitFor(async () => {
        vireo.clock.now += hour;
        await vireo.settle();
        return (await failures()).length === count;
      }, `${count} failures`);

    it('is said to administrators with its reason, once, until a run does not fail', async () => {
      await pass(1);
      const [item] = await failures();
      fault = undefined;
      const others = await failures('approver');
      await pass(0);

      assert.match(String(item?.title), /^Failed: Daily backup/);
      assert.equal(item?.detail, 'no paper');
      assert.deepEqual(others, []);
    });
  });
});
