/** The page's table: which findings, in which order, as rows; pure. */

import { areaOf } from '../../../src/contract/findings/finding-area.ts';
import { createTest } from '../../../src/pages/findings/finding-filter.ts';
import { type ListedFinding, severityOrder } from '../../../src/pages/findings/listed-finding.ts';
import type { FindingTableRow, TableFilter, TableSort } from '../messages.ts';
import { bandOf } from './build-overview.ts';

export function selectFindings(
  all: readonly ListedFinding[],
  filter: TableFilter,
  now: number,
): readonly ListedFinding[] {
  const { severities, states, sources, text, onlyNew, areas, age, path, ruleId } = filter;
  const everyState = ['open', 'confirmed', 'dismissed', 'resolved'] as const;
  const passes = createTest({
    severities,
    states: states.length === 0 ? everyState : states,
    sources,
    text,
    onlyNew,
  });
  return all.filter(
    (finding) =>
      passes(finding) &&
      (areas.length === 0 || areas.includes(areaOf(finding))) &&
      (age === undefined || bandOf(finding, now) === age) &&
      (path === undefined || finding.path === path) &&
      (ruleId === undefined || finding.ruleId === ruleId),
  );
}

type Compare = (one: ListedFinding, other: ListedFinding) => number;

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byPlace: Compare = (one, other) =>
  compareText(one.path, other.path) || one.range.startLine - other.range.startLine;

const compares: Readonly<Record<TableSort['by'], Compare>> = {
  severity: (one, other) => severityOrder.indexOf(one.severity) - severityOrder.indexOf(other.severity),
  title: (one, other) => compareText(one.shown.title, other.shown.title),
  place: byPlace,
  source: (one, other) => compareText(one.sources.join(), other.sources.join()),
  // Newest first, so that the oldest come first when it is turned round.
  age: (one, other) => compareText(other.foundAt ?? '~', one.foundAt ?? '~'),
};

export function sortFindings(
  findings: readonly ListedFinding[],
  { by, descending }: TableSort,
): readonly ListedFinding[] {
  const sign = descending ? -1 : 1;
  return [...findings].sort((one, other) => sign * compares[by](one, other) || byPlace(one, other));
}

export function toTableRow(finding: ListedFinding): FindingTableRow {
  const { key, uri, shown, ruleId, path, severity, category, state, sources, foundAt, isTyped } = finding;
  return {
    key,
    uri,
    title: shown.title,
    message: shown.message,
    ruleId,
    path,
    line: finding.isWholeFile ? null : finding.range.startLine + 1,
    severity,
    category,
    area: areaOf(finding),
    state,
    isNew: finding.isNew === true,
    fixable: finding.fixable,
    isLive: finding.live,
    source: sources.join(', '),
    ...(foundAt === undefined ? {} : { foundAt }),
    isTyped,
  };
}
