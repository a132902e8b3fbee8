/**
 * Findings: the language server for open documents, the view, and what is decided about findings. All that is more
 * than registering is in findings-host.ts, which is loaded when there is something to show.
 */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand, registerRecordCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { registerExplain } from './explain/register-explain.ts';
import { decisionCommands, viewCommands } from './finding-commands.ts';
import type { ViewRow } from './finding-rows.ts';
import type { FindingsHost } from './findings-host.ts';
import { SavedVersions } from './fixes/saved-versions.ts';
import { watchFixes } from './fixes/watch-fixes.ts';
import { registerScannerPage } from './scanner-page/register-scanner-page.ts';
import { ScannerService } from './scanner-service.ts';

export function registerFindings(services: Services): Disposable {
  const onError = (error: unknown) => services.log.warn(`Findings: ${String(error)}`);
  const store = new DisposableStore(onError);
  const scanner = store.add(new ScannerService(services));
  const view = store.add(new FindingsView(services, scanner));
  const versions = store.add(new SavedVersions(onError));
  const noteFixes = async (fixed: unknown) => await (await view.host()).noteFixes(fixed, versions);
  const begin = () => void view.host().catch(onError);
  return store.addAll(
    watchFixes(services),
    registerExplain(services, scanner),
    registerScannerPage(services, () => view.host()),
    scanner.onDidStart(begin),
    scanner.onDidFix((files) => void noteFixes(files).catch(onError)),
    registerCommand(services, 'vireo.noteFix', noteFixes),
    services.backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') begin();
    }),
    services.openers.add('own:finding', async (record) => await (await view.host()).open(record)),
    services.mentions.add('finding', async () => (await view.host()).mentions),
    services.openers.add('vireo.findings', async (record) => await (await view.host()).reveal(record)),
    registerCommand(services, 'vireo.scanFile', async () => (await scanner.start()).scanFile(services.t)),
    registerCommand(services, 'vireo.scanWorkspace', async () => {
      const scanned = await (await scanner.start()).scanWorkspace(services.t);
      if (scanned !== undefined) await (await view.host()).noteScan(scanned);
      return scanned;
    }),
    ...viewCommands.map((id) =>
      registerCommand(services, id, async (...args) => await (await view.host()).run(id, ...args)),
    ),
    ...decisionCommands.map((id) =>
      registerRecordCommand(services, id, async (...args) => await (await view.host()).run(id, ...args)),
    ),
  );
}

/** The tree before its bundle is there: what is asked of it waits for that. */
class FindingsView implements Disposable, vscode.TreeDataProvider<ViewRow> {
  private readonly services: Services;
  private readonly scanner: ScannerService;
  private readonly store: DisposableStore;
  private readonly changed = new vscode.EventEmitter<ViewRow[] | undefined>();
  private readonly view: vscode.TreeView<ViewRow>;
  private loading: Promise<FindingsHost> | undefined;
  private loaded: FindingsHost | undefined;
  private ended = false;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(services: Services, scanner: ScannerService) {
    this.services = services;
    this.scanner = scanner;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.view = vscode.window.createTreeView<ViewRow>('vireo.findings', {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.store.addAll(this.changed, this.view);
  }

  async host(): Promise<FindingsHost> {
    this.loading ??= this.load();
    return await this.loading;
  }

  async getChildren(row?: ViewRow): Promise<ViewRow[]> {
    return (await this.host()).tree.getChildren(row);
  }

  getTreeItem(row: ViewRow): vscode.TreeItem {
    return this.loaded?.tree.getTreeItem(row) ?? new vscode.TreeItem('');
  }

  getParent(row: ViewRow): ViewRow | undefined {
    return this.loaded?.tree.getParent(row);
  }

  dispose(): void {
    this.ended = true;
    this.store.dispose();
  }

  private async load(): Promise<FindingsHost> {
    const { FindingsHost } = await import('./findings-host.ts');
    if (this.ended) throw new Error('The extension has ended.');
    const host = this.store.add(new FindingsHost(this.services, this.scanner));
    this.store.add(host.tree.onDidChangeTreeData((rows) => this.changed.fire(rows)));
    this.loaded = host;
    host.attach(this.view);
    return host;
  }
}
