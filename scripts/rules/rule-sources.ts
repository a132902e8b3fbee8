/** Reads the rules and models of a clone, checks them against their schemas and turns them into the compiled form. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import type { CodeLanguage } from '../../src/scanner/model.ts';
import type { ModelData, RuleData, RuleSet } from '../../src/scanner/rules/rule-data.ts';
import { type ConfigRuleSource, readConfigSources } from './config-sources.ts';

export interface Example {
  readonly code: string;
  /** Path to scan it under; made from the language when not given. */
  readonly path?: string;
  /** Modules that it imports, by specifier. */
  readonly modules?: Readonly<Record<string, string>>;
}

export interface ExampleSet {
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  /** What the fix of the bad example at the same place gives; null where no fix is offered. */
  readonly fixed: readonly (string | null)[];
}

export interface RuleSource {
  readonly rule: RuleData;
  readonly examples: Map<CodeLanguage, ExampleSet>;
}

export interface Sources {
  readonly rules: readonly RuleSource[];
  readonly models: readonly ModelData[];
  /** Rules for infrastructure. */
  readonly config: readonly ConfigRuleSource[];
  readonly problems: readonly string[];
}

type Yaml = Record<string, unknown>;

const scriptLanguages: readonly CodeLanguage[] = ['typescript', 'tsx', 'javascript'];

function expandLanguages(names: readonly string[]): CodeLanguage[] {
  return [
    ...new Set(names.flatMap((name) => (name === 'script' ? scriptLanguages : [name as CodeLanguage]))),
  ];
}

/** `a.{b,c}` means `a.b` and `a.c`. */
export function expandBraces(name: string): string[] {
  const found = /^(.*?)\{([^{}]*)\}(.*)$/.exec(name);
  if (found === null) return [name];
  const [, before = '', choices = '', after = ''] = found;
  return choices.split(',').flatMap((choice) => expandBraces(before + choice + after));
}

const nameLists = new Set(['call', 'read', 'assign', 'decorator', 'name', 'calls', 'injected', 'ends']);

/** Expands braces wherever a list of names stands. */
function expandNames(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    if (nameLists.has(key)) return value.flatMap((each) => expandBraces(String(each)));
    return value.map((each) => expandNames(each));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, expandNames(each, name)]));
}

function toExample(value: unknown): Example {
  return typeof value === 'string' ? { code: value } : (value as Example);
}

function addExamples(
  examples: Map<CodeLanguage, ExampleSet>,
  key: string,
  { bad = [], good = [], fixed }: { bad?: unknown[]; good?: unknown[]; fixed?: (string | null)[] },
): void {
  for (const language of expandLanguages([key])) {
    const before = examples.get(language);
    examples.set(language, {
      bad: [...(before?.bad ?? []), ...bad.map(toExample)],
      good: [...(before?.good ?? []), ...good.map(toExample)],
      fixed: [...(before?.fixed ?? []), ...bad.map((_bad, index) => fixed?.[index] ?? null)],
    });
  }
}

function toExamples(raw: Yaml): Map<CodeLanguage, ExampleSet> {
  const examples = new Map<CodeLanguage, ExampleSet>();
  for (const [key, value] of Object.entries(raw)) addExamples(examples, key, value as Yaml);
  return examples;
}

/** Examples kept by library, in files of their own: each goes to its rule. */
function addExampleFile(rules: readonly RuleSource[], { file, raw }: { file: string; raw: Yaml }): string[] {
  return (raw['examples'] as Yaml[]).flatMap((set) => {
    const source = rules.find(({ rule }) => rule.id === set['rule']);
    if (source === undefined) return [`examples/${file}: there is no rule ${String(set['rule'])}`];
    addExamples(source.examples, String(set['language']), set);
    return [];
  });
}

function toRule(raw: Yaml): RuleSource {
  const { examples, languages, ...rest } = raw;
  const rule = expandNames({ ...rest, languages: expandLanguages(languages as string[]) }) as RuleData;
  return { rule, examples: toExamples(examples as Yaml) };
}

function validate(check: ValidateFunction, file: string, raw: unknown): string[] {
  if (check(raw)) return [];
  const errors = check.errors ?? [];
  return errors
    .slice(0, 5)
    .map(
      (error) =>
        `${file}${error.instancePath}: ${error.message ?? 'invalid'} ${JSON.stringify(error.params)}`,
    );
}

function readAll(root: string, pattern: string): { file: string; raw: Yaml }[] {
  const files = globSync(pattern, { cwd: root }).sort();
  return files.map((file) => ({
    file: path.basename(file),
    raw: parse(readFileSync(path.join(root, file), 'utf8')) as Yaml,
  }));
}

function namesFit(file: string, raw: Yaml): string[] {
  return file === `${String(raw['id'])}.yml`
    ? []
    : [`${file}: the file must be named after its rule, ${String(raw['id'])}`];
}

/** Reads everything below src/scanner/rules of a clone; `problems` is empty when all of it is well formed. */
export function readSources(root: string): Sources {
  const ajv = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true, formats: { regex: true } });
  const schema = (name: string) =>
    ajv.compile(JSON.parse(readFileSync(path.join(root, 'src/scanner/rules', name), 'utf8')));
  const ruleCheck = schema('rule.schema.json');
  const modelCheck = schema('model.schema.json');
  const rules = readAll(root, 'src/scanner/rules/{security,quality}/*.yml');
  const models = readAll(root, 'src/scanner/rules/models/*.yml');
  const config = readConfigSources(root);
  const exampleCheck = schema('example.schema.json');
  const examples = readAll(root, 'src/scanner/rules/examples/*.yml');
  const problems = [
    ...config.problems,
    ...examples.flatMap(({ file, raw }) => validate(exampleCheck, file, raw)),
    ...rules.flatMap(({ file, raw }) => [...validate(ruleCheck, file, raw), ...namesFit(file, raw)]),
    ...models.flatMap(({ file, raw }) => validate(modelCheck, file, raw)),
  ];
  if (problems.length > 0) return { rules: [], models: [], config: [], problems };
  const made = rules.map(({ raw }) => toRule(raw)).sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  return {
    rules: made,
    models: models.map(({ raw }) => expandNames(raw) as ModelData),
    config: config.rules,
    problems: examples.flatMap((each) => addExampleFile(made, each)),
  };
}

/** The rule set that the engine loads. Its version changes whenever anything in it does. */
export function compileRuleSet(sources: Sources): RuleSet {
  const rules = sources.rules.map(({ rule }) => rule);
  const infrastructure = sources.config.map(({ rule }) => rule);
  const digest = createHash('sha256')
    .update(JSON.stringify({ rules, models: sources.models, infrastructure }))
    .digest('hex');
  return { version: digest.slice(0, 12), rules, models: sources.models, infrastructure };
}
