/** How findings and their groups read in the Findings view: words, icons and what menus go by; pure. */

import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { plainText } from '../../../contract/plain-text.ts';
import type { Grouping, Sorting } from '../../../pages/findings/finding-filter.ts';
import type { FindingState, ListedFinding, Severity } from '../../../pages/findings/listed-finding.ts';
import { severityWord } from '../../../pages/findings/severity-word.ts';
import type { Translate } from '../../../pages/words.ts';
import type { FindingGroup } from './finding-groups.ts';
import type { FindingTarget } from './finding-target.ts';

/** A row is what its commands are handed. */
export interface FindingRow extends FindingTarget {
  readonly id: string;
  readonly parent: GroupRow;
}

export interface GroupRow extends CommandTarget {
  readonly type: 'group';
  readonly id: string;
  readonly group: FindingGroup;
  readonly record: RecordLink;
}

/** A group shows this many, and then asks: no list of thousands is drawn for nobody. */
export const rowsAtOnce = 200;

/** Stands below the first rows of a long group; a click shows as many again. */
export interface MoreRow {
  readonly type: 'more';
  readonly id: string;
  readonly parent: GroupRow;
  readonly left: number;
}

export type ViewRow = GroupRow | FindingRow | MoreRow;

/** What the editor draws, without the editor. */
export interface RowLook {
  readonly label: string;
  readonly description: string;
  readonly icon?: string;
  readonly iconColor?: string;
  /** What menus go by (`viewItem`). */
  readonly kind: string;
  readonly tooltip: string;
  readonly spoken: string;
}

export const severityIcons: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
  info: 'info',
};

export const severityColors: Readonly<Record<Severity, string>> = {
  critical: 'list.errorForeground',
  high: 'list.errorForeground',
  medium: 'problemsWarningIcon.foreground',
  low: 'editorInfo.foreground',
  info: 'editorInfo.foreground',
};

export function stateWord(state: FindingState, t: Translate): string {
  const words: Readonly<Record<FindingState, string>> = {
    open: t('open'),
    confirmed: t('confirmed'),
    dismissed: t('dismissed'),
    resolved: t('resolved'),
  };
  return words[state];
}

export function groupingWord(grouping: Grouping, t: Translate): string {
  const words: Readonly<Record<Grouping, string>> = {
    severity: t('Severity'),
    rule: t('Rule'),
    file: t('File'),
    source: t('Source'),
  };
  return words[grouping];
}

export function sortingWord(sorting: Sorting, t: Translate): string {
  const words: Readonly<Record<Sorting, string>> = {
    severity: t('Severity'),
    place: t('File and line'),
    newest: t('Newest first'),
    rule: t('Rule'),
  };
  return words[sorting];
}

/** `db.ts` of `src/db.ts`, and `src`. */
export function splitPath(path: string): readonly [name: string, folder: string] {
  const at = path.lastIndexOf('/');
  return at < 0 ? [path, ''] : [path.slice(at + 1), path.slice(0, at)];
}

export function lookOfGroup(group: FindingGroup, grouping: Grouping, t: Translate): RowLook {
  const count = group.size;
  const counted = count === 1 ? t('1 finding') : t('{0} findings', count);
  const { sample } = group;
  const [name, folder] = splitPath(sample?.path ?? '');
  const labels: Readonly<Record<Grouping, string>> = {
    severity: severityWord(group.name as Severity, t),
    rule: sample?.shown.rule ?? group.name,
    file: name,
    source: group.name,
  };
  const label = labels[grouping];
  const place = grouping === 'file' && folder !== '' ? `${folder} · ` : '';
  return {
    label,
    description: `${place}${count}`,
    ...iconOfGroup(group, grouping),
    kind: `findings.${grouping}`,
    tooltip: grouping === 'file' ? `${sample?.path ?? ''}\n${counted}` : `${label}\n${counted}`,
    spoken: `${label}, ${counted}`,
  };
}

