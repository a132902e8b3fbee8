import type { RuleSet } from './rules/rule-data.ts';
import type { TextAnalysis } from './text-analysis.ts';

/**
 * The analyses beside the code engine, made for the rules of a set that are in use (all when not given). `salt` goes
 * into the digests of secrets.
 */
export function createAnalyses(
  _ruleSet: RuleSet,
  _ruleIds: readonly string[] | undefined,
  _salt: string,
): readonly TextAnalysis[] {
  return [];
}
