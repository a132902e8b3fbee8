/** What code of tests may do: a password there opens nothing, and a server there answers to the test alone. */
import type { Draft } from './draft.ts';
import type { FileContext } from './file-context.ts';
import { isTestFile } from './test-files.ts';

/** Drafts without those that a path of tests excuses; a weakness there counts as low, since only a test runs it. */
export function asInTests(file: FileContext, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length === 0 || !isTestFile(file.path)) return drafts;
  const kept = drafts.filter((draft) => draft.rule.outsideTests !== true);
  return kept.map(lowered);
}

function lowered(draft: Draft): Draft {
  const { category, severity } = draft.rule;
  const isGrave = category === 'security' && (draft.severity ?? severity) !== 'info';
  return isGrave ? { ...draft, severity: 'low' } : draft;
}
