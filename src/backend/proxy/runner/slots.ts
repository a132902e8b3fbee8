/** How much of a server's work runs on this machine at once: one scan, which uses every core by itself; the others wait here. */
import type * as z from 'zod';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import type { Work, WorkRequest } from '../../platform/work/work.ts';

const waitingStep = 'Waiting for other work on this machine';

// process-local: what this machine runs; on several: nothing.
export function withSlots(work: Work): Work {
  let last = Promise.resolve();
  let scans = 0;

  async function scan<Result>(task: WorkTask, request: WorkRequest<Result>): Promise<Result> {
    const before = last;
    const { promise, resolve: end } = Promise.withResolvers<void>();
    last = before.then(() => promise);
    if (scans > 0) request.onProgress?.({ step: waitingStep });
    scans += 1;
    try {
      await unlessAborted(before, request.signal);
      return await work.run(task, request);
    } finally {
      scans -= 1;
      end();
    }
  }

  return {
    run: async <Result>(task: WorkTask, request: WorkRequest<Result>): Promise<Result> =>
      await (task.kind === 'scan' ? scan(task, request) : work.run(task, request)),
    ask: async <Result>(task: WorkTask, result: z.ZodType<Result>): Promise<Result> =>
      await work.ask(task, result),
    close: () => work.close(),
  };
}

async function unlessAborted(turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const leave = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', leave, { once: true });
  try {
    await Promise.race([turn, aborted]);
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}