function iconOfGroup(group: FindingGroup, grouping: Grouping): Pick<RowLook, 'icon' | 'iconColor'> {
  switch (grouping) {
    case 'severity':
      return {
        icon: severityIcons[group.name as Severity],
        iconColor: severityColors[group.name as Severity],
      };
    case 'rule':
      return group.sample === undefined ? {} : iconOfSeverity(group.sample.severity);
    case 'source':
      return { icon: group.sample?.live === true ? 'edit' : 'hubot' };
    case 'file':
      return {};
  }
}

function iconOfSeverity(severity: Severity): Pick<RowLook, 'icon' | 'iconColor'> {
  return { icon: severityIcons[severity], iconColor: severityColors[severity] };
}

const stateIcons: Readonly<Partial<Record<FindingState, string>>> = {
  confirmed: 'pass',
  dismissed: 'circle-slash',
  resolved: 'check',
};

function withLine(path: string, { range, isWholeFile }: ListedFinding): string {
  return isWholeFile ? path : `${path}:${range.startLine + 1}`;
}

function spokenPlace({ path, range, isWholeFile }: ListedFinding, t: Translate): string {
  return isWholeFile ? t('{0}, the whole file', path) : t('{0}, line {1}', path, range.startLine + 1);
}

function tooltipOf(finding: ListedFinding, words: string, t: Translate): string {
  const { path, shown, ruleId, isWholeFile, isGone } = finding;
  return [
    plainText(shown.message),
    isWholeFile ? t('{0}, the whole file', path) : withLine(path, finding),
    `${words} · ${ruleId}`,
    finding.sources.join(', '),
    finding.reason,
    isGone ? t('The code that it was found in is not there any more.') : undefined,
  ]
    .filter(Boolean)
    .join('\n');
}

export function lookOfFinding(finding: ListedFinding, grouping: Grouping, t: Translate): RowLook {
  const { path, severity, state, isGone } = finding;
  // A sentence would be cut before it says of what kind it is: the tooltip and the Scanner page have it.
  const title = finding.shown.rule;
  const line = finding.range.startLine + 1;
  const { isWholeFile } = finding;
  // A side bar cuts at the end: file and line come first, the folder last.
  const [name, folder] = grouping === 'file' ? ['', ''] : splitPath(path);
  const inFile = isWholeFile ? t('the whole file') : t('line {0}', line);
  const place = grouping === 'file' ? inFile : withLine(name ?? '', finding);
  const marks = marksOf(finding, t);
  const icon = stateIcons[state] ?? (isGone ? 'unlink' : undefined);
  const ofSeverity = grouping === 'severity' ? { icon: 'circle-small' } : iconOfSeverity(severity);
  const words = severityWord(severity, t);
  return {
    // One text, so that typing in the tree finds either.
    label: grouping === 'rule' ? place : `${place} · ${title}`,
    description: [...marks, folder].filter(Boolean).join(' · '),
    ...(icon === undefined ? ofSeverity : { icon }),
    kind: kindOf(finding),
    tooltip: tooltipOf(finding, words, t),
    spoken: [title, words, spokenPlace(finding, t), ...marks].join(', '),
  };
}

/** What is worth a word beside the place. */
function marksOf(finding: ListedFinding, t: Translate): readonly string[] {
  const { state, isNew, isGone, commentCount, sources } = finding;
  const brought = finding.live && !finding.isForeign && sources.length === 1 ? [] : sources;
  return [
    ...(isNew === true ? [t('new')] : []),
    ...(isGone ? [t('code deleted')] : []),
    ...(state === 'open' ? [] : [stateWord(state, t)]),
    ...assignedMark(finding, t),
    ...(commentCount === 0 ? [] : [commentCount === 1 ? t('1 comment') : t('{0} comments', commentCount)]),
    ...brought,
  ];
}

function assignedMark({ assignee, assigneeName }: ListedFinding, t: Translate): readonly string[] {
  if (assignee === null) return [];
  return [assigneeName === undefined ? t('assigned') : t('assigned to {0}', assigneeName)];
}

/** `finding.open.live.gone.fixable.recorded`, as far as each holds. */
function kindOf({ state, live, fixable, isGone, recordIds }: ListedFinding): string {
  const facts = [live && 'live', isGone && 'gone', fixable && 'fixable', recordIds.length > 0 && 'recorded'];
  return ['finding', state, ...facts.filter((fact) => fact !== false)].join('.');
}
