/** How often something may be done, by who does it: one function behind a port. Here in this process. */
import { type Bucket, type BucketRule, takeToken } from '../../../domain/limits/token-bucket.ts';

export interface Limited {
  readonly isAllowed: boolean;
  /** Until the next is allowed: milliseconds. */
  readonly waitMs: number;
}

export interface Limits {
  /** One use by `who`: `key:0193…` */
  take(who: string, rule: BucketRule, now: number): Promise<Limited>;
}

const mostKept = 10_000;

export function createMemoryLimits(): Limits {
  // process-local: how often each was here; on several: Redis.
  const buckets = new Map<string, Bucket>();
  return {
    async take(who, rule, now) {
      const { bucket, isAllowed, waitMs } = takeToken(buckets.get(who), rule, now);
      // The one that was used last is the last to be forgotten.
      buckets.delete(who);
      buckets.set(who, bucket);
      if (buckets.size > mostKept) forgetFirst(buckets);
      return { isAllowed, waitMs };
    },
  };
}

function forgetFirst(buckets: Map<string, Bucket>): void {
  const [first] = buckets.keys();
  if (first !== undefined) buckets.delete(first);
}
