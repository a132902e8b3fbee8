import assert from 'node:assert/strict';
import { waitFor } from '../../../../test/support/wait-for.ts';
import { requireOk } from '../../testing/billing-practice.ts';
import { openTestApp } from '../../testing/open-test-app.ts';
import type { TestApp } from '../../testing/test-app.ts';
import type { Upkeep } from './backups.ts';

describe('a daily backup that fails', () => {
  let test: TestApp;
  let upkeep: Upkeep;
  beforeEach(async () => {
    upkeep = { backup: 'failed', because: 'The disk is full.' };
    test = await openTestApp({ keepUp: async () => upkeep });
  });
  afterEach(() => test.close());

  async function keepUp(): Promise<void> {
    const kind = test.app.scheduleKinds.get('backup.upkeep');
    assert.ok(kind);
    const { organizationId } = test.owner;
    await kind.run({
      organizationId,
      actor: { kind: 'system', organizationId, task: 'test' },
      scheduleId: '',
      subjectId: '',
      period: '',
      isAsked: false,
      dueAt: test.clock.now,
      signal: new AbortController().signal,
    });
  }
  const failures = async (as?: string): Promise<readonly { title: string; count: number }[]> =>
    requireOk(await test.ask('GET', '/notifications', as === undefined ? {} : { as })).body.items.filter(
      ({ type }: { type: string }) => type === 'backup.failed',
    );

  it('is said to administrators once, until one is made, and cannot be turned off', async () => {
    await keepUp();
    await keepUp();
    await waitFor(async () => (await failures()).length === 1, 'the notification');
    const [item] = await failures();
    const off = await test.ask('PUT', '/notifications/preferences', {
      body: { types: { 'backup.failed': { app: 'off' } } },
    });

    assert.deepEqual([item?.title, item?.count], ['The daily backup failed', 1]);
    assert.deepEqual(await failures('billing_admin'), []);
    assert.equal(off.status, 422);

    upkeep = { backup: 'made' };
    await keepUp();
    await waitFor(async () => (await failures()).length === 0, 'the end of the notification');
  });
});
