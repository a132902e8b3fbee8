/** Draws the health of the project whose folder is open here, and the page that says why. Its own bundle. */
import * as vscode from 'vscode';
import { watchRecords } from '../../../pages/changes.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { formatAgo } from '../../platform/ago.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Pages } from '../../platform/documents.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import {
  describePage,
  describeStatus,
  describeTooltip,
  findProjectHere,
  type ShownHealth,
} from './health-text.ts';

export interface HealthHost extends Disposable {
  /** The page of a project; without one, of that whose folder is open here. */
  show(projectId: string | undefined): Promise<void>;
  /** Markdown of that page. */
  load(projectId: string): Promise<string>;
}

/** Right, and left of what the editor itself says of a file. */
const priority = 90;

export function createHealthHost(services: Services, pages: Pages): HealthHost {
  const onError = (error: unknown): void => services.log.warn(`Health: ${String(error)}`);
  const store = new DisposableStore(onError);
  const item = vscode.window.createStatusBarItem('vireo.health', vscode.StatusBarAlignment.Right, priority);
  item.name = services.t('Vireo Health');
  item.command = 'vireo.openScanner';
  const draw = (): void => void drawItem(services, item).catch(onError);
  store.addAll(
    item,
    watchRecords(services, ['health', 'project'], draw),
    vscode.workspace.onDidChangeWorkspaceFolders(draw),
  );
  draw();
  return {
    show: async (projectId) => await showPage(services, pages, projectId ?? (await findHere(services))),
    load: (projectId) => loadPage(services, projectId),
    dispose: () => store.dispose(),
  };
}

async function findHere({ records }: Services): Promise<string | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const { projects } = await records.load();
  return findProjectHere(projects.values(), folders)?.id;
}

/** Undefined where the project was never assessed. */
async function load(services: Services, projectId: string): Promise<ShownHealth | undefined> {
  const { backend, records, clock } = services;
  const [health, { projects }] = await Promise.all([
    backend.ask((api, options) => api.getProjectHealth({ ...options, path: { id: projectId } })),
    records.load(),
  ]);
  return health.assessedAt === null
    ? undefined
    : {
        project: projects.get(projectId)?.name ?? '',
        report: health,
        ago: formatAgo(health.assessedAt, clock.now(), userLocale()),
      };
}

/** Off until a first scan. */
async function drawItem(services: Services, item: vscode.StatusBarItem): Promise<void> {
  const id = await findHere(services);
  const told = id === undefined ? undefined : await load(services, id);
  const status = told && describeStatus(told, services.t);
  if (told === undefined || status === undefined) return item.hide();
  item.text = status.text;
  item.accessibilityInformation = { label: status.spoken, role: 'button' };
  item.tooltip = new vscode.MarkdownString(describeTooltip(told, services.t));
  item.show();
}

async function showPage(services: Services, pages: Pages, projectId: string | undefined): Promise<void> {
  const { t } = services;
  const told = projectId === undefined ? undefined : await load(services, projectId);
  if (projectId !== undefined && told !== undefined) {
    return await pages.show(t('Health of {0}', told.project), projectId);
  }
  const sentence =
    projectId === undefined
      ? t('No project has this folder: link it to one, then ask the Security agent.')
      : t('This project was not assessed yet: ask the Security agent.');
  const ask = t('Ask an Agent…');
  if ((await vscode.window.showInformationMessage(sentence, ask)) === ask) {
    await runCommand('vireo.askAgent');
  }
}

async function loadPage(services: Services, projectId: string): Promise<string> {
  const told = await load(services, projectId);
  return told === undefined ? '' : describePage(told, services.t);
}
