/** How long, how often and how many at once. */
export interface Limits {
  /** Until something comes of an answer. */
  readonly firstPartMs: number;
  /** The same of a model on the user's own machine: it may have to be loaded first. */
  readonly firstLocalPartMs: number;
  /** Between two parts of it. */
  readonly stallMs: number;
  readonly wholeMs: number;
  /** Again after a fault that may pass, before any text came. */
  readonly retries: number;
  readonly backoffMs: number;
  /** A provider that wants a longer pause is not waited for. */
  readonly longestWaitMs: number;
  /** Faults in a row, after which a provider is let rest, and for how long. */
  readonly faultsInRow: number;
  readonly restMs: number;
  /** Calls to one provider side by side, and that wait. */
  readonly atOnce: number;
  readonly waiting: number;
  readonly outputTokens: number;
}

export const usualLimits: Limits = {
  firstPartMs: 90_000,
  firstLocalPartMs: 300_000,
  stallMs: 60_000,
  wholeMs: 900_000,
  retries: 2,
  backoffMs: 500,
  longestWaitMs: 20_000,
  faultsInRow: 5,
  restMs: 30_000,
  atOnce: 128,
  waiting: 256,
  outputTokens: 4_096,
};
