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

/** A list to choose from at once. */
const mostWorks = 5;

/**
 * What else was done lately on the project of what runs: the last entry of each work that a note or a task names. Of
 * `entries`, newest first.
 */
export function listOtherWork(entries: readonly TimeEntry[], running: TimeEntry): readonly TimeEntry[] {
  const ofProject = entries.filter(
    ({ projectId, note, taskId }) => projectId === running.projectId && (note !== '' || taskId !== null),
  );
  const works = new Map<string, TimeEntry>();
  for (const entry of ofProject) if (!works.has(nameWork(entry))) works.set(nameWork(entry), entry);
  works.delete(nameWork(running));
  return [...works.values()].slice(0, mostWorks);
}

function nameWork({ taskId, note, tags }: TimeEntry): string {
  return JSON.stringify([taskId, note, tags.toSorted()]);
}
