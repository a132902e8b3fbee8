/** Folders of installed dependencies: a run sees the user's own by a link, and never writes there. */
import { lstat, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';

const names = new Set(
  'node_modules bower_components jspm_packages vendor .venv venv .tox .nox target .gradle .m2 Pods deps .bundle'.split(
    ' ',
  ),
);

export function isDependencyFolder(relative: string): boolean {
  return names.has(path.posix.basename(relative));
}

/** Links those that are plain folders of the user's; the answer lists them. */
export async function linkDependencies(
  from: string,
  to: string,
  folders: readonly string[],
): Promise<readonly string[]> {
  const linked: string[] = [];
  for (const folder of folders.filter(isDependencyFolder)) {
    const source = path.join(from, folder);
    if (!(await lstat(source)).isDirectory()) continue;
    const link = path.join(to, folder);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(source, link, 'junction');
    linked.push(folder);
  }
  return linked;
}
