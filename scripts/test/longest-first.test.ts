import assert from 'node:assert/strict';
import { type Job, runLongestFirst } from './longest-first.ts';

describe('a pool of jobs', () => {
  it('begins with the longest', async () => {
    const begun: number[] = [];
    const jobOf = (seconds: number): Job<void> => ({ seconds, run: async () => void begun.push(seconds) });

    await runLongestFirst([1, 3, 2].map(jobOf), 1);

    assert.deepEqual(begun, [3, 2, 1]);
  });

  it('answers in the order of the jobs', async () => {
    const jobs = [1, 3, 2].map((seconds) => ({ seconds, run: async () => seconds }));

    assert.deepEqual(await runLongestFirst(jobs, 2), [1, 3, 2]);
  });

  it('lets shorter jobs go before one whose needs are not there', async () => {
    const need = Promise.withResolvers<void>();
    const begun: string[] = [];
    const long = { seconds: 9, ready: need.promise, run: async () => void begun.push('long') };
    const preparing = {
      seconds: 1,
      run: async () => {
        begun.push('short');
        need.resolve();
      },
    };

    await runLongestFirst([long, preparing], 2);

    assert.deepEqual(begun, ['short', 'long']);
  });

  it('runs a job whose needs failed, so that it can say so', async () => {
    const job = { seconds: 1, ready: Promise.reject(new Error('no')), run: async () => 'ran' };

    assert.deepEqual(await runLongestFirst([job], 2), ['ran']);
  });

  it('keeps every lane busy, and no more than those', async () => {
    let running = 0;
    let most = 0;
    const run = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };

    await runLongestFirst(
      Array.from({ length: 9 }, () => ({ seconds: 1, run })),
      3,
    );

    assert.equal(most, 3);
  });

  it('runs more than one at once of those that take a part of a core', async () => {
    let taken = 0;
    let most = 0;
    const jobOf = (share: number): Job<void> => ({
      seconds: share,
      share,
      run: async () => {
        taken += share;
        most = Math.max(most, taken);
        await new Promise((resolve) => setImmediate(resolve));
        taken -= share;
      },
    });

    await runLongestFirst([1, 0.5, 0.5, 1, 0.5, 0.5, 0.5].map(jobOf), 2);

    assert.equal(most, 2);
  });

  it('fails when a job fails', async () => {
    const job = { seconds: 1, run: async () => Promise.reject(new RangeError('no')) };

    await assert.rejects(runLongestFirst([job], 2), RangeError);
  });
});
