/** What was wrong with the packages of a commit, by what is known of them now: its manifests and lock files alone are read. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Assessment } from '../dependencies/assess.ts';
import { maxFileCharacters } from '../dependencies/file-text.ts';
import { findAdapter } from '../dependencies/formats/adapters.ts';
import { type Inventory, loadInventory } from '../dependencies/inventory.ts';
import { toRelative } from '../discovery.ts';
import type { TreeFile } from '../git-tree.ts';
import { ignore } from '../ignore-error.ts';
import type { Project } from '../project.ts';
import { type Baseline, newSalt, toEntry } from './baseline-file.ts';
import { withGitTree } from './git-tree-folder.ts';

export interface AssessTreeRequest {
  readonly project: Project;
  /** Anything that names a commit or a tree. */
  readonly ref: string;
  /** That was asked about, absolute; the project's, or one below it. */
  readonly folder: string;
  /** As the project of today; `projectFolder` is where its tree lies. */
  readonly assess: (inventory: Inventory, projectFolder: string) => Promise<Assessment>;
  readonly signal?: AbortSignal;
}

/** A baseline in memory; throws a GitError where the ref is not to be had. */
export async function assessGitTree(request: AssessTreeRequest): Promise<Baseline> {
  const { project, ref, signal, folder, assess } = request;
  const salt = project.baseline?.salt ?? newSalt();
  const wanted = { folder: project.folder, ref, isWanted: isWorthReading, signal };
  return await withGitTree(wanted, async (tree) => {
    const below = path.join(tree, path.relative(project.folder, folder));
    if (!(await isThere(below))) return { version: 1, salt, findings: [] };
    // What is installed is in no commit: it tells of the versions of today, and of those that have stayed.
    const inventory = await loadInventory(below, { signal, installedIn: folder });
    const { findings } = await assess(inventory, tree);
    const entries = findings.map(({ file, finding }) =>
      toEntry(toRelative(tree, path.join(below, file)), finding),
    );
    return { version: 1, salt, findings: entries };
  });
}

/** Requirements may include files of any name. */
function isWorthReading({ path: name, size }: TreeFile): boolean {
  const isRead =
    findAdapter(name) !== undefined || /(?:\.txt|\.in|(?:^|\/)(?:go\.sum|pnpm-workspace\.yaml))$/.test(name);
  return isRead && size <= maxFileCharacters && !/(?:^|\/)node_modules\//.test(name);
}

async function isThere(folder: string): Promise<boolean> {
  try {
    await access(folder);
    return true;
  } catch (error) {
    ignore(error, 'the commit has no such folder: nothing of it was known');
    return false;
  }
}
