/** What `--rules` names: rules to report, and folders of rules to add. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Project } from '../../workspace/project.ts';
import { namesScanRule } from '../../workspace/rules/known-rules.ts';
import { CliError } from '../io.ts';

export interface RuleChoice {
  /** Names of rules; with `!` those left out. Empty: all. */
  readonly names: readonly string[];
  /** Absolute. */
  readonly folders: readonly string[];
}

/** Throws a CliError for a folder that holds no rules: a scan without the rules that were asked for looks clean. */
export async function readRuleChoice(given: readonly string[], cwd: string): Promise<RuleChoice> {
  const names: string[] = [];
  const folders: string[] = [];
  for (const name of given) {
    const folder = path.resolve(cwd, name);
    if (await meansRule(name, folder)) names.push(name);
    else folders.push(await checkFolder(folder));
  }
  return { names, folders };
}

/** A folder may be called as a rule could be: it is meant where we ship no such rule. */
async function meansRule(name: string, folder: string): Promise<boolean> {
  if (!/^!?(?:[a-z0-9][a-z0-9-]*\*?|\*)$/.test(name)) return false;
  return name.startsWith('!') || namesScanRule(name, []) || (await kindOf(folder)) !== 'folder';
}

async function kindOf(file: string): Promise<'folder' | 'file' | undefined> {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

async function checkFolder(folder: string): Promise<string> {
  const kind = await kindOf(folder);
  if (kind === undefined) throw new CliError('usage', `--rules: ${folder} is not there.`);
  if (kind === 'file')
    throw new CliError('usage', `--rules: ${folder} is a file; name the folder that it lies in.`);
  const names = [...(await readdir(folder)), ...(await namesIn(path.join(folder, 'models')))];
  if (names.some((name) => /\.ya?ml$/.test(name))) return folder;
  throw new CliError('usage', `--rules: ${folder} holds no rules (*.yml).`);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await kindOf(folder)) === 'folder' ? await readdir(folder) : [];
}

/** Throws a CliError for a name that means no rule in any of the projects: misspelt, it would switch all rules off. */
export function checkNames(names: readonly string[], projects: readonly Project[]): void {
  const teams = projects.map(({ team }) => team);
  const unknown = names.filter((name) => !namesScanRule(name.replace(/^!/, ''), teams));
  if (unknown.length === 0) return;
  const listed = unknown.map((name) => `"${name.replace(/^!/, '')}"`).join(', ');
  throw new CliError('usage', `--rules: there is no rule ${listed}; "vireo rules list" shows all.`);
}
