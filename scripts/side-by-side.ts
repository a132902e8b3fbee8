/** Tasks that know nothing of one another, as many at once as the machine has cores; the results in the tasks' order. */
import os from 'node:os';

export async function runSideBySide<T, R>(
  tasks: readonly T[],
  run: (task: T) => Promise<R>,
  lanes = os.availableParallelism(),
): Promise<readonly R[]> {
  const results: R[] = [];
  // The lanes take from one iterator: whoever is free has the next.
  const waiting = tasks.entries();
  const work = async (): Promise<void> => {
    for (const [index, task] of waiting) results[index] = await run(task);
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return results;
}
