/**
 * Which of many spans overlap, and by how much, in one pass after sorting: intervals.ts does it for one entry, this for a
 * file of 100,000. Touching ends do not overlap, nor does a span without duration.
 */
import type { TimeSpan } from './spans.ts';

/** The spans that overlap one. */
export interface Found<Other extends TimeSpan> {
  /** The one with the latest end. */
  readonly latest: Other;
  readonly count: number;
}

/** For each of `spans`, in order, those of `others` that it overlaps; undefined for none. */
export function findOverlapping<Other extends TimeSpan>(
  spans: readonly TimeSpan[],
  others: readonly Other[],
): readonly (Found<Other> | undefined)[] {
  const sorted = others.filter(hasLength).toSorted(byStart);
  const latest = listLatest(sorted);
  const ends = listEnds(sorted);
  return spans.map((span) => {
    if (!hasLength(span)) return undefined;
    const started = countStartedBefore(sorted, span.endMs);
    return toFound(latest[started - 1], started - countEnded(ends, span));
  });
}

/**
 * The same within one list: for each span those that start before it, or precede it when both start together. Each pair
 * is reported once.
 */
export function findOverlappingAmong<One extends TimeSpan>(
  spans: readonly One[],
): readonly (Found<One> | undefined)[] {
  const sorted = spans.filter(hasLength).toSorted(byStart);
  const latest = listLatest(sorted);
  const ends = listEnds(sorted);
  const found = new Map<One, Found<One> | undefined>();
  for (const [at, span] of sorted.entries())
    found.set(span, toFound(latest[at - 1], at - countEnded(ends, span)));
  return spans.map((span) => found.get(span));
}

function toFound<Other extends TimeSpan>(latest: Other | undefined, count: number): Found<Other> | undefined {
  return latest === undefined || count === 0 ? undefined : { latest, count };
}

/** How one of many spans overlaps the others. */
export interface Overlapping<One extends TimeSpan> {
  readonly count: number;
  /** The first of them, by start. */
  readonly others: readonly One[];
  /** Its overlapping time, in order, each part once. */
  readonly parts: readonly TimeSpan[];
}

/** Only spans that overlap others; at most `most` others of each are listed. */
export function listOverlapping<One extends TimeSpan>(
  spans: readonly One[],
  most: number,
): ReadonlyMap<One, Overlapping<One>> {
  const sorted = spans.filter(hasLength).toSorted(byStart);
  const ends = listEnds(sorted);
  const doubled = listDoubled(sorted, ends);
  const found = new Map<One, Overlapping<One>>();
  /** Earlier spans, in order, without those known to have ended. */
  const open: One[] = [];
  for (const [at, span] of sorted.entries()) {
    const count = countStartedBefore(sorted, span.endMs) - countEnded(ends, span) - 1;
    const before = takeOpen(open, { span, most });
    if (count > 0) {
      const after = sorted.slice(at + 1, at + 1 + most - before.length);
      const others = [...before, ...after.filter(({ startMs }) => startMs < span.endMs)];
      found.set(span, { count, others, parts: cut(doubled, span) });
    }
    open.push(span);
  }
  return found;
}

/** The first that are still open when `span` starts. Removes ended ones from `open`: no later span overlaps them. */
function takeOpen<One extends TimeSpan>(
  open: One[],
  { span, most }: { readonly span: One; readonly most: number },
): readonly One[] {
  const taken: One[] = [];
  let seen = 0;
  for (; seen < open.length && taken.length < most; seen++) {
    const one = open[seen];
    if (one !== undefined && one.endMs > span.startMs) taken.push(one);
  }
  if (taken.length < seen) open.splice(0, seen, ...taken);
  return taken;
}

/** Time that two or more spans cover: merged, in order. */
function listDoubled(sorted: readonly TimeSpan[], ends: readonly number[]): readonly TimeSpan[] {
  const doubled: TimeSpan[] = [];
  let [startMs, running, ended] = [0, 0, 0];
  const endUpTo = (ms: number) => {
    for (; (ends[ended] ?? Number.POSITIVE_INFINITY) <= ms; ended++) {
      running--;
      if (running === 1) doubled.push({ startMs, endMs: ends[ended] ?? 0 });
    }
  };
  for (const span of sorted) {
    endUpTo(span.startMs);
    running++;
    if (running === 2) ({ startMs } = span);
  }
  endUpTo(Number.MAX_SAFE_INTEGER);
  return doubled;
}

/** The parts of sorted, disjoint spans that lie within one span. */
function cut(spans: readonly TimeSpan[], { startMs, endMs }: TimeSpan): readonly TimeSpan[] {
  const parts: TimeSpan[] = [];
  let at = Math.max(0, countStartedBefore(spans, startMs) - 1);
  for (; at < spans.length; at++) {
    const part = spans[at];
    if (part === undefined || part.startMs >= endMs) break;
    const within = { startMs: Math.max(startMs, part.startMs), endMs: Math.min(endMs, part.endMs) };
    if (hasLength(within)) parts.push(within);
  }
  return parts;
}

/** Milliseconds that the spans cover; overlapping time counts once. */
export function sumTogether(spans: readonly TimeSpan[]): number {
  let [sum, reached] = [0, Number.NEGATIVE_INFINITY];
  for (const { startMs, endMs } of spans.filter(hasLength).toSorted(byStart)) {
    sum += Math.max(0, endMs - Math.max(startMs, reached));
    reached = Math.max(reached, endMs);
  }
  return sum;
}

/** An entry with the entries that it overlaps. */
export interface OverlapEntry {
  readonly id: string;
  readonly shared?:
    | { readonly count: number; readonly others: readonly { readonly id: string }[] }
    | null
    | undefined;
}

/** Overlapping entries in order, each pair once: without entries whose overlaps were all listed before. */
export function sayOnce<Entry extends OverlapEntry>(entries: readonly Entry[]): readonly Entry[] {
  const said = new Set<string>();
  return entries.filter(({ id, shared }) => {
    if (!shared) return false;
    // Only some of its overlaps are named: the rest may not have been listed.
    const namesAll = shared.count === shared.others.length;
    if (namesAll && shared.others.every((other) => said.has(other.id))) return false;
    said.add(id);
    return true;
  });
}

function hasLength({ startMs, endMs }: TimeSpan): boolean {
  return startMs < endMs;
}

function byStart(one: TimeSpan, other: TimeSpan): number {
  return one.startMs - other.startMs;
}

/** For each index of `sorted`, the span up to there that ends last. */
function listLatest<One extends TimeSpan>(sorted: readonly One[]): readonly One[] {
  let latest: One | undefined;
  return sorted.map((span) => {
    latest = later(latest, span);
    return latest;
  });
}

function later<One extends TimeSpan>(one: One | undefined, other: One): One {
  return one !== undefined && one.endMs >= other.endMs ? one : other;
}

function listEnds(spans: readonly TimeSpan[]): readonly number[] {
  return spans.map(({ endMs }) => endMs).toSorted((one, other) => one - other);
}

/** How many have ended when the span starts. */
function countEnded(ends: readonly number[], { startMs }: TimeSpan): number {
  return countFirst(ends, (endMs) => endMs <= startMs);
}

function countStartedBefore(sorted: readonly TimeSpan[], instantMs: number): number {
  return countFirst(sorted, ({ startMs }) => startMs < instantMs);
}

/** How many leading items it holds for (binary search). */
function countFirst<One>(sorted: readonly One[], holds: (one: One) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const one = sorted[middle];
    if (one !== undefined && holds(one)) from = middle + 1;
    else to = middle;
  }
  return from;
}
