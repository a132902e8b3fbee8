/**
 * What was known at a commit: the same scan over the files of its tree, which git's plumbing hands out as they are
 * (no filter, no hook, no checkout) into a folder of our own.
 */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { maxScannedFileBytes } from '../discovery.ts';
import { listTree, readBlobs, type TreeFile } from '../git-tree.ts';
import { findLanguageOfPath } from '../languages.ts';
import { isInside } from '../module-resolution.ts';
import type { Project } from '../project.ts';
import type { WorkspaceScan } from '../workspace-scan.ts';
import { type Baseline, newSalt, toEntry } from './baseline-file.ts';

export interface GitTreeRequest {
  readonly project: Project;
  /** Anything that names a commit or a tree. */
  readonly ref: string;
  readonly signal?: AbortSignal;
}

/** A baseline in memory; throws a GitError where the ref is not to be had. */
export async function scanGitTree(scan: WorkspaceScan, request: GitTreeRequest): Promise<Baseline> {
  const { project, ref, signal } = request;
  const salt = project.baseline?.salt ?? newSalt();
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'vireo-tree-')));
  try {
    await writeTree(project.folder, { ref, folder, signal });
    const own = { ...project, folder, baseline: { version: 1 as const, salt, findings: [] } };
    const result = await scan.scan([folder], { signal, projectOf: async () => own });
    const findings = result.files.flatMap((file) =>
      file.findings.map((finding) => toEntry(file.path, finding)),
    );
    return { version: 1, salt, findings };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface TreeTarget {
  readonly ref: string;
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
}

async function writeTree(repository: string, { ref, folder, signal }: TreeTarget): Promise<void> {
  const files = (await listTree(repository, ref, signal)).filter(isWorthReading);
  await readBlobs(repository, files, async ({ path: name }, bytes) => {
    const target = path.join(folder, name);
    // A tree can be made by hand, with names that lead elsewhere.
    if (!isInside(folder, target) || target === folder) return;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' });
  });
}

function isWorthReading({ path: name, size }: TreeFile): boolean {
  return size <= maxScannedFileBytes && findLanguageOfPath(name) !== undefined;
}
