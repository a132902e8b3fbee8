/** What of a question is ticked. Everything is at first; what the user takes away is kept, so that a reload forgets none of it. Pure. */

import type { ReviewedFile } from '../../src/contract/work/development-questions.ts';
import type { DecideQuestion, RunQuestion, RunViewState } from './messages.ts';

export type Draft = NonNullable<RunViewState['draft']>;

/** What can be ticked, in the order in which it is shown. */
export function choicesOf(question: RunQuestion): readonly string[] {
  if (question.kind === 'allow') return question.commands;
  if (question.kind === 'decide') return orderFiles(question).flatMap(idsOfFile);
  return [];
}

export function idsOfFile({ parts, hunks }: ReviewedFile): readonly string[] {
  return [...parts, ...hunks].map(({ id }) => id);
}

/** Tests that ask for less first, then what is asked about in any case; else as the run has them. */
export function orderFiles({ review }: DecideQuestion): readonly ReviewedFile[] {
  const rank = ({ isTestWeakened, alwaysAsk }: ReviewedFile) =>
    isTestWeakened ? 0 : alwaysAsk === undefined ? 2 : 1;
  return review.files.toSorted((one, other) => rank(one) - rank(other));
}

/**
 * That of an earlier question is none of this one.
 * @param approved what another person has approved of it: the rest is not ticked at first
 */
export function draftFor(
  question: RunQuestion | null | undefined,
  draft: Draft | undefined,
  approved: readonly string[] | null = null,
): Draft | undefined {
  if (!question) return undefined;
  if (draft?.question === question.key) return draft;
  const rejected = approved === null ? [] : choicesOf(question).filter((id) => !approved.includes(id));
  return { question: question.key, rejected, comment: '' };
}

export function chosenOf(question: RunQuestion, { rejected }: Draft): readonly string[] {
  const away = new Set(rejected);
  return choicesOf(question).filter((id) => !away.has(id));
}

/** What is ticked is no more than what was approved. */
export function isWithin(question: RunQuestion, draft: Draft, approved: readonly string[] | null): boolean {
  return approved === null || chosenOf(question, draft).every((id) => approved.includes(id));
}

/** Ticks `ids`, or takes their ticks away. */
export function tick(draft: Draft, ids: readonly string[], isTicked: boolean): Draft {
  const others = draft.rejected.filter((id) => !ids.includes(id));
  return { ...draft, rejected: isTicked ? others : [...others, ...ids] };
}

/** `step` 1 or -1 from `current`; at the ends it stays. */
export function neighbour(
  ids: readonly string[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current);
  if (at === -1) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}
