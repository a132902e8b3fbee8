/** Which findings are listed, and in which order. Pure. */
import { type FindingState, type ListedFinding, type Severity, severityOrder } from './listed-finding.ts';

export type Grouping = 'severity' | 'rule' | 'file' | 'source';
export type Sorting = 'severity' | 'place' | 'newest' | 'rule';

/** An empty list of severities or sources lets all pass. */
export interface FindingFilter {
  readonly severities: readonly Severity[];
  readonly states: readonly FindingState[];
  readonly sources: readonly string[];
  /** Words that title, message, rule or path have, each of them. */
  readonly text: string;
  /** Where there is a baseline: what it does not know alone. */
  readonly onlyNew: boolean;
}

/** What still stands, and with a baseline what has come since. */
export const standardFilter: FindingFilter = {
  severities: [],
  states: ['open', 'confirmed'],
  sources: [],
  text: '',
  onlyNew: true,
};

export function createTest(filter: FindingFilter): (finding: ListedFinding) => boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return (finding) =>
    filter.states.includes(finding.state) &&
    (filter.severities.length === 0 || filter.severities.includes(finding.severity)) &&
    (filter.sources.length === 0 || finding.sources.some((source) => filter.sources.includes(source))) &&
    (!filter.onlyNew || finding.isNew !== false) &&
    (words.length === 0 || hasWords(finding, words));
}

function hasWords({ title, message, shown, ruleId, path }: ListedFinding, words: readonly string[]): boolean {
  const text = [title, message, ...Object.values(shown), ruleId, path].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** True where the user has asked for something else than what is listed by itself; "only new" is a toggle apart. */
export function isNarrowed(filter: FindingFilter): boolean {
  const { severities, sources, text, states } = filter;
  const usual = new Set<FindingState>(standardFilter.states);
  const isUsual = states.length === usual.size && states.every((state) => usual.has(state));
  return severities.length > 0 || sources.length > 0 || text !== '' || !isUsual;
}

type Compare = (one: ListedFinding, other: ListedFinding) => number;

const bySeverity: Compare = (one, other) =>
  severityOrder.indexOf(one.severity) - severityOrder.indexOf(other.severity);
/** By code unit: a locale's order of 10,000 paths takes a hundred times as long. */
const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byPlace: Compare = (one, other) =>
  compareText(one.path, other.path) ||
  one.range.startLine - other.range.startLine ||
  one.range.startColumn - other.range.startColumn ||
  compareText(one.key, other.key);
/** What has just been typed has no date yet, and is the newest. */
const byAge: Compare = (one, other) => compareText(other.foundAt ?? '~', one.foundAt ?? '~');
const byRule: Compare = (one, other) => compareText(one.shown.rule, other.shown.rule);

export const orders: Readonly<Record<Sorting, Compare>> = {
  severity: (one, other) => bySeverity(one, other) || byPlace(one, other),
  place: byPlace,
  newest: (one, other) => byAge(one, other) || byPlace(one, other),
  rule: (one, other) => byRule(one, other) || byPlace(one, other),
};
