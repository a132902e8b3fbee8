/** In which order projects are offered: that of the open folder, then by last use, then by name. Pure. */
import type { Project, TimeEntry } from '../../../api-client/index.ts';

export interface RankedProject {
  readonly project: Project;
  readonly here: boolean;
  readonly recent: boolean;
}

export function rankProjects(
  projects: Iterable<Project>,
  { entries, folders }: { readonly entries: readonly TimeEntry[]; readonly folders: readonly string[] },
): readonly RankedProject[] {
  const lastUse = new Map<string, string>();
  for (const { projectId, startedAt } of entries) {
    if (startedAt > (lastUse.get(projectId) ?? '')) lastUse.set(projectId, startedAt);
  }
  const open = [...projects].filter(({ archivedAt }) => archivedAt === null);
  return open
    .map((project) => ({
      project,
      here: project.folder !== null && folders.some((folder) => isWithin(folder, project.folder ?? '')),
      recent: lastUse.has(project.id),
    }))
    .sort(
      (one, other) =>
        Number(other.here) - Number(one.here) ||
        (lastUse.get(other.project.id) ?? '').localeCompare(lastUse.get(one.project.id) ?? '') ||
        one.project.name.localeCompare(other.project.name),
    );
}

/** True for the folder itself and for what lies in it. */
export function isWithin(path: string, folder: string): boolean {
  const base = folder.replace(/[\\/]+$/, '');
  return path === base || path.startsWith(`${base}/`) || path.startsWith(`${base}\\`);
}
