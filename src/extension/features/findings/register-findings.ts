/**
 * Findings: the language server for open documents, agents' findings passed on to it, the view, and what is decided
 * about them.
 */
import * as vscode from 'vscode';
import type { Finding } from '../../../api-client/index.ts';
import { plainText } from '../../../contract/plain-text.ts';
import { treeViews } from '../../../contract/views.ts';
import { watchRecords } from '../../platform/changes.ts';
import { registerCommand, registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { loadAll } from '../../platform/pages.ts';
import { nameOf } from '../../platform/records.ts';
import type { Row } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { markDone } from '../welcome/progress.ts';
import { groupByFolder, isBelow } from './agent-findings.ts';
import { createExplanations } from './explanations.ts';
import { buildFindingRows } from './finding-rows.ts';
import { findFindingId } from './finding-target.ts';
import { askReason, ScannerService } from './scanner-service.ts';

const mostFindings = 2_000;

/** A table of every rule: loaded when there is a view to fill, not when the window opens. */
const loadTitles = () => import('../../../contract/rule-titles.generated.ts');

export function registerFindings(services: Services): Disposable {
  const onError = (error: unknown) => services.log.warn(`Findings: ${String(error)}`);
  const store = new DisposableStore(onError);
  const scanner = store.add(new ScannerService(services));
  const explanations = store.add(createExplanations(services, scanner));
  const publish = () => void publishFindings(services, scanner).catch(onError);
  const tree = new RowTree(services, {
    view: treeViews.findings,
    resources: ['finding', 'project'],
    load: () => loadRows(services),
  });
  return store.addAll(
    tree,
    scanner.onDidStart(publish),
    watchRecords(services, ['finding', 'project'], publish),
    vscode.workspace.onDidChangeWorkspaceFolders(publish),
    watchFixes(services),
    services.openers.add(['finding'], ({ ids: [id] }) => openFinding(services, id)),
    services.openers.add(['findings'], (record) => tree.reveal(record)),
    registerRecordCommand(services, 'vireo.openFinding', (target) =>
      openOrTell(services, findFindingId(target)),
    ),
    registerCommand(services, 'vireo.explainFinding', (target) => explanations.show(target)),
    registerRecordCommand(services, 'vireo.acceptFinding', (target) =>
      accept(services, findFindingId(target)),
    ),
    registerRecordCommand(services, 'vireo.dismissFinding', (target) =>
      dismiss(services, findFindingId(target)),
    ),
  );
}

type ShownState = 'open' | 'accepted' | 'dismissed';

async function loadFindings(
  { backend }: Services,
  states: readonly ShownState[],
): Promise<readonly Finding[]> {
  const load = (state: ShownState) =>
    loadAll(
      (cursor) =>
        backend.ask((api, options) =>
          api.listFindings({ ...options, query: { state, limit: 500, ...cursor } }),
        ),
      mostFindings,
    );
  return (await Promise.all(states.map(load))).flat();
}

/** What still stands: open, or accepted and not yet mended. */
const standing = ['open', 'accepted'] as const;

async function loadRows(services: Services): Promise<readonly Row[]> {
  const { records, t } = services;
  const [findings, directory, { ruleTitles }] = await Promise.all([
    loadFindings(services, standing),
    records.load(),
    loadTitles(),
  ]);
  return buildFindingRows(findings, {
    t,
    titles: ruleTitles,
    projectName: (id) => nameOf(directory, id).project,
  });
}

/** Tells the language server; starts it when there is something to show in files that nobody opened. */
async function publishFindings(services: Services, scanner: ScannerService): Promise<void> {
  const { records, backend } = services;
  if (backend.state.phase !== 'ready') return;
  const [findings, { projects }, agents] = await Promise.all([
    loadFindings(services, [...standing, 'dismissed']),
    records.load(),
    backend.ask((api, options) => api.listAgents(options)),
  ]);
  const titles = new Map(agents.items.map(({ name, title }) => [name, title]));
  const groups = groupByFolder(findings, projects.values(), {
    uriOf: (folder, path) => vscode.Uri.joinPath(vscode.Uri.file(folder), path).toString(),
    isOpen: (folder) => vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)) !== undefined,
    titleOf: (agent) => titles.get(agent) ?? agent,
  });
  if (groups.some((group) => group.findings.length > 0)) await scanner.start();
  for (const { folder, findings: own } of groups) {
    await scanner.setFindings({ folder: vscode.Uri.file(folder).toString(), findings: [...own] });
  }
}

async function readFinding({ backend }: Services, id: string): Promise<Finding> {
  return await backend.ask((api, options) => api.getFinding({ ...options, path: { id } }));
}

async function openFinding(services: Services, id: string | undefined): Promise<boolean> {
  if (id === undefined) return false;
  const finding = await readFinding(services, id);
  const { projects } = await services.records.load();
  const folder = projects.get(finding.projectId)?.folder;
  if (!folder || !isBelow(finding.path)) return false;
  const { startLine, startColumn, endLine, endColumn } = finding.range;
  const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), finding.path);
  if (!(await exists(uri))) return false;
  // The language server moves findings along with edits: where its squiggle is now, there the cursor goes.
  const moved = vscode.languages
    .getDiagnostics(uri)
    .find(({ message, source }) => message === plainText(finding.message) && source?.includes('gent'));
  const selection = moved?.range ?? new vscode.Range(startLine, startColumn, endLine, endColumn);
  await vscode.window.showTextDocument(uri, { selection });
  return true;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** As a command it says so when there is nothing to open. */
async function openOrTell(services: Services, id: string | undefined): Promise<void> {
  if (await openFinding(services, id)) return;
  vscode.window.showInformationMessage(
    services.t('The file of this finding is not on this machine any more.'),
  );
}

async function accept({ backend }: Services, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  await backend.ask((api, options) => api.acceptFinding({ ...options, path: { id }, body: {} }));
}

async function dismiss(services: Services, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const { message } = await readFinding(services, id);
  const reason = await askReason(services, message);
  if (reason === undefined) return;
  await services.backend.ask((api, options) =>
    api.dismissFinding({ ...options, path: { id }, body: { reason } }),
  );
}

/** The walkthrough's step "see a finding and fix it": done when a diagnostic of ours goes away while it is edited. */
function watchFixes(services: Services): Disposable {
  const counts = new Map<string, number>();
  return vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      const count = vscode.languages
        .getDiagnostics(uri)
        .filter(({ source }) => source?.toLowerCase().startsWith('vireo')).length;
      const before = counts.get(uri.toString()) ?? 0;
      counts.set(uri.toString(), count);
      const edited = vscode.window.activeTextEditor?.document;
      if (count < before && edited?.isDirty && edited.uri.toString() === uri.toString()) {
        markDone('finding', services);
      }
    }
  });
}
