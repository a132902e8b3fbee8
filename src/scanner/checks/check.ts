import type { Hit } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import type { LanguageFamily } from '../languages.ts';

/** Numbers that a rule's YAML sets for its check. */
export type CheckOptions = Readonly<Record<string, number>>;

/** Takes a hit of the check's rule. */
export type ReportHit = (hit: Hit) => void;

/**
 * An algorithm for what no pattern can say; a rule names it. `run` sees one node of its kinds and may look at
 * nothing outside the unit but names; `wholeFile` runs after the units and may look at everything.
 */
export interface Check {
  readonly name: string;
  readonly families?: readonly LanguageFamily[];
  readonly kinds?: readonly number[];
  readonly run?: (file: FileContext, node: number, report: ReportHit, options: CheckOptions) => void;
  readonly wholeFile?: (file: FileContext, report: ReportHit, options: CheckOptions) => void;
}
