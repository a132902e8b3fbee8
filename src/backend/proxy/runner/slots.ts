/** How much of a server's work runs on this machine at once: as much as where records are on it, and the rest waits here. */
import type * as z from 'zod';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import type { Work, WorkRequest } from '../../platform/work/work.ts';

/** A scan uses every core by itself. */
const scansAtOnce = 1;
const waitingStep = 'Waiting for other work on this machine';

// process-local: what this machine runs; on several: nothing.
export function withSlots(work: Work): Work {
  const running = new Map<string, number>();
  const waiting: (() => boolean)[] = [];

  const take = (task: WorkTask): boolean => {
    const slots = slotsOf(task);
    if (slots.some(([name, most]) => (running.get(name) ?? 0) >= most)) return false;
    for (const [name] of slots) running.set(name, (running.get(name) ?? 0) + 1);
    return true;
  };
  const release = (task: WorkTask): void => {
    for (const [name] of slotsOf(task)) running.set(name, (running.get(name) ?? 0) - 1);
    // In the order in which they came; one that still has no room lets others by.
    for (const begin of [...waiting]) if (begin()) waiting.splice(waiting.indexOf(begin), 1);
  };

  async function turn(task: WorkTask, { signal, onProgress }: WorkRequest<unknown>): Promise<void> {
    signal?.throwIfAborted();
    if (take(task)) return;
    onProgress?.({ step: waitingStep });
    await new Promise<void>((resolve, reject) => {
      const begin = (): boolean => {
        if (signal?.aborted === true) return true;
        if (!take(task)) return false;
        resolve();
        return true;
      };
      waiting.push(begin);
      const leave = (): void => {
        const at = waiting.indexOf(begin);
        if (at < 0) return;
        waiting.splice(at, 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  return {
    async run<Result>(task: WorkTask, request: WorkRequest<Result>): Promise<Result> {
      await turn(task, request);
      try {
        return await work.run(task, request);
      } finally {
        release(task);
      }
    },
    ask: async <Result>(task: WorkTask, result: z.ZodType<Result>): Promise<Result> =>
      await work.ask(task, result),
    close: () => work.close(),
  };
}

/** Names of what it takes one of, and how many there are. */
function slotsOf(task: WorkTask): readonly (readonly [string, number])[] {
  return task.kind === 'scan' ? [['scan', scansAtOnce]] : [];
}
