/**
 * A team's own rules: `.vireo/rules/*.yml`, and models of its libraries in `.vireo/rules/models/*.yml`, in the form of
 * ours. They are data of a workspace that nobody vouches for: counted, checked by schema, their regular expressions
 * proven; a `check` can only be one of ours by name. What is refused is left out and told with file, line and field.
 */

import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ruleTitles } from '../../contract/rule-titles.generated.ts';
import { checksByName } from '../../scanner/checks/index.ts';
import type { ModelData } from '../../scanner/rules/rule-data.ts';
import { ignore } from '../ignore-error.ts';
import type { TeamRules } from '../scan-messages.ts';
import { readSmallFile } from '../small-file.ts';
import { findSlowRegexes, type RegexVerdict } from './check-regexes.ts';
import { type ConfigRuleSource, problemsOfConfigRule } from './config-rule-source.ts';
import { regexesOf } from './rule-regexes.ts';
import type { RuleReader, RuleSource } from './rule-source.ts';

export const teamRulesFolder = '.vireo/rules';

const limits = { files: 300, fileBytes: 256 * 1024, regexes: 500, regexLength: 1000 } as const;

export interface LoadedTeamRules {
  /** Undefined when there are none. */
  readonly rules: TeamRules | undefined;
  readonly sources: readonly RuleSource[];
  /** Those for infrastructure. */
  readonly configSources: readonly ConfigRuleSource[];
  readonly problems: readonly string[];
}

const none: LoadedTeamRules = { rules: undefined, sources: [], configSources: [], problems: [] };

/** Reads the rules below a project's folder, and below any other folders that are named. */
export async function loadTeamRules(folder: string, more: readonly string[] = []): Promise<LoadedTeamRules> {
  const folders = [path.join(folder, teamRulesFolder), ...more];
  const files = (await Promise.all(folders.map((each) => listRuleFiles(folder, each)))).flat();
  if (files.length === 0) return none;
  if (files.length > limits.files) {
    return { ...none, problems: [`${teamRulesFolder}: ${files.length} files, the limit is ${limits.files}`] };
  }
  // Loaded here: whoever has no rules of their own does not pay for a schema compiler.
  const { createRuleReader } = await import('./rule-source.ts');
  const reader = createRuleReader();
  const read = await Promise.all(files.map((file) => readRuleFile(reader, file)));
  return await refuseWhatIsUnsafe(read);
}

interface RuleFile {
  readonly absolutePath: string;
  /** As problems name it. */
  readonly name: string;
  readonly kind: 'rule' | 'model';
}

async function listRuleFiles(project: string, folder: string): Promise<RuleFile[]> {
  const toFile = (parent: string, kind: RuleFile['kind']) => (name: string) => {
    const absolutePath = path.join(parent, name);
    return { absolutePath, name: path.relative(project, absolutePath).split(path.sep).join('/'), kind };
  };
  const models = path.join(folder, 'models');
  return [
    ...(await yamlFilesIn(folder)).map(toFile(folder, 'rule')),
    ...(await yamlFilesIn(models)).map(toFile(models, 'model')),
  ];
}

async function yamlFilesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name));
    return names.map(({ name }) => name).sort();
  } catch (error) {
    ignore(error, 'most projects have no rules of their own');
    return [];
  }
}

interface ReadFile {
  readonly name: string;
  readonly source?: RuleSource;
  readonly config?: ConfigRuleSource;
  readonly model?: ModelData;
  readonly problems: readonly string[];
}

async function readRuleFile(reader: RuleReader, { absolutePath, name, kind }: RuleFile): Promise<ReadFile> {
  const file = await readSmallFile(absolutePath, limits.fileBytes);
  if (file.kind !== 'text')
    return { name, problems: [`${name} ${file.kind === 'refused' ? file.why : 'is gone'}`] };
  if (kind === 'model') {
    const read = reader.readModel(name, file.text);
    return 'value' in read ? { name, model: read.value, problems: [] } : { name, problems: read.problems };
  }
  if (isForInfrastructure(file.text)) {
    const read = reader.readConfigRule(name, file.text);
    if ('problems' in read) return { name, problems: read.problems };
    const faults = [...idFaults(read.value.rule.id), ...problemsOfConfigRule(read.value)];
    const problems = faults.map((fault) => `${name}: ${fault}`);
    return problems.length > 0 ? { name, problems } : { name, config: read.value, problems };
  }
  const read = reader.readRule(name, file.text);
  if ('problems' in read) return { name, problems: read.problems };
  const problems = faultsOf(read.value).map((fault) => `${name}: ${fault}`);
  return problems.length > 0 ? { name, problems } : { name, source: read.value, problems };
}

