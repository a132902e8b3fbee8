/**
 * What to do first. The formula is in docs/security-agent.md; the numbers are ours: a weight of severity times how sure
 * the scanner is, summed over what one step mends, by the minutes that such a step usually takes.
 */
import { effortOf } from '../../../../../domain/health/cause.ts';
import { type Confidence, type RuleInfo, type Severity, severities } from '../../../../../scanner/model.ts';
import type { Upgrade } from '../../../../../workspace/dependencies/upgrade/suggest-upgrade.ts';
import { byWeight } from './mapping.ts';
import { type ReportedFinding, upgradeKey } from './security-facts.ts';

export interface Recommendation {
  readonly title: string;
  /** How, in a sentence or two; a rule's own words. */
  readonly how: string | undefined;
  readonly severity: Severity;
  readonly risk: number;
  readonly minutes: number;
  readonly effort: ReturnType<typeof effortOf>;
  /** What it mends, the worst first. */
  readonly findings: readonly ReportedFinding[];
}

export interface RecommendationInput {
  readonly findings: readonly ReportedFinding[];
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly upgrades: ReadonlyMap<string, Upgrade>;
}

const severityWeights: Readonly<Record<Severity, number>> = {
  critical: 100,
  high: 40,
  medium: 10,
  low: 3,
  info: 1,
};

const confidenceShares: Readonly<Record<Confidence, number>> = { high: 1, medium: 0.6, low: 0.3 };

export const minutesFor = {
  /** A fix of ours: it is looked at and taken. */
  fix: { first: 5, more: 1 },
  hand: { first: 30, more: 10 },
  /** A secret is not only taken out, it is made void, and what it opened is looked at. */
  secret: { first: 60, more: 15 },
  upgrade: 15,
  /** Code may have to change with it. */
  breakingUpgrade: 120,
} as const;

/** Risk to one decimal, so that sums do not differ in the last bit. */
export function riskOf(findings: readonly ReportedFinding[]): number {
  const sum = findings.reduce(
    (total, { finding }) => total + severityWeights[finding.severity] * confidenceShares[finding.confidence],
    0,
  );
  return Math.round(sum * 10) / 10;
}

/** No step of a worse severity stands behind another; within one, what takes away most risk a minute comes first. */
export function recommend(input: RecommendationInput): readonly Recommendation[] {
  const steps = Map.groupBy(input.findings.toSorted(byWeight), (each) => keyOf(each, input.upgrades));
  return [...steps]
    .map(([key, findings]) => ({ key, step: toStep(findings, input) }))
    .sort(
      (a, b) =>
        severities.indexOf(a.step.severity) - severities.indexOf(b.step.severity) ||
        b.step.risk / b.step.minutes - a.step.risk / a.step.minutes ||
        (a.key < b.key ? -1 : 1),
    )
    .map(({ step }) => step);
}

/** One upgrade mends all that is wrong with a package, in every manifest that it changes; else a rule's findings are mended alike. */
function keyOf({ path, finding }: ReportedFinding, upgrades: RecommendationInput['upgrades']): string {
  const upgrade = upgrades.get(upgradeKey(path, finding));
  if (upgrade === undefined) return finding.ruleId;
  const files = upgrade.changes.map(({ file }) => file);
  return [finding.ruleId, upgrade.title, ...(files.includes(path) ? files : [path])].join('\0');
}

function toStep(
  findings: readonly ReportedFinding[],
  { rules, upgrades }: RecommendationInput,
): Recommendation {
  const [worst] = findings;
  const rule = rules.get(worst?.finding.ruleId ?? '');
  const upgrade = worst && upgrades.get(upgradeKey(worst.path, worst.finding));
  const minutes = minutesOf(findings, { rule, upgrade });
  return {
    title: upgrade?.title ?? rule?.title ?? worst?.finding.ruleId ?? '',
    how: upgrade === undefined ? rule?.fix : undefined,
    severity: worst?.finding.severity ?? 'info',
    risk: riskOf(eachFlaw(findings, upgrades)),
    minutes,
    effort: effortOf(minutes),
    findings,
  };
}

/** A flaw that stands in several manifests is told at each, and is one risk. */
function eachFlaw(
  findings: readonly ReportedFinding[],
  upgrades: RecommendationInput['upgrades'],
): readonly ReportedFinding[] {
  const told = new Set<Upgrade>();
  return findings.filter(({ path, finding }) => {
    const upgrade = upgrades.get(upgradeKey(path, finding));
    if (upgrade === undefined) return true;
    const isFirst = !told.has(upgrade);
    told.add(upgrade);
    return isFirst;
  });
}

interface Means {
  readonly rule: RuleInfo | undefined;
  readonly upgrade: Upgrade | undefined;
}

function minutesOf(findings: readonly ReportedFinding[], { rule, upgrade }: Means): number {
  if (upgrade !== undefined) return upgrade.isBreaking ? minutesFor.breakingUpgrade : minutesFor.upgrade;
  const byHand = rule?.tags.includes('secrets') === true ? minutesFor.secret : minutesFor.hand;
  const fixed = findings.filter(({ finding }) => finding.fixes.length > 0).length;
  return spend(minutesFor.fix, fixed) + spend(byHand, findings.length - fixed);
}

function spend({ first, more }: { readonly first: number; readonly more: number }, count: number): number {
  return count === 0 ? 0 : first + more * (count - 1);
}
