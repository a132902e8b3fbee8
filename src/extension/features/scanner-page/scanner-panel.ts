/**
 * The host side of the Scanner page; a bundle of its own. It counts what the list of findings holds and asks the
 * records for what only they know: scans, health, the past. The page is told again when any of that changes.
 */
import * as vscode from 'vscode';
import {
  type ScannerHostMessage,
  type ScannerOverview,
  type ScannerViewMessage,
  scannerView,
  scannerViewMessageSchema,
} from '../../../contract/webview/scanner-view.ts';
import { runCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { showPage } from '../../platform/webview-page.ts';
import { isBelow } from '../findings/agent-findings.ts';
import { targetOf } from '../findings/finding-target.ts';
import type { FindingsHost } from '../findings/findings-host.ts';
import type { ListedFinding } from '../findings/listed-finding.ts';
import { buildOverview } from './build-overview.ts';
import { loadHealth } from './health-overview.ts';
import { pickExported } from './pick-exported.ts';
import { saveExport } from './save-export.ts';
import { findingsAt, loadPlaces, type ScannerPlace } from './scanner-places.ts';
import { selectFindings, sortFindings, toTableRow } from './select-rows.ts';
import { WorkspaceScan } from './workspace-scan.ts';

/** Figures that change with every keystroke are drawn when nobody types. */
const gatherMs = 400;

export function attachScannerPanel(
  services: Services,
  panel: vscode.WebviewPanel,
  findings: FindingsHost,
): void {
  const host = new ScannerPanel(services, panel, findings);
  panel.onDidDispose(() => host.dispose());
}

type Message<Type> = Extract<ScannerViewMessage, { type: Type }>;

class ScannerPanel {
  private readonly services: Services;
  private readonly panel: vscode.WebviewPanel;
  private readonly findings: FindingsHost;
  private readonly store: DisposableStore;
  private readonly scan: WorkspaceScan;
  private places: readonly ScannerPlace[] = [];
  private placeId: string | undefined;
  private pending: Disposable | undefined;
  private isStale = false;
  private asOf: string | undefined;

  constructor(services: Services, panel: vscode.WebviewPanel, findings: FindingsHost) {
    this.services = services;
    this.panel = panel;
    this.findings = findings;
    this.scan = new WorkspaceScan(services, () => findings.windowScan);
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    panel.iconPath = new vscode.ThemeIcon('graph');
    this.store.addAll(
      { dispose: () => this.pending?.dispose() },
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.isStale) this.soon();
      }),
      findings.list.onDidChange(() => this.soon()),
      findings.onDidScan(() => this.soon()),
      services.backend.onDidChangeState(() => {
        this.attempt(() => this.sendConnection());
        this.soon();
      }),
      services.backend.onDidNotify((notification) => {
        const isHealth = 'type' in notification && notification.type.startsWith('health.');
        if (this.scan.note(notification, this.placeId) || isHealth) this.soon();
      }),
    );
    showPage(services, panel.webview, { ...scannerView, title: services.t('Scanner') });
  }

  dispose(): void {
    this.store.dispose();
  }

  private get place(): ScannerPlace {
    const [first] = this.places;
    const chosen = this.places.find(({ projectId }) => projectId === this.placeId) ?? first;
    return chosen ?? { projectId: undefined, name: this.services.t('Open files'), folder: undefined };
  }

  private get listed(): readonly ListedFinding[] {
    return findingsAt(this.place, this.findings.list.all());
  }

  private receive(message: unknown): void {
    const parsed = scannerViewMessageSchema.safeParse(message);
    if (parsed.success) this.attempt(() => this.handle(parsed.data));
    else this.services.log.warn('Scanner page: a message outside the contract was refused.');
  }

  private attempt(run: () => Promise<unknown>): void {
    run().catch((error: unknown) => showFailure(this.services, error));
  }

  private async handle(message: ScannerViewMessage): Promise<unknown> {
    switch (message.type) {
      case 'ready':
        return await this.begin(message.placeId);
      case 'choosePlace':
        this.placeId = message.placeId;
        return await this.sendOverview();
      case 'list':
        return await this.sendRows(message);
      case 'openFinding':
        return await this.withFinding(message, (finding) =>
          this.findings.run('vireo.openFinding', targetOf(finding)),
        );
      case 'explainFinding':
        return await this.withFinding(message, (finding) =>
          runCommand('vireo.explainFinding', targetOf(finding)),
        );
      case 'openFile':
        return await vscode.window.showTextDocument(vscode.Uri.parse(message.uri, true));
      case 'openPlace':
        return await this.openPlace(message);
      case 'scan':
        await this.scan.start(this.place);
        return await this.sendOverview();
      case 'cancelScan':
        return await this.scan.cancel();
      case 'export':
        return await this.export(message);
      case 'viewFailed':
        return this.services.log.error(`Scanner page: ${message.message}`);
    }
  }

  private async begin(placeId: string | undefined): Promise<void> {
    this.placeId = placeId;
    await this.sendConnection();
    await this.sendOverview();
    // The trend needs what is no more: the page does not wait for it.
    if (this.services.backend.state.phase === 'ready') await this.findings.records.includeResolved();
  }

  private soon(): void {
    this.isStale = true;
    if (!this.panel.visible) return;
    this.pending ??= this.services.clock.after(gatherMs, () => {
      this.pending = undefined;
      this.attempt(() => this.sendOverview());
    });
  }

  private async sendOverview(): Promise<void> {
    this.isStale = false;
    this.places = await loadPlaces(this.services);
    const { place } = this;
    this.placeId = place.projectId;
    await this.findings.list.settled();
    const now = this.services.clock.now();
    const [scan, health] = await Promise.all([
      this.scan.facts(place),
      loadHealth(this.services, place.projectId),
    ]);
    this.asOf = new Date(now).toISOString();
    const projects = this.places.flatMap(({ projectId: id, name }) =>
      id === undefined ? [] : [{ id, name }],
    );
    const overview: ScannerOverview = {
      type: 'overview',
      places: projects,
      ...(place.projectId === undefined ? {} : { placeId: place.projectId }),
      title: place.name,
      scan,
      health,
      ...buildOverview(this.listed, now),
    };
    await this.send(overview);
  }

  private async sendRows({ queryId, filter, sort, offset, limit }: Message<'list'>): Promise<void> {
    const selected = sortFindings(selectFindings(this.listed, filter, this.services.clock.now()), sort);
    const rows = selected.slice(offset, offset + limit).map(toTableRow);
    await this.send({ type: 'rows', queryId, offset, total: selected.length, rows });
  }

  private async withFinding(
    { uri, key }: { readonly uri: string; readonly key: string },
    run: (finding: ListedFinding) => Promise<unknown>,
  ): Promise<unknown> {
    const finding = this.findings.list.findByKey(uri, key);
    if (finding !== undefined) return await run(finding);
    vscode.window.showInformationMessage(this.services.t('This finding is not there any more.'));
    return undefined;
  }

  private async openPlace({ path, line }: Message<'openPlace'>): Promise<void> {
    const { folder } = this.place;
    if (folder === undefined || !isBelow(path)) return;
    const at = new vscode.Range(line ?? 0, 0, line ?? 0, 0);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, path), { selection: at });
  }

  private async export({ format, filter, sort }: Message<'export'>): Promise<void> {
    const all = sortFindings(this.listed, sort);
    const listed = selectFindings(all, filter, this.services.clock.now());
    const { name, folder } = this.place;
    const exported = await pickExported(this.services.t, { listed, all });
    if (exported === undefined) return;
    const target = { format, title: name, folder, total: all.length };
    const text = await saveExport(this.services, exported, target);
    if (text !== undefined) await this.send({ type: 'notice', text });
  }

  private async sendConnection(): Promise<void> {
    const states = { ready: 'online', starting: 'reconnecting', failed: 'offline' } as const;
    const state = states[this.services.backend.state.phase];
    await this.send({ type: 'connection', state, ...(this.asOf === undefined ? {} : { asOf: this.asOf }) });
  }

  private async send(message: ScannerHostMessage): Promise<void> {
    await this.panel.webview.postMessage(message);
  }
}
