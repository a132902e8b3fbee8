/**
 * How much of a server's work runs on this machine at once: one scan, which uses every core by itself, and as many agents as
 * alone; the others wait here.
 */
import { availableParallelism } from 'node:os';
import type * as z from 'zod';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import type { Work, WorkRequest } from '../../platform/work/work.ts';

const waitingStep = 'Waiting for other work on this machine';

/** Of these agents, beside the limit of all. */
const atOnce: Readonly<Record<string, number>> = { security: 3, devops: 2 };

// process-local: what this machine runs; on several: nothing.
export function withSlots(work: Work): Work {
  const scans = new Slots(1);
  const agents = new Slots(availableParallelism());
  const pools = new Map(Object.entries(atOnce).map(([agent, most]) => [agent, new Slots(most)]));
  const slotsOf = (task: WorkTask): readonly Slots[] => {
    if (task.kind === 'scan') return [scans];
    if (task.kind !== 'agent') return [];
    const pool = pools.get(task.agent);
    return pool === undefined ? [agents] : [pool, agents];
  };

  async function runIn<Result>(
    [slots, ...others]: readonly Slots[],
    task: WorkTask,
    request: WorkRequest<Result>,
  ): Promise<Result> {
    if (slots === undefined) return await work.run(task, request);
    if (slots.isFull) request.onProgress?.({ step: waitingStep });
    await slots.take(request.signal);
    try {
      return await runIn(others, task, request);
    } finally {
      slots.free();
    }
  }

  return {
    run: async <Result>(task: WorkTask, request: WorkRequest<Result>): Promise<Result> =>
      await runIn(slotsOf(task), task, request),
    ask: async <Result>(task: WorkTask, result: z.ZodType<Result>): Promise<Result> =>
      await work.ask(task, result),
    close: () => work.close(),
  };
}

/** So many at once; who comes later waits in order. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#free = most;
  }

  get isFull(): boolean {
    return this.#free === 0;
  }

  /** Rejects with the reason of the signal. */
  async take(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (): void => {
      const at = this.#waiting.indexOf(resolve);
      if (at !== -1) this.#waiting.splice(at, 1);
      reject(signal?.reason);
    };
    this.#waiting.push(resolve);
    signal?.addEventListener('abort', leave, { once: true });
    try {
      await promise;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  free(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
