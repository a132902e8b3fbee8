/** How often something may be done, by who does it: one function behind a port. Here in this process. */
import { type Bucket, type BucketRule, takeToken } from '../../../domain/limits/token-bucket.ts';

export interface Limited {
  readonly isAllowed: boolean;
  /** Until the next is allowed: milliseconds. */
  readonly waitMs: number;
  /** The most at once. */
  readonly limit: number;
  /** Uses that are left now. */
  readonly remaining: number;
  /** Until all of them are there again: milliseconds. */
  readonly resetMs: number;
}

export interface Limits {
  /** One use by `who`: its kind, and which one of it, as in `key:0193…` */
  take(who: string, rule: BucketRule, now: number): Promise<Limited>;
}

const mostOfKind = 10_000;

/** @param most kept of each kind: a flood of addresses lets no limit of a person or key be forgotten. */
export function createMemoryLimits(most = mostOfKind): Limits {
  // process-local: how often each was here; on several: Redis.
  const kinds = new Map<string, Map<string, Bucket>>();
  return {
    async take(who, rule, now) {
      const buckets = bucketsOf(kinds, who);
      const { bucket, isAllowed, waitMs, left, fullMs } = takeToken(buckets.get(who), rule, now);
      // The one that was used last is the last to be forgotten.
      buckets.delete(who);
      buckets.set(who, bucket);
      if (buckets.size > most) forgetFirst(buckets);
      return { isAllowed, waitMs, limit: rule.capacity, remaining: left, resetMs: fullMs };
    },
  };
}

function bucketsOf(kinds: Map<string, Map<string, Bucket>>, who: string): Map<string, Bucket> {
  const kind = who.slice(0, who.indexOf(':'));
  const known = kinds.get(kind);
  if (known !== undefined) return known;
  const made = new Map<string, Bucket>();
  kinds.set(kind, made);
  return made;
}

function forgetFirst(buckets: Map<string, Bucket>): void {
  const [first] = buckets.keys();
  if (first !== undefined) buckets.delete(first);
}
