/** Whether an open folder is a clone of a project that has no folder on this machine yet. */
import { findSure, type Place, type PlacedProject, toRules } from '../../../domain/project-rules.ts';

export interface OfferedFolder {
  readonly projectId: string;
  readonly folder: string;
}

/** By the address of its repository alone, and never a guess: two projects that fit alike are not offered. */
export function folderToOffer(
  projects: readonly PlacedProject[],
  places: readonly Place[],
): OfferedFolder | undefined {
  for (const place of places) {
    const id = place.remote === null ? undefined : findSure(projects, place);
    const project = projects.find((each) => each.id === id);
    const isByRepository = project !== undefined && toRules(project).remotes.length > 0;
    if (isByRepository && project.folder === null) return { projectId: project.id, folder: place.folder };
  }
  return undefined;
}
