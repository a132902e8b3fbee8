import type { WorkspaceFinding } from '../../contract/findings.ts';

/** A finding of a log, with what the log tells beyond the finding itself. */
export interface ImportedFinding extends WorkspaceFinding {
  /** Markdown. */
  readonly explanation?: string | undefined;
  readonly ruleTitle?: string | undefined;
  readonly ruleUrl?: string | undefined;
  /** In the tool's own baseline or not; absent where it has none. */
  readonly isNew?: boolean | undefined;
  /** The tool has set it aside, for this reason. */
  readonly dismissed?: string | undefined;
}
