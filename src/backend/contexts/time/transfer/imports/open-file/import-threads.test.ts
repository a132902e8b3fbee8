import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ImportThread } from './import-thread.ts';
import { ImportThreads } from './import-threads.ts';

/** Threads of which nothing is asked but that they end. */
function createThreads() {
  const started: (() => void)[] = [];
  const threads = new ImportThreads((onClosed) => {
    started.push(onClosed);
    return {} as ImportThread;
  });
  return { threads, started };
}

describe('the threads of large files', () => {
  it('give the places of those who went away to others', async () => {
    const { threads, started } = createThreads();
    const gone = new AbortController();
    await threads.start();
    const left = [threads.start(gone.signal), threads.start(gone.signal)];
    await assert.rejects(threads.start(), { code: 'too_many_requests' });
    gone.abort(new Error('Gone.'));
    for (const one of left) await assert.rejects(one, { message: 'Gone.' });
    const next = threads.start();
    started[0]?.();
    await next;

    assert.equal(started.length, 2);
    await assert.rejects(threads.start(gone.signal), { message: 'Gone.' });
  });

  it('let the next one in where one cannot be started', async () => {
    let refusals = 2;
    const threads = new ImportThreads(() => {
      if (refusals-- > 0) throw new Error('No more threads.');
      return {} as ImportThread;
    });
    const asked = await Promise.allSettled([threads.start(), threads.start(), threads.start()]);

    assert.deepEqual(
      asked.map(({ status }) => status),
      ['rejected', 'rejected', 'fulfilled'],
    );
  });
});
