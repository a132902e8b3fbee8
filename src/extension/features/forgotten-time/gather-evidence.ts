/** What this machine knows of a day: the user's own commits in the open folders, and their calendar file. */
import * as vscode from 'vscode';
import type { ProposeTime } from '../../../api-client/index.ts';
import type { SeenCommit } from '../../../pages/time/evidence-git.ts';
import { readHead, readOwnCommits } from '../../platform/git.ts';
import type { Services } from '../../platform/services.ts';
import { readSetting } from '../../platform/settings.ts';
import { type ReadCalendar, readCalendarFile } from './calendar-file.ts';
import { findProject } from './project-of-place.ts';

export interface Gathered {
  readonly commits: NonNullable<ProposeTime['commits']>;
  readonly calendar?: string;
  /** The same commits with their repositories. */
  readonly seen: readonly SeenCommit[];
  /** What could not be read, in sentences. */
  readonly problem?: string;
}

export async function gatherEvidence(services: Services, date: string): Promise<Gathered> {
  const [{ cuts, ...found }, { problem, ...read }] = await Promise.all([
    gatherCommits(services, date),
    readCalendar(services),
  ]);
  const problems = [...cuts, ...(problem === undefined ? [] : [problem])];
  return { ...found, ...read, ...(problems.length > 0 && { problem: problems.join(' ') }) };
}

/** The API takes no more. */
const mostCommits = 1000;

/** A day more on both sides: the records know the zone of the day, and take what is of it. */
async function gatherCommits({ records, t }: Services, date: string) {
  const { projects } = await records.load();
  const day = Date.parse(`${date}T00:00:00Z`);
  const span = { fromMs: day - 86_400_000, toMs: day + 2 * 86_400_000 };
  const found = await Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map(async ({ uri, name }) => {
      const [head, { commits, cutAt }] = await Promise.all([readHead(uri), readOwnCommits(uri, span)]);
      const projectId = findProject(projects.values(), { folder: uri.fsPath, ...head });
      return {
        name,
        cutAt,
        seen: commits.map((commit) => ({ ...commit, remote: head.remote })),
        commits: commits.map((commit) => ({ ...commit, projectId })),
      };
    }),
  );
  const cuts = found.flatMap(({ name, cutAt }) =>
    cutAt === undefined
      ? []
      : [t('{0}: only the newest {1} commits were looked at, so that some may be missing.', name, cutAt)],
  );
  return {
    commits: found.flatMap(({ commits }) => commits).slice(0, mostCommits),
    seen: found.flatMap(({ seen }) => seen),
    cuts,
  };
}

async function readCalendar({ t }: Services): Promise<ReadCalendar> {
  const path = readSetting('vireo.time.calendarFile');
  if (path === '') return {};
  const { fs } = vscode.workspace;
  const uri = vscode.Uri.file(path);
  return await readCalendarFile({ path, stat: () => fs.stat(uri), read: () => fs.readFile(uri) }, t);
}
