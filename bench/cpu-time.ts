/** CPU time of this thread: wall time on a shared machine says more about its neighbours. */

/** CPU milliseconds so far. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** CPU milliseconds that the work took. */
export function timed(work: () => void): number {
  const startedAt = cpuMs();
  work();
  return cpuMs() - startedAt;
}

/** The least of several turns: what the work costs when nothing disturbs it. */
export function leastOf(turns: number, work: () => void): number {
  return Math.min(...Array.from({ length: turns }, () => timed(work)));
}
