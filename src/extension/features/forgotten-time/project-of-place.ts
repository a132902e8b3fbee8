/** Which project the commits of a folder are of, by the rules that the timer goes by; pure. */
import type { Project } from '../../../api-client/index.ts';
import { matchProjects, type Place } from '../../../domain/project-rules.ts';
import { toRules } from '../timer/project-places.ts';

/** Null where none is, or several are alike: nothing is guessed, the proposal asks. */
export function findProject(projects: Iterable<Project>, place: Place): string | null {
  const open = [...projects].filter(({ archivedAt }) => archivedAt === null);
  return matchProjects(open.map(toRules), place).sure ?? null;
}
