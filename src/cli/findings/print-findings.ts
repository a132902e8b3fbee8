/** Findings for a person at a terminal. */
import { styleText } from 'node:util';
import type { Finding, FindingComment, FindingHistoryStep, FindingSummary } from '../../api-client/index.ts';
import { findingPartsText, untranslated } from '../../contract/findings/finding-count-text.ts';
import { oneLine, plural, withoutControls } from '../scan/plain-line.ts';
import { shortId } from './load-findings.ts';

type Style = Parameters<typeof styleText>[0];

const styles: Readonly<Record<Finding['severity'], Style>> = {
  critical: ['red', 'bold'],
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  info: 'dim',
};

function painter(colors: boolean): (style: Style, text: string) => string {
  return (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text);
}

export function plain(text: string): string {
  return withoutControls(oneLine(text));
}

/** A finding of a whole file has no line. */
export function placeOf({
  path,
  range,
  isWholeFile = false,
}: Pick<Finding, 'path' | 'range'> & Partial<Pick<Finding, 'isWholeFile'>>): string {
  return isWholeFile ? plain(path) : `${plain(path)}:${range.startLine + 1}`;
}

/** All who see it: `Security agent, Vireo scan`. */
export function sourceNames({ sources }: Pick<Finding, 'sources'>): string {
  return sources.map(({ title }) => title).join(', ');
}

/** Longer messages are for `show`. */
const messageLength = 100;

function rowOf(finding: Finding): readonly string[] {
  const { severity, ruleId, state, isNew } = finding;
  const marks = [
    state === 'open' ? '' : state,
    isNew === true ? 'new' : '',
    finding.assignee === null ? '' : 'assigned',
  ];
  const message = plain(finding.message);
  const short = message.length > messageLength ? `${message.slice(0, messageLength - 1)}…` : message;
  const told = marks.filter(Boolean).join(', ');
  return [
    shortId(finding),
    severity,
    placeOf(finding),
    plain(ruleId),
    plain(sourceNames(finding)),
    told,
    short,
  ];
}

const head = ['ID', 'SEVERITY', 'PLACE', 'RULE', 'SOURCE', 'STATE', 'MESSAGE'];
/** Wider columns would push the message off the screen. */
const widest = 44;

export function printTable(
  findings: readonly Finding[],
  { summary, colors }: { readonly summary: FindingSummary; readonly colors: boolean },
): string {
  if (findings.length === 0) return 'No findings.\n';
  const paint = painter(colors);
  const rows = findings.map(rowOf);
  const widths = head.map((title, column) =>
    Math.min(widest, Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
  const lines = rows.map((row, index) => {
    const { severity } = findings[index] ?? { severity: 'info' as const };
    return line(row).replace(severity, paint(styles[severity], severity));
  });
  return [paint('dim', line(head)), ...lines, '', footer(findings, summary), ''].join('\n');
}

function footer(findings: readonly Finding[], summary: FindingSummary): string {
  const { total, bySeverity, new: fresh } = summary;
  const counts = bySeverity.map(({ value, count }) => `${count} ${value}`).join(', ');
  const rest = total > findings.length ? `; ${findings.length} are shown, --limit shows more` : '';
  // What no baseline is known of counts as new, which says nothing where there is none at all.
  const isKnown = findings.some(({ isNew }) => isNew !== null);
  const parts = findingPartsText(summary, untranslated);
  const head = `${plural(total, 'finding')} (${counts})${isKnown ? `, ${fresh} new` : ''}${rest}`;
  return parts === '' ? head : `${head}\n${withoutControls(parts)}`;
}

export interface Shown {
  readonly finding: Finding;
  readonly comments: readonly FindingComment[];
  readonly history: readonly FindingHistoryStep[];
  readonly names: ReadonlyMap<string, string>;
}

function day(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((row) => `  ${withoutControls(row)}`)
    .join('\n');
}

function headOf({ finding, names }: Shown, colors: boolean): readonly string[] {
  const paint = painter(colors);
  const { severity, confidence, ruleId, ruleTitle, ruleUrl, state, reason, assignee, cwe, isWholeFile } =
    finding;
  const who = assignee === null ? 'nobody' : (names.get(assignee) ?? assignee);
  return [
    `${paint('bold', placeOf(finding))}  ${paint(styles[severity], severity)}  ${plain(finding.message)}`,
    `Rule:      ${[plain(ruleId), ruleTitle === null ? '' : plain(ruleTitle), ruleUrl ?? ''].filter(Boolean).join('  ')}`,
    `Source:    ${plain(sourceNames(finding))}, confidence ${confidence}${cwe.length > 0 ? `, ${cwe.map((id) => `CWE-${id}`).join(', ')}` : ''}`,
    ...(isWholeFile ? ['Place:     the file as a whole'] : []),
    `State:     ${state}${reason === null ? '' : `: ${plain(reason)}`}`,
    `Assigned:  ${plain(who)}`,
    `ID:        ${finding.id}`,
  ];
}

function stepsOf({ finding }: Shown): readonly string[] {
  return finding.steps.map(
    ({ message, path, range }, index) =>
      `  ${index + 1}. ${placeOf({ path: path ?? finding.path, range })}  ${plain(message)}`,
  );
}

function changesOf({ changes }: FindingHistoryStep, names: ReadonlyMap<string, string>): string {
  const told = (value: string | number | boolean | null) =>
    plain(names.get(String(value)) ?? String(value ?? 'nothing'));
  return changes.map(({ field, from, to }) => `${field} ${told(from)} → ${told(to)}`).join(', ');
}

function historyOf({ history, names }: Shown): readonly string[] {
  return history.map((step) => {
    const who = step.actor === null ? '' : ` by ${plain(names.get(step.actor) ?? step.actor)}`;
    const what = changesOf(step, names);
    return `  ${day(step.at)}  ${step.action}${who}${step.source === null ? '' : ` (${plain(step.source)})`}${what === '' ? '' : `: ${what}`}`;
  });
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

export function printFinding(shown: Shown, colors: boolean): string {
  const { finding, comments, names } = shown;
  const said = comments.map(
    ({ createdAt, author, text }) =>
      `  ${day(createdAt)}  ${plain(names.get(author) ?? author)}\n${indented(text)}`,
  );
  return [
    ...headOf(shown, colors),
    ...section('Code', finding.snippet === '' ? [] : [indented(finding.snippet)]),
    ...section('Flow', stepsOf(shown)),
    ...section('Why', finding.explanation === null ? [] : [indented(finding.explanation)]),
    ...section('Comments', said),
    ...section('History', historyOf(shown)),
    '',
  ].join('\n');
}
