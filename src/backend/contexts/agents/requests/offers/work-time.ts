/** How long a request was worked on: by its agent, and by whoever answered it. Pure. */

export interface TimelineMoment {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Where the request stood from then on; undefined where the entry tells something else. */
  readonly state: string | undefined;
}

/** A person who answers later than this was at something else in the meantime. */
export const longestReviewMs = 5 * 60_000;

/**
 * Whole seconds, rounded down: all the time in which the agent was at work, and of each wait for an answer at most five
 * minutes. A run that was taken up again after its process had died was at work until the last that it told before.
 * @param moments in order of time
 */
export function workSeconds(moments: readonly TimelineMoment[]): number {
  let total = 0;
  let since: TimelineMoment | undefined;
  let last = 0;
  for (const moment of moments) {
    if (moment.state !== undefined) {
      if (since !== undefined) total += spent(since, moment, last);
      since = moment;
    }
    last = moment.at;
  }
  return Math.floor(total / 1_000);
}

function spent({ at, state }: TimelineMoment, next: TimelineMoment, last: number): number {
  if (state === 'waiting') return Math.max(0, Math.min(next.at - at, longestReviewMs));
  if (state !== 'running') return 0;
  const end = next.state === 'running' ? last : next.at;
  return Math.max(0, end - at);
}
