/** Spans of time and what is left of them when a part is taken out. Instants are epoch milliseconds, ends exclusive. */

/** From `fromMs` up to `toMs`, which is later. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
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

/** Takes `gap` out of `whole`: the lengths of what is left and of the shared part add up to that of the whole. */
export function cutSpan(whole: OpenSpan, gap: Span): Cut {
  const end = whole.endMs ?? Number.POSITIVE_INFINITY;
  const before = { fromMs: whole.startMs, toMs: Math.min(gap.fromMs, end) };
  const after = { startMs: Math.max(gap.toMs, whole.startMs), endMs: whole.endMs };
  return {
    ...(before.fromMs < before.toMs ? { before } : {}),
    ...(after.startMs < end ? { after } : {}),
  };
}

function without(span: Span, other: Span): readonly Span[] {
  const parts = [
    { fromMs: span.fromMs, toMs: Math.min(span.toMs, other.fromMs) },
    { fromMs: Math.max(span.fromMs, other.toMs), toMs: span.toMs },
  ];
  return overlapOf(span, other) === undefined ? [span] : parts.filter(({ fromMs, toMs }) => fromMs < toMs);
}
