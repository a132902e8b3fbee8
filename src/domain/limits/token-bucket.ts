/** How often something may be done: a bucket that fills steadily and is emptied by each use. Pure. */

export interface BucketRule {
  /** The most at once. */
  readonly capacity: number;
  /** In which an empty one fills: milliseconds. */
  readonly fillMs: number;
}

export interface Bucket {
  readonly tokens: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Taken {
  readonly isAllowed: boolean;
  readonly bucket: Bucket;
  /** Until the next use is allowed: milliseconds; 0 where one is. */
  readonly waitMs: number;
  /** Whole uses that are left now. */
  readonly left: number;
  /** Until it is full again: milliseconds. */
  readonly fullMs: number;
}

/** @param bucket undefined where it was never used: it is full. A clock that was set back gives nothing and takes nothing. */
export function takeToken(bucket: Bucket | undefined, { capacity, fillMs }: BucketRule, now: number): Taken {
  const before = bucket ?? { tokens: capacity, at: now };
  const gained = (Math.max(0, now - before.at) * capacity) / fillMs;
  const tokens = Math.min(capacity, before.tokens + gained);
  const isAllowed = tokens >= 1;
  const left = isAllowed ? tokens - 1 : tokens;
  const waitMs = left >= 1 ? 0 : Math.ceil(((1 - left) * fillMs) / capacity);
  const fullMs = Math.ceil(((capacity - left) * fillMs) / capacity);
  return { isAllowed, bucket: { tokens: left, at: now }, waitMs, left: Math.floor(left), fullMs };
}
