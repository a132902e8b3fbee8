/**
 * The host side of the Scanner page; a bundle of its own. It counts what the list of findings holds and asks the
 * records for what only they know: scans, health, the past. The page is told again when any of that changes.
 */
import * as vscode from 'vscode';
import {
  type ScannerHostMessage,
  type ScannerOverview,
  type ScannerViewMessage,
  scannerViewMessageSchema,
} from '../../../../../webviews/scanner/messages.ts';
import { findingsText } from '../../../../contract/findings/finding-count-text.ts';
import { runCommand } from '../../../platform/commands.ts';
import type { Disposable } from '../../../platform/disposables.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import type { Page, PageTable } from '../../../platform/pages/page-host.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';
import { isBelow } from '../agent-findings.ts';
import { countOpen } from '../counts/count-open.ts';
import { targetOf } from '../finding-target.ts';
import type { FindingsHost } from '../findings-host.ts';
import type { ListedFinding } from '../listed-finding.ts';
import { followAdvice } from './advice.ts';
import { buildOverview } from './build-overview.ts';
import { type LoadedHealth, loadHealth } from './health-overview.ts';
import { pickExported } from './pick-exported.ts';
import { saveExport } from './save-export.ts';
import { findingsAt, loadPlaces, type ScannerPlace } from './scanner-places.ts';
import { selectFindings, sortFindings, toTableRow } from './select-rows.ts';
import { WorkspaceScan } from './workspace-scan.ts';

/** Figures that change with every keystroke are drawn when nobody types. */
const gatherMs = 400;

export function attachScannerPanel(services: Services, shown: ShownPage, findings: FindingsHost): void {
  hostPage(services, shown, (page) => new ScannerPage(services, page, findings).table);
}

type Message<Type> = Extract<ScannerViewMessage, { type: Type }>;

class ScannerPage {
  private readonly services: Services;
  private readonly page: Page<ScannerHostMessage>;
  private readonly findings: FindingsHost;
  private readonly scan: WorkspaceScan;
  private places: readonly ScannerPlace[] = [];
  private placeId: string | undefined;
  private advice: LoadedHealth['advice'] = new Map();
  private pending: Disposable | undefined;

  constructor(services: Services, page: Page<ScannerHostMessage>, findings: FindingsHost) {
    this.services = services;
    this.page = page;
    this.findings = findings;
    this.scan = new WorkspaceScan(services, () => findings.windowScan);
    page.add({ dispose: () => this.pending?.dispose() });
    page.add(findings.list.onDidChange(() => this.soon()));
    page.add(findings.onDidScan(() => this.soon()));
    page.add(
      services.backend.onDidNotify((notification) => {
        const isHealth = 'type' in notification && notification.type.startsWith('health.');
        if (this.scan.note(notification, this.placeId) || isHealth) this.soon();
      }),
    );
  }

  get table(): PageTable<ScannerViewMessage, ScannerHostMessage> {
    return {
      incoming: scannerViewMessageSchema,
      showsConnection: true,
      // Findings are told by their list, the project of the folder is not.
      watch: ['project'],
      load: () => this.load(),
      on: {
        ready: ({ placeId }) => this.begin(placeId),
        choosePlace: ({ placeId }) => {
          this.placeId = placeId;
          return this.page.fill();
        },
        list: (message) => this.sendRows(message),
        openFinding: (message) =>
          this.withFinding(message, (finding) => this.findings.run('vireo.openFinding', targetOf(finding))),
        explainFinding: (message) =>
          this.withFinding(message, (finding) => runCommand('vireo.explainFinding', targetOf(finding))),
        openFile: ({ uri }) => vscode.window.showTextDocument(vscode.Uri.parse(uri, true)),
        openPlace: (message) => this.openPlace(message),
        scan: async () => {
          await this.scan.start(this.place);
          await this.page.fill();
        },
        cancelScan: () => this.scan.cancel(),
        followAdvice: ({ reason }) => this.follow(reason),
        linkFolder: () => runCommand('vireo.linkFolder'),
        export: (message) => this.export(message),
      },
    };
  }

  private get place(): ScannerPlace {
    const [first] = this.places;
    const chosen = this.places.find(({ projectId }) => projectId === this.placeId) ?? first;
    return chosen ?? { projectId: undefined, name: this.services.t('Open files'), folder: undefined };
  }

  private get listed(): readonly ListedFinding[] {
    return findingsAt(this.place, this.findings.list.all());
  }

  private async begin(placeId: string | undefined): Promise<void> {
    this.placeId = placeId;
    await this.page.fill();
    // The trend needs what is no more: the page does not wait for it.
    if (this.services.backend.state.phase === 'ready') await this.findings.records.includeResolved();
  }

  private soon(): void {
    this.pending ??= this.services.clock.after(gatherMs, () => {
      this.pending = undefined;
      this.page.refresh();
    });
  }

  private async load(): Promise<ScannerOverview> {
    this.places = await loadPlaces(this.services);
    const { place } = this;
    this.placeId = place.projectId;
    await this.findings.list.settled();
    const now = this.services.clock.now();
    const [scan, health] = await Promise.all([
      this.scan.facts(place),
      loadHealth(this.services, place.projectId, this.listed),
    ]);
    this.advice = health.advice;
    const { listed } = this;
    const hasRecords = place.projectId !== undefined && this.services.backend.state.phase === 'ready';
    const { total, parts } = countOpen(listed, hasRecords);
    const projects = this.places.flatMap(({ projectId: id, name }) =>
      id === undefined ? [] : [{ id, name }],
    );
    return {
      type: 'overview',
      places: projects,
      ...(place.projectId === undefined ? {} : { placeId: place.projectId }),
      title: place.name,
      scan,
      health: health.overview,
      counted: findingsText(total, parts, this.services.t),
      ...buildOverview(listed, { now, hasRecords }),
    };
  }

  private async sendRows({ queryId, filter, sort, offset, limit }: Message<'list'>): Promise<void> {
    const selected = sortFindings(selectFindings(this.listed, filter, this.services.clock.now()), sort);
    const rows = selected.slice(offset, offset + limit).map(toTableRow);
    await this.page.send({ type: 'rows', queryId, offset, total: selected.length, rows });
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

  private async follow(reason: string): Promise<void> {
    const { services, findings, place, listed } = this;
    await followAdvice({ services, findings, place, listed }, this.advice.get(reason));
  }

  private async export({ format, filter, sort }: Message<'export'>): Promise<void> {
    const all = sortFindings(this.listed, sort);
    const listed = selectFindings(all, filter, this.services.clock.now());
    const { name, folder } = this.place;
    const exported = await pickExported(this.services.t, { listed, all });
    if (exported === undefined) return;
    const target = { format, title: name, folder, total: all.length };
    const text = await saveExport(this.services, exported, target);
    if (text !== undefined) await this.page.send({ type: 'notice', text });
  }
}
