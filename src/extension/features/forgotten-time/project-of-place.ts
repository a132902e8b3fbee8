/** Which project the commits of a folder are of, by the rules that the timer goes by; pure. */
import type { Project } from '../../../api-client/index.ts';
import { findSure, type Place } from '../../../domain/project-rules.ts';

/** Null where none is, or several are alike: nothing is guessed, the proposal asks. */
export function findProject(projects: Iterable<Project>, place: Place): string | null {
  return findSure(projects, place) ?? null;
}
