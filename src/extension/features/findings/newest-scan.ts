/** Which of the scans that are known was the last; pure. */

export interface LastScan {
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  readonly files: number;
  /** Of which commit it is; where several people scan the project. */
  readonly revision?: string;
  /** Why it is its person's alone: a sentence. */
  readonly notOnRecord?: string;
}

/** Of several scans the last; those of a window whose folder belongs to no project are on no record. */
export function newestOf(...scans: readonly (LastScan | undefined)[]): LastScan | undefined {
  return scans.filter((scan) => scan !== undefined).sort((one, other) => (one.at < other.at ? 1 : -1))[0];
}
