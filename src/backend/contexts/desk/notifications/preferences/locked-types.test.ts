import assert from 'node:assert/strict';
import { openTestApp } from '../../../../testing/open-test-app.ts';

/** Money that moved, whatever section shows it. */
const moneyMoved = ['payment.received'];

describe('types of notifications', () => {
  it('are locked where they are about security or money that moved, and nowhere else', async () => {
    const keepUp = async () => ({ backup: 'not_due' }) as const;
    const test = await openTestApp({ keepUp });
    const types = [...test.app.notices].filter(([, { isForTrial }]) => isForTrial !== true);
    await test.close();
    const locked = types.filter(([, { isLocked }]) => isLocked === true).map(([type]) => type);
    const listed = types.filter(([, { isListed }]) => isListed === true).map(([type]) => type);
    const security = types.filter(([, { section }]) => section === 'security').map(([type]) => type);

    assert.ok(security.includes('backup.failed'));
    assert.deepEqual([locked.toSorted(), listed], [security.toSorted(), moneyMoved]);
  });
});
