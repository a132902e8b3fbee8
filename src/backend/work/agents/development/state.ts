/** What the development loop knows from one step to the next. JSON: a run may go on in another process. */
import type { Review } from '../../../../contract/work/development-questions.ts';
import type { CheckResult } from '../../../../workspace/runs/verdict/verdict.ts';

export interface DevelopmentState {
  /** Findings that have a fix and were asked for. */
  readonly fixable: number;
  /** Of what the scan found before anything was changed. */
  readonly known: readonly string[];
  /** Checks that rules allow, and those that a person is asked about. */
  readonly allowed: readonly string[];
  readonly toAsk: readonly string[];
  /** What does not run, and why: sentences. */
  readonly leftOut: readonly string[];
  readonly isolation: string;
  readonly before: readonly CheckResult[];
  readonly after: readonly CheckResult[];
  readonly mended: number;
  readonly newFindings: number | undefined;
  readonly review: Review | undefined;
  /** What becomes of the changes; absent until they are there, and in runs of before. */
  readonly handling?: 'suggest' | 'ask' | 'apply' | undefined;
  readonly accepted: readonly string[];
  /** Of what was accepted where that is not all: the verdict that holds for it. */
  readonly recheck: Pick<Review, 'word' | 'reasons'> | undefined;
  readonly comment: string;
  /** What was written, or why nothing was. */
  readonly outcome: Outcome | undefined;
}

export type Outcome =
  | { readonly kind: 'applied'; readonly files: readonly string[] }
  | { readonly kind: 'declined' }
  | { readonly kind: 'not-applied'; readonly why: string };

export const emptyState: DevelopmentState = {
  ...{ fixable: 0, known: [], allowed: [], toAsk: [], leftOut: [], isolation: '', before: [], after: [] },
  ...{
    mended: 0,
    newFindings: undefined,
    review: undefined,
    accepted: [],
    recheck: undefined,
    comment: '',
    outcome: undefined,
  },
};
