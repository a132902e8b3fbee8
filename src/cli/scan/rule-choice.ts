/** What `--rules` names: rules and groups of them to report, and folders of rules to add. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Project } from '../../workspace/project.ts';
import { namesRule, namesScanRule, suggestRules } from '../../workspace/rules/known-rules.ts';
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

/** A folder may be called as a rule could be: it is meant where there is no such rule; `./name` always means it. */
async function meansRule(name: string, folder: string): Promise<boolean> {
  if (name.startsWith('!')) return true;
  if (/^\.|[/\\]/.test(name)) return false;
  return namesScanRule(name, []) || (await kindOf(folder)) === undefined;
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
  const plain = names.map((name) => name.replace(/^!/, ''));
  const unknown = plain.filter((name) => !namesScanRule(name, teams));
  if (unknown.length === 0) return;
  const others = unknown.filter((name) => namesRule(name, teams));
  if (others.length > 0) {
    throw new CliError(
      'usage',
      `--rules: ${quote(others)}: "vireo dependencies" looks for that, not a scan.`,
    );
  }
  const suggested = unknown.map((name) => suggestRules(name, teams)).find((text) => text !== '');
  const hint = suggested ?? '; "vireo rules list" shows all.';
  throw new CliError('usage', `--rules: there is no rule ${quote(unknown)}${hint}`);
}

function quote(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
