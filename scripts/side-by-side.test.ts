import assert from 'node:assert/strict';
import { runSideBySide } from './side-by-side.ts';

describe('tasks side by side', () => {
  it('answer in their own order, whichever ends first', async () => {
    const first = Promise.withResolvers<string>();

    const results = await runSideBySide(
      ['slow', 'quick'],
      async (task) => {
        if (task === 'slow') return await first.promise;
        first.resolve('slow');
        return task;
      },
      2,
    );

    assert.deepEqual(results, ['slow', 'quick']);
  });

  it('run each once', async () => {
    const seen: number[] = [];

    await runSideBySide([1, 2, 3, 4, 5], async (task) => void seen.push(task), 3);

    assert.deepEqual(seen.toSorted(), [1, 2, 3, 4, 5]);
  });

  it('fail when one fails', async () => {
    const failing = runSideBySide(
      [1, 2],
      async (task) => {
        if (task === 2) throw new RangeError('no');
      },
      2,
    );

    await assert.rejects(failing, RangeError);
  });
});
