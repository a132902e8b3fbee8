/** What the records and the open places say together of where a project belongs; pure. */
import type { Project } from '../../../api-client/index.ts';
import {
  matchProjects,
  type Place,
  type ProjectMatch,
  type ProjectRules,
} from '../../../domain/project-rules.ts';

/** Sure only where all places agree. */
export function joinMatches(matches: readonly ProjectMatch[]): ProjectMatch {
  const sure = new Set(matches.map((match) => match.sure));
  const [only] = sure;
  return {
    sure: sure.size === 1 ? only : undefined,
    ids: [...new Set(matches.flatMap(({ ids }) => ids))],
  };
}

/** Its repository on GitHub is one of its repositories. */
export function toRules({ id, folder, githubUrl, remotes, branches }: Project): ProjectRules {
  const github = githubUrl === null ? [] : [githubUrl.replace(/^https:\/\//, '').replace(/\/$/, '')];
  return { id, folder, remotes: [...remotes, ...github], branches };
}

/** The one open project that the place belongs to; undefined where none does, or several do alike. */
export function findSure(projects: Iterable<Project>, place: Place): string | undefined {
  const open = [...projects].filter(({ archivedAt }) => archivedAt === null);
  return matchProjects(open.map(toRules), place).sure;
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
