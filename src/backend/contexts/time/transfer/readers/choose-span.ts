/** Which of the instants that clock times may be is meant: where clocks go back, the length of the work settles it. */
export interface Span {
  readonly startedAt: number;
  readonly seconds: number;
}

export interface Chosen {
  /** Undefined where no end is at or after a start. */
  readonly span: Span | undefined;
  /** Another one is as good: the earlier was chosen. */
  readonly isTied: boolean;
}

function listSpans(starts: readonly number[], ends: readonly number[]): Span[] {
  return starts.flatMap((startedAt) =>
    ends
      .map((endedAt) => ({ startedAt, seconds: (endedAt - startedAt) / 1000 }))
      .filter(({ seconds }) => seconds >= 0),
  );
}

/** `length`: seconds, where they are told. */
export function chooseSpan(
  { starts, ends }: { readonly starts: readonly number[]; readonly ends: readonly number[] },
  length: number | undefined,
): Chosen {
  const off = (span: Span) => (length === undefined ? 0 : Math.abs(span.seconds - length));
  const [best, second] = listSpans(starts, ends).sort((one, other) => off(one) - off(other));
  const isTied = best !== undefined && second !== undefined && off(best) === off(second);
  return { span: best, isTied };
}
