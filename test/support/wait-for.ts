/** Waits for a condition, never for a time. */
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 20;
/** Met only by what hangs: a busy machine must not fail a test. */
const patienceMs = 60_000;

/** Throws when the condition does not hold by the deadline. */
export async function waitFor(
  condition: () => boolean | Promise<boolean>,
  what: string,
  deadlineMs = patienceMs,
): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await condition())) {
    if (performance.now() > deadline) {
      throw new Error(`Waited ${deadlineMs} ms for ${what}.`);
    }
    await delay(pollMs);
  }
}
