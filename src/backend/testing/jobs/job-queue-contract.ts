/** What every JobQueue must do; run against each implementation by that one's test file. */
import assert from 'node:assert/strict';
import { it } from 'mocha';
import { JobInterrupted } from '../../platform/jobs/job-queue.ts';
import { itEndsJobs } from './job-queue-ends.ts';
import { enqueue, type JobQueueHarness, startWith, stateOf } from './job-steps.ts';

export function itBehavesAsJobQueue(open: () => Promise<JobQueueHarness>): void {
  const each = (title: string, test: (harness: JobQueueHarness) => Promise<void>): void => {
    it(title, async () => await test(await open()));
  };

  each('runs a job once, with its payload', async (harness) => {
    const seen: unknown[] = [];
    const queue = await startWith(harness, {
      run: async ({ payload, attempt }) => void seen.push({ payload, attempt }),
    });

    const id = await enqueue(harness, queue, { payload: { answer: 42 } });
    await queue.idle();

    assert.deepEqual(seen, [{ payload: { answer: 42 }, attempt: 1 }]);
    assert.equal(await stateOf(queue, id), 'done');
    await queue.stop();
  });

  each('runs nothing of a transaction that was rolled back', async (harness) => {
    const runs: string[] = [];
    const queue = await startWith(harness, { run: async ({ id }) => void runs.push(id) });
    const { organizationId } = harness;

    await assert.rejects(
      harness.transaction(async (trx) => {
        await queue.enqueue(trx, { kind: 'test', organizationId, payload: {} });
        throw new Error('rolled back');
      }),
      /rolled back/,
    );
    queue.wake();
    await queue.idle();

    assert.deepEqual(runs, []);
    await queue.stop();
  });

  each('waits until a job is due', async (harness) => {
    const runs: string[] = [];
    const queue = await startWith(harness, { run: async ({ id }) => void runs.push(id) });

    const id = await enqueue(harness, queue, { runAt: harness.clock.now + 5_000 });
    await queue.idle();
    const early = runs.length;
    harness.clock.now += 5_000;
    queue.wake();
    await queue.idle();

    assert.deepEqual([early, runs.length, await stateOf(queue, id)], [0, 1, 'done']);
    await queue.stop();
  });

  each('runs the most urgent first, and what came first among equals', async (harness) => {
    const order: unknown[] = [];
    const queue = harness.create();
    queue.handle('test', { run: async ({ payload }) => void order.push(payload) });
    for (const [payload, priority] of [
      ['a', 0],
      ['b', 0],
      ['urgent', 9],
    ] as const) {
      await enqueue(harness, queue, { payload, priority });
    }

    await queue.start();
    await queue.idle();

    assert.deepEqual(order, ['urgent', 'a', 'b']);
    await queue.stop();
  });

  each('never runs more at once than the handler allows', async (harness) => {
    let running = 0;
    let most = 0;
    const two = Promise.withResolvers<void>();
    const run = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      if (running === 2) {
        two.resolve();
      }
      await two.promise;
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    const queue = await startWith(harness, { concurrency: 2, run });

    for (let count = 0; count < 8; count += 1) {
      await enqueue(harness, queue);
    }
    await queue.idle();

    assert.equal(most, 2);
    await queue.stop();
  });

  each('tries a failed job again, later each time, then gives up and says so once', async (harness) => {
    const attempts: number[] = [];
    const failures: string[] = [];
    const queue = await startWith(harness, {
      async run({ attempt }) {
        attempts.push(attempt);
        throw new Error(`no ${attempt}`);
      },
      failed: async ({ error }) => void failures.push(error),
    });

    const id = await enqueue(harness, queue, { maxAttempts: 3 });
    await queue.idle();
    const delays: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      const view = await queue.find(id);
      assert.equal(view?.state, 'queued');
      delays.push(view.runAt - harness.clock.now);
      harness.clock.now = view.runAt;
      queue.wake();
      await queue.idle();
    }

    assert.deepEqual(attempts, [1, 2, 3]);
    assert.deepEqual(failures, ['no 3']);
    assert.ok(
      delays[0] !== undefined && delays[1] !== undefined && 0 < delays[0] && delays[0] < delays[1],
      String(delays),
    );
    assert.equal(await stateOf(queue, id), 'failed');
    await queue.stop();
  });

  each(
    'takes up a job at once that was interrupted, and gives up when that happens each time',
    async (harness) => {
      const attempts: number[] = [];
      const failures: string[] = [];
      const queue = await startWith(harness, {
        async run({ attempt }) {
          attempts.push(attempt);
          throw new JobInterrupted('It was killed.');
        },
        failed: async ({ error }) => void failures.push(error),
      });

      const id = await enqueue(harness, queue, { maxAttempts: 3 });
      await queue.idle();

      assert.deepEqual([attempts, failures], [[1, 2, 3], ['It was killed.']]);
      assert.equal(await stateOf(queue, id), 'failed');
      await queue.stop();
    },
  );

  each(
    'counts no attempt of a job that other work interrupted, and still gives up at last',
    async (harness) => {
      const attempts: number[] = [];
      const failures: number[] = [];
      const queue = await startWith(harness, {
        async run({ attempt }) {
          attempts.push(attempt);
          throw new JobInterrupted('Another task ended its process.', { isCounted: false });
        },
        failed: async (failure) => void failures.push(failure.attempts),
      });

      const id = await enqueue(harness, queue, { maxAttempts: 3 });
      await queue.idle();

      assert.deepEqual([attempts, failures], [[1, 1, 1, 1, 1, 1, 2, 3], [3]]);
      assert.equal(await stateOf(queue, id), 'failed');
      await queue.stop();
    },
  );

  itEndsJobs(open);
}
