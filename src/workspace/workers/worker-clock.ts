/**
 * How long a worker thread has been at something, for a limit that a slow machine does not meet. A tick counts one step at
 * most, however much later it comes: what the computer slept through counts nothing. Where Node tells the processor time
 * of a thread (24.6), a step is what the thread ran, and a tenth where it only waited, as for a disk.
 */
import type { Worker } from 'node:worker_threads';

/** A step of a thread that did not run: what waits for ever ends, too. */
const leastShare = 0.1;

type Measured = Partial<Pick<Worker, 'cpuUsage'>>;

export class WorkerClock {
  elapsedMs = 0;
  readonly #worker: Measured;
  /** Processor time by the last answer, in milliseconds. */
  #ranMs: number | undefined;
  /** Since the tick before; undefined where the thread has not answered. */
  #ranSinceMs: number | undefined;

  constructor(worker: Measured) {
    this.#worker = worker;
  }

  restart(): void {
    this.elapsedMs = 0;
  }

  tick(stepMs: number): void {
    const ran = Math.min(stepMs, this.#ranSinceMs ?? stepMs);
    this.elapsedMs += Math.max(ran, stepMs * leastShare);
    this.#ranSinceMs = undefined;
    this.#measure();
  }

  /** A thread that has ended has no time to tell. */
  #measure(): void {
    this.#worker.cpuUsage?.().then(
      ({ user, system }) => {
        const ranMs = (user + system) / 1_000;
        if (this.#ranMs !== undefined) this.#ranSinceMs = ranMs - this.#ranMs;
        this.#ranMs = ranMs;
      },
      () => undefined,
    );
  }
}
