import assert from 'node:assert/strict';
import { createMemoryLimits } from './limits.ts';

const rule = { capacity: 1, fillMs: 60_000 };

describe('limits in memory', () => {
  it('forget those of a kind that were used longest ago, and none of another kind', async () => {
    const limits = createMemoryLimits(3);
    const isAllowed = async (who: string) => (await limits.take(who, rule, 0)).isAllowed;
    assert.equal(await isAllowed('person:1'), true);
    for (const who of [1, 2, 3, 4]) assert.equal(await isAllowed(`address:${who}`), true);

    assert.deepEqual(
      [await isAllowed('person:1'), await isAllowed('address:4'), await isAllowed('address:1')],
      [false, false, true],
    );
  });
});
