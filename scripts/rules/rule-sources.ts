/** Reads the rules and models of a clone, checks them against their schemas and turns them into the compiled form. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModelData, RuleSet } from '../../src/scanner/rules/rule-data.ts';
import {
  addExamples,
  createRuleReader,
  type ExampleFile,
  type Read,
  type RuleSource,
} from '../../src/workspace/rules/rule-source.ts';
import { type ConfigRuleSource, readConfigSources } from './config-sources.ts';
import { readSecretSources, type SecretSource } from './secret-sources.ts';

export {
  type Example,
  type ExampleSet,
  expandBraces,
  type RuleSource,
} from '../../src/workspace/rules/rule-source.ts';

export interface Sources {
  readonly rules: readonly RuleSource[];
  readonly models: readonly ModelData[];
  /** Rules for infrastructure. */
  readonly config: readonly ConfigRuleSource[];
  /** Formats of secrets. */
  readonly secrets: readonly SecretSource[];
  readonly problems: readonly string[];
}

interface RuleFile {
  readonly name: string;
  readonly text: string;
}

function readAll(root: string, pattern: string): RuleFile[] {
  const files = globSync(pattern, { cwd: root }).sort();
  return files.map((file) => ({
    name: path.basename(file),
    text: readFileSync(path.join(root, file), 'utf8'),
  }));
}

function problemsOf<T>(read: Read<T>): readonly string[] {
  return 'problems' in read ? read.problems : [];
}

function valuesOf<T>(reads: readonly Read<T>[]): T[] {
  return reads.flatMap((read) => ('value' in read ? [read.value] : []));
}

function namesFit({ name }: RuleFile, read: Read<RuleSource>): string[] {
  if ('problems' in read || name === `${read.value.rule.id}.yml`) return [];
  return [`${name}: the file must be named after its rule, ${read.value.rule.id}`];
}

function addExampleFile(rules: readonly RuleSource[], file: ExampleFile): string[] {
  return file.examples.flatMap((set) => {
    const source = rules.find(({ rule }) => rule.id === set.rule);
    if (source === undefined) return [`examples: there is no rule ${set.rule}`];
    addExamples(source.examples, set.language, set);
    return [];
  });
}

/** Reads everything below src/scanner/rules of a clone; `problems` is empty when all of it is well formed. */
export function readSources(root: string): Sources {
  const reader = createRuleReader();
  const rules = readAll(root, 'src/scanner/rules/{security,quality}/*.yml').map((file) => {
    const read = reader.readRule(file.name, file.text);
    return { read, problems: [...problemsOf(read), ...namesFit(file, read)] };
  });
  const models = readAll(root, 'src/scanner/rules/models/*.yml').map(({ name, text }) =>
    reader.readModel(name, text),
  );
  const examples = readAll(root, 'src/scanner/rules/examples/*.yml').map(({ name, text }) =>
    reader.readExamples(`examples/${name}`, text),
  );
  const config = readConfigSources(root);
  const secrets = readSecretSources(root);
  const problems = [
    ...config.problems,
    ...secrets.problems,
    ...rules.flatMap((rule) => rule.problems),
    ...models.flatMap(problemsOf),
    ...examples.flatMap(problemsOf),
  ];
  if (problems.length > 0) return { rules: [], models: [], config: [], secrets: [], problems };
  const made = valuesOf(rules.map(({ read }) => read)).sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  return {
    rules: made,
    models: valuesOf(models),
    config: config.rules,
    secrets: secrets.secrets,
    problems: valuesOf(examples).flatMap((file) => addExampleFile(made, file)),
  };
}

/** The rule set that the engine loads. Its version changes whenever anything in it does. */
export function compileRuleSet(sources: Sources): RuleSet {
  const rules = sources.rules.map(({ rule }) => rule);
  const infrastructure = sources.config.map(({ rule }) => rule);
  const secrets = sources.secrets.map(({ format }) => format);
  const digest = createHash('sha256')
    .update(JSON.stringify({ rules, models: sources.models, infrastructure, secrets }))
    .digest('hex');
  return { version: digest.slice(0, 12), rules, models: sources.models, infrastructure, secrets };
}
