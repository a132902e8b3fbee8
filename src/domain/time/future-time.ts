/** Time that is recorded before it passed: as a plan it may be meant, as time worked it is a slip of the date. */

/** Clocks of two machines differ by that much, and a rounded end lies so far ahead. */
const slackMs = 60_000;

/** Whether a span ends after `nowMs`; both epoch milliseconds. What still runs has no end. */
export function endsInFuture(endMs: number | null, nowMs: number): boolean {
  return endMs !== null && endMs > nowMs + slackMs;
}
