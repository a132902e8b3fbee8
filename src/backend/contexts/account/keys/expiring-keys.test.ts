import assert from 'node:assert/strict';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { type Ask, createTestApp, type TestApp } from '../../../testing/test-app.ts';

type Who = NonNullable<Ask['as']>;
const dayMs = 86_400_000;

describe('keys that expire', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
    });
    afterEach(async () => await vireo.close());

    const make = async (more: object = {}, as: Who = 'user') => {
      const expiresAt = new Date(vireo.clock.now + 8 * dayMs).toISOString();
      const body = { name: 'Nightly export', scopes: ['event:read'], expiresAt, ...more };
      return requireOk(await vireo.ask('POST', '/keys', { as, body })).body;
    };
    const heard = async (
      as: Who = 'user',
    ): Promise<{ id: string; title: string; subject: { id: string } }[]> =>
      requireOk(await vireo.ask('GET', '/notifications', { as })).body.items.filter(
        ({ type }: { type: string }) => type === 'key.expiring',
      );
    /** As the hour brings it. */
    const look = async (): Promise<void> => {
      const kind = vireo.app.scheduleKinds.get('notification.look') ?? assert.fail('no look');
      const { owner: actor, clock } = vireo;
      const { organizationId } = actor;
      const dueAt = clock.now;
      await kind.run({ organizationId, actor, scheduleId: '', subjectId: null, dueAt, attempt: 1 } as never);
    };

    it('are said to who made them a week before, and once more a day before', async () => {
      await make();
      const counts: number[] = [];
      for (const days of [0, 2, 1, 4, 1]) {
        vireo.clock.now += days * dayMs;
        await look();
        counts.push((await heard()).length);
      }
      vireo.clock.now += dayMs;
      await look();

      // With 8, 6, 5 and 1 day left, and none.
      assert.deepEqual(counts, [0, 1, 1, 1, 0]);
      assert.deepEqual(await heard(), []);
    });

    it('are another item on the last day, so that it is mailed again', async () => {
      const { id } = await make();
      vireo.clock.now += 2 * dayMs;
      await look();
      const [week] = await heard();
      vireo.clock.now += 5.5 * dayMs;
      await look();
      const [day, ...others] = await heard();

      assert.match(week?.title ?? '', /“Nightly export” expires on/);
      assert.deepEqual([week?.subject.id, day?.subject.id, others.length], [id, id, 0]);
      assert.notEqual(day?.id, week?.id);
    });

    it('of the organization are said to administrators, and those that were revoked to nobody', async () => {
      await make({ owner: 'organization' }, 'org_admin');
      const { id } = await make({}, 'user');
      vireo.clock.now += 2 * dayMs;
      await look();
      const before = [(await heard('org_admin')).length, (await heard('user')).length];
      requireOk(await vireo.ask('DELETE', `/keys/${id}`, { as: 'user' }));
      await waitFor(async () => (await heard('user')).length === 0, 'the item to be settled');

      assert.deepEqual(before, [1, 1]);
    });
  });
});
