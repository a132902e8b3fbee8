/** Which project a place belongs to: by folder, by the address of its repository, by its branch. */
import { fitsGlob } from './glob.ts';

/** What a project says of its places. Without branches it is meant on every branch, with them on those alone. */
export interface ProjectRules {
  readonly id: string;
  /** Absolute path; null when no folder is linked. */
  readonly folder: string | null;
  /** Patterns (`fitsGlob`) over `toRepository` of a remote. */
  readonly remotes: readonly string[];
  /** Patterns (`fitsGlob`) over the name of the branch. */
  readonly branches: readonly string[];
}

/** A project as the records keep it. */
export interface PlacedProject extends ProjectRules {
  /** Its repository on GitHub is one of its repositories. */
  readonly githubUrl: string | null;
  readonly archivedAt: string | null;
}

/** Where somebody works. */
export interface Place {
  /** Absolute path of the open folder. */
  readonly folder: string;
  /** Address of the repository as git has it; null without one. */
  readonly remote: string | null;
  /** Null without a repository, and on no branch. */
  readonly branch: string | null;
}

export interface ProjectMatch {
  /** The one project that the place belongs to; undefined when none does, or several do alike: then it must be asked. */
  readonly sure: string | undefined;
  /** All that fit, the closest first. */
  readonly ids: readonly string[];
}

/**
 * Closest is what names the branch, then what names the folder (the deeper one), then what names the repository (in
 * more letters). Never a guess: two that fit alike leave `sure` undefined.
 */
export function matchProjects(projects: Iterable<ProjectRules>, place: Place): ProjectMatch {
  const fitting = [...projects]
    .flatMap((project) => {
      const rank = rankOf(project, place);
      return rank === undefined ? [] : [{ id: project.id, rank }];
    })
    .sort((one, other) => compareRanks(other.rank, one.rank));
  const [first, second] = fitting;
  const alone = first !== undefined && (second === undefined || compareRanks(first.rank, second.rank) > 0);
  return { sure: alone ? first.id : undefined, ids: fitting.map(({ id }) => id) };
}

/** What a project of the records says of its places. */
export function toRules({ id, folder, githubUrl, remotes, branches }: PlacedProject): ProjectRules {
  const github = githubUrl === null ? [] : [githubUrl.replace(/^https:\/\//, '').replace(/\/$/, '')];
  return { id, folder, remotes: [...remotes, ...github], branches };
}

/** The one open project that the place belongs to; undefined where none does, or several do alike. */
export function findSure(projects: Iterable<PlacedProject>, place: Place): string | undefined {
  const open = [...projects].filter(({ archivedAt }) => archivedAt === null);
  return matchProjects(open.map(toRules), place).sure;
}

/** True where the place surely is of another project: its branch and its commits say nothing of this one. */
export function isOfAnother(
  projects: Iterable<PlacedProject>,
  projectId: string | undefined,
  place: Place,
): boolean {
  const sure = findSure(projects, place);
  return sure !== undefined && sure !== projectId;
}

/**
 * Whether the branch and the commits of the place can be of work on the project: in its folder or one of its repositories where
 * it says which, else wherever no other project surely is.
 */
export function canBePlaceOf(projects: readonly PlacedProject[], projectId: string, place: Place): boolean {
  const own = projects.find(({ id }) => id === projectId);
  if (own === undefined) return false;
  const { folder, remotes } = toRules(own);
  if (folder === null && remotes.length === 0) return !isOfAnother(projects, projectId, place);
  return (folder !== null && isWithin(place.folder, folder)) || fitOfRemote(remotes, place) > 0;
}

/** Undefined where neither remote is an address: then only a commit that both repositories have tells. */
export function isSameRemote(one: string | null, other: string | null): boolean | undefined {
  const [repository, another] = [toRepository(one), toRepository(other)];
  return repository === null && another === null ? undefined : repository === another;
}

/** Letters of the branch's pattern, of the folder, of the remote's pattern; 0 where the project names none. */
type Rank = readonly [branch: number, folder: number, remote: number];

function fitOfRemote(remotes: ProjectRules['remotes'], place: Place): number {
  return remotes.length === 0 ? 0 : (longestFit(remotes, toRepository(place.remote)) ?? 0);
}

function rankOf({ folder, remotes, branches }: ProjectRules, place: Place): Rank | undefined {
  const branch = longestFit(branches, place.branch);
  if (branch === undefined) return undefined;
  const inFolder = folder !== null && isWithin(place.folder, folder) ? folder.length : 0;
  const remote = fitOfRemote(remotes, place);
  const namesPlace = folder !== null || remotes.length > 0;
  if (inFolder === 0 && remote === 0 && (namesPlace || branch === 0)) return undefined;
  return [branch, inFolder, remote];
}

/** Letters of the longest pattern that fits; 0 without patterns, undefined when none of them fits. */
function longestFit(patterns: readonly string[], text: string | null): number | undefined {
  if (patterns.length === 0) return 0;
  const fitting = text === null ? [] : patterns.filter((pattern) => fitsGlob(pattern, text));
  // A bare star fits, too: it counts as one letter.
  return fitting.length === 0
    ? undefined
    : Math.max(...fitting.map((pattern) => pattern.replaceAll('*', '').length + 1));
}

function compareRanks(one: Rank, other: Rank): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** True for the folder itself and for what lies in it; separators of both kinds. */
export function isWithin(path: string, folder: string): boolean {
  const base = folder.replace(/[\\/]+$/, '');
  return path === base || path.startsWith(`${base}/`) || path.startsWith(`${base}\\`);
}

/**
 * `github.com/acme/api` for every way to write the address of a repository: HTTPS, SSH, `git@host:path`, with and
 * without user, port and `.git`. Lower case. Null when it is no address, such as a path of the machine.
 */
export function toRepository(remote: string | null): string | null {
  const text = (remote ?? '')
    .trim()
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '');
  const parts =
    /^(?:[a-z+]+:\/\/)(?:[^@/\s]+@)?([\w.-]+)(?::\d+)?\/(\S+)$/i.exec(text) ??
    /^(?:[^@/\s]+@)?([\w-]+\.[\w.-]+|localhost):(?![\\/]{2})\/?(\S+)$/i.exec(text) ??
    /^()([\w-]+\.[\w.-]+\/\S+)$/.exec(text);
  if (parts === null || /^file:/i.test(text)) return null;
  return [parts[1], parts[2]].filter(Boolean).join('/').toLowerCase();
}
