/** How long a failed job waits: up to twice as long each time, ten minutes at most. Full jitter, so that many do not come back at once. */

const firstDelayMs = 1_000;
const longestDelayMs = 600_000;

/** `attempt` is that of the run that failed, from 1; `random` answers 0 to below 1. */
export function backOffMs(attempt: number, random: () => number): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.round(full * random());
}
