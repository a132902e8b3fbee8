/** What the development loop knows from one step to the next. JSON: a run may go on in another process. */
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
  readonly accepted: readonly string[];
  /** Of what was accepted where that is not all: the verdict that holds for it. */
  readonly recheck: Pick<Review, 'word' | 'reasons'> | undefined;
  readonly comment: string;
  /** What was written, or why nothing was. */
  readonly outcome: Outcome | undefined;
}

/** What a person is asked to decide on. */
export interface Review {
  readonly word: string;
  readonly reasons: readonly string[];
  readonly files: readonly ReviewedFile[];
}

export interface ReviewedFile {
  readonly path: string;
  readonly alwaysAsk: string | undefined;
  readonly isTestWeakened: boolean;
  readonly parts: readonly { readonly id: string; readonly title: string }[];
  readonly hunks: readonly ReviewedHunk[];
}

export interface ReviewedHunk {
  readonly id: string;
  /** One-based. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
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
