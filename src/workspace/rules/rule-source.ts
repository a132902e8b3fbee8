/**
 * A rule as it is written, in YAML, turned into the compiled form that the engine loads. Ours and a team's go the
 * same way: checked against one schema, names expanded, examples kept for the proof.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import type { CodeLanguage } from '../../scanner/model.ts';
import configSchema from '../../scanner/rules/config-rule.schema.json' with { type: 'json' };
import exampleSchema from '../../scanner/rules/example.schema.json' with { type: 'json' };
import modelSchema from '../../scanner/rules/model.schema.json' with { type: 'json' };
import ruleSchema from '../../scanner/rules/rule.schema.json' with { type: 'json' };
import type { ModelData, RuleData } from '../../scanner/rules/rule-data.ts';
import { readYaml } from '../yaml-file.ts';
import { type ConfigRuleSource, toConfigRule, type WrittenConfigRule } from './config-rule-source.ts';
import { describeErrors } from './schema-problems.ts';

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

/** Examples as they are written. */
export interface RawExamples {
  readonly bad?: readonly unknown[];
  readonly good?: readonly unknown[];
  readonly fixed?: readonly (string | null)[];
}

/** Examples kept by library, in a file of their own: each goes to its rule. */
export interface ExampleFile {
  readonly examples: readonly (RawExamples & { readonly rule: string; readonly language: string })[];
}

/** A file that was read: what it holds, or what is wrong with it, each with the line. */
export type Read<T> = { readonly value: T } | { readonly problems: readonly string[] };

type Yaml = Record<string, unknown>;

export interface RuleReader {
  /** `name` is what problems call the file. */
  readRule(name: string, text: string): Read<RuleSource>;
  readModel(name: string, text: string): Read<ModelData>;
  readExamples(name: string, text: string): Read<ExampleFile>;
  /** A rule for infrastructure. */
  readConfigRule(name: string, text: string): Read<ConfigRuleSource>;
}

export function createRuleReader(): RuleReader {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    allowUnionTypes: true,
    formats: { regex: isRegex },
  });
  const ruleCheck = ajv.compile(ruleSchema);
  const modelCheck = ajv.compile(modelSchema);
  const exampleCheck = ajv.compile(exampleSchema);
  const configCheck = ajv.compile(configSchema);
  return {
    readRule: (name, text) => read({ name, text }, ruleCheck, toRule),
    readModel: (name, text) => read({ name, text }, modelCheck, (raw) => expandNames(raw) as ModelData),
    readExamples: (name, text) => read({ name, text }, exampleCheck, (raw) => raw as unknown as ExampleFile),
    readConfigRule: (name, text) =>
      read({ name, text }, configCheck, (raw) => toConfigRule(raw as unknown as WrittenConfigRule)),
  };
}

function isRegex(source: string): boolean {
  try {
    return new RegExp(source, 'i').source !== '';
  } catch {
    return false;
  }
}

function read<T>(
  { name, text }: { readonly name: string; readonly text: string },
  check: ValidateFunction,
  convert: (raw: Yaml) => T,
): Read<T> {
  const file = readYaml(text);
  if (file.problems.length > 0)
    return { problems: file.problems.map(({ line, message }) => `${name}:${line}: ${message}`) };
  if (check(file.value)) return { value: convert(file.value as Yaml) };
  return { problems: describeErrors(name, file, check.errors ?? []) };
}

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

const nameLists = new Set([
  'call',
  'read',
  'assign',
  'decorator',
  'name',
  'calls',
  'injected',
  'ends',
  'bases',
]);

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

/** Adds the examples that a rule has for a language, or for a family of languages. */
export function addExamples(
  examples: Map<CodeLanguage, ExampleSet>,
  key: string,
  { bad = [], good = [], fixed }: RawExamples,
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
  for (const [key, value] of Object.entries(raw)) addExamples(examples, key, value as RawExamples);
  return examples;
}

function toRule(raw: Yaml): RuleSource {
  const { examples, languages, ...rest } = raw;
  const rule = expandNames({ ...rest, languages: expandLanguages(languages as string[]) }) as RuleData;
  return { rule, examples: toExamples(examples as Yaml) };
}
