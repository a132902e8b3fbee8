/**
 * Which of many spans share time, and how much, each looked at once after sorting: what intervals.ts finds for one entry,
 * for a file of a hundred thousand. Touching ends share nothing, nor does a span of no length.
 */
import type { TimeSpan } from './spans.ts';

/** Those that share time with a span. */
export interface Found<Other extends TimeSpan> {
  /** Of them, the one with the latest end. */
  readonly latest: Other;
  readonly count: number;
}

/** For each of `spans`, in their order, those of `others` that it shares time with; undefined for none. */
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
 * The same among themselves: for each those of them that begin before it, or stand before it where both begin at once.
 * Of two that share time one tells it, so that the count of those that do is that of the spans that are too many.
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

/** What one of many spans shares with the others. */
export interface Overlapping<One extends TimeSpan> {
  readonly count: number;
  /** The first of them, by start. */
  readonly others: readonly One[];
  /** Its time that others have, too, without what overlaps: in order, each once however many have it. */
  readonly parts: readonly TimeSpan[];
}

/** Of those of `spans` that share time with others of them, `most` of which are named; of no other anything. */
export function listOverlapping<One extends TimeSpan>(
  spans: readonly One[],
  most: number,
): ReadonlyMap<One, Overlapping<One>> {
  const sorted = spans.filter(hasLength).toSorted(byStart);
  const ends = listEnds(sorted);
  const doubled = listDoubled(sorted, ends);
  const found = new Map<One, Overlapping<One>>();
  /** Those before, in their order, without what was found to have ended. */
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

/** The first that have not ended where `span` begins. Those that have are taken out of `open`: they end before all later ones. */
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

/** What two and more have, as few spans as can be, in order. */
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

/** Of spans in order, none of which shares time with the next, what lies within one. */
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

/** Milliseconds that spans take together; what several of them have counts once. */
export function sumTogether(spans: readonly TimeSpan[]): number {
  let [sum, reached] = [0, Number.NEGATIVE_INFINITY];
  for (const { startMs, endMs } of spans.filter(hasLength).toSorted(byStart)) {
    sum += Math.max(0, endMs - Math.max(startMs, reached));
    reached = Math.max(reached, endMs);
  }
  return sum;
}

/** What says of itself which others it shares time with. */
export interface OverlapEntry {
  readonly id: string;
  readonly shared?:
    | { readonly count: number; readonly others: readonly { readonly id: string }[] }
    | null
    | undefined;
}

/** Those that share time, in their order, without what those before it have named: of two that name one another the first. */
export function sayOnce<Entry extends OverlapEntry>(entries: readonly Entry[]): readonly Entry[] {
  const said = new Set<string>();
  return entries.filter(({ id, shared }) => {
    if (!shared) return false;
    // Of one that names some of its others alone, nobody knows whether the rest was said.
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

/** By the index in `sorted`: which up to there ends last. */
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

/** How many have ended where the span begins. */
function countEnded(ends: readonly number[], { startMs }: TimeSpan): number {
  return countFirst(ends, (endMs) => endMs <= startMs);
}

function countStartedBefore(sorted: readonly TimeSpan[], instantMs: number): number {
  return countFirst(sorted, ({ startMs }) => startMs < instantMs);
}

/** For how many from the first on it holds; of those after them for none. */
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
