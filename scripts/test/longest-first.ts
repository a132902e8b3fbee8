/** One pool for everything that a run does: whichever lane is free takes the longest job that can begin, so none waits at a suite's end. */
import os from 'node:os';

export interface Job<R> {
  /** How long it is expected to take: only the order among jobs counts. */
  readonly seconds: number;
  /** Until it settles the job cannot begin, and others go first. */
  readonly ready?: Promise<unknown>;
  readonly run: () => Promise<R>;
}

/** Runs each job once; the results are in the jobs' order. */
export async function runLongestFirst<R>(
  jobs: readonly Job<R>[],
  lanes = os.availableParallelism(),
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = new JobQueue(jobs);
  const work = async (): Promise<void> => {
    for (let next = await queue.take(); next !== undefined; next = await queue.take())
      results[next.index] = await next.job.run();
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return results;
}

interface Waiting<R> {
  readonly job: Job<R>;
  readonly index: number;
  isReady: boolean;
  readonly ready: Promise<void>;
}

class JobQueue<R> {
  private readonly waiting: Set<Waiting<R>>;

  constructor(jobs: readonly Job<R>[]) {
    const byLength = jobs.map((job, index) => ({ job, index })).sort((a, b) => b.job.seconds - a.job.seconds);
    this.waiting = new Set(byLength.map(({ job, index }) => waitFor(job, index)));
  }

  /** The longest that can begin, as soon as there is one; undefined when none is left. */
  async take(): Promise<Waiting<R> | undefined> {
    while (this.waiting.size > 0) {
      const found = [...this.waiting].find(({ isReady }) => isReady);
      if (found !== undefined) {
        this.waiting.delete(found);
        return found;
      }
      await Promise.race([...this.waiting].map(({ ready }) => ready));
    }
    return undefined;
  }
}

function waitFor<R>(job: Job<R>, index: number): Waiting<R> {
  const begin = (): void => {
    waiting.isReady = true;
  };
  const ready = job.ready?.then(begin, begin) ?? Promise.resolve();
  const waiting: Waiting<R> = { job, index, isReady: job.ready === undefined, ready };
  return waiting;
}
