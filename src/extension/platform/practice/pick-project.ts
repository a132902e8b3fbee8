/** Asks for a project: those of the open place and recent ones first, and a way to make one; a bundle of its own. */
import * as vscode from 'vscode';
import { joinFacts, tellProjectsApart } from '../../../pages/practice/told-apart.ts';
import { nameOf } from '../../../pages/records.ts';
import { runCommand } from '../commands.ts';
import { userLocale } from '../l10n.ts';
import { listOwnEntries } from '../own-entries.ts';
import type { Services } from '../services.ts';
import { type RankedProject, rankProjects } from './recent-projects.ts';
import { suggestProject } from './suggest-project.ts';

interface ProjectItem extends vscode.QuickPickItem {
  readonly projectId?: string;
}

export interface PickOptions {
  readonly placeholder: string;
  /** Not offered: it runs already. */
  readonly except?: string;
}

/** Work that is taken up again as it was: that of an entry. */
export interface WorkItem extends vscode.QuickPickItem {
  readonly entryId: string;
}

export type Picked = { readonly projectId: string } | { readonly entryId: string };

/** Enough to know what was worked on lately. */
const recentEntries = 100;

/** The id of the chosen or newly made project; undefined when the user turned away. */
export async function pickProject(services: Services, options: PickOptions): Promise<string | undefined> {
  const picked = await pickWork(services, options, []);
  return picked !== undefined && 'projectId' in picked ? picked.projectId : undefined;
}

/** A project as `pickProject` asks for it, or one of the works, which come first. */
export async function pickWork(
  services: Services,
  options: PickOptions,
  works: readonly WorkItem[],
): Promise<Picked | undefined> {
  const ranked = await loadRanked(services);
  const offered = ranked.filter(({ project }) => project.id !== options.except);
  if (ranked.length === 0) return await addProject();
  const items: readonly (ProjectItem | WorkItem)[] = [...works, ...(await toItems(services, offered))];
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: options.placeholder,
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  if ('entryId' in chosen) return { entryId: chosen.entryId };
  return chosen.projectId === undefined ? await addProject() : { projectId: chosen.projectId };
}

async function addProject(): Promise<Picked | undefined> {
  const id = await runCommand('vireo.addProject');
  return typeof id === 'string' ? { projectId: id } : undefined;
}

async function loadRanked({ records, backend }: Services): Promise<readonly RankedProject[]> {
  const { projects } = await records.load();
  const entries = await listOwnEntries({ backend }, { limit: recentEntries });
  const { ids } = await suggestProject({ records });
  return rankProjects(projects.values(), { entries, fitting: ids });
}

async function toItems({ records, t }: Services, ranked: readonly RankedProject[]): Promise<ProjectItem[]> {
  const directory = await records.load();
  const apart = tellProjectsApart(
    ranked.map(({ project }) => project),
    directory,
    { t, locale: userLocale(), showsClient: true },
  );
  const item = ({ project, here }: RankedProject): ProjectItem => ({
    label: `$(${here ? 'folder-active' : 'project'}) ${project.name}`,
    description: joinFacts(nameOf(directory, project.id).client, apart.get(project), here ? t('here') : ''),
    projectId: project.id,
  });
  const separator = (label: string): ProjectItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const group = (label: string, group: readonly RankedProject[]) =>
    group.length === 0 ? [] : [separator(label), ...group.map(item)];
  return [
    ...group(
      t('recent'),
      ranked.filter(({ here, recent }) => here || recent),
    ),
    ...group(
      t('others'),
      ranked.filter(({ here, recent }) => !here && !recent),
    ),
    separator(''),
    { label: `$(add) ${t('Add Project…')}`, alwaysShow: true },
  ];
}
