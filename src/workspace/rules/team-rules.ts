/**
 * A team's own rules: `.vireo/rules/*.yml`, and models of its libraries in `.vireo/rules/models/*.yml`, in the form of
 * ours. They are data of a workspace that nobody vouches for: counted, checked by schema, their regular expressions
 * proven; a `check` can only be one of ours by name. What is refused is left out and told with file, line and field.
 */

import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { defaultCacheDirectory } from '../cache-directory.ts';
import { ignore } from '../ignore-error.ts';
import type { TeamRules } from '../scan-messages.ts';
import { findSlowRegexes } from './check-regexes.ts';
import type { ConfigRuleSource } from './config-rule-source.ts';
import type { ReadFile, RuleFile } from './read-team-file.ts';
import { type RegexVerdict, regexFlags } from './regex-verdict.ts';
import { regexesOf } from './rule-regexes.ts';
import type { RuleSource } from './rule-source.ts';

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

/** Reads the rules below a project's folder, and below any other folders that are named. What is proven of them is kept in the cache. */
export async function loadTeamRules(
  folder: string,
  more: readonly string[] = [],
  cacheDirectory: string = defaultCacheDirectory(),
): Promise<LoadedTeamRules> {
  const folders = [path.join(folder, teamRulesFolder), ...more];
  const files = (await Promise.all(folders.map((each) => listRuleFiles(folder, each)))).flat();
  if (files.length === 0) return none;
  if (files.length > limits.files) {
    return { ...none, problems: [`${teamRulesFolder}: ${files.length} files, the limit is ${limits.files}`] };
  }
  // Loaded here: whoever has no rules of their own does not pay for a schema compiler and the engine's checks.
  const { readTeamFile } = await import('./read-team-file.ts');
  const read = await Promise.all(files.map((file) => readTeamFile(file, limits.fileBytes)));
  return keepWhatIsSafe(read, await findUnsafeRegexes(read, cacheDirectory));
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
    // A link is among them: it is not followed, and whoever reads it says so.
    const names = entries.filter((entry) => !entry.isDirectory() && /\.ya?ml$/.test(entry.name));
    return names.map(({ name }) => name).sort();
  } catch (error) {
    ignore(error, 'most projects have no rules of their own');
    return [];
  }
}

function keepWhatIsSafe(
  read: readonly ReadFile[],
  unsafe: ReadonlyMap<string, RegexVerdict>,
): LoadedTeamRules {
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
  return [`${name}: /${verdict.source.slice(0, 200)}/${regexFlags} ${verdict.why}`];
}

async function findUnsafeRegexes(
  read: readonly ReadFile[],
  cacheDirectory: string,
): Promise<ReadonlyMap<string, RegexVerdict>> {
  const all = [...new Set(read.flatMap(regexesIn))];
  const refuse = (source: string, why: string): RegexVerdict => ({
    source,
    safe: false,
    why,
    isFinal: true,
  });
  const long = all.filter((source) => source.length > limits.regexLength);
  const rest = all.filter((source) => source.length <= limits.regexLength);
  const verdicts = [
    ...long.map((source) => refuse(source, `is refused: longer than ${limits.regexLength} characters`)),
    ...rest
      .slice(limits.regexes)
      .map((source) => refuse(source, `is refused: more than ${limits.regexes} expressions`)),
    ...(await findSlowRegexes(rest.slice(0, limits.regexes), { cacheDirectory })),
  ];
  return new Map(verdicts.map((verdict) => [verdict.source, verdict]));
}
