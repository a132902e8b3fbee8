/** What the suites inside the extension host tell the runner outside of it. */

export interface HostTest {
  readonly title: string;
  /** The stack of its failure; absent when it passed. */
  readonly error?: string;
}

export interface HostReport {
  readonly tests: readonly HostTest[];
}
