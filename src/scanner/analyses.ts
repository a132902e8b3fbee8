import type { Parser } from 'web-tree-sitter';
import { createInfrastructureAnalysis } from './infrastructure/index.ts';
import { createTerraformReader } from './infrastructure/terraform/read-terraform.ts';
import type { ModuleSummaries, RuleInfo } from './model.ts';
import type { RuleSet } from './rules/rule-data.ts';
import { createSecretAnalysis } from './secrets/index.ts';
import type { TextAnalysis } from './text-analysis.ts';

/** What analyses are made of: the rules, those of them that are in use (all when not given), and parsers. */
export interface AnalysisParts {
  readonly ruleSet: RuleSet;
  readonly ruleIds: readonly string[] | undefined;
  readonly terraform: Parser;
  /** What stands beside a file; undefined where the caller cannot say. */
  readonly summaries?: ModuleSummaries | undefined;
  /** Goes into the digests of secrets; undefined where there is no baseline to keep it. */
  readonly salt?: string | undefined;
}

/** The rules that are in use. */
export function chosenOf<Rule extends RuleInfo>(
  rules: readonly Rule[],
  ruleIds: readonly string[] | undefined,
): readonly Rule[] {
  return ruleIds === undefined ? rules : rules.filter(({ id }) => ruleIds.includes(id));
}

/** The analyses beside the code engine. */
export function createAnalyses(parts: AnalysisParts): readonly TextAnalysis[] {
  const { ruleSet, ruleIds, summaries, salt } = parts;
  const rules = chosenOf(ruleSet.infrastructure ?? [], ruleIds);
  const terraform = createTerraformReader(parts.terraform, (path) => summaries?.beside?.(path) ?? []);
  return [
    createInfrastructureAnalysis(rules, { terraform }),
    createSecretAnalysis(ruleSet.secrets ?? [], { salt, ruleIds }),
  ];
}
