import type { JobHandler, JobQueue, JobState, NewJob } from '../../platform/jobs/job-queue.ts';
import type { Trx } from '../../schema.ts';

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
export const longWhileMs = 3_600_000;

export async function startWith(
  harness: JobQueueHarness,
  handler: JobHandler,
  exclusive = false,
): Promise<JobQueue> {
  const queue = harness.create({ exclusive });
  queue.handle('test', handler);
  await queue.start();
  return queue;
}

export const enqueue = async (
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

export const stateOf = async (queue: JobQueue, id: string): Promise<JobState | undefined> =>
  (await queue.find(id))?.state;

/** Ends only by its signal, or when it is released. */
export function createBlocking() {
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
