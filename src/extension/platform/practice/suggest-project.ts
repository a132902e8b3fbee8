/** The project that the open place belongs to: proposed, never recorded as time without being asked for. */
import * as vscode from 'vscode';
import { matchProjects, type Place, type ProjectMatch, toRules } from '../../../domain/project-rules.ts';
import { readHead } from '../git.ts';
import type { Services } from '../services.ts';
import { readSetting } from '../settings.ts';
import { joinMatches } from './project-places.ts';

/** Where somebody works, as far as it is beyond doubt. */
export interface WorkPlace {
  readonly projectId: string | null;
  readonly branch: string | null;
}

/** Of the folder that is worked in; of all that are open where none is. Sure only where they agree. */
export async function suggestProject(services: Pick<Services, 'records'>): Promise<ProjectMatch> {
  return await matchPlaces(services, await findPlaces());
}

/** Where somebody works, for what is kept of it: no guess, and no branch where facts of git are not to be kept. */
export async function findWorkPlace(services: Pick<Services, 'records'>): Promise<WorkPlace> {
  const places = await findPlaces();
  const { sure } = await matchPlaces(services, places);
  const branches = new Set(
    places.map(({ folder, branch }) =>
      readSetting('vireo.git.attachFacts', vscode.Uri.file(folder)) ? branch : null,
    ),
  );
  const [branch = null] = branches;
  return { projectId: sure ?? null, branch: branches.size === 1 ? branch : null };
}

async function matchPlaces(
  { records }: Pick<Services, 'records'>,
  places: readonly Place[],
): Promise<ProjectMatch> {
  const { projects } = await records.load();
  const rules = [...projects.values()].filter(({ archivedAt }) => archivedAt === null).map(toRules);
  return joinMatches(places.map((place) => matchProjects(rules, place)));
}

async function findPlaces(): Promise<readonly Place[]> {
  return await Promise.all(
    workFolders().map(async ({ uri }) => ({ folder: uri.fsPath, ...(await readHead(uri)) })),
  );
}

/** The folder of the active editor; without one all that are open. */
function workFolders(): readonly vscode.WorkspaceFolder[] {
  const active = vscode.window.activeTextEditor?.document.uri;
  const worked = active && vscode.workspace.getWorkspaceFolder(active);
  return worked === undefined ? (vscode.workspace.workspaceFolders ?? []) : [worked];
}
