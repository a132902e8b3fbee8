/** A rule for infrastructure as it is written, and what it becomes. Ours and a team's go the same way. */
import { configChecks } from '../../scanner/infrastructure/checks.ts';
import { ConfigDispatch } from '../../scanner/infrastructure/dispatch.ts';
import type { ConfigRule } from '../../scanner/infrastructure/rule-form.ts';
import type { ConfigFormat } from '../../scanner/infrastructure/tree.ts';
import type { ConfigLanguage } from '../../scanner/model.ts';

/** A text to scan, under a path of its own where the format's usual one does not do. */
export type ConfigExample = string | { readonly code: string; readonly path?: string };

export interface ConfigExamples {
  readonly bad: readonly ConfigExample[];
  readonly good: readonly ConfigExample[];
  /** What the fix of the bad example at the same place gives; null where no fix is offered. */
  readonly fixed?: readonly (string | null)[];
}

export interface ConfigRuleSource {
  readonly rule: ConfigRule;
  readonly examples: Readonly<Partial<Record<ConfigFormat, ConfigExamples>>>;
}

/** The language that texts of a format are scanned in. */
export const languageOfFormat: Readonly<Record<ConfigFormat, ConfigLanguage>> = {
  dockerfile: 'dockerfile',
  compose: 'yaml',
  kubernetes: 'yaml',
  actions: 'yaml',
  terraform: 'terraform',
};

/** A rule as it is written. */
export type WrittenConfigRule = Omit<ConfigRule, 'languages'> & Pick<ConfigRuleSource, 'examples'>;

/** The compiled form, with the languages that its formats are written in. */
export function toConfigRule({ examples, ...rest }: WrittenConfigRule): ConfigRuleSource {
  const languages = [...new Set(rest.match.map(({ format }) => languageOfFormat[format]))];
  return { rule: { ...rest, languages }, examples };
}

/** Sentences on rules that no schema can refuse: paths that do not read, checks that do not exist, formats unproven. */
export function problemsOfConfigRule({ rule, examples }: ConfigRuleSource): string[] {
  const problems: string[] = [];
  try {
    const dispatch = new ConfigDispatch([rule], configChecks);
    for (const { format } of rule.match) dispatch.matchersFor(format);
  } catch (error) {
    problems.push(`${rule.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
  for (const { format } of rule.match)
    if (examples[format] === undefined) problems.push(`${rule.id}: no examples for ${format}`);
  return [...new Set(problems)];
}
