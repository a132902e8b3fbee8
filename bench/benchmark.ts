/** What a benchmark gives: figures beside a peer or a limit that was measured in the same run. */

/** One line of the table. `ratio` is ours divided by the peer's (or by the limit). */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** What ours is held against: another tool's figure in the same run, or a fixed limit. */
  readonly peer: number;
  readonly peerName: string;
  readonly ratio: number;
  /** The ratio that is asked for, e.g. `>= 0.8`. */
  readonly goal: string;
  readonly ok: boolean;
}

export interface Benchmark {
  readonly name: string;
  run(): Promise<readonly BenchRow[]>;
}

interface Figures {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
}

/** More is better: ours must reach `share` of the peer's. */
export function atLeast(figures: Figures, share: number): BenchRow {
  const ratio = figures.ours / figures.peer;
  return { ...figures, ratio, goal: `>= ${share}`, ok: ratio >= share };
}

/** Less is better: ours must stay within the limit, or within `share` of the peer's. */
export function atMost(figures: Figures, share = 1): BenchRow {
  const ratio = figures.ours / figures.peer;
  return { ...figures, ratio, goal: `<= ${share}`, ok: ratio <= share };
}

/** A figure against a limit of the product's own. */
export function withinLimit(
  name: string,
  { ours, limit, unit }: { ours: number; limit: number; unit: string },
): BenchRow {
  return atMost({ name, unit, ours, peer: limit, peerName: 'limit' });
}

/** The value below which the given share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
