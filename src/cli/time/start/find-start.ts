/** On which project a timer starts, and since when: by options, else by the folder and the clock. */
import type { ApiClient, GitFacts, TimeEntry } from '../../../api-client/index.ts';
import { matchProjects, toRules } from '../../../domain/project-rules.ts';
import { addDays, findInstant, localDate } from '../../../domain/zones.ts';
import { findProjectLike, listNamedProjects, type NamedProject, nameOf } from '../../backend/find-project.ts';
import { CliError, type CliIo } from '../../io.ts';
import { requireClear } from '../entry-times.ts';
import { findGitFacts } from '../git-facts.ts';
import { toMoment } from '../option-times.ts';

interface StartPlace {
  readonly folder: string;
  readonly git: GitFacts | undefined;
}

/** The one that the folder belongs to beyond doubt. */
export async function findFolderProject(client: ApiClient, io: CliIo): Promise<string | undefined> {
  const git = await findGitFacts(io);
  return matchFolder(await listOpen(client), { folder: io.cwd, git }).sure;
}

async function listOpen(client: ApiClient): Promise<readonly NamedProject[]> {
  return (await listNamedProjects(client)).filter(({ project }) => project.archivedAt === null);
}

function matchFolder(
  open: readonly NamedProject[],
  { folder, git }: StartPlace,
): ReturnType<typeof matchProjects> {
  return matchProjects(
    open.map(({ project }) => toRules(project)),
    { folder, remote: git?.remote ?? null, branch: git?.branch ?? null },
  );
}

/** The one that is named, else the one that the folder belongs to beyond doubt, by the rules of the editor. */
export async function findStartProject(
  client: ApiClient,
  said: string | undefined,
  place: StartPlace,
): Promise<string> {
  if (said !== undefined) return (await findProjectLike(client, said)).id;
  const open = await listOpen(client);
  const { sure, ids } = matchFolder(open, place);
  if (sure !== undefined) return sure;
  const fitting = open.filter(({ project }) => ids.includes(project.id)).map(nameOf);
  throw new CliError(
    'usage',
    fitting.length === 0
      ? 'No project belongs to this folder: name one with --project, or set its folder with "vireo project edit".'
      : `This folder belongs to more than one project: ${fitting.join(', ')}. Name one with --project.`,
  );
}

/** So far back may a time of the clock lie that is later than now: in the night, that of the evening before. */
const longestNightMs = 43_200_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

interface Since {
  readonly zone: string;
  readonly nowMs: number;
  /** What runs, which a start ends where it begins. */
  readonly running: TimeEntry | null;
}

/** A clock that the evening before has twice, or not at all, is none of it. */
function findEvening(
  on: (date: string) => number,
  { today, nowMs, own }: { readonly today: string; readonly nowMs: number; readonly own: number },
): number {
  const isNight = nowMs - own + dayMs <= longestNightMs + hourMs;
  const before = isNight ? on(addDays(today, -1)) : own;
  return nowMs - before <= longestNightMs ? before : own;
}

/** An instant. Throws where it has not come yet, and where what runs began later. */
export function findStart(from: string, { zone, nowMs, running }: Since): string {
  const today = localDate(nowMs, zone);
  const on = (date: string) => {
    const startedAt = toMoment(from, { date, option: '--from' });
    requireClear({ startedAt }, zone);
    const [day = '', time = ''] = startedAt.split('T');
    const found = findInstant(day, time, { zone });
    return found.ok ? found.value : Date.parse(startedAt);
  };
  const own = on(today);
  const startMs = own > nowMs ? findEvening(on, { today, nowMs, own }) : own;
  if (startMs > nowMs) throw new CliError('usage', `--from: ${from} is later than now.`);
  if (nowMs - startMs > dayMs) {
    const hint = 'Add what is over with "vireo time add", with its start and end.';
    throw new CliError(
      'usage',
      `--from: ${from} is more than 24 hours ago, longer than a timer runs. ${hint}`,
    );
  }
  if (running !== null && startMs <= Date.parse(running.startedAt)) {
    const hint = 'Stop or discard it first, or edit its start with "vireo time edit".';
    throw new CliError('usage', `--from: the timer that runs started later than ${from}. ${hint}`);
  }
  return new Date(startMs).toISOString();
}
