/** Reads the rules for infrastructure of a clone, and checks them against their schema. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { configChecks } from '../../src/scanner/infrastructure/checks.ts';
import { ConfigDispatch } from '../../src/scanner/infrastructure/dispatch.ts';
import type { ConfigRule } from '../../src/scanner/infrastructure/rule-form.ts';
import type { ConfigFormat } from '../../src/scanner/infrastructure/tree.ts';
import type { ConfigLanguage } from '../../src/scanner/model.ts';

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

export interface ConfigSources {
  readonly rules: readonly ConfigRuleSource[];
  readonly problems: readonly string[];
}

/** The language that texts of a format are scanned in. */
export const languageOfFormat: Readonly<Record<ConfigFormat, ConfigLanguage>> = {
  dockerfile: 'dockerfile',
  compose: 'yaml',
  kubernetes: 'yaml',
  actions: 'yaml',
  terraform: 'terraform',
};

type Source = Omit<ConfigRule, 'languages'> & Pick<ConfigRuleSource, 'examples'>;

function toRule({ examples, ...rest }: Source): ConfigRuleSource {
  const languages = [...new Set(rest.match.map(({ format }) => languageOfFormat[format]))];
  return { rule: { ...rest, languages }, examples };
}

/** Sentences on rules that no schema can refuse: paths that do not read, checks that do not exist, formats unproven. */
function problemsOf({ rule, examples }: ConfigRuleSource): string[] {
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

/** Reads everything below src/scanner/rules/infrastructure. */
export function readConfigSources(root: string): ConfigSources {
  const folder = path.join(root, 'src/scanner/rules');
  const ajv = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true, formats: { regex: true } });
  const check = ajv.compile(JSON.parse(readFileSync(path.join(folder, 'config-rule.schema.json'), 'utf8')));
  const problems: string[] = [];
  const rules: ConfigRuleSource[] = [];
  for (const file of globSync('infrastructure/**/*.yml', { cwd: folder }).sort()) {
    const raw: unknown = parse(readFileSync(path.join(folder, file), 'utf8'));
    if (!check(raw)) {
      for (const { instancePath, message, params } of (check.errors ?? []).slice(0, 5))
        problems.push(`${file}${instancePath}: ${message ?? 'invalid'} ${JSON.stringify(params)}`);
      continue;
    }
    const source = toRule(raw as Source);
    if (path.basename(file) !== `${source.rule.id}.yml`)
      problems.push(`${file}: the file must be named after its rule, ${source.rule.id}`);
    problems.push(...problemsOf(source));
    rules.push(source);
  }
  rules.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  return { rules, problems };
}
