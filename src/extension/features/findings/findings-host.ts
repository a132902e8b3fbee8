/**
 * What stands behind the Findings view; a bundle of its own, loaded when there is something to show. Joins squiggles
 * and records to one list (finding-list.ts), arranges it (findings-tree.ts), and does what rows and titles offer.
 */
import * as vscode from 'vscode';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { ExplainParams, Explanation } from '../../../contract/explanation.ts';
import { watchRecords } from '../../../pages/changes.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import { countOpenApart } from '../../../pages/findings/count-open.ts';
import { isNarrowed, standardFilter } from '../../../pages/findings/finding-filter.ts';
import type { ListedFinding } from '../../../pages/findings/listed-finding.ts';
import { formatAgo } from '../../platform/ago.ts';
import { setContext } from '../../platform/context.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { markDone } from '../../platform/walkthrough/progress.ts';
import { findAtCursor } from './at-cursor.ts';
import { askText, pickFilter, pickGrouping, pickSorting } from './choices/filter-picks.ts';
import { OwnScans } from './choices/own-scans.ts';
import { ViewChoices } from './choices/view-choices.ts';
import { SavedFiles } from './counts/saved-files.ts';
import { OwnChanges } from './decision-conflicts.ts';
import { assignFindings, commentFinding, loadOwnId } from './discuss-finding.ts';
import {
  type ActionPorts,
  decide,
  fixFinding,
  openFinding,
  openOrExplain,
  suppressFinding,
} from './finding-actions.ts';
import type { FindingCommand } from './finding-commands.ts';
import { FindingList } from './finding-list.ts';
import type { MoreRow, ViewRow } from './finding-rows.ts';
import type { FindingTarget } from './finding-target.ts';
import { FindingsTree } from './findings-tree.ts';
import { readFixes, saveFixed } from './fixes/own-fixes.ts';
import type { SavedVersions } from './fixes/saved-versions.ts';
import { loadLastScan } from './last-scan.ts';
import { FindingMentions } from './mentions/finding-mentions.ts';
import { type LastScan, newestOf } from './newest-scan.ts';
import { publishFindings } from './publish-findings.ts';
import { mostFindings, RecordedFindings } from './recorded-findings.ts';
import { recordScansHere, scanFixed } from './scanner-page/recorded-scans.ts';
import type { ScannerService } from './scanner-service.ts';
import { describeView, whyEmpty } from './view-words.ts';

/** Counts in the title follow an edit as soon as anybody could read them. */
const describeAfterMs = 200;

/** Of all folders of this window, by the language server. */
export interface WindowScan {
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  readonly files: number;
  readonly durationMs: number;
}

export class FindingsHost implements Disposable {
  readonly records: RecordedFindings;
  readonly own: OwnScans;
  readonly list: FindingList;
  readonly tree: FindingsTree;
  readonly mentions: FindingMentions;
  readonly #services: Services;
  readonly #scanner: ScannerService;
  readonly #store: DisposableStore;
  readonly #choices: ViewChoices;
  readonly #saved: SavedFiles;
  readonly #ownChanges = new OwnChanges();
  readonly #scanned = new Emitter<void>();
  readonly onDidScan = this.#scanned.event;
  #windowScan: WindowScan | undefined;
  /** Of those on record; read when one ends, not with each edit. */
  #lastScan: LastScan | undefined;
  #hasReadScans = false;
  #view: vscode.TreeView<ViewRow> | undefined;
  #describing: Disposable | undefined;
  /** Undefined until somebody has assigned something. */
  #ownId: Promise<string> | undefined;

