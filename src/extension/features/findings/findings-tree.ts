/**
 * The Findings view: groups, and below them findings, drawn when somebody opens them. A change of one file refreshes
 * the groups that hold it and nothing else; rows keep their ids, so that what is open and selected stays so.
 */
import * as vscode from 'vscode';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { CommandId } from '../../../contract/commands.ts';
import type { ListedFinding } from '../../../pages/findings/listed-finding.ts';
import type { Services } from '../../platform/services.ts';
import type { ViewChoices } from './choices/view-choices.ts';
import { type FindingGroup, FindingGroups } from './finding-groups.ts';
import type { FindingList } from './finding-list.ts';
import {
  type FindingRow,
  type GroupRow,
  lookOfFinding,
  lookOfGroup,
  type MoreRow,
  type RowLook,
  rowsAtOnce,
  type ViewRow,
} from './finding-rows.ts';
import { targetOf } from './finding-target.ts';

type Ports = Pick<Services, 't'>;

export class FindingsTree implements vscode.TreeDataProvider<ViewRow> {
  readonly #ports: Ports;
  readonly #list: FindingList;
  readonly #choices: ViewChoices;
  readonly #changed = new vscode.EventEmitter<ViewRow[] | undefined>();
  readonly #groupRows = new Map<FindingGroup, GroupRow>();
  readonly #shown = new Map<string, number>();
  #groups: FindingGroups;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(ports: Ports, list: FindingList, choices: ViewChoices) {
    this.#ports = ports;
    this.#list = list;
    this.#choices = choices;
    this.#groups = this.#regroup();
  }

  get groups(): FindingGroups {
    return this.#groups;
  }

  /** These files have changed. */
  update(uris: readonly string[]): void {
    const changes = uris.map((uri) => this.#groups.update(uri, this.#list.inFile(uri)));
    const isAll = changes.some(({ roots }) => roots);
    const rows = new Set(changes.flatMap(({ changed }) => changed.map((group) => this.#rowOf(group))));
    if (isAll) this.#changed.fire(undefined);
    else if (rows.size > 0) this.#changed.fire([...rows]);
  }

  /** Another order, grouping or filter. */
  rearrange(): void {
    this.#groups = this.#regroup();
    this.#shown.clear();
    this.#changed.fire(undefined);
  }

  showMore({ parent }: MoreRow): void {
    this.#shown.set(parent.id, this.#limitOf(parent) + rowsAtOnce);
    this.#changed.fire([parent]);
  }

  getTreeItem(row: ViewRow): vscode.TreeItem {
    switch (row.type) {
      case 'group':
        return this.#groupItem(row);
      case 'finding':
        return toItem(row.id, lookOfFinding(row.finding, this.#grouping, this.#ports.t), {
          command: 'vireo.openFinding',
          row,
        });
      case 'more':
        return this.#moreItem(row);
    }
  }

  getParent(row: ViewRow): ViewRow | undefined {
    return row.type === 'group' ? undefined : row.parent;
  }

  getChildren(parent?: ViewRow): ViewRow[] {
    if (parent === undefined) return this.#groups.roots().map((group) => this.#rowOf(group));
    return parent.type === 'group' ? [...this.#rowsIn(parent)] : [];
  }

  /** The row of a record, with what stands above it unfolded far enough. */
  find({ ids }: RecordLink): FindingRow | undefined {
    for (const group of this.#groups.roots()) {
      const findings = group.sorted(this.#groups.arrangement.sorting);
      const at = findings.findIndex(({ recordIds }) => recordIds.some((id) => ids.includes(id)));
      const finding = findings[at];
      if (finding === undefined) continue;
      const parent = this.#rowOf(group);
      if (at >= this.#limitOf(parent)) this.#shown.set(parent.id, at + rowsAtOnce);
      return toFindingRow(finding, parent);
    }
    return undefined;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  get #grouping() {
    return this.#groups.arrangement.grouping;
  }

  #regroup(): FindingGroups {
    const groups = new FindingGroups(this.#choices.current);
    for (const uri of this.#list.uris()) groups.update(uri, this.#list.inFile(uri));
    this.#groupRows.clear();
    return groups;
  }

  #limitOf({ id }: GroupRow): number {
    return this.#shown.get(id) ?? rowsAtOnce;
  }

  #rowOf(group: FindingGroup): GroupRow {
    const { id } = group;
    const row = this.#groupRows.get(group) ?? {
      type: 'group',
      id,
      group,
      record: { kind: 'findings', ids: [] },
    };
    this.#groupRows.set(group, row);
    return row;
  }

  #rowsIn(parent: GroupRow): readonly ViewRow[] {
    const findings = parent.group.sorted(this.#groups.arrangement.sorting);
    const limit = this.#limitOf(parent);
    const rows: ViewRow[] = findings.slice(0, limit).map((finding) => toFindingRow(finding, parent));
    const left = findings.length - rows.length;
    return left === 0 ? rows : [...rows, { type: 'more', id: `${parent.id}/more`, parent, left }];
  }

  #groupItem({ id, group }: GroupRow): vscode.TreeItem {
    const item = toItem(id, lookOfGroup(group, this.#grouping, this.#ports.t));
    const isUrgent = this.#grouping === 'severity' && (group.name === 'critical' || group.name === 'high');
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    item.collapsibleState = isUrgent ? Expanded : Collapsed;
    if (this.#grouping === 'file') {
      // The theme's own icon of the file.
      item.resourceUri = vscode.Uri.parse(group.name);
      item.iconPath = vscode.ThemeIcon.File;
    }
    return item;
  }

  #moreItem(row: MoreRow): vscode.TreeItem {
    const { t } = this.#ports;
    const label = t('Show {0} more of {1}', Math.min(row.left, rowsAtOnce), row.left);
    const look = { label, description: '', icon: 'ellipsis', kind: 'more', tooltip: label, spoken: label };
    return toItem(row.id, look, { command: 'vireo.showMoreFindings', row });
  }
}

function toFindingRow(finding: ListedFinding, parent: GroupRow): FindingRow {
  return { ...targetOf(finding), id: `${parent.id}/${finding.key}`, parent };
}

function toItem(
  id: string,
  { label, description, icon, iconColor, kind, tooltip, spoken }: RowLook,
  open?: { readonly command: CommandId; readonly row: ViewRow },
): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  item.id = id;
  item.description = description;
  item.contextValue = kind;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: spoken };
  if (icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(
      icon,
      iconColor === undefined ? undefined : new vscode.ThemeColor(iconColor),
    );
  }
  if (open !== undefined) item.command = { command: open.command, title: label, arguments: [open.row] };
  return item;
}
