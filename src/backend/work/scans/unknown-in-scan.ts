/**
 * What was asked of a scan and is not there, held against the project as it is now: told at once, with what may have
 * been meant, and not by a job that fails later. Misspelt, a rule would leave a scan that finds nothing and looks clean.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { governsItself, type Trust } from '../../../contract/work/trust.ts';
import type { UnknownNames } from '../../../contract/work/work-tasks.ts';
import { findNearestNames } from '../../../workspace/config/nearest-names.ts';
import { ignore } from '../../../workspace/ignore-error.ts';
import { loadProject, strangersProject } from '../../../workspace/project.ts';
import { namesRule, suggestRules } from '../../../workspace/rules/known-rules.ts';
import { openScanScope } from '../../../workspace/scan-scope.ts';
import { ScanScopeError } from '../../../workspace/scan-scope-error.ts';
import { WorkRefused } from '../work-refused.ts';

export interface AskedOfScan {
  readonly paths: readonly string[];
  readonly rules: readonly string[];
  readonly trusted?: Trust;
}

/** Throws a `ScanScopeError` where the folder itself cannot be scanned. */
export async function findUnknownInScan(folder: string, asked: AskedOfScan): Promise<UnknownNames> {
  const { folder: real } = await openScanScope(folder, []);
  const paths = await Promise.all(
    asked.paths.map(async (given, index) => await checkPath(real, given, `paths.${index}`)),
  );
  return [...paths.flat(), ...(await findUnknownRules(real, asked))];
}

/** Known when it was asked for, a rule or a path may be gone since. */
export async function requireKnownInScan(folder: string, asked: AskedOfScan): Promise<void> {
  const unknown = await findUnknownInScan(folder, asked);
  if (unknown.length === 0) return;
  throw new WorkRefused('unknown_names', unknown.map(({ field, issue }) => `${field}: ${issue}`).join('; '));
}

async function checkPath(folder: string, given: string, field: string): Promise<UnknownNames> {
  try {
    await openScanScope(folder, [given]);
    return [];
  } catch (error) {
    if (!ScanScopeError.is(error)) throw error;
    const near = error.code === 'path_missing' ? await findNearestPaths(folder, given) : [];
    const meant = near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
    return [{ field, issue: `${error.message}${meant}` }];
  }
}

/** Of the last folder on the way that is there, what is called nearly as the next step. */
async function findNearestPaths(folder: string, given: string): Promise<readonly string[]> {
  const steps = path.posix.normalize(given.replaceAll('\\', '/')).split('/').filter(Boolean);
  for (let length = 0; length < steps.length; length += 1) {
    const parent = steps.slice(0, length).join('/');
    const entries = await namesIn(folder, parent);
    const step = steps[length] ?? '';
    if (entries.includes(step)) continue;
    return findNearestNames(step, entries).map((name) => path.posix.join(parent, name));
  }
  return [];
}

async function namesIn(folder: string, parent: string): Promise<readonly string[]> {
  try {
    const [root = folder] = (await openScanScope(folder, [parent || '.'])).roots;
    return await readdir(root);
  } catch (error) {
    ignore(error, 'what cannot be listed has no name to suggest');
    return [];
  }
}

async function findUnknownRules(folder: string, { rules, trusted }: AskedOfScan): Promise<UnknownNames> {
  if (rules.every((name) => namesRule(bare(name), []))) return [];
  const { team } = governsItself(trusted) ? await loadProject(folder) : strangersProject(folder);
  return rules.flatMap((given, index) => {
    const name = bare(given);
    if (namesRule(name, [team])) return [];
    const suggested = suggestRules(name, [team]) || '; "vireo rules list" shows all.';
    return [{ field: `rules.${index}`, issue: `there is no rule "${name}"${suggested}` }];
  });
}

function bare(name: string): string {
  return name.replace(/^!/, '');
}
