/** Reads the rules for infrastructure of a clone, and checks them against their schema. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import {
  type ConfigRuleSource,
  problemsOfConfigRule,
  toConfigRule,
  type WrittenConfigRule,
} from '../../src/workspace/rules/config-rule-source.ts';

export {
  type ConfigExample,
  type ConfigExamples,
  type ConfigRuleSource,
  languageOfFormat,
} from '../../src/workspace/rules/config-rule-source.ts';

export interface ConfigSources {
  readonly rules: readonly ConfigRuleSource[];
  readonly problems: readonly string[];
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
    const source = toConfigRule(raw as WrittenConfigRule);
    if (path.basename(file) !== `${source.rule.id}.yml`)
      problems.push(`${file}: the file must be named after its rule, ${source.rule.id}`);
    problems.push(...problemsOfConfigRule(source));
    rules.push(source);
  }
  rules.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  return { rules, problems };
}
