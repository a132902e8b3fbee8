/**
 * The host side of the Scanner page. It counts what the list of findings holds and asks the records for what only they
 * know: scans, health, the past. The page is told again when any of that changes.
 */
import { inBackground } from '../../../src/contract/background/in-background.ts';
import { findingsText } from '../../../src/contract/findings/finding-count-text.ts';
import type { Disposable } from '../../../src/pages/disposables.ts';
import { countOpen } from '../../../src/pages/findings/count-open.ts';
import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import {
  type ScannerHostMessage,
  type ScannerOverview,
  type ScannerViewMessage,
  scannerViewMessageSchema,
} from '../messages.ts';
import { followAdvice } from './advice.ts';
import { buildOverview } from './build-overview.ts';
import { type LoadedHealth, loadHealth } from './health-overview.ts';
import { pickExported } from './pick-exported.ts';
import { saveExport } from './save-export.ts';
import { findingsAt, type ScannerPlace, type ScannerPorts } from './scanned-folders.ts';
import { selectFindings, sortFindings, toTableRow } from './select-rows.ts';
import { WorkspaceScan } from './workspace-scan.ts';

/** Figures that change with every keystroke are drawn when nobody types. */
const gatherMs = 400;

export function defineScanner(ports: ScannerPorts): DefinePage<ScannerViewMessage, ScannerHostMessage> {
  return (page) => new ScannerPage(ports, page).table;
}

type Message<Type> = Extract<ScannerViewMessage, { type: Type }>;

class ScannerPage {
  private readonly ports: ScannerPorts;
  private readonly page: Page<ScannerHostMessage>;
  private readonly scan: WorkspaceScan;
  private places: readonly ScannerPlace[] = [];
  private placeId: string | undefined;
  private advice: LoadedHealth['advice'] = new Map();
  private pending: Disposable | undefined;

  constructor(ports: ScannerPorts, page: Page<ScannerHostMessage>) {
    this.ports = ports;
    this.page = page;
    this.scan = new WorkspaceScan(ports);
    page.add({ dispose: () => this.pending?.dispose() });
    page.add(ports.folders.onDidChange(() => this.soon()));
    page.add(
      ports.backend.onDidNotify((notification) => {
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
          this.withFinding(message, (finding) => this.ports.folders.act('open', finding)),
        explainFinding: (message) =>
          this.withFinding(message, (finding) => this.ports.folders.act('explain', finding)),
        fixFinding: (message) =>
          this.withFinding(message, (finding) => this.ports.folders.act('fix', finding)),
        suppressFinding: (message) =>
          this.withFinding(message, (finding) => this.ports.folders.act('suppress', finding)),
        readFinding: (message) => this.withFinding(message, (finding) => this.sendCode(finding)),
        openFile: ({ uri }) => this.ports.folders.openFile(uri),
        openPlace: (message) => this.openPlace(message),
        scan: async () => {
          await this.scan.start(this.place);
          await this.page.fill();
        },
        cancelScan: () => this.scan.cancel(),
        showOwnScan: async ({ isShown }) => this.ports.folders.showOwnScan(isShown),
        followAdvice: ({ reason }) => this.follow(reason),
        linkFolder: () => this.ports.runCommand('vireo.linkFolder'),
        export: (message) => this.export(message),
      },
    };
  }

  private get place(): ScannerPlace {
    const [first] = this.places;
    const chosen = this.places.find(({ projectId }) => projectId === this.placeId) ?? first;
    return chosen ?? { projectId: undefined, name: this.ports.t('Open files'), folder: undefined };
  }

  private get listed(): readonly ListedFinding[] {
    return findingsAt(this.place, this.ports.folders.all());
  }

  private async begin(placeId: string | undefined): Promise<void> {
    this.placeId = placeId;
    await this.page.fill();
    // The trend needs what is no more: the page does not wait for it.
    if (this.ports.backend.state.phase === 'ready') await this.ports.folders.includeResolved();
  }

  private soon(): void {
    this.pending ??= this.ports.clock.after(gatherMs, () => {
      this.pending = undefined;
      this.page.refresh();
    });
  }

  private async load(): Promise<ScannerOverview> {
    this.places = await this.ports.folders.loadPlaces();
    const { place } = this;
    this.placeId = place.projectId;
    await this.ports.folders.settled();
    const now = this.ports.clock.now();
    const [scan, health] = await Promise.all([
      this.scan.facts(place),
      loadHealth(this.ports, place.projectId, this.listed),
    ]);
    this.advice = health.advice;
    const { listed } = this;
    const own = place.projectId === undefined ? undefined : this.ports.folders.findOwnScan(place.projectId);
    const isReached = place.projectId !== undefined && this.ports.backend.state.phase === 'ready';
    // What is on no record counts where it is asked for.
    const hasRecords = isReached && own?.isShown !== true;
    const { total, parts } = countOpen(listed, hasRecords);
    const projects = this.places.flatMap(({ projectId: id, name }) =>
      id === undefined ? [] : [{ id, name }],
    );
    return {
      type: 'overview',
      places: projects,
      ...(place.projectId === undefined ? {} : { placeId: place.projectId }),
      title: place.name,
      scan: { ...scan, ...(own && { own }) },
      health: health.overview,
      counted: findingsText(total, parts, this.ports.t),
      ...buildOverview(listed, { now, hasRecords }),
    };
  }

  private async sendRows({ queryId, filter, sort, offset, limit }: Message<'list'>): Promise<void> {
    const selected = sortFindings(selectFindings(this.listed, filter, this.ports.clock.now()), sort);
    const rows = selected.slice(offset, offset + limit).map(toTableRow);
    await this.page.send({ type: 'rows', queryId, offset, total: selected.length, rows });
  }

  private async withFinding(
    { uri, key }: { readonly uri: string; readonly key: string },
    run: (finding: ListedFinding) => Promise<unknown>,
  ): Promise<unknown> {
    const finding = this.ports.folders.findByKey(uri, key);
    if (finding !== undefined) return await run(finding);
    inBackground(this.ports.inform(this.ports.t('This finding is not there any more.')), 'Scanner');
    return undefined;
  }

  private async sendCode(finding: ListedFinding): Promise<void> {
    const excerpt = await this.ports.folders.readCode(finding);
    await this.page.send({ type: 'code', key: finding.key, ...(excerpt === undefined ? {} : { excerpt }) });
  }

  private async openPlace({ path, line }: Message<'openPlace'>): Promise<void> {
    const { folder } = this.place;
    if (folder !== undefined) await this.ports.folders.openPlace(folder, { path, line: line ?? 0 });
  }

  private async follow(reason: string): Promise<void> {
    const { ports, place, listed } = this;
    await followAdvice({ ports, place, listed }, this.advice.get(reason));
  }

  private async export({ format, filter, sort }: Message<'export'>): Promise<void> {
    const all = sortFindings(this.listed, sort);
    const listed = selectFindings(all, filter, this.ports.clock.now());
    const { name, folder } = this.place;
    const exported = await pickExported(this.ports, { listed, all });
    if (exported === undefined) return;
    const target = { format, title: name, folder, total: all.length };
    const text = await saveExport(this.ports, exported, target);
    if (text !== undefined) await this.page.send({ type: 'notice', text });
  }
}
