/** In which order projects are offered: those of the open place, then by last use, then by name. Pure. */
import type { Project, TimeEntry } from '../../../api-client/index.ts';

export interface RankedProject {
  readonly project: Project;
  readonly here: boolean;
  readonly recent: boolean;
}

/** `fitting`: ids of the projects that the open place belongs to, the closest first. */
export function rankProjects(
  projects: Iterable<Project>,
  { entries, fitting }: { readonly entries: readonly TimeEntry[]; readonly fitting: readonly string[] },
): readonly RankedProject[] {
  const lastUse = new Map<string, string>();
  for (const { projectId, startedAt } of entries) {
    if (startedAt > (lastUse.get(projectId) ?? '')) lastUse.set(projectId, startedAt);
  }
  const open = [...projects].filter(({ archivedAt }) => archivedAt === null);
  return open
    .map((project) => ({
      project,
      here: fitting.includes(project.id),
      recent: lastUse.has(project.id),
    }))
    .sort(
      (one, other) =>
        Number(other.here) - Number(one.here) ||
        fitting.indexOf(one.project.id) - fitting.indexOf(other.project.id) ||
        (lastUse.get(other.project.id) ?? '').localeCompare(lastUse.get(one.project.id) ?? '') ||
        one.project.name.localeCompare(other.project.name),
    );
}
