import type { Result } from '../../result.ts';

/** One program of a line for a shell, with its arguments. */
export interface SimpleCommand {
  /** With quotes taken off. */
  readonly words: readonly string[];
  /** A word depends on what is known only when it runs: a variable, a substitution, a pattern of file names. */
  readonly isOpen: boolean;
  /** It writes to or reads from a file by `>`, `<`. */
  readonly redirects: boolean;
}

/** Every command of a line, those within `$(…)` and of `sh -c` included; fails where that cannot be known. */
export type ReadLine = (line: string) => Result<readonly SimpleCommand[], 'unreadable'>;
