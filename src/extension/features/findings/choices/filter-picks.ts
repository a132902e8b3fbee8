/** The questions of the view's title: what to list, how to group and to sort. */

import * as vscode from 'vscode';
import {
  type FindingFilter,
  type Grouping,
  type Sorting,
  standardFilter,
} from '../../../../pages/findings/finding-filter.ts';
import {
  type FindingState,
  type ListedFinding,
  type Severity,
  severityOrder,
} from '../../../../pages/findings/listed-finding.ts';
import { severityWord } from '../../../../pages/findings/severity-word.ts';
import type { Translate } from '../../../../pages/words.ts';
import { groupingWord, severityColors, severityIcons, sortingWord, stateWord } from '../finding-rows.ts';
import type { ViewChoices } from './view-choices.ts';

interface Asking {
  readonly t: Translate;
  readonly choices: ViewChoices;
}

export async function pickGrouping({ t, choices }: Asking): Promise<void> {
  const groupings: readonly Grouping[] = ['severity', 'rule', 'file', 'source'];
  const items = groupings.map((grouping) => ({
    label: groupingWord(grouping, t),
    ...(grouping === choices.current.grouping ? { description: t('now') } : {}),
    grouping,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: t('Group findings by') });
  if (chosen !== undefined) await choices.change({ grouping: chosen.grouping });
}

export async function pickSorting({ t, choices }: Asking): Promise<void> {
  const sortings: readonly Sorting[] = ['place', 'severity', 'newest', 'rule'];
  const items = sortings.map((sorting) => ({
    label: sortingWord(sorting, t),
    ...(sorting === choices.current.sorting ? { description: t('now') } : {}),
    sorting,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: t('Sort findings by') });
  if (chosen !== undefined) await choices.change({ sorting: chosen.sorting });
}

/** Words of title, message, rule or path; as they are typed. */
export async function askText({ t, choices }: Asking): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: t('Search findings'),
    prompt: t('Words of the title, the message, the rule or the path. Empty: all.'),
    value: choices.current.filter.text,
  });
  if (text !== undefined) await choices.filter({ text: text.trim() });
}

type Part = { readonly severity: Severity } | { readonly state: FindingState } | { readonly source: string };
interface PartItem extends vscode.QuickPickItem {
  readonly part?: Part;
}

export async function pickFilter({ t, choices }: Asking, findings: Iterable<ListedFinding>): Promise<void> {
  const { filter } = choices.current;
  const chosen = await vscode.window.showQuickPick(partItems(filter, [...findings], t), {
    canPickMany: true,
    title: t('Filter findings'),
    placeHolder: t('What is listed'),
  });
  if (chosen === undefined) return;
  const parts = chosen.flatMap(({ part }) => (part === undefined ? [] : [part]));
  const states = parts.flatMap((part) => ('state' in part ? [part.state] : []));
  await choices.filter({
    severities: unlessAll(
      parts.flatMap((part) => ('severity' in part ? [part.severity] : [])),
      severityOrder.length,
    ),
    states: states.length === 0 ? standardFilter.states : states,
    sources: unlessAll(
      parts.flatMap((part) => ('source' in part ? [part.source] : [])),
      partItems(filter, [...findings], t).filter(({ part }) => part !== undefined && 'source' in part).length,
    ),
  });
}

/** All of them is no filter: what comes later is listed as well. */
function unlessAll<Item>(chosen: readonly Item[], count: number): readonly Item[] {
  return chosen.length === count ? [] : chosen;
}

function partItems(
  filter: FindingFilter,
  findings: readonly ListedFinding[],
  t: Translate,
): readonly PartItem[] {
  const kind = vscode.QuickPickItemKind.Separator;
  const states: readonly FindingState[] = ['open', 'confirmed', 'dismissed', 'resolved'];
  const sources = [...new Set([...findings.flatMap((finding) => finding.sources), ...filter.sources])].sort();
  const count = (test: (finding: ListedFinding) => boolean) => String(findings.filter(test).length);
  return [
    { label: t('Severity'), kind },
    ...severityOrder.map((severity) => ({
      label: severityWord(severity, t),
      iconPath: new vscode.ThemeIcon(
        severityIcons[severity],
        new vscode.ThemeColor(severityColors[severity]),
      ),
      description: count((finding) => finding.severity === severity),
      picked: filter.severities.length === 0 || filter.severities.includes(severity),
      part: { severity },
    })),
    { label: t('State'), kind },
    ...states.map((state) => ({
      label: stateWord(state, t),
      description: count((finding) => finding.state === state),
      picked: filter.states.includes(state),
      part: { state },
    })),
    { label: t('Source'), kind },
    ...sources.map((source) => ({
      label: source,
      description: count((finding) => finding.sources.includes(source)),
      picked: filter.sources.length === 0 || filter.sources.includes(source),
      part: { source },
    })),
  ];
}
