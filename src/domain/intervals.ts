/** Overlapping time entries of one person: how they are found, and what is done about them. */

/** `endMs` is undefined while a timer runs: it reaches into the future. */
export interface Interval {
  readonly id: string;
  readonly startMs: number;
  readonly endMs?: number | undefined;
}

export const overlapPolicies = ['allow', 'warn', 'refuse', 'crop'] as const;

/**
 * `allow` keeps silent, `warn` saves and tells, `refuse` saves nothing, `crop` takes the time from the neighbours
 * (crop-overlaps.ts) and tells what it could not take.
 */
export type OverlapPolicy = (typeof overlapPolicies)[number];

/**
 * The default is to save and to tell: two clients may be served in one hour, but the same hour billed twice
 * by accident must show.
 */
export const defaultOverlapPolicy: OverlapPolicy = 'warn';

/** What a policy makes of the overlaps found. */
export interface OverlapVerdict {
  readonly saved: boolean;
  /** Ids to tell the user about, by start; empty when there is nothing to tell. */
  readonly overlapping: readonly string[];
}

/** The others that share time with `candidate`. Touching ends do not overlap; an interval of no length overlaps nothing. */
export function findOverlaps(candidate: Interval, others: readonly Interval[]): readonly Interval[] {
  return others
    .filter((other) => other.id !== candidate.id && sharesTime(candidate, other))
    .sort((a, b) => a.startMs - b.startMs);
}

/** What to do with `candidate` beside `others`. */
export function judgeOverlap(
  candidate: Interval,
  others: readonly Interval[],
  policy: OverlapPolicy = defaultOverlapPolicy,
): OverlapVerdict {
  const overlapping = policy === 'allow' ? [] : findOverlaps(candidate, others).map((other) => other.id);
  return { saved: policy !== 'refuse' || overlapping.length === 0, overlapping };
}

/**
 * True when a move makes an interval share time with `other` that it did not share before.
 * One that is shortened, or stays, shares nothing more.
 */
export function sharesMore(
  other: Interval,
  { before, after }: { readonly before: Interval; readonly after: Interval },
): boolean {
  if (!sharesTime(after, other)) return false;
  const [was, is] = [shared(before, other), shared(after, other)];
  return is.start < was.start || is.end > was.end;
}

function shared(a: Interval, b: Interval): { readonly start: number; readonly end: number } {
  const start = Math.max(a.startMs, b.startMs);
  const end = Math.min(a.endMs ?? Number.POSITIVE_INFINITY, b.endMs ?? Number.POSITIVE_INFINITY);
  return { start, end };
}

function sharesTime(a: Interval, b: Interval): boolean {
  const { start, end } = shared(a, b);
  return start < end;
}
