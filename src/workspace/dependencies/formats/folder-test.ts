/** Folders of a workspace's packages, as npm and Cargo name them. */
import path from 'node:path';
import { pathTest } from '../../config/policy.ts';

/** A pattern of .gitignore fits what lies below a folder, too; these name the folder alone. */
export function folderTest(patterns: readonly string[]): (folder: string) => boolean {
  const fits = pathTest(patterns.map((pattern) => `/${pattern.replace(/^\.?\//, '')}`));
  if (patterns.some((pattern) => pattern.includes('**'))) return fits;
  return (folder) => fits(folder) && !(folder.includes('/') && fits(path.posix.dirname(folder)));
}
