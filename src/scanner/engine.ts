import type { Parser } from 'web-tree-sitter';
import { createAnalyses } from './analyses.ts';
import { checksByName } from './checks/index.ts';
import { chosenOf, describeRules } from './describe-rules.ts';
import { Imports } from './flow/imported.ts';
import { codeLanguages, familyOf, type LanguageFamily } from './languages.ts';
import { lazyRecord } from './lazy-record.ts';
import { Dispatch } from './match/dispatch.ts';
import { compileModels, type Models } from './match/models.ts';
import type { CodeLanguage, ModuleSummaries, RuleInfo } from './model.ts';
import type { RuleData, RuleSet } from './rules/rule-data.ts';
import type { Grammars, LoadedGrammar } from './syntax/grammar.ts';
import type { TextAnalysis } from './text-analysis.ts';

/** Everything that is made once: grammars, rules in dispatch tables, models in name tables. */
export interface Engine {
  readonly version: string;
  readonly grammars: Readonly<Record<CodeLanguage, LoadedGrammar>>;
  readonly rules: ReadonlyMap<string, RuleData>;
  /** All rules in use, those of the other analyses among them. */
  readonly infos: readonly RuleInfo[];
  readonly dispatch: Readonly<Record<CodeLanguage, Dispatch>>;
  readonly models: Readonly<Record<LanguageFamily, Models>>;
  /** What looks at every text beside the code engine. */
  readonly analyses: readonly TextAnalysis[];
  /** The parser of HCL, made when it is asked for. */
  readonly terraform: () => Parser;
  /** Goes into the digests of secrets. */
  readonly salt: string;
  /** Present when the caller can say what other modules hold. */
  readonly imports: Imports | undefined;
  readonly nameOf: ModuleSummaries['nameOf'];
}

interface EngineParts {
  readonly grammars: Grammars;
  readonly ruleSet: RuleSet;
  readonly ruleIds: readonly string[] | undefined;
  readonly summaries: ModuleSummaries | undefined;
  readonly salt?: string | undefined;
}

const families: readonly LanguageFamily[] = ['script', 'python'];

/** Compiles a rule set for use. */
export function createEngine(parts: EngineParts): Engine {
  const described = describeRules(parts.ruleSet, parts.ruleIds);
  const chosen = chosenOf(parts.ruleSet.rules, parts.ruleIds);
  const models = lazyRecord(families, (family) => compileModels(parts.ruleSet, family, chosen));
  const dispatch = lazyRecord(codeLanguages, (language) => {
    const rules = chosen.filter((rule) => rule.languages.includes(language));
    return new Dispatch(rules, checksByName, familyOf(language));
  });
  const grammars = parts.grammars.code;
  return {
    version: described.version,
    grammars,
    rules: new Map(chosen.map((rule) => [rule.id, rule])),
    infos: described.rules,
    dispatch,
    models,
    analyses: createAnalyses({ ...parts, terraform: parts.grammars.terraform }),
    terraform: parts.grammars.terraform,
    salt: parts.salt ?? '',
    nameOf: parts.summaries?.nameOf?.bind(parts.summaries),
    imports: parts.summaries && new Imports({ summaries: parts.summaries, grammars, models }),
  };
}