  constructor(services: Services, scanner: ScannerService) {
    this.#services = services;
    this.#scanner = scanner;
    this.#store = new DisposableStore((error) => services.log.error(String(error)));
    this.records = this.#store.add(new RecordedFindings(services));
    this.own = this.#store.add(new OwnScans(services));
    this.list = this.#store.add(new FindingList(services, this.records, this.own));
    this.#saved = this.#store.add(new SavedFiles(services, { list: this.list, records: this.records }));
    this.mentions = new FindingMentions(services, this.list, (asked) => scanner.explain(asked));
    this.#choices = new ViewChoices(services.context.workspaceState);
    this.tree = this.#store.add(new FindingsTree(services, this.list, this.#choices));
    this.#store.addAll(
      { dispose: () => this.#describing?.dispose() },
      this.list.onDidChange((uris) => {
        this.tree.update(uris);
        this.#describeSoon();
      }),
      this.#choices.onDidChange(() => this.#rearrange()),
      this.own.onDidChange(() => this.#describeSoon()),
      this.records.onDidChange(() => {
        this.publish();
        this.#describeSoon();
      }),
      scanner.onDidStart(() => this.publish()),
      // A scan that finds nothing changes no finding.
      watchRecords(services, ['scan', 'project'], () => this.#attempt(() => this.#readLastScan())),
      scanner.onDidLoseCode((gone) => this.list.noteGone(gone)),
      watchRecords(services, ['project'], () => {
        this.list.placeRecords();
        this.publish();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.list.placeRecords();
        this.publish();
        this.#attempt(() => this.#readLastScan());
      }),
    );
    this.#attempt(() => this.#readLastScan());
    this.#attempt(() => this.#readWhatIsAskedFor());
  }

  /** The view that the editor shows. */
  attach(view: vscode.TreeView<ViewRow>): void {
    this.#view = view;
    this.#describeSoon();
  }

  /** Tells the language server what is on record. */
  publish(): void {
    this.#attempt(() => publishFindings(this.#services, this.#scanner, this.records));
  }

  /** The last scan of this window that came to its end; `onDidScan` tells of each. */
  get windowScan(): WindowScan | undefined {
    return this.#windowScan;
  }

  /** After a scan of this window: what it saw is to be on record as well. */
  async noteScan({ files, durationMs }: Omit<WindowScan, 'at'>): Promise<void> {
    const at = new Date(this.#services.clock.now()).toISOString();
    this.#windowScan = { at, files, durationMs };
    this.#scanned.fire();
    this.#describeSoon();
    await recordScansHere(this.#services);
  }

  /** Null when there is no such finding any more. */
  explain(asked: ExplainParams): Promise<Explanation | null> {
    return this.#scanner.explain(asked);
  }

  /** After fixes of Vireo, of one file or of several: what is on record follows. */
  async noteFixes(fixed: unknown, versions: SavedVersions): Promise<void> {
    const files = Array.isArray(fixed) ? fixed.flatMap(readFixes) : readFixes(fixed);
    markDone('finding', this.#services);
    // From before they are saved: a slow save would let the scan of saved files go first, which measures no health.
    await this.#saved.leaveTo(
      files.map(({ uri }) => uri),
      async () => await scanFixed(this.#services, await saveFixed(files, versions)),
    );
  }

  /** Shows the row of a record; false when the view has none. */
  async reveal(record: RecordLink): Promise<boolean> {
    await this.list.settled();
    const row = this.tree.find(record);
    if (row === undefined) return false;
    await this.#view?.reveal(row, { select: true, focus: true });
    return true;
  }

  async run(command: FindingCommand, given?: unknown, selected?: unknown): Promise<unknown> {
    const ports = this.#ports;
    const target = given ?? (await this.#targetAtCursor(command));
    if (target === undefined && needsTarget(command)) return undefined;
    const targets = Array.isArray(selected) && selected.length > 0 ? selected : [target];
    const asking = { t: this.#services.t, choices: this.#choices };
    switch (command) {
      case 'vireo.openFinding':
        return await openOrExplain(ports, target);
      case 'vireo.fixFinding':
        return await fixFinding(ports, target);
      case 'vireo.suppressFinding':
        return await suppressFinding(ports, target);
      case 'vireo.confirmFinding':
        return await decide(ports, targets, 'confirm');
      case 'vireo.dismissFinding':
        return await decide(ports, targets, 'dismiss');
      case 'vireo.reopenFinding':
        return await decide(ports, targets, 'reopen');
      case 'vireo.resolveFinding':
        return await decide(ports, targets, 'resolve');
      case 'vireo.assignFinding':
        return await assignFindings(ports, targets);
      case 'vireo.commentFinding':
        return await commentFinding(ports, target);
      case 'vireo.filterFindings':
        return await pickFilter(asking, this.list.all());
      case 'vireo.searchFindings':
        return await askText(asking);
      case 'vireo.clearFindingFilter':
        return await this.#choices.filter({
          ...standardFilter,
          onlyNew: this.#choices.current.filter.onlyNew,
        });
      case 'vireo.groupFindings':
        return await pickGrouping(asking);
      case 'vireo.sortFindings':
        return await pickSorting(asking);
      case 'vireo.showMoreFindings':
        return isMoreRow(target) ? this.tree.showMore(target) : undefined;
      default:
        return await this.#listings[command]();
    }
  }

  /** What is listed at all. */
  readonly #listings = {
    'vireo.showNewFindings': () => this.#choices.filter({ onlyNew: true }),
    'vireo.showAllFindings': () => this.#choices.filter({ onlyNew: false }),
    'vireo.showOwnScan': async () => this.own.show(true),
    'vireo.showRecordedFindings': async () => this.own.show(false),
  };

  /** Of commands that the palette offers: there, they are about the code at hand. */
  async #targetAtCursor(command: FindingCommand): Promise<FindingTarget | undefined> {
    const { t } = this.#services;
    const asked = { list: this.list, t };
    if (command === 'vireo.suppressFinding') {
      const otherwise = t('There is no finding at the cursor: put it on underlined code.');
      return await findAtCursor({ ...asked, isWanted: ({ live }) => live, otherwise });
    }
    if (command !== 'vireo.dismissFinding') return undefined;
    const otherwise = t(
      'No finding on record is at the cursor. One that the editor alone has found is suppressed instead.',
    );
    const isWanted = ({ recordIds, state }: ListedFinding): boolean =>
      recordIds.length > 0 && (state === 'open' || state === 'confirmed');
    return await findAtCursor({ ...asked, isWanted, otherwise });
  }

  async open(record: RecordLink): Promise<boolean> {
    return await openFinding(this.#ports, { record });
  }

  dispose(): void {
    this.#store.dispose();
  }

  get #ports(): ActionPorts {
    const explain: ActionPorts['explain'] = (asked) => this.#scanner.explain(asked);
    return { services: this.#services, list: this.list, explain, own: this.#ownChanges };
  }

  #attempt(run: () => Promise<void>): void {
    run().catch((error: unknown) => this.#services.log.warn(`Findings: ${String(error)}`));
  }

  #rearrange(): void {
    this.tree.rearrange();
    this.#describeSoon();
    this.#attempt(() => this.#readWhatIsAskedFor());
  }

  async #readWhatIsAskedFor(): Promise<void> {
    if (this.#choices.current.filter.states.includes('resolved')) await this.records.includeResolved();
  }

  #describeSoon(): void {
    this.#describing ??= this.#services.clock.after(describeAfterMs, () => {
      this.#describing = undefined;
      this.#describe();
    });
  }

