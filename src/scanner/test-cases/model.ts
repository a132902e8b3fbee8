/** How much an assertion asks: 3 a value, 2 a part, a bound or a kind of it, 1 that there is something. */
export type AssertionLevel = 1 | 2 | 3;

export interface Assertion {
  readonly level: AssertionLevel;
  /** Source of the literals and the kinds of errors that it names: what is expected, and of what. */
  readonly literals: readonly string[];
}

export interface TestCase {
  /** Titles of its suites and its own, outermost first, joined by ` › `. */
  readonly name: string;
  /** By itself, by a suite, by the file, or on a condition. */
  readonly isSkipped: boolean;
  /** Leaves all others out (`it.only`). */
  readonly isFocused: boolean;
  /** Those that can fail the test: none behind `return`, in `if (false)`, or in a `try` that swallows. */
  readonly assertions: readonly Assertion[];
  /** Literals of its table of cases (`it.each`, `parametrize`). */
  readonly cases: readonly string[];
  /** Source without comments, to know it again under another name. */
  readonly body: string;
}

export interface TestsOfFile {
  readonly tests: readonly TestCase[];
  /** Assertions in helpers and hooks. */
  readonly outside: readonly Assertion[];
}
