/**
 * What was asked of a scan and is not there, held against the project as it is now: told at once, with what may have
 * been meant, and not by a job that fails later. Misspelt, a rule would leave a scan that finds nothing and looks clean.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { findNearestNames } from '../../../../workspace/config/nearest-names.ts';
import { ignore } from '../../../../workspace/ignore-error.ts';
import { loadProject } from '../../../../workspace/project.ts';
import { namesRule, suggestRules } from '../../../../workspace/rules/known-rules.ts';
import { openScanScope, ScanScopeError } from '../../../../workspace/scan-scope.ts';
import { ApiError, type FieldIssue } from '../../../platform/http/api-error.ts';

export interface AskedOfScan {
  readonly paths: readonly string[];
  readonly rules: readonly string[];
}

/** Throws a `ScanScopeError` where the folder itself cannot be scanned. */
export async function findUnknownInScan(folder: string, asked: AskedOfScan): Promise<readonly FieldIssue[]> {
  const { folder: real } = await openScanScope(folder, []);
  const paths = await Promise.all(
    asked.paths.map(async (given, index) => await checkPath(real, given, `paths.${index}`)),
  );
  return [...paths.flat(), ...(await findUnknownRules(real, asked.rules))];
}

/** One error for all of them; undefined where there are none. */
export function toRefusal(issues: readonly FieldIssue[]): ApiError | undefined {
  const told = issues.map(({ field, issue }) => `${field}: ${issue}`).join('; ');
  return issues.length === 0 ? undefined : new ApiError('invalid', told, issues);
}

async function checkPath(folder: string, given: string, field: string): Promise<readonly FieldIssue[]> {
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

async function findUnknownRules(folder: string, rules: readonly string[]): Promise<readonly FieldIssue[]> {
  if (rules.every((name) => namesRule(bare(name), []))) return [];
  const { team } = await loadProject(folder);
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
