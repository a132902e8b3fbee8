import type { Parser } from 'web-tree-sitter';
import type { RuleSet } from './rules/rule-data.ts';
import type { TextAnalysis } from './text-analysis.ts';

/** What analyses are made of: the rules, those of them that are in use (all when not given), and parsers. */
export interface AnalysisParts {
  readonly ruleSet: RuleSet;
  readonly ruleIds: readonly string[] | undefined;
  readonly terraform: Parser;
}

/** The analyses beside the code engine. */
export function createAnalyses(_parts: AnalysisParts): readonly TextAnalysis[] {
  return [];
}
