/** What the records and the open places say together of where a project belongs; pure. */
import type { Project } from '../../../api-client/index.ts';
import { findSure, type Place, type ProjectMatch } from '../../../domain/project-rules.ts';

/** Sure only where all places agree. */
export function joinMatches(matches: readonly ProjectMatch[]): ProjectMatch {
  const sure = new Set(matches.map((match) => match.sure));
  const [only] = sure;
  return {
    sure: sure.size === 1 ? only : undefined,
    ids: [...new Set(matches.flatMap(({ ids }) => ids))],
  };
}

/** True where the place surely is of another project: its branch and its commits say nothing of this one. */
export function isOfAnother(
  projects: Iterable<Project>,
  projectId: string | undefined,
  place: Place,
): boolean {
  const sure = findSure(projects, place);
  return sure !== undefined && sure !== projectId;
}
