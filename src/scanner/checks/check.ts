import type { Hit } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import type { LanguageFamily } from '../languages.ts';

/** Numbers that a rule's YAML sets for its check. */
export type CheckOptions = Readonly<Record<string, number>>;

/** Takes a hit of the check's rule. */
export type ReportHit = (hit: Hit) => void;

/** Looks at one node and reports what is wrong with it. */
export type RunCheck = (file: FileContext, node: number, report: ReportHit, options: CheckOptions) => void;

/**
 * An algorithm for what no pattern can say; a rule names it. It is reached by node kind, by the last part of a called
 * name or by operator, and may look at nothing but what is below the
 * node, the unit round it, names and headers. What has to see more says `file`: its
 * nodes are visited in one pass after the units. `wholeFile` has no nodes: it reads the table of names.
 */
export interface Check {
  readonly name: string;
  readonly families?: readonly LanguageFamily[];
  readonly kinds?: readonly number[];
  /** Last parts of called names; `run` gets the call. */
  readonly calls?: readonly string[];
  /** Operators of two operands; `run` gets the comparison, sum or logical expression. */
  readonly operators?: readonly string[];
  readonly scope?: 'file';
  readonly run?: RunCheck;
  readonly wholeFile?: (file: FileContext, report: ReportHit, options: CheckOptions) => void;
}
