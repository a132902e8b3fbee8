/** How many findings stood, week by week, from the instants that they carry; pure. */

import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import type { TrendPoint } from '../messages.ts';

const weekMs = 7 * 86_400_000;

export interface TrendOptions {
  readonly now: number;
  readonly weeks: number;
}

/** From when to when it stood; a finding that was reopened counts as if it had never been closed. */
interface Span {
  readonly from: number;
  /** Undefined while it stands. */
  readonly until: number | undefined;
  readonly severe: boolean;
}

/**
 * A point a week, the last one now; the first is when the first finding was put on record, at most `weeks` back. Empty
 * where nothing is on record: one instant is no trend.
 */
export function buildTrend(findings: Iterable<ListedFinding>, { now, weeks }: TrendOptions): TrendPoint[] {
  const spans = [...findings].flatMap((finding) => spanOf(finding) ?? []);
  if (spans.length === 0) return [];
  const first = spans.reduce((least, { from }) => Math.min(least, from), now);
  const count = Math.min(weeks, Math.ceil((now - first) / weekMs) + 1);
  const ends = Array.from({ length: count }, (_, index) => now - (count - 1 - index) * weekMs);
  // Before the first finding was on record nothing was known: the line begins with it, and not at nought.
  const instants = ends.map((end) => Math.max(end, first));
  // On its first day a project has one point: two of the same date would draw a line that nobody has seen.
  const points = instants.filter((at, index) => dateOf(at) !== dateOf(instants[index + 1]));
  return points.map((at, index) => pointAt(spans, { at, since: points[index - 1] ?? at - weekMs }));
}

function spanOf({ foundAt, state, decidedAt, resolvedAt, severity }: ListedFinding): Span | undefined {
  if (foundAt === undefined) return undefined;
  const severe = severity === 'critical' || severity === 'high';
  const ended = state === 'resolved' ? resolvedAt : state === 'dismissed' ? decidedAt : null;
  const isOver = state === 'resolved' || state === 'dismissed';
  // Mended in this window and on no record yet: over, and nobody knows since when.
  const until = ended === null ? (isOver ? Number.POSITIVE_INFINITY : undefined) : Date.parse(ended);
  return { from: Date.parse(foundAt), until, severe };
}

interface Week {
  readonly since: number;
  readonly at: number;
}

function pointAt(spans: readonly Span[], { since, at }: Week): TrendPoint {
  const isIn = (instant: number | undefined) => instant !== undefined && instant > since && instant <= at;
  const standing = spans.filter(({ from, until }) => from <= at && (until === undefined || until > at));
  return {
    date: dateOf(at) ?? '',
    open: standing.length,
    severe: standing.filter(({ severe }) => severe).length,
    found: spans.filter(({ from }) => isIn(from)).length,
    gone: spans.filter(({ until }) => isIn(until)).length,
  };
}

function dateOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 10);
}
