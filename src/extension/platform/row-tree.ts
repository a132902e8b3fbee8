/** One tree view over rows: loads when it is looked at, says in its own place when the records cannot be reached. */
import * as vscode from 'vscode';
import { inBackground } from '../../contract/background/in-background.ts';
import type { RecordLink } from '../../contract/coach/record-link.ts';
import type { TreeViewId } from '../../contract/views.ts';
import { type ChangeReason, type Resource, watchRecords } from '../../pages/changes.ts';
import { type Disposable, DisposableStore } from '../../pages/disposables.ts';
import { classifyFailure } from '../../pages/failures.ts';
import { noRecord, type Row } from './row.ts';
import type { AddRows } from './rows/row-sources.ts';
import type { Services } from './services.ts';
import type { SelectionSteps } from './toggled-rows.ts';

export interface RowTreeOptions {
  readonly view: TreeViewId;
  /** Changes of these make it look again. */
  readonly resources: readonly Resource[];
  readonly load: () => Promise<readonly Row[]>;
  /** What waits for the user; none shows no badge. */
  readonly badge?: (rows: readonly Row[]) => vscode.ViewBadge | undefined;
  /** Commands of its rows take all that are selected. */
  readonly canSelectMany?: boolean;
}

export class RowTree implements Disposable, vscode.TreeDataProvider<Row> {
  private readonly services: Services;
  private readonly options: RowTreeOptions;
  private readonly store: DisposableStore;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly parents = new Map<string, Row>();
  private readonly rows = new Map<string, Row>();
  private readonly view: vscode.TreeView<Row>;
  /** What other features add to it, as of the last load. */
  private addRows: AddRows = (rows) => rows;
  /** Loads under way; one that waited for the line sees what the line brings. */
  private loading = 0;
  /** Counts begun while the view was hidden. */
  private counts = 0;
  /** Set until the rows are reloaded: the editor then tells of some of those that are selected, or of none. */
  private isStale = false;
  private last: SelectionSteps<Row> = { before: [], after: [], isWhole: true };
  readonly onDidChangeTreeData = this.changed.event;

