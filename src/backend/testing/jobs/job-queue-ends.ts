/** How jobs of every JobQueue end: refused, cancelled, given back, or taken from a process that died. */
import assert from 'node:assert/strict';
import { it } from 'mocha';
import { mostDeaths } from '../../../domain/jobs/attempts.ts';
import {
  type JobFailure,
  type JobHandler,
  JobInterrupted,
  JobRefused,
} from '../../platform/jobs/job-queue.ts';

import {
  createBlocking,
  enqueue,
  type JobQueueHarness,
  longWhileMs,
  startWith,
  stateOf,
} from './job-steps.ts';

export function itEndsJobs(open: () => Promise<JobQueueHarness>): void {
  const each = (title: string, test: (harness: JobQueueHarness) => Promise<void>): void => {
    it(title, async () => await test(await open()));
  };

  each('fails at once when the handler refuses the job', async (harness) => {
    const failures: string[] = [];
    const queue = await startWith(harness, {
      run: async () => {
        throw new JobRefused('never');
      },
      failed: async ({ error }) => void failures.push(error),
    });

    const id = await enqueue(harness, queue);
    await queue.idle();

    assert.deepEqual([failures, await stateOf(queue, id)], [['never'], 'failed']);
    await queue.stop();
  });

  each('keeps one job a dedupe key while it waits or runs', async (harness) => {
    const blocking = createBlocking();
    const queue = await startWith(harness, blocking.handler);

    const first = await enqueue(harness, queue, { dedupeKey: 'scan p1' });
    await blocking.started;
    const second = await enqueue(harness, queue, { dedupeKey: 'scan p1' });
    blocking.release();
    await queue.idle();
    const third = await enqueue(harness, queue, { dedupeKey: 'scan p1' });

    assert.equal(second, first);
    assert.notEqual(third, first);
    await queue.stop();
  });

  each('cancels a waiting job', async (harness) => {
    const runs: string[] = [];
    const queue = harness.create();
    queue.handle('test', { run: async ({ id }) => void runs.push(id) });
    const id = await enqueue(harness, queue);

    await harness.transaction((trx) => queue.cancel(trx, id));
    await queue.start();
    await queue.idle();

    assert.deepEqual([runs, await stateOf(queue, id)], [[], 'cancelled']);
    await queue.stop();
  });

  each('stops a running job that is cancelled, and does not try it again', async (harness) => {
    const blocking = createBlocking();
    const queue = await startWith(harness, blocking.handler);
    const id = await enqueue(harness, queue);
    await blocking.started;

    await harness.transaction((trx) => queue.cancel(trx, id));
    queue.wake();
    await queue.idle();

    assert.equal(await stateOf(queue, id), 'cancelled');
    await queue.stop();
  });

  each('leaves a finished job as it is when it is cancelled too late', async (harness) => {
    const queue = await startWith(harness, { run: async () => undefined });
    const id = await enqueue(harness, queue);
    await queue.idle();

    await harness.transaction((trx) => queue.cancel(trx, id));

    assert.equal(await stateOf(queue, id), 'done');
    await queue.stop();
  });

  each('gives a job back when it stops, without counting the attempt', async (harness) => {
    const blocking = createBlocking();
    const queue = await startWith(harness, blocking.handler);
    const id = await enqueue(harness, queue, { maxAttempts: 1 });
    await blocking.started;

    await queue.stop();
    const attempts: number[] = [];
    const next = await startWith(harness, { run: async ({ attempt }) => void attempts.push(attempt) });
    await next.idle();

    assert.deepEqual([attempts, await stateOf(next, id)], [[1], 'done']);
    await next.stop();
  });

  each('takes up the job of a process that died, once its lease has run out', async (harness) => {
    const blocking = createBlocking();
    const dead = await startWith(harness, blocking.handler);
    const id = await enqueue(harness, dead);
    await blocking.started;
    harness.kill(dead);

    const attempts: number[] = [];
    const queue = await startWith(harness, { run: async ({ attempt }) => void attempts.push(attempt) });
    await queue.idle();
    const early = [...attempts];
    harness.clock.now += longWhileMs;
    queue.wake();
    await queue.idle();

    assert.deepEqual([early, attempts, await stateOf(queue, id)], [[], [2], 'done']);
    await queue.stop();
  });

  each('takes up an expired lease by itself, without a new request (#41)', async (harness) => {
    const blocking = createBlocking();
    const dead = harness.create({ leaseMs: 30 });
    dead.handle('test', blocking.handler);
    await dead.start();
    const id = await enqueue(harness, dead);
    await blocking.started;
    harness.kill(dead);

    const taken = Promise.withResolvers<void>();
    const queue = await startWith(harness, { run: async () => taken.resolve() });
    await queue.idle();
    const early = await stateOf(queue, id);
    harness.clock.now += longWhileMs;
    await taken.promise;
    await queue.idle();

    assert.deepEqual([early, await stateOf(queue, id)], ['running', 'done']);
    await queue.stop();
  });

  each("takes up a dead process's job at start when nobody else can be alive", async (harness) => {
    const blocking = createBlocking();
    const dead = await startWith(harness, blocking.handler);
    const id = await enqueue(harness, dead);
    await blocking.started;
    harness.kill(dead);

    const queue = await startWith(harness, { run: async () => undefined }, true);
    await queue.idle();

    assert.equal(await stateOf(queue, id), 'done');
    await queue.stop();
  });

  /** Until what a dead process left has waited long enough. */
  const startAndWait = async (harness: JobQueueHarness, handler: JobHandler) => {
    const queue = await startWith(harness, handler, true);
    harness.clock.now += longWhileMs;
    queue.wake();
    return queue;
  };

  /** Processes that die one after the other with the job, and one that lives; which attempts it had. */
  const outlive = async (harness: JobQueueHarness, id: string, deaths: number) => {
    const attempts: number[] = [];
    for (let death = 0; death < deaths; death += 1) {
      const blocking = createBlocking();
      const dead = await startAndWait(harness, blocking.handler);
      await blocking.started;
      harness.kill(dead);
    }
    const failures: JobFailure[] = [];
    const handler: JobHandler = {
      run: async ({ attempt, maxAttempts }) => void attempts.push(maxAttempts - attempt),
      failed: async (failure) => void failures.push(failure),
    };
    const queue = await startAndWait(harness, handler);
    await queue.idle();
    const state = await stateOf(queue, id);
    await queue.stop();
    return { left: attempts, failures: failures.map(({ hasDied }) => hasDied), state };
  };

  each('counts no attempt whose process died', async (harness) => {
    const id = await enqueue(harness, harness.create(), { maxAttempts: 2 });

    assert.deepEqual(await outlive(harness, id, 4), { left: [1], failures: [], state: 'done' });
  });

  each('gives up a job that took its process down many times in a row', async (harness) => {
    const id = await enqueue(harness, harness.create(), { maxAttempts: 1 });

    const outlived = await outlive(harness, id, mostDeaths);

    assert.deepEqual(outlived, { left: [], failures: [true], state: 'failed' });
  });

  each('begins the attempts of a job anew with its progress', async (harness) => {
    const attempts: number[] = [];
    const queue = await startWith(harness, {
      async run({ attempt, progressed }) {
        attempts.push(attempt);
        if (attempt === 2) await progressed();
        throw new JobInterrupted('It was killed.');
      },
    });

    const id = await enqueue(harness, queue, { maxAttempts: 2 });
    await queue.idle();

    // The second counts as the first of two.
    assert.deepEqual([attempts, await stateOf(queue, id)], [[1, 2, 3], 'failed']);
    await queue.stop();
  });

  each('lets those who share it take turns, and goes by priority within each turn', async (harness) => {
    const order: unknown[] = [];
    const queue = harness.create();
    queue.handle('test', { run: async ({ payload }) => void order.push(payload) });
    for (const [payload, share, priority] of [
      ['a1', 'ana', 9],
      ['a2', 'ana', 9],
      ['a3', 'ana', 5],
      ['b1', 'ben', 0],
      ['b2', 'ben', 1],
    ] as const) {
      await enqueue(harness, queue, { payload, share, priority });
    }

    await queue.start();
    await queue.idle();

    assert.deepEqual(order, ['a1', 'b2', 'a2', 'b1', 'a3']);
    await queue.stop();
  });

  each('never runs more of a pool than its limit, and passes what waits for it by', async (harness) => {
    const running = new Map<unknown, number>();
    const most = new Map<unknown, number>();
    const order: unknown[] = [];
    const other = Promise.withResolvers<void>();
    const handler: JobHandler = {
      concurrency: 3,
      pools: { small: 1 },
      async run({ payload }) {
        const now = (running.get(payload) ?? 0) + 1;
        running.set(payload, now);
        most.set(payload, Math.max(most.get(payload) ?? 0, now));
        order.push(payload);
        if (payload === 'other') other.resolve();
        await other.promise;
        running.set(payload, now - 1);
      },
    };
    const queue = harness.create();
    queue.handle('test', handler);
    for (let count = 0; count < 3; count += 1) {
      await enqueue(harness, queue, { payload: 'small', pool: 'small', priority: 9 });
    }
    await enqueue(harness, queue, { payload: 'other' });

    await queue.start();
    await queue.idle();

    assert.deepEqual([most.get('small'), order], [1, ['small', 'other', 'small', 'small']]);
    await queue.stop();
  });

  each(
    'begins nothing more of an organization that is full, but goes on with what had begun',
    async (harness) => {
      const order: unknown[] = [];
      let isFull = true;
      const queue = await startWith(harness, {
        findFull: async () => new Set(isFull ? [harness.organizationId] : []),
        run: async ({ payload }) => void order.push(payload),
      });

      const held = await enqueue(harness, queue, { payload: 'new', priority: 9 });
      await enqueue(harness, queue, { payload: 'again', continues: true });
      await queue.idle();
      const before = [await stateOf(queue, held), ...order];
      isFull = false;
      queue.wake();
      await queue.idle();

      assert.deepEqual(
        [before, order],
        [
          ['queued', 'again'],
          ['again', 'new'],
        ],
      );
      await queue.stop();
    },
  );

  each('never runs one job in two queues at once', async (harness) => {
    const runs = new Map<unknown, number>();
    const handler: JobHandler = {
      concurrency: 2,
      run: async ({ payload }) => void runs.set(payload, (runs.get(payload) ?? 0) + 1),
    };
    const queues = [await startWith(harness, handler), await startWith(harness, handler)] as const;
    const [first, second] = queues;

    for (let number = 0; number < 20; number += 1) {
      await enqueue(harness, number % 2 === 0 ? first : second, { payload: number });
    }
    await Promise.all(queues.map((queue) => queue.idle()));

    assert.deepEqual(
      [...runs.values()],
      Array.from({ length: 20 }, () => 1),
    );
    await Promise.all(queues.map((queue) => queue.stop()));
  });
}
