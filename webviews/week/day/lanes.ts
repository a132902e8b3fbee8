/** Lanes for what lies over one another on an axis, as a calendar has them; pure. */

/** Epoch milliseconds. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The lane of each, from 0 on: the first that is free when it begins. Of what begins together the longest has the first;
 * what has no length yet has one of its own beside it, too.
 */
export function findLanes(stretches: readonly Stretch[]): readonly number[] {
  const ordered = stretches
    .map((one, index) => ({ ...one, index }))
    .toSorted((one, other) => one.start - other.start || other.end - one.end);
  const last: Stretch[] = [];
  const lanes: number[] = [];
  for (const { start, end, index } of ordered) {
    const free = last.findIndex((one) => one.end <= start && one.start < start);
    const lane = free < 0 ? last.length : free;
    last[lane] = { start, end };
    lanes[index] = lane;
  }
  return lanes;
}
