/**
 * What of a project's folder a scan is asked for, and what of it the scan has read to its end. Links are followed
 * before paths are compared, so that none leads out of the folder.
 */
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { toRelative } from './discovery.ts';
import { isInside } from './module-resolution.ts';
import { loadProject, type Project } from './project.ts';
import type { FileReport, WorkspaceScanResult } from './scan-result.ts';
import { ScanScopeError } from './scan-scope-error.ts';

export interface ScanScope {
  /** Absolute, links followed. */
  readonly folder: string;
  /** What to scan: the folder, or what of it was asked for. */
  readonly roots: readonly string[];
}

/** Throws a `ScanScopeError`. */
export async function openScanScope(folder: string, paths: readonly string[]): Promise<ScanScope> {
  const real = await openFolder(folder);
  const roots: string[] = [];
  for (const wanted of paths) roots.push(await resolveRoot(real, wanted));
  return { folder: real, roots: roots.length === 0 ? [real] : roots };
}

async function openFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing
      ? new ScanScopeError(
          'folder_missing',
          `There is no folder ${folder}. Set the project's folder and ask again.`,
          error,
        )
      : new ScanScopeError('folder_unreadable', `The folder ${folder} cannot be read.`, error);
  }
  throw new ScanScopeError(
    'folder_missing',
    `${folder} is not a folder. Set the project's folder and ask again.`,
  );
}

async function resolveRoot(folder: string, wanted: string): Promise<string> {
  const missing = (error: unknown): never => {
    throw new ScanScopeError('path_missing', `${wanted} is not in the project.`, error);
  };
  const named = path.resolve(folder, wanted);
  // What lies outside is told to be outside, whether it is there or not.
  const real = isInside(folder, named) ? await realpath(named).catch(missing) : undefined;
  if (real !== undefined && isInside(folder, real)) return real;
  throw new ScanScopeError('path_outside', `${wanted} leads out of the project's folder.`);
}

const problemsAtMost = 20;

/** Throws a `ScanScopeError` of these sentences, where there are any. */
export function requireNoProblems(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length - problemsAtMost;
  const rest = more > 0 ? [`and ${more} more`] : [];
  throw new ScanScopeError('settings_wrong', [...problems.slice(0, problemsAtMost), ...rest].join('\n'));
}

/**
 * What governs a scan whose findings are kept. By half of its settings it would bring what was set aside, and the next
 * would resolve that: throws a `ScanScopeError` where anything in them is wrong.
 */
export async function loadSoundProject(root: string): Promise<Project> {
  const project = await loadProject(root);
  requireNoProblems(project.problems);
  return project;
}

/** Where a report lies in the folder, with forward slashes. */
export function pathInFolder(folder: string, file: Pick<FileReport, 'root' | 'path'>): string {
  return toRelative(folder, path.join(file.root, file.path));
}

/** The scan names at most so many skipped files; past that, none can be told to have been read. */
const skippedNamedAtMost = 1_000;

/** Files and folders of which a scan can tell what is in them, relative to the folder, with forward slashes. */
export interface ReadFiles {
  /** Read with all that lies below; `''` is the whole folder. None where the scan did not come to its end. */
  readonly roots: readonly string[];
  /** Of these, what was not read to its end. */
  readonly unread: readonly string[];
}

/** A file was read to its end when it lay below a root, was not skipped, and parsed as a whole. */
export function readFilesOf({ folder, roots }: ScanScope, result: WorkspaceScanResult): ReadFiles {
  const skipped = result.skipped.files.flatMap((file) =>
    roots.map((root) => pathInFolder(folder, { root, path: file.path })),
  );
  const partial = result.files.filter((file) => file.partial).map((file) => pathInFolder(folder, file));
  const isTold = !result.cancelled && result.skipped.files.length < skippedNamedAtMost;
  return {
    roots: isTold ? roots.map((root) => toRelative(folder, root)) : [],
    unread: [...new Set([...skipped, ...partial])],
  };
}
