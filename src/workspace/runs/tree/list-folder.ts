/** The files of a folder without git. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isExcludedFolder } from '../../discovery.ts';
import { type IgnoreRules, noRulesAbove } from '../../ignore-rules.ts';
import { isGitFolderName } from '../files/safe-path.ts';

export interface FolderListing {
  /** Plain files and links, relative, with forward slashes. */
  readonly files: readonly string[];
  /** Folders that were left out as a whole. */
  readonly leftOut: readonly string[];
}

interface Walk {
  readonly root: string;
  readonly files: string[];
  readonly leftOut: string[];
}

/** With `ignores`, without what ignore files name, and without dependencies and build output. */
export async function listFolder(
  root: string,
  { ignores }: { readonly ignores: boolean },
): Promise<FolderListing> {
  const walk: Walk = { root, files: [], leftOut: [] };
  await walkFolder(walk, root, ignores ? noRulesAbove() : undefined);
  return { files: walk.files.sort(), leftOut: walk.leftOut.sort() };
}

async function walkFolder(walk: Walk, folder: string, above: IgnoreRules | undefined): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const rules = await above?.below(folder, new Set(entries.map(({ name }) => name)));
  for (const entry of entries) {
    if (isGitFolderName(entry.name)) continue;
    const absolute = path.join(folder, entry.name);
    const relative = path.relative(walk.root, absolute).split(path.sep).join('/');
    const isFolder = entry.isDirectory();
    const isLeftOut =
      rules !== undefined && (rules.ignores(absolute, isFolder) || isExcludedFolder(entry.name));
    if (isLeftOut) {
      if (isFolder) walk.leftOut.push(relative);
    } else if (isFolder) await walkFolder(walk, absolute, rules);
    else if (entry.isFile() || entry.isSymbolicLink()) walk.files.push(relative);
  }
}