  constructor(services: Services, options: RowTreeOptions) {
    this.services = services;
    this.options = options;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.view = vscode.window.createTreeView(options.view, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: options.canSelectMany ?? false,
    });
    this.store.addAll(
      this.changed,
      this.view,
      this.view.onDidChangeSelection(({ selection }) => {
        this.last = { before: this.last.after, after: selection, isWhole: !this.isStale };
      }),
      services.openers.add(options.view, (record) => this.reveal(record)),
      watchRecords(
        services,
        () => [...options.resources, ...services.rows.resourcesOf(options.view)],
        (reason) => this.onChange(reason),
      ),
    );
  }

  /** What is selected in it, for a key: the editor hands it over to menus alone. */
  get selection(): readonly Row[] {
    return this.view.selection;
  }

  /** The last two selections, for a key that ran `list.toggleSelection` before. */
  get steps(): SelectionSteps<Row> {
    return this.last;
  }

  async select(row: Row): Promise<void> {
    await this.view.reveal(row, { select: true, focus: false });
  }

  /** For what is counted apart from the rows, which a hidden view does not load. */
  showBadge(badge: vscode.ViewBadge | undefined): void {
    this.view.badge = badge;
  }

  refresh(): void {
    this.isStale = true;
    this.changed.fire();
  }

  private onChange(reason: ChangeReason): void {
    const isAwaited = reason === 'line' && this.loading > 0 && this.services.backend.state.phase === 'ready';
    if (!isAwaited) this.refresh();
    if (!this.view.visible) inBackground(this.countHidden(), `the badge of ${this.options.view}`);
  }

  /** A hidden view loads no rows, and its badge counts all the same. */
  private async countHidden(): Promise<void> {
    const { badge, load } = this.options;
    if (badge === undefined || this.services.backend.state.phase !== 'ready') return;
    this.counts += 1;
    const own = this.counts;
    const rows = await load();
    // A later count has overtaken this one, or the view counts by itself again.
    if (own === this.counts && !this.view.visible) this.view.badge = badge(rows);
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return toTreeItem(row);
  }

  getParent(row: Row): Row | undefined {
    return this.parents.get(row.id);
  }

  async getChildren(parent?: Row): Promise<Row[]> {
    this.isStale = true;
    const children = this.addRows(await (parent === undefined ? this.loadRoots() : this.childrenOf(parent)));
    this.isStale = false;
    for (const child of children) {
      this.rows.set(child.id, child);
      if (parent !== undefined) this.parents.set(child.id, parent);
    }
    return [...children];
  }

  /** Shows the row of a record; false when the view has none. */
  async reveal(record: RecordLink): Promise<boolean> {
    const row = await this.find(record);
    if (row === undefined) return false;
    await this.view.reveal(row, { select: true, focus: true, expand: true });
    return true;
  }

  dispose(): void {
    this.store.dispose();
  }

  private async loadRoots(): Promise<readonly Row[]> {
    // The view's welcome text says why, with a button (scripts/manifest/views.ts).
    if (this.services.backend.state.phase === 'failed') return [];
    this.rows.clear();
    this.parents.clear();
    this.loading += 1;
    const rows = await this.orErrorRow(() => this.loadAll()).finally(() => {
      this.loading -= 1;
    });
    if (this.options.badge !== undefined) this.view.badge = this.options.badge(rows);
    return rows;
  }

  private async loadAll(): Promise<readonly Row[]> {
    const { load, view } = this.options;
    const [rows, addRows] = await Promise.all([load(), this.services.rows.load(view)]);
    this.addRows = addRows;
    return rows;
  }

  private async childrenOf(row: Row): Promise<readonly Row[]> {
    if (row.children !== undefined) return row.children;
    return row.loadChildren === undefined ? [] : await this.orErrorRow(row.loadChildren, row.id);
  }

  private async orErrorRow(load: () => Promise<readonly Row[]>, below = ''): Promise<readonly Row[]> {
    try {
      return await load();
    } catch (error) {
      const failure = classifyFailure(error);
      if (failure.kind === 'cancelled' || failure.kind === 'unavailable') return [];
      this.services.log.warn(`${this.options.view}: ${failure.sentence}`);
      const id = `${below}/error`;
      return [
        {
          id,
          label: failure.sentence,
          icon: 'error',
          kind: 'error',
          record: noRecord,
          open: 'vireo.showLog',
        },
      ];
    }
  }

  /** Walks what is loaded, and loads on the way down. */
  private async find({ kind, ids }: RecordLink, parent?: Row): Promise<Row | undefined> {
    const children = parent === undefined ? await this.getChildren() : await this.getChildren(parent);
    for (const row of children) {
      const shown = [row.record, ...(row.covers === undefined ? [] : [row.covers])];
      if (shown.some((one) => one.kind === kind && one.ids.some((id) => ids.includes(id)))) return row;
      const below = row.foreign === true ? undefined : await this.find({ kind, ids }, row);
      if (below !== undefined) return below;
    }
    return undefined;
  }
}

function foldingOf(row: Row): vscode.TreeItemCollapsibleState {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const hasChildren = row.loadChildren !== undefined || (row.children?.length ?? 0) > 0;
  if (!hasChildren) return None;
  return row.expanded ? Expanded : Collapsed;
}

function toTreeItem(row: Row): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, foldingOf(row));
  item.id = row.id;
  item.contextValue = row.kind;
  if (row.description !== undefined) item.description = row.description;
  item.tooltip = row.tooltip ?? [row.label, row.description].filter(Boolean).join(' · ');
  if (row.icon !== undefined) {
    const color = row.iconColor === undefined ? undefined : new vscode.ThemeColor(row.iconColor);
    item.iconPath = new vscode.ThemeIcon(row.icon, color);
  }
  if (row.spoken !== undefined) item.accessibilityInformation = { label: row.spoken };
  if (row.open !== undefined) item.command = { command: row.open, title: row.label, arguments: [row] };
  return item;
}