/** What a rule for infrastructure matches is of a format; a rule for code names languages. */
function isForInfrastructure(text: string): boolean {
  return /^[ \t]*(?:-[ \t]*)?\{?[ \t]*format[ \t]*:/m.test(text) && !/^languages[ \t]*:/m.test(text);
}

const shippedIds: ReadonlySet<string> = new Set(ruleTitles.keys());

function idFaults(id: string): string[] {
  return shippedIds.has(id) ? [`id: "${id}" is a rule of Vireo's own; choose another`] : [];
}

/** What the schema cannot say. */
function faultsOf({ rule }: RuleSource): string[] {
  const faults = idFaults(rule.id);
  if (rule.check !== undefined && !checksByName.has(rule.check))
    faults.push(`check: "${rule.check}" is not a check of Vireo's own; a rule cannot bring code`);
  return faults;
}

async function refuseWhatIsUnsafe(read: readonly ReadFile[]): Promise<LoadedTeamRules> {
  const unsafe = await findUnsafeRegexes(read);
  const taken = new Set<string>();
  const problems: string[] = [];
  const kept = read.filter((file) => {
    const id = file.source?.rule.id ?? file.config?.rule.id;
    const faults = [
      ...file.problems,
      ...regexesIn(file).flatMap((source) => sentenceFor(file.name, unsafe.get(source))),
      ...(id !== undefined && taken.has(id) ? [`${file.name}: id: "${id}" is taken by another file`] : []),
    ];
    if (id !== undefined) taken.add(id);
    problems.push(...faults);
    return faults.length === 0;
  });
  const sources = kept.flatMap(({ source }) => (source === undefined ? [] : [source]));
  const models = kept.flatMap(({ model }) => (model === undefined ? [] : [model]));
  const configSources = kept.flatMap(({ config }) => (config === undefined ? [] : [config]));
  if (sources.length + models.length + configSources.length === 0) return { ...none, problems };
  const rules = sources.map(({ rule }) => rule);
  const infrastructure = configSources.map(({ rule }) => rule);
  const digest = createHash('sha256').update(JSON.stringify({ rules, models, infrastructure })).digest('hex');
  const team = { version: digest.slice(0, 12), rules, models, infrastructure };
  return { rules: team, sources, configSources, problems };
}

function regexesIn({ source, model, config }: ReadFile): readonly string[] {
  return regexesOf([source?.rule, model, config?.rule]);
}

function sentenceFor(name: string, verdict: RegexVerdict | undefined): string[] {
  if (verdict === undefined || verdict.safe) return [];
  return [`${name}: /${verdict.source.slice(0, 200)}/ ${verdict.why}`];
}

async function findUnsafeRegexes(read: readonly ReadFile[]): Promise<ReadonlyMap<string, RegexVerdict>> {
  const all = [...new Set(read.flatMap(regexesIn))];
  const refuse = (source: string, why: string): RegexVerdict => ({ source, safe: false, why });
  const long = all.filter((source) => source.length > limits.regexLength);
  const rest = all.filter((source) => source.length <= limits.regexLength);
  const verdicts = [
    ...long.map((source) => refuse(source, `is refused: longer than ${limits.regexLength} characters`)),
    ...rest
      .slice(limits.regexes)
      .map((source) => refuse(source, `is refused: more than ${limits.regexes} expressions`)),
    ...(await findSlowRegexes(rest.slice(0, limits.regexes))),
  ];
  return new Map(verdicts.map((verdict) => [verdict.source, verdict]));
}
