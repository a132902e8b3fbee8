/** What a scan finds in a commit and did not find where its branch began: both trees are read out of git's objects. */

import type { RuleInfo } from '../../scanner/model.ts';
import { withGitTree } from '../baseline/git-tree-folder.ts';
import { isWorthReading, scanGitTree } from '../baseline/scan-git-tree.ts';
import { GitError } from '../git.ts';
import type { Project } from '../project.ts';
import type { ScannedFinding } from '../scan-messages.ts';
import { describeNotReached } from '../scan-result.ts';
import type { WorkspaceScan } from '../workspace-scan.ts';
import type { BranchChange } from './read-branch-change.ts';

export interface NewFindings {
  readonly findings: readonly { readonly path: string; readonly finding: ScannedFinding }[];
  readonly rules: readonly RuleInfo[];
}

/** The project's settings of today hold for both; a finding in a file that the change has not touched is none of it. */
export async function findNewFindings(
  scan: Pick<WorkspaceScan, 'scan'>,
  {
    project,
    change,
    signal,
  }: { readonly project: Project; readonly change: BranchChange; readonly signal: AbortSignal },
): Promise<NewFindings> {
  const baseline = await scanGitTree(scan, { project, ref: change.from, signal });
  const changed = new Set(change.files.map(({ path }) => path));
  const wanted = { folder: project.folder, ref: change.to, isWanted: isWorthReading, signal };
  return await withGitTree(wanted, async (folder) => {
    const own = { ...project, folder, baseline };
    const result = await scan.scan([folder], { signal, projectOf: async () => own });
    const missing = describeNotReached(result);
    if (missing !== undefined) throw new GitError('failed', missing);
    const findings = result.files.flatMap(({ path, findings: found }) =>
      changed.has(path) ? found.map((finding) => ({ path, finding })) : [],
    );
    return { findings, rules: result.rules };
  });
}
