/** Spans of time and what is left of them when a part is taken out. Instants are epoch milliseconds, ends exclusive. */

/** From `fromMs` up to `toMs`, which is later. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The same by the names that entries have for their ends: from `startMs` up to `endMs`. */
export interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** What has a start and, once it is over, an end. */
export interface OpenSpan {
  readonly startMs: number;
  /** Undefined while it goes on. */
  readonly endMs?: number | undefined;
}

/** The parts of a span before and after a gap; each undefined when nothing of it is left. */
export interface Cut {
  readonly before?: Span;
  readonly after?: OpenSpan;
}

/** The part that both share; undefined when they share none. */
export function overlapOf(one: Span, other: Span): Span | undefined {
  const fromMs = Math.max(one.fromMs, other.fromMs);
  const toMs = Math.min(one.toMs, other.toMs);
  return fromMs < toMs ? { fromMs, toMs } : undefined;
}

/** What is left of `span` without the `others`, in order of time. */
export function subtractSpans(span: Span, others: readonly Span[]): readonly Span[] {
  return others.reduce<readonly Span[]>(
    (left, other) => left.flatMap((part) => without(part, other)),
    [span],
  );
}

/** As `subtractSpans`, for what names its ends as entries do. */
export function subtractTime(span: TimeSpan, others: readonly TimeSpan[]): readonly TimeSpan[] {
  const left = subtractSpans(toSpan(span), others.map(toSpan));
  return left.map(({ fromMs, toMs }) => ({ startMs: fromMs, endMs: toMs }));
}

function toSpan({ startMs, endMs }: TimeSpan): Span {
  return { fromMs: startMs, toMs: endMs };
}

/** Takes `gap` out of `whole`: the lengths of what is left and of the shared part add up to that of the whole. */
export function cutSpan(whole: OpenSpan, gap: Span): Cut {
  const span = { fromMs: whole.startMs, toMs: whole.endMs ?? Number.POSITIVE_INFINITY };
  const left = subtractSpans(span, [gap]);
  const before = left.find(({ toMs }) => toMs <= gap.fromMs);
  const after = left.find(({ fromMs }) => fromMs >= gap.toMs);
  return {
    ...(before && { before }),
    ...(after && { after: { startMs: after.fromMs, endMs: whole.endMs } }),
  };
}

function without(span: Span, other: Span): readonly Span[] {
  const parts = [
    { fromMs: span.fromMs, toMs: Math.min(span.toMs, other.fromMs) },
    { fromMs: Math.max(span.fromMs, other.toMs), toMs: span.toMs },
  ];
  return overlapOf(span, other) === undefined ? [span] : parts.filter(({ fromMs, toMs }) => fromMs < toMs);
}
