/** What every JobQueue must do; run against each implementation by that one's test file. */
import assert from 'node:assert/strict';
import { it } from 'mocha';
import {
  type JobHandler,
  JobInterrupted,
  type JobQueue,
  JobRefused,
  type JobState,
  type NewJob,
} from '../platform/jobs/job-queue.ts';
import type { Trx } from '../schema.ts';

export interface JobQueueHarness {
  readonly organizationId: string;
  /** The clock of every queue of this harness. */
  readonly clock: { now: number };
  /** A queue over the same store, not started; `exclusive` as in a single process. */
  create(options?: { readonly exclusive?: boolean; readonly leaseMs?: number }): JobQueue;
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Makes the queue as if its process had been killed: nothing it does from now on reaches the store. */
  kill(queue: JobQueue): void;
}

/** Longer than any lease and any back-off. */
const longWhileMs = 3_600_000;

export function itBehavesAsJobQueue(open: () => Promise<JobQueueHarness>): void {
  const each = (title: string, test: (harness: JobQueueHarness) => Promise<void>): void => {
    it(title, async () => await test(await open()));
  };

  async function startWith(
    harness: JobQueueHarness,
    handler: JobHandler,
    exclusive = false,
  ): Promise<JobQueue> {
    const queue = harness.create({ exclusive });
    queue.handle('test', handler);
    await queue.start();
    return queue;
  }

  const enqueue = async (
    harness: JobQueueHarness,
    queue: JobQueue,
    job: Partial<NewJob> = {},
  ): Promise<string> => {
    const { organizationId } = harness;
    const id = await harness.transaction((trx) =>
      queue.enqueue(trx, { kind: 'test', organizationId, payload: {}, ...job }),
    );
    queue.wake();
    return id;
  };

  const stateOf = async (queue: JobQueue, id: string): Promise<JobState | undefined> =>
    (await queue.find(id))?.state;

  /** Ends only by its signal, or when it is released. */
  function createBlocking() {
    const started = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const handler: JobHandler = {
      async run({ signal }) {
        started.resolve();
        const aborted = new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
        });
        await Promise.race([aborted, released.promise]);
      },
    };
    return { handler, started: started.promise, release: released.resolve };
  }

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

  each('gives up a job that took its process down at every attempt', async (harness) => {
    const blocking = createBlocking();
    const dead = await startWith(harness, blocking.handler);
    const id = await enqueue(harness, dead, { maxAttempts: 1 });
    await blocking.started;
    harness.kill(dead);

    const failures: string[] = [];
    const handler = {
      run: async () => undefined,
      failed: async (failure: { id: string }) => void failures.push(failure.id),
    };
    const queue = await startWith(harness, handler, true);
    await queue.idle();

    assert.deepEqual([failures, await stateOf(queue, id)], [[id], 'failed']);
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
