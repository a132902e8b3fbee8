/** Findings laid against a standard. What no rule looks at is "not assessed": silence is not safety. */
import { type RuleInfo, severities } from '../../../../../scanner/model.ts';
import { advisoryRules } from '../../../../../workspace/dependencies/looked-for.ts';
import type { ReportedFinding, SecurityFacts } from './security-facts.ts';
import type { Standard, StandardEntry } from './standards.ts';

export interface MappedEntry {
  readonly entry: StandardEntry;
  readonly verdict: 'found' | 'nothing-found' | 'not-assessed';
  /** All of this entry, the worst first; one may be of several entries. */
  readonly findings: readonly ReportedFinding[];
  /** How many rules looked for it. */
  readonly rules: number;
  /** Some rules of it did not run: they are off, or packages were not compared with advisories. */
  readonly isInPart: boolean;
}

export interface Mapping {
  readonly standard: Standard;
  readonly entries: readonly MappedEntry[];
  /** Of none of the entries. */
  readonly others: readonly ReportedFinding[];
}

export interface RanRules {
  readonly ran: readonly RuleInfo[];
  readonly left: readonly RuleInfo[];
}

export function mapFindings(
  standard: Standard,
  findings: readonly ReportedFinding[],
  { ran, left }: RanRules,
): Mapping {
  const ordered = findings.toSorted(byWeight);
  const entries = standard.entries.map((entry): MappedEntry => {
    const own = ordered.filter(({ finding }) => entry.names(finding));
    const rules = ran.filter(entry.names).length;
    const isInPart = rules > 0 && left.some(entry.names);
    // What else looks at packages does not make up for advisories: they are what most flaws are told by.
    const isBlind = left.some(
      (rule) => advisoryRules.has(rule.id) && !ran.includes(rule) && entry.names(rule),
    );
    const silent = rules > 0 && !isBlind ? 'nothing-found' : 'not-assessed';
    return { entry, verdict: own.length > 0 ? 'found' : silent, findings: own, rules, isInPart };
  });
  const others = ordered.filter(({ finding }) => !standard.entries.some((entry) => entry.names(finding)));
  return { standard, entries, others };
}

/** Rules that looked, and those that the project has off or that had nothing to compare with. */
export function rulesOf({
  scan,
  dependencies,
  rulesOff,
}: Pick<SecurityFacts, 'scan' | 'dependencies' | 'rulesOff'>): RanRules {
  const isAssessed = dependencies.kind === 'measured';
  const ofPackages = isAssessed ? dependencies.facts.rules : [];
  const all = [...scan.rules.filter(({ category }) => category === 'security'), ...ofPackages];
  const { compared, gaps } = isAssessed ? dependencies.facts.comparison : { compared: 0, gaps: [] };
  const isBlind = compared === 0 && (!isAssessed || gaps.length > 0);
  const isIn = (lack: boolean, { id }: RuleInfo): boolean =>
    rulesOff.has(id) || (lack && advisoryRules.has(id));
  // With a part of the packages compared, a rule ran and is left in part, too.
  return {
    ran: all.filter((rule) => !isIn(isBlind, rule)),
    left: all.filter((rule) => isIn(gaps.length > 0, rule)),
  };
}

/** The worst first, then the surest, then by place, so that the same findings give the same report. */
export function byWeight(a: ReportedFinding, b: ReportedFinding): number {
  return (
    severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
    confidenceRank(a) - confidenceRank(b) ||
    compare(a.path, b.path) ||
    a.finding.range.startOffset - b.finding.range.startOffset ||
    compare(a.finding.fingerprint, b.finding.fingerprint)
  );
}

function confidenceRank({ finding }: ReportedFinding): number {
  return ['high', 'medium', 'low'].indexOf(finding.confidence);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
