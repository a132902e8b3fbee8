import type { RuleSet } from './rules/rule-data.ts';
import type { TextAnalysis } from './text-analysis.ts';

/** The analyses beside the code engine, made for the rules of a set that are in use (all when not given). */
export function createAnalyses(
  _ruleSet: RuleSet,
  _ruleIds: readonly string[] | undefined,
): readonly TextAnalysis[] {
  return [];
}
