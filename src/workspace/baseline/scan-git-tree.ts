/** What was known of the files of a commit: the same scan over its tree. */
import { maxScannedFileBytes } from '../discovery.ts';
import { GitError } from '../git.ts';
import type { TreeFile } from '../git-tree.ts';
import { findLanguageOfPath } from '../languages.ts';
import type { Project } from '../project.ts';
import { describeNotReached } from '../scan-result.ts';
import type { WorkspaceScan } from '../workspace-scan.ts';
import { type Baseline, newSalt, toEntry } from './baseline-file.ts';
import { withGitTree } from './git-tree-folder.ts';

export interface GitTreeRequest {
  readonly project: Project;
  /** Anything that names a commit or a tree. */
  readonly ref: string;
  readonly signal?: AbortSignal;
}

/** A baseline in memory; throws a GitError where the ref is not to be had, or not all of it was scanned. */
export async function scanGitTree(scan: WorkspaceScan, request: GitTreeRequest): Promise<Baseline> {
  const { project, ref, signal } = request;
  const salt = project.baseline?.salt ?? newSalt();
  const wanted = { folder: project.folder, ref, isWanted: isWorthReading, signal };
  return await withGitTree(wanted, async (folder) => {
    const own = { ...project, folder, baseline: { version: 1 as const, salt, findings: [] } };
    const result = await scan.scan([folder], { signal, projectOf: async () => own });
    const missing = describeNotReached(result);
    if (missing !== undefined) throw new GitError('failed', missing);
    const findings = result.files.flatMap((file) =>
      file.findings.map((finding) => toEntry(file.path, finding)),
    );
    return { version: 1, salt, findings };
  });
}

function isWorthReading({ path: name, size }: TreeFile): boolean {
  return size <= maxScannedFileBytes && findLanguageOfPath(name) !== undefined;
}