  /** What waits for the user: open, and assigned to them. */
  async #showBadge(all: readonly ListedFinding[]): Promise<void> {
    const assigned = all.filter(({ state, assignee }) => state === 'open' && assignee !== null);
    if (assigned.length > 0) this.#ownId ??= loadOwnId(this.#services);
    const own = await this.#ownId;
    const value = assigned.filter(({ assignee }) => assignee === own).length;
    if (this.#view === undefined) return;
    const tooltip = this.#services.t('Findings assigned to you: {0}', value);
    this.#view.badge = value === 0 ? undefined : { value, tooltip };
  }

  #describe(): void {
    const { filter } = this.#choices.current;
    const all = [...this.list.all()];
    const hasBaseline = all.some(({ isNew }) => isNew !== undefined);
    this.tree.groups.countHidden(all);
    this.#attempt(async () => {
      await setContext('vireo.findings.baseline', hasBaseline);
      await setContext('vireo.findings.onlyNew', filter.onlyNew);
      await setContext('vireo.findings.filtered', isNarrowed(filter));
    });
    this.#attempt(() => this.#showBadge(all));
    this.#attempt(() => this.#showWords(all, hasBaseline));
  }

  async #readLastScan(): Promise<void> {
    if (this.#services.backend.state.phase !== 'ready') return;
    this.#lastScan = await loadLastScan(this.#services);
    this.#hasReadScans = true;
    this.#describeSoon();
  }

  async #showWords(all: readonly ListedFinding[], hasBaseline: boolean): Promise<void> {
    const { backend, clock, t } = this.#services;
    const { filter } = this.#choices.current;
    const { hidden, size } = this.tree.groups;
    const cutAt = this.records.isCut ? mostFindings : undefined;
    const own = this.own.find();
    // What is on no record counts where it is asked for.
    const open = countOpenApart(all, ({ uri }) => this.own.isShownAt(uri));
    const facts = { filter, hasBaseline, hidden, size, cutAt, open };
    const isEmpty = facts.size + facts.hidden === 0;
    const ago = ({ at }: Pick<LastScan, 'at'>) => formatAgo(at, clock.now(), userLocale());
    const scan = isEmpty ? newestOf(this.#windowScan, this.#lastScan) : undefined;
    const lastScan = scan && { files: scan.files, ago: ago(scan) };
    const last = this.#lastScan;
    const record = last && { revision: last.revision, notOnRecord: last.notOnRecord, ago: ago(last) };
    await setContext(
      'vireo.findings.empty',
      whyEmpty({ ...facts, lastScan }, this.#hasReadScans && backend.state.phase === 'ready'),
    );
    const ownScan = own?.isShown === true ? { ...own, ago: ago(own) } : undefined;
    const words = describeView({ ...facts, lastScan, record, ownScan }, t);
    if (this.#view === undefined) return;
    this.#view.description = words.description;
    this.#view.message = words.message ?? '';
  }
}

function isMoreRow(target: unknown): target is MoreRow {
  return typeof target === 'object' && target !== null && 'type' in target && target.type === 'more';
}

/** Nothing is to be done without one. */
function needsTarget(command: FindingCommand): boolean {
  return command === 'vireo.suppressFinding' || command === 'vireo.dismissFinding';
}
