/**
 * The gate on folders: at most 30 TypeScript files each, so that a stranger can read a folder's list of names.
 * Larger ones outside the contexts stand in folder-sizes.json with their size, which may only shrink.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../paths.ts';

const limit = 30;
const neverLarger = 'src/backend/contexts/';

/** Folder → number of `.ts` files in it, of those above the limit. */
export function listLargeFolders(root: string): ReadonlyMap<string, number> {
  const files = globSync('{src,webviews,scripts,bench,demo,test}/**/*.ts', {
    cwd: root,
    exclude: (name) => ['node_modules', 'cases', 'fixtures'].includes(path.basename(name)),
  });
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = path.dirname(file).replaceAll(path.sep, '/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count > limit).sort());
}

/** A sentence for each folder that is too large, or smaller than its exception says. */
export function findFolderProblems(
  large: ReadonlyMap<string, number>,
  exceptions: Readonly<Record<string, number>>,
): readonly string[] {
  const grown = [...large].flatMap(([folder, count]) => {
    const allowed = folder.startsWith(neverLarger) ? limit : (exceptions[folder] ?? limit);
    return count > allowed
      ? [`${folder} has ${count} .ts files, of at most ${allowed}: give some a folder.`]
      : [];
  });
  const shrunk = Object.entries(exceptions).flatMap(([folder, allowed]) => {
    const count = large.get(folder) ?? 0;
    return count < allowed
      ? [`${folder} has shrunk: write ${count > limit ? count : 'nothing'} in folder-sizes.json.`]
      : [];
  });
  return [...grown, ...shrunk];
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const exceptions = JSON.parse(readFileSync(path.join(import.meta.dirname, 'folder-sizes.json'), 'utf8'));
  const problems = findFolderProblems(listLargeFolders(process.argv[2] ?? projectRoot), exceptions);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
