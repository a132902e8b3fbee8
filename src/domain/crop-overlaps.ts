/** Removes the time of one interval from the others, so that no time counts twice. */
import { findOverlaps, type Interval } from './intervals.ts';
import { subtractTime, type TimeSpan } from './spans.ts';

/** What becomes of one neighbour. */
export interface Crop {
  readonly id: string;
  readonly before: TimeSpan;
  /** One piece; two, in order, where the candidate lies inside. Never none: what would vanish is `covered`. */
  readonly after: readonly [TimeSpan, ...TimeSpan[]];
}

/** What cropping would do, and what it cannot do; each by start. */
export interface CropPlan {
  readonly crops: readonly Crop[];
  /** Entirely within the candidate: cropping would delete them, which no rule does. */
  readonly covered: readonly string[];
  /** Still running: only their owner ends them. */
  readonly running: readonly string[];
}

/** The pieces of `others` that lie outside of `candidate`; touching ends are left as they are. */
export function cropOverlaps(
  candidate: TimeSpan & { readonly id: string },
  others: readonly Interval[],
): CropPlan {
  const crops: Crop[] = [];
  const covered: string[] = [];
  const running: string[] = [];
  for (const { id, startMs, endMs } of findOverlaps(candidate, others)) {
    if (endMs === undefined) {
      running.push(id);
      continue;
    }
    const before = { startMs, endMs };
    const [first, ...rest] = subtractTime(before, [candidate]);
    first === undefined ? covered.push(id) : crops.push({ id, before, after: [first, ...rest] });
  }
  return { crops, covered, running };
}
