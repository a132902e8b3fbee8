import type { Parser } from 'web-tree-sitter';
import { chosenOf } from './describe-rules.ts';
import { createInfrastructureAnalysis } from './infrastructure/index.ts';
import { createTerraformReader, type TerraformReader } from './infrastructure/terraform/read-terraform.ts';
import type { ModuleSummaries } from './model.ts';
import type { RuleSet } from './rules/rule-data.ts';
import { createSecretAnalysis } from './secrets/index.ts';
import type { TextAnalysis } from './text-analysis.ts';

/** What analyses are made of: the rules, those of them that are in use (all when not given), and parsers. */
export interface AnalysisParts {
  readonly ruleSet: RuleSet;
  readonly ruleIds: readonly string[] | undefined;
  /** The parser of HCL, made when it is asked for. */
  readonly terraform: () => Parser;
  /** What stands beside a file; undefined where the caller cannot say. */
  readonly summaries?: ModuleSummaries | undefined;
  /** Goes into the digests of secrets; undefined where there is no baseline to keep it. */
  readonly salt?: string | undefined;
}

/** The analyses beside the code engine. */
export function createAnalyses(parts: AnalysisParts): readonly TextAnalysis[] {
  const { ruleSet, ruleIds, summaries, salt } = parts;
  const rules = chosenOf(ruleSet.infrastructure ?? [], ruleIds);
  let reader: TerraformReader | undefined;
  const beside = (from: string) => summaries?.beside?.(from) ?? [];
  const terraform: TerraformReader = (text, path) => {
    reader ??= createTerraformReader(parts.terraform(), beside);
    return reader(text, path);
  };
  return [
    createInfrastructureAnalysis(rules, { terraform }, beside),
    createSecretAnalysis(ruleSet.secrets ?? [], { salt, ruleIds }),
  ];
}
