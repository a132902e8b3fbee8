/** What a review says of a change: each stands on a line of it, or on files that it has and lacks. */
import type { WeakeningKind } from '../runs/verdict/compare-tests.ts';

export type RemarkKind = 'finding' | 'weaker-test' | 'lock' | 'conflict' | 'export' | 'model';

export interface Remark {
  readonly kind: RemarkKind;
  /** Relative to the folder; the name that it has after the change, or had where it was deleted. */
  readonly path: string;
  /** From 1, after the change; undefined where it is of the whole file. */
  readonly line: number | undefined;
  /** The line, as it is in the file. */
  readonly quote: string | undefined;
  /** One sentence. */
  readonly text: string;
  /** Where that is from: a rule, a comparison, the name of a model. */
  readonly evidence: string;
}

export const weakeningWords: Readonly<Record<WeakeningKind, string>> = {
  deleted: 'is deleted',
  skipped: 'is skipped',
  focused: 'runs alone: no other test does',
  'assertion-lost': 'asserts less than before',
  'case-lost': 'has a case less than before',
  configuration: 'says otherwise which tests run',
  snapshot: 'has other expected values',
  escaped: 'can end before its tests have run',
  suppressed: 'has a comment more that makes a tool look away',
  unread: 'has lines less, in a language whose tests are not read',
};
