/**
 * What governs the scan of a folder: its `.vireo.yml`, its team's rules and its baseline. All of it is data of a
 * workspace that nobody vouches for: it can choose what is reported, and nothing else.
 */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { type Baseline, loadBaseline } from './baseline/baseline-file.ts';
import { findUnknownRules } from './config/config-rules.ts';
import { defaultConfig, type ProjectConfig } from './config/config-schema.ts';
import { configFileName, loadConfig, mistakenConfigName, type PlaceOf } from './config/load-config.ts';
import { ignore } from './ignore-error.ts';
import { isInside } from './module-resolution.ts';
import { loadTeamRules } from './rules/team-rules.ts';
import type { TeamRules } from './scan-messages.ts';

export interface Project {
  /** Absolute; what the settings' paths are relative to. */
  readonly folder: string;
  readonly config: ProjectConfig;
  /** False where something in `.vireo.yml` is no setting, or has no such value: `config` is what else it says. */
  readonly isConfigWhole: boolean;
  /** Where a field of the settings stands, for complaints. */
  readonly placeOf: PlaceOf;
  readonly team: TeamRules | undefined;
  /** Path of the baseline file, there or not. */
  readonly baselinePath: string;
  readonly baseline: Baseline | undefined;
  /** What is wrong with the above, a sentence each; what is wrong is not in force. */
  readonly problems: readonly string[];
}

/** Loads what governs `root`, an absolute path of a folder or file. */
export async function loadProject(root: string, cacheDirectory?: string): Promise<Project> {
  return await loadProjectIn(await findProjectFolder(root), cacheDirectory);
}

/** Loads what lies in this very folder, whatever is above it, and any other folders of rules that are named. */
export async function loadProjectIn(
  folder: string,
  cacheDirectory?: string,
  ruleFolders: readonly string[] = [],
): Promise<Project> {
  const [{ config, problems, named, placeOf }, team] = await Promise.all([
    loadConfig(folder),
    loadTeamRules(folder, ruleFolders, cacheDirectory),
  ]);
  const baselinePath = path.resolve(folder, config.baseline);
  const baseline = isInside(folder, baselinePath)
    ? await loadBaseline(baselinePath)
    : `${configFileName}: baseline: must lie below the folder of ${configFileName}`;
  const faults = typeof baseline === 'string' ? [baseline] : [];
  // What is wrong with a rule has to be mended before its name means something.
  const unknown = team.problems.length > 0 ? [] : findUnknownRules(named, placeOf, team.rules);
  return {
    folder,
    config,
    isConfigWhole: problems.length === 0,
    placeOf,
    team: team.rules,
    baselinePath,
    baseline: typeof baseline === 'string' ? undefined : baseline,
    problems: [...problems, ...team.problems, ...unknown, ...faults],
  };
}

/** Where nobody trusts what lies in a folder: nothing in it makes a scan see less, and no rule of it runs. */
export function strangersProject(folder: string): Project {
  return {
    folder,
    config: defaultConfig,
    isConfigWhole: true,
    placeOf: () => configFileName,
    team: undefined,
    baselinePath: path.resolve(folder, defaultConfig.baseline),
    baseline: undefined,
    problems: [],
  };
}

/**
 * The nearest folder, from `root` up, with settings of ours; or that of the repository; or `root` itself. What lies
 * above the repository is not the project's.
 */
export async function findProjectFolder(root: string): Promise<string> {
  const start = (await isFolder(root)) ? root : path.dirname(root);
  let folder = start;
  for (;;) {
    if (await holds(folder, [configFileName, mistakenConfigName, '.vireo'])) return folder;
    if (await holds(folder, ['.git'])) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) return start;
    folder = parent;
  }
}

async function holds(folder: string, names: readonly string[]): Promise<boolean> {
  for (const name of names) if (await exists(path.join(folder, name))) return true;
  return false;
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    ignore(error, 'absence is the answer');
    return false;
  }
}

/** A text that is not on disk counts as a file of its folder. */
async function isFolder(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isDirectory();
  } catch (error) {
    ignore(error, 'absence is the answer');
    return false;
  }
}
